"""What is wrong with one value, and how it would be written; see also ``test_explain.py``."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.toml.explain_value import toml_value, value_fault


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
