"""Text from elsewhere, made harmless to show."""

import json

from hypothesis import given
from hypothesis import strategies as st

from hipflow.system.safe_text import LONGEST_TEXT, json_lines, one_line, safe, safe_lines

anything = st.text(st.characters(exclude_categories=[]))


@given(anything)
def test_nothing_in_it_acts(text):
    """Whatever it holds, half letters too: one line that can be seen and written out."""
    shown = one_line(text)
    assert shown.isprintable()
    assert shown.encode().decode() == shown


def test_what_cannot_be_seen_is_told_by_its_number():
    """A gap is a gap; all that can be seen stays."""
    assert one_line("a\tb\nc\rd") == "a b c d"
    assert one_line("\x1b[2J\u202e\udcff é [b]") == "\\x1b[2J\\u202e\\udcff é [b]"


def test_a_text_that_never_ends_is_cut():
    """What is shown of it is the beginning."""
    assert safe("x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    assert safe("x" * 5000) == "x" * LONGEST_TEXT + "…"


def test_lines_stay_lines():
    """Each is made harmless by itself."""
    assert safe_lines("one\ntwo\x1b") == "one\ntwo\\x1b"


@given(st.recursive(anything, lambda inner: st.lists(inner) | st.dictionaries(anything, inner)))
def test_json_says_the_same(value):
    """However it is written; and nothing in it acts."""
    text = json_lines(json.dumps(value, indent=2, ensure_ascii=False))
    assert json.loads(text) == json.loads(json.dumps(value))
    assert all(line.isprintable() for line in text.split("\n"))
