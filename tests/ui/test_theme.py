"""The colours, by role."""

import pytest

from hipflow.ui.theme import DARK, LIGHT, theme_for


@pytest.mark.parametrize(
    ("colours", "light_background", "theme"),
    [
        ("dark", True, DARK),
        ("light", False, LIGHT),
        ("auto", True, LIGHT),
        ("auto", False, DARK),
    ],
)
def test_a_choice_wins_over_the_terminal(colours, light_background, theme):
    """Only `auto` goes by the terminal's ground."""
    assert theme_for(colours, light_background=light_background) is theme
