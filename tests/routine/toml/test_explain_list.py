"""The list or the table that was meant; see also ``test_explain.py``."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.toml.explain_list import in_quotes, list_meant, table_meant


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("Stand tall, and breathe", '["Stand tall, and breathe"]'),
        ("[Don't lean, Push]", '["Don\'t lean", "Push"]'),
        ("['a'; 'b']", "['a', 'b']"),
        ('("a", "b")', '["a", "b"]'),
        ('"a", b', None),
        ("[]", None),
    ],
)
def test_texts_become_a_list(value, meant):
    """Only what stands in brackets is taken apart at its commas."""
    assert list_meant("cues", value) == meant
    assert list_meant("setup", value) is None


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("reps = 6, hold_s = 2", "{ reps = 6, hold_s = 2 }"),
        ("[reps: 6]", "{ reps = 6 }"),
        ("{ reps = }", None),
        ("bridge", None),
    ],
)
def test_entries_become_a_table(value, meant):
    """The brackets and signs of other languages are read as TOML's."""
    assert table_meant("easier", value) == meant
    assert table_meant("reps", value) is None


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_what_is_offered_can_be_read(value):
    """Whatever was written, a list, a table or a text that is offered is one."""
    assert "x" in tomllib.loads(f"x = {in_quotes(value)}")
    for meant, kind in ((list_meant("cues", value), list), (table_meant("words", value), dict)):
        assert meant is None or isinstance(tomllib.loads(f"x = {meant}")["x"], kind)
