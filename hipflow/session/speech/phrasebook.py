"""hipflow's own spoken words, by language. What an author writes is spoken as written."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from hipflow.routine.format.choices import LevelName, Position
from hipflow.routine.format.defaults import LANGUAGE
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.speech.language_books import book_name, language_book


class NumberPhrase(Struct, frozen=True, kw_only=True):
    """A word behind a number: ``8 times``, ``30 seconds``."""

    one: str
    """The whole of it for 1; in words where a voice would read 1 as it counts: ``eine Minute``."""
    many: str
    """For all other numbers, with ``{n}``."""
    odd: Mapping[int, str] = {}
    """The whole of it for numbers in a form the voice does not know: ``duas vezes``."""

    def of(self, number: float, text: str) -> str:
        """The number and the word.

        Args:
            number: how many.
            text: the number as it is written in this language.
        """
        if number == 1:
            return self.one
        whole = int(number)
        odd = self.odd.get(whole) if whole == number else None
        return odd or self.many.format(n=text)


class Phrasebook(Struct, frozen=True, kw_only=True):
    """The words of one language.

    Names in braces stand for what is put in: ``{n}`` and ``{many}`` are numbers, all others words.
    A part of a sentence begins with a small letter, but for nouns where they have a large one;
    making the sentence sets the first one large.
    """

    sides: Mapping[Side, str]
    """One word each for the left and the right, e.g. ``left``."""
    side_names: Mapping[Side, str]
    """The same where it stands alone: ``left side``."""
    positions: Mapping[Position, str]
    """How the body is: ``on your back``."""
    phases: Mapping[RepPhaseKind, str]
    """One word a phase, where the author wrote none."""
    levels: Mapping[LevelName, str]
    count_then: str
    """How a repetition's count goes before what is done in it: ``3. Lift``."""
    count_side: str
    """How it goes before the side that it begins with: ``3, left, Lift``."""
    ordinal_dot: bool = False
    """Whether a number before a full stop is heard as an ordinal, ``3.`` as third."""
    language_factor: float = 1.0
    """How long the language takes to say beside English of as many letters."""
    decimal: str
    """What stands before the tenths of a number."""
    times: NumberPhrase
    seconds: NumberPhrase
    minutes: NumberPhrase
    minutes_and_seconds: str
    set_of: str
    last_set: str
    round_of: str
    last_round: str
    rest: str
    next: str
    change_sides: str
    now: str
    """How a half with a name of its author's begins, ``now backwards``: that is no change of sides.
    """
    halfway: str
    last_one: str
    each_side: str
    and_hold: str
    a_set_every: str
    own_pace: str
    press_when_done: str
    press_when_ready: str
    paused: str
    asleep: str
    more: str
    from_next_set: str
    last_exercise: str
    half_behind: str
    finished: str
    stopped: str


@cache
def phrasebook_for(language: str) -> Phrasebook:
    """The words of a language, by its BCP 47 tag; English where there are none."""
    known = language if book_name(language) else LANGUAGE
    book: Phrasebook = language_book("phrasebooks", known)
    return book
