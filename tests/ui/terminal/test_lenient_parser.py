"""What a terminal sends, and what none does."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, MouseDown, Paste

if sys.platform == "win32":
    pytest.skip("Textual has another driver there", allow_module_level=True)

from hipflow.ui.terminal.driver import LenientXtermParser

SENSELESS = [
    "\x1b[:~",
    "\x1b[1:2:3u",
    "\x1b[99999999u",
    "\x1b[99999999999999u",
    "\x1b[97;;99999999u",
    "\x1b[48;0;0;0;0t\x1b[<0;3;3M",
]
"""Numbers that no terminal sends: each of them would end Textual's own thread of keys."""


def seen(parser, *texts):
    """The messages in these texts, with what is only known after a while."""
    found = [message for text in texts for message in parser.feed(text)]
    return [*found, *parser.tick()]


@pytest.mark.parametrize("senseless", SENSELESS)
def test_what_makes_no_sense_is_passed_by(senseless):
    """And all that comes after it is understood."""
    parser = LenientXtermParser()
    found = seen(parser, f"{senseless}\x1b[Ca", "b")
    assert [message.key for message in found if isinstance(message, Key)][-3:] == [
        "right",
        "a",
        "b",
    ]


def test_keys_clicks_and_pastes_are_what_they_were():
    """Taken apart, a text gives what it gives Textual's own, also where a paste is cut in two."""
    parser = LenientXtermParser()
    found = seen(parser, "x\x1b[<0;3;4M\x1b[200~a b", "c\x1b[20", "1~\x1b[Ay")
    kinds = [type(message) for message in found]
    assert kinds == [Key, MouseDown, Paste, Key, Key]
    assert found[2].text == "a bc"
    assert [found[0].key, found[3].key, found[4].key] == ["x", "up", "y"]


def test_a_key_long_after_esc_is_a_key_like_any_other():
    """Esc has been told by then: what comes next must not end the thread of keys."""
    parser = LenientXtermParser()
    assert [message.key for message in parser.feed("\x1b")] == []
    parser._timeout_time = 0.0  # the time it waits for more is over
    assert [message.key for message in parser.tick()] == ["escape"]
    assert [message.key for message in parser.feed("\r")] == ["enter"]


@given(st.lists(st.text(st.sampled_from("\x1b[]<?:;0159MmRtu~yABO$ a"), max_size=40), max_size=5))
def test_nothing_that_is_typed_makes_it_fall(texts):
    """Whatever comes in whatever pieces."""
    seen(LenientXtermParser(), *texts)


def test_a_key_long_after_an_esc_is_that_key():
    """The Esc has been taken by then: nothing is waited for any more, and nothing falls over."""
    parser = LenientXtermParser()
    assert list(parser.feed("\x1b")) == []
    parser._timeout_time = 0.0  # so long ago that it was an Esc alone
    assert [key.key for key in parser.tick()] == ["escape"]
    assert [key.key for key in parser.feed(" ")] == ["space"]
