"""Text from elsewhere made safe to show, and paths to type on a command line."""

import json
import os
import shlex
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.system.safe_text import (
    LONGEST_TEXT,
    find_control,
    json_lines,
    printable,
    printable_lines,
    safe,
    safe_line,
    safe_lines,
    shell_path,
    single_line,
    without_control,
)
from tests.builders.hostile_texts import JOINED

anything = st.text(st.characters(exclude_categories=[]))
seen = st.characters(exclude_categories=["C", "Z"], include_characters=" ", exclude_characters="/")


JOINERS = "\u200c\u200d"
tricky = st.text(
    st.sampled_from(
        "a é می🔥\ufe0f\u20e3\n\t\x1b\x9b\xad\u200b\u200e\u202e\u2066\ufeff\u0600\ue000"
    )
    | st.sampled_from(JOINERS)
)
"""Texts in which the characters that need a decision stand close together."""


def unseen_in(text):
    """The characters that act on a terminal or leave a hole; not those that join or are drawn."""
    return [
        letter
        for letter in text
        if unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Cf")
        and letter not in JOINERS
        and not is_drawn(letter)
    ]


@given(tricky | st.text())
@pytest.mark.parametrize("harmless", [printable, single_line, safe_line])
def test_one_line_that_acts_on_nothing(harmless, text):
    """No control character, escape, line break or turn of writing; twice is the same as once."""
    shown = harmless(text)
    assert len(shown.splitlines()) <= 1
    assert not unseen_in(shown)
    assert harmless(shown) == shown


@given(anything)
def test_half_letters_can_be_written_out(text):
    """What a file's name was decoded to may be no text at all; it is shown all the same."""
    for harmless in (printable, single_line, safe_line, safe):
        harmless(text).encode()


def is_drawn(mark):
    """Whether a format character has a look of its own, as Unicode's signs before a number have."""
    return unicodedata.category(mark) == "Cf" and (
        "NUMBER" in unicodedata.name(mark)
        or (
            "ARABIC" in unicodedata.name(mark).split()
            and unicodedata.name(mark) != "ARABIC LETTER MARK"
        )
        or unicodedata.name(mark) == "SYRIAC ABBREVIATION MARK"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bein\xadpresse", "Beinpresse"),
        ("\ufeffBridge\u200b", "Bridge"),
        ("\u202etxt.lmot\u202c", "txt.lmot"),
        ("\u2066left\u2069 \u200eside\u200f", "left side"),
        *((text, text) for text in JOINED.values()),
        ("le\u200dg", "leg"),
        ("\u200d🔥\u200d\u200c", "🔥\u200d"),
        ("\u06005", "\u06005"),
        ("two\xa0words\u2028three", "two words three"),
        ("\x1b[2J\x9b31m\x07", " [2J 31m "),
        ("[b]\udcff\ue000", "[b]  "),
    ],
)
def test_words_are_shown_as_they_look(text, shown):
    """What has no look leaves no gap, what joins its neighbours stays, what acts is a space."""
    assert printable(text) == shown


def test_printable_lines_stay_lines():
    """Each is made harmless by itself."""
    assert printable_lines("one\xad\ntwo\x1b") == "one\ntwo "


def test_words_on_a_single_line_stay_apart():
    """A line's end is a space; many are one, and none stands outside."""
    assert single_line(" a\n\n b\tc ") == "a b c"


def test_what_cannot_be_seen_is_given_by_its_number():
    """In a name nothing hides, not even what has no look; a gap is a gap; joined letters stay."""
    assert safe_line("a\tb\nc\rd") == "a b c d"
    assert safe_line("\x1b[2J\u202e\udcff é [b]") == "\\x1b[2J\\u202e\\udcff é [b]"
    assert safe_line("le\u200dg\xad") == "le\\u200dg\\xad"
    assert safe_line(JOINED["family"]) == JOINED["family"]


@given(anything)
def test_control_characters_are_found_and_removed(text):
    """What one finds, the other removes; a carriage return may end a line of a file."""
    left = without_control(text)
    assert find_control(left) is None
    assert (find_control(text) is None) == (left == text.replace("\r", ""))


def test_line_ends_and_soft_hyphens_are_no_control_characters():
    """They may stand in a file."""
    assert find_control("a\r\n\tb\xad\u200d\ufeff") is None
    assert find_control("a\x85") == "\x85"
    assert without_control("a\u202eb\n\tc\x7f") == "ab\n\tc"


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


@given(st.text(seen, min_size=1))
def test_a_shell_reads_it_as_one_word(name):
    """Whatever it is made of; and none is an option."""
    [word] = shlex.split(shell_path(Path(name), windows=False))
    assert Path(word) == Path(name)
    assert not word.startswith("-")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("name", [b"a\nb", b"\x1b[2J'q\\", b"\xff x", "\u202etxt".encode(), b"-\t"])
def test_what_cannot_be_seen_is_typed_by_its_numbers(name):
    """A shell makes the very bytes of it; nothing in it acts on a terminal."""
    word = shell_path(Path(os.fsdecode(name)), windows=False)
    assert word.isprintable()
    reported = subprocess.run(["bash", "-c", f"printf %s {word}"], capture_output=True, check=True)
    assert reported.stdout.removeprefix(b"./") == name


def test_windows_takes_double_quotes():
    """Its old command line knows no others."""
    assert shell_path(Path("H\u00fcfte Woche 2.toml"), windows=True) == '"H\u00fcfte Woche 2.toml"'
    assert shell_path(Path("plan.toml"), windows=True) == "plan.toml"
