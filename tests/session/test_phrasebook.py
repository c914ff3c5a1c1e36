"""hipflow's own words in every language it speaks."""

import string

import pytest
from msgspec import structs

from hipflow.routine.resolved import LevelName, Position
from hipflow.session.phrasebook import ENGLISH, SPOKEN_LANGUAGES, book_for
from hipflow.session.steps import PhaseKind, Side

BOOKS = [pytest.param(book_for(language), id=language) for language in SPOKEN_LANGUAGES]


def blanks(text):
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("book", BOOKS)
def test_every_word_is_there(book):
    """For every side, position, phase and level; and nothing is empty."""
    assert set(book.sides) == set(book.side_names) == {Side.LEFT, Side.RIGHT}
    assert set(book.positions) == set(Position)
    assert set(book.phases) == set(PhaseKind)
    assert set(book.levels) == set(LevelName)
    for value in structs.astuple(book):
        assert all(value.values() if isinstance(value, dict) else [value])


@pytest.mark.parametrize("book", BOOKS)
def test_the_same_is_put_in_as_in_english(book):
    """A blank that is missing would leave a number out, one too many would end in an error."""
    for name, text in structs.asdict(ENGLISH).items():
        if isinstance(text, str):
            assert blanks(getattr(book, name)) == blanks(text), name


def test_the_words_go_by_the_first_part_of_the_tag():
    """A region has the words of its language; an unknown language has English ones."""
    assert book_for("en-GB") is book_for("EN") is ENGLISH
    assert book_for("tlh") is ENGLISH
