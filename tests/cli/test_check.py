"""Checking files from the command line."""

import json


def test_checking_what_is_handed_over(run, plan):
    """Standard input, warnings taken for errors, as tools ask for it."""
    given = plan.read_text(encoding="utf-8")
    fine = run("check", "-", given=given)
    assert (fine.exit_code, "-: fine" in fine.output) == (0, True)
    strict = run("check", "--strict", "--json", "-", given=given)
    assert strict.exit_code == 1
    assert [entry["code"] for entry in json.loads(strict.output)] == ["no-cue"]
