"""What is wrong with one value, and how it would be written; see also ``test_explain.py``."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.toml.explain_value import (
    quoted_text,
    suggest_list,
    suggest_table,
    toml_value,
    value_fault,
)


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        ("title", "After the knee", '"After the knee"'),
        ("title", '"Knee"', '"Knee"'),
        ("ask_before", "true", "true"),
        ("reps", "8-12", "[8, 12]"),
        ("rest_s", "00:01:30", "90"),
        ("title", '"open', None),
        ("title", "", None),
    ],
)
def test_a_value_after_a_colon_is_kept_or_mended(key, value, written):
    """What TOML takes stays as it is, but for times; what cannot be told is left open."""
    assert toml_value(key, value) == written


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1))
def test_a_text_offered_in_quotes_is_a_text(value):
    """Whatever was written, what is offered for a title can be read."""
    offered = toml_value("title", value)
    assert offered is None or "title" in tomllib.loads(f"title = {offered}")


@given(st.sampled_from(["title", "reps", "rest", "cues"]), st.text(min_size=1), st.booleans())
def test_something_is_said_of_any_value(key, value, unclosed):
    """No value is left without a message and a way out."""
    assert all(value_fault(key, value, unclosed=unclosed))


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
