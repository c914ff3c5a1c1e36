"""Paths as they are typed: what is told can be copied onto a command line."""

import shlex
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hipflow.typed import typed


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="/"), min_size=1))
def test_a_shell_reads_it_as_one_word(name):
    """Whatever it is made of; and none is an option."""
    [word] = shlex.split(typed(Path(name), windows=False))
    assert Path(word) == Path(name)
    assert not word.startswith("-")


def test_windows_takes_double_quotes():
    """Its old command line knows no others."""
    assert typed(Path("H\u00fcfte Woche 2.toml"), windows=True) == '"H\u00fcfte Woche 2.toml"'
    assert typed(Path("plan.toml"), windows=True) == "plan.toml"
