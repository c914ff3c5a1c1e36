"""Every mistake in single keys and values, each once and at its path."""

from hipflow.routine.check.schema_check import schema_violations
from hipflow.routine.format.model import RoutineFile
from hipflow.routine.toml.source import Source


def test_all_kinds_are_found_in_one_pass():
    """Types, limits, lengths, words, unknown and missing keys, also inside the levels."""
    source = Source(
        """hipflow = 1
title = "T"
[[exercise]]
sets = "2"
reps = 201
hold_s = [1]
side = "x"
level = 1.0
easier = { reps = "x", zz = 1 }
harder = 5
[circuit.A]
[circuit.""]
rounds = 1
""",
        "x.toml",
    )
    found = {
        finding.path: finding.code
        for finding in schema_violations(source, source.data, RoutineFile)
    }
    first = ("exercise", 0)
    assert found == {
        (*first, "sets"): "wrong-type",
        (*first, "reps"): "out-of-range",
        (*first, "hold_s"): "wrong-range",
        (*first, "side"): "unknown-value",
        (*first, "level"): "wrong-type",
        (*first, "easier", "reps"): "wrong-type",
        (*first, "easier", "zz"): "unknown-key",
        (*first, "harder"): "wrong-type",
        ("circuit", "A"): "missing-key",
        ("circuit", ""): "bad-name",
    }


def test_dates_and_endless_numbers_do_not_stop_it():
    """What the validator itself cannot read is found like any other wrong value."""
    text = "hipflow = 1\ntitle = 2026-01-01\nper_day = inf\nexercise = [{ reps = 1979-05-27 }]\n"
    source = Source(text, "x.toml")
    found = [finding.path[-1] for finding in schema_violations(source, source.data, RoutineFile)]
    assert sorted(found) == ["per_day", "reps", "title"]
