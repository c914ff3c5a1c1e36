"""What the terminal under the screens can show."""

from types import SimpleNamespace
from typing import Any

import pytest

from hipflow.ui.terminal.ability import ALL_COLOURS, ability_of


def app(system: str | None = "truecolor", **other: Any) -> Any:
    """As much of an app as is asked."""
    console = SimpleNamespace(color_system=system, encoding=other.pop("encoding", "utf-8"))
    theme = SimpleNamespace(dark=other.pop("dark", True))
    made = {"is_headless": False, "no_color": False} | other
    return SimpleNamespace(console=console, current_theme=theme, **made)


@pytest.mark.parametrize(
    ("system", "colours"),
    [("truecolor", ALL_COLOURS), ("256", 256), ("standard", 16), (None, ALL_COLOURS)],
)
def test_colours_are_what_the_terminal_has(system, colours):
    """From 16 to all of them."""
    assert ability_of(app(system)).colours == colours


def test_who_wants_no_colour_gets_none():
    """Whatever the terminal has."""
    assert ability_of(app(no_color=True)).colours == 0


def test_without_unicode_there_are_no_blocks():
    """Signs stand in their place."""
    assert not ability_of(app(encoding="ascii")).blocks
    assert ability_of(app(encoding="UTF-8")).blocks


def test_a_picture_without_a_terminal_shows_everything():
    """So that pictures of the screens are the same wherever they are made."""
    ability = ability_of(app("standard", is_headless=True, encoding="ascii"))
    assert (ability.colours, ability.blocks) == (ALL_COLOURS, True)


def test_the_theme_says_whether_it_is_dark():
    """A light ground needs darker colours."""
    assert not ability_of(app(dark=False)).dark
