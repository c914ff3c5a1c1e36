"""Paths as they are typed: what is told can be copied onto a command line."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.system.typed import shell_path

seen = st.characters(exclude_categories=["C", "Z"], include_characters=" ", exclude_characters="/")


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
