"""The positions in plain words."""

from hipflow.routine.format.choices import Position
from hipflow.routine.format.positions import POSITION_WORDS


def test_every_position_has_plain_words():
    """None is left without, and none is the author's key word with its dash."""
    assert set(POSITION_WORDS) == set(Position)
    assert not any("-" in words for words in POSITION_WORDS.values())
