"""The place of the figure."""

from hipflow.routine.resolved import Position
from hipflow.ui.widgets.figure_place import WORDS, FigurePlace


def test_every_position_has_plain_words():
    """None is left without, and none is the author's key word with its dash."""
    assert set(WORDS) == set(Position)
    assert not any("-" in words for words in WORDS.values())


def test_without_a_position_nothing_is_said():
    """An author need not write one."""
    assert str(FigurePlace().render()) == ""
