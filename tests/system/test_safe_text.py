"""Text from elsewhere made safe to show, and paths to type on a command line."""

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.system.safe_text import (
    LONGEST_TEXT,
    json_lines,
    one_line,
    safe,
    safe_lines,
    shell_path,
)

anything = st.text(st.characters(exclude_categories=[]))
seen = st.characters(exclude_categories=["C", "Z"], include_characters=" ", exclude_characters="/")


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
    told = subprocess.run(["bash", "-c", f"printf %s {word}"], capture_output=True, check=True)
    assert told.stdout.removeprefix(b"./") == name


def test_windows_takes_double_quotes():
    """Its old command line knows no others."""
    assert shell_path(Path("H\u00fcfte Woche 2.toml"), windows=True) == '"H\u00fcfte Woche 2.toml"'
    assert shell_path(Path("plan.toml"), windows=True) == "plan.toml"
