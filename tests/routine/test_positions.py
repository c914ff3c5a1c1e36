"""The positions in plain words."""

from hipflow.routine.positions import WORDS
from hipflow.routine.resolved import Position


def test_every_position_has_plain_words():
    """None is left without, and none is the author's key word with its dash."""
    assert set(WORDS) == set(Position)
    assert not any("-" in words for words in WORDS.values())
