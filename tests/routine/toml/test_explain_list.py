"""The list or the table that was meant; see also ``test_explain.py``."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.toml.explain_list import quoted_text, suggest_list, suggest_table


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
    assert suggest_list("cues", value) == meant
    assert suggest_list("setup", value) is None


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
    assert suggest_table("easier", value) == meant
    assert suggest_table("reps", value) is None


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_what_is_offered_can_be_read(value):
    """Whatever was written, a list, a table or a text that is offered is one."""
    assert "x" in tomllib.loads(f"x = {quoted_text(value)}")
    for meant, kind in ((suggest_list("cues", value), list), (suggest_table("words", value), dict)):
        assert meant is None or isinstance(tomllib.loads(f"x = {meant}")["x"], kind)
