"""How the signs and short forms of an author's text are spoken, by language."""

from collections.abc import Mapping

from msgspec import Struct

from hipflow.session.speech.language_books import language_book
from hipflow.session.speech.phrasebook import NumberPhrase, Phrasebook


class Signbook(Struct, frozen=True, kw_only=True):
    """The words of one language.

    Every language has the same ``signs``, ``fractions``, ``units`` and ``rates``; short forms and
    other ways to write a unit are its own.
    """

    phrases: Phrasebook
    """Its decimal sign, and how often something is done."""
    signs: Mapping[str, str]
    """What stands for a sign before or between numbers: ``<`` is *less than*."""
    range: str
    """``10-12``, from ``{least}`` to ``{most}``."""
    out_of: str
    """``3/10``, as ``{n}`` out of ``{many}``."""
    per: str
    """``2x/day``, before the day."""
    number: str
    """``#3``, before the number."""
    not_so: str
    """What a cross means before something that is wrong; left out, it would say the opposite."""
    negations: str
    """Words beside which a cross says the same once more, and not the opposite: a pattern."""
    fractions: Mapping[str, str]
    """Parts of a whole that stand alone."""
    halves: Mapping[str, str]
    """A half before a noun, by how the noun ends; the one for all others last, under ``""``."""
    units: Mapping[str, NumberPhrase]
    """Units behind a number, repetitions and sets among them."""
    also: Mapping[str, str]
    """Other ways to write a unit, each with the one in ``units``."""
    rates: Mapping[str, str]
    """Short forms behind a slash: ``3x/wk``."""
    short_forms: Mapping[str, str]
    """Short forms by themselves. In capitals they are known in capitals only."""
    numbered: str
    """Nouns that have a number behind them, ``Phase II``: a pattern, in small letters."""
    as_written: str
    """What looks like something else and is left alone, e.g. dates: a pattern."""


def signbook_for(language: str) -> Signbook | None:
    """The words of a language, by its BCP 47 tag; ``None`` where there are none."""
    book: Signbook | None = language_book("signbooks", language)
    return book
