"""hipflow's own words in every language it speaks."""

import re
import string
import subprocess
import sys

import pytest
from msgspec import structs

from hipflow.routine.format.choices import LevelName, Position
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.speech.language_books import SPOKEN_LANGUAGES
from hipflow.session.speech.phrasebook import NumberPhrase, phrasebook_for

ENGLISH = phrasebook_for("en")
BOOKS = [pytest.param(phrasebook_for(language), id=language) for language in SPOKEN_LANGUAGES]
COUNTED = ("times", "seconds", "minutes")


def blanks(text):
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def texts_in(value):
    """Every text of a part of a book."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, NumberPhrase):
        return [value.one, value.many, *value.odd.values()]
    return list(value.values()) if isinstance(value, dict) else []


@pytest.mark.parametrize("book", BOOKS)
def test_every_word_is_there(book):
    """For every side, position, phase and level; and nothing is empty or has a space to spare."""
    assert set(book.sides) == set(book.side_names) == {Side.LEFT, Side.RIGHT}
    assert set(book.positions) == set(Position)
    assert set(book.phases) == set(RepPhaseKind) - {RepPhaseKind.NAMED}, "its author names it"
    assert set(book.levels) == set(LevelName)
    texts = [text for value in structs.asdict(book).values() for text in texts_in(value)]
    assert len(texts) > 50
    assert all(text and text == " ".join(text.split()) for text in texts)


@pytest.mark.parametrize("book", BOOKS)
def test_the_same_is_put_in_as_in_english(book):
    """A blank that is missing would leave a number out, one too many would end in an error."""
    for name, text in structs.asdict(ENGLISH).items():
        if isinstance(text, str):
            assert blanks(getattr(book, name)) == blanks(text), name


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("book", BOOKS)
def test_only_the_common_form_takes_a_number(book, name):
    """One and the odd numbers are whole as they stand."""
    word = getattr(book, name)
    assert blanks(word.many) == {"n"}
    assert not any(blanks(text) for text in (word.one, *word.odd.values()))
    assert 1 not in word.odd


@pytest.mark.parametrize("book", BOOKS)
def test_whole_sentences_are_whole(book):
    """What is said as it stands begins with a large letter and ends; a part does neither."""
    whole = {"rest", "change_sides", "halfway", "paused", "asleep", "last_exercise", "half_behind"}
    whole |= {"press_when_done", "press_when_ready", "finished", "stopped"}
    for name, text in structs.asdict(book).items():
        if name in whole:
            assert re.fullmatch(r"\w.*[.?]", text), name
            assert text[0].isupper(), name
        elif name in {"set_of", "last_set", "round_of", "last_round", "own_pace", "next"}:
            assert not text.endswith("."), name


@pytest.mark.parametrize("book", [book for book in BOOKS if book.values[0].ordinal_dot])
def test_no_number_becomes_an_ordinal(book):
    """Where a full stop behind a number means third, no number has one with more to follow."""
    texts = [text for value in structs.asdict(book).values() for text in texts_in(value)]
    assert not [text for text in texts if re.search(r"(\d|\{(n|many|count)\})\. ", text)]


def test_the_words_go_by_the_first_part_of_the_tag():
    """A region has the words of its language; an unknown language has English ones."""
    assert phrasebook_for("en-GB") is phrasebook_for("EN") is ENGLISH
    assert phrasebook_for("pt-BR") is phrasebook_for("pt")
    assert phrasebook_for("tlh") is ENGLISH


def test_a_book_is_loaded_when_it_is_spoken():
    """What is shown is English; any other language is loaded alone, when it is first spoken."""
    script = """
import sys
from hipflow.session.speech import script
from hipflow.session.speech.language_books import SPOKEN_LANGUAGES
from hipflow.session.speech.phrasebook import phrasebook_for as book_for
books = lambda: sorted(n.split(".")[-1] for n in sys.modules if ".phrasebooks." in n)
print(len(SPOKEN_LANGUAGES), books())
book_for("en")
print(books())
book_for("de-AT")
print(books())
"""
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines() == ["7 ['english']", "['english']", "['english', 'german']"]
