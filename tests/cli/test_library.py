"""Looking into the library from the command line."""

import json


def test_words_find_exercises(run):
    """Every word narrows the list; one line an exercise."""
    lines = run("library", "side-lying").output.splitlines()
    assert len(lines) > 3
    assert all("on your side" in line for line in lines)
    fewer = run("library", "side-lying", "level", "3").output
    assert fewer.startswith("Side plank clamshell")


def test_an_id_shows_one_whole(run):
    """Also where others are found by the same word; these are named."""
    shown = run("library", "squat").output
    assert shown.startswith("Squat\n")
    assert 'use = "squat"' in shown
    assert "Also found by squat: goblet-squat" in shown


def test_one_found_is_shown_whole(run):
    """Nobody has to type the id it was found by."""
    assert 'use = "goblet-squat"' in run("library", "holding", "weight").output


def test_tools_get_an_array(run):
    """Of all that is found."""
    entries = json.loads(run("library", "half-kneeling", "--json").output)
    assert [entry["id"] for entry in entries] == ["half-kneeling-hip-flexor-stretch"]


def test_nothing_found_is_said(run):
    """With exit code 2, as for any unknown name."""
    done = run("library", "xqzwy")
    assert done.exit_code == 2
    assert "No exercise is found by: xqzwy" in done.output


PLAN = """hipflow = 1
title = "New hip"
precautions = ["hip-bend-90"]
[[exercise]]
use = "sit-to-stand"
"""


def test_what_a_precaution_forbids_is_hidden_and_told_of(run, tmp_path):
    """How many, and how to see them; by its id it is shown all the same, with what it breaks."""
    assert "goblet-squat" in run("library", "squat", "level", "3").output
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN, encoding="utf-8")
    assert run("add", plan).exit_code == 0
    found = run("library").output
    assert "\ngoblet-squat " not in found
    assert "7 exercises are hidden" in found
    assert "--all" in found
    assert "\ngoblet-squat " in run("library", "--all").output
    assert "Not with:" in run("library", "goblet-squat").output
