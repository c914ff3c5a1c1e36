"""How the repetitions of a set are counted aloud: all of them in one way, so that the beat is even.

Numbers come first. A phase too short for number and word has the number alone; where not every
number fits, every second or every fifth is said and nothing in between.
"""

import math
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from hipflow.session.plan.steps import Step, Work
from hipflow.session.speech import spoken_text
from hipflow.session.speech.phrasebook import Phrasebook
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, SpeechSettings, Verbosity

LAST_ONE_FROM_REPS = 3
"""The last repetition is announced in sets of at least this many."""

LONG_HOLD_SAID_MS = 10_000
"""A hold from here on is announced with its seconds."""

_STRIDES = (1, 2, 5)
"""Every number, every second, every fifth."""


class Counting(Struct, frozen=True, kw_only=True):
    """What can be said as each repetition of a set begins.

    Attributes:
        reps: how many begin.
        room_ms: how long the phase is that they begin with.
        words: ways to say that phase, the fullest first; none where only counts are said.
        turns: how many repetitions one number counts: both sides where they take turns.
        sides: the words for the sides that take turns, that of the first repetition first.
        is_counted: whether numbers are said.
        last: the number of the last one, where it is announced; else 0.
        last_one: how it is announced.
        count_then: how a count goes before a word.
        count_side: how it goes before a side.
    """

    reps: int
    room_ms: int
    words: tuple[str, ...]
    turns: int
    sides: tuple[str, ...]
    is_counted: bool
    last: int
    last_one: str
    count_then: str
    count_side: str

    def number_of(self, rep: int) -> int:
        """The number a repetition begins; 0 on the second side, which goes with the first."""
        pair, second = divmod(rep - 1, self.turns)
        return 0 if second else pair + 1


class _Way(Struct, frozen=True, kw_only=True):
    """One way to say them all; ``stride`` is 0 where nothing is counted."""

    word: str = ""
    stride: int = 0
    names_side: bool = False
    is_quick: bool = False
    """Whether the count stands behind the side, where it needs no pause."""


def counting_of(step: Step, work: Work, book: Phrasebook, verbosity: Verbosity) -> Counting:
    """What can be said as each repetition of guided work begins."""
    full, talks = verbosity is Verbosity.FULL, verbosity is not Verbosity.COUNTS
    opening, turns = work.phases[0], work.turns
    words: tuple[str, ...] = (
        (spoken_text.phase_word(book, step.play, opening.kind),) if full else ()
    )
    is_counted, names_sides = work.reps != turns, turns > 1 and talks
    if talks and opening.is_still and opening.length_ms >= LONG_HOLD_SAID_MS:
        held = f"{spoken_text.time_text(book, opening.length_ms)}."
        words = (f"{words[0]}, {held}", *words) if full else (held,)
        is_counted, names_sides = is_counted and full, names_sides and full
    many = (work.reps or 0) // turns
    return Counting(
        reps=work.reps or math.ceil((step.length_ms or 0) / (work.rep_ms + work.relax_ms)),
        room_ms=opening.length_ms,
        words=words,
        turns=turns,
        sides=tuple(spoken_text.side_word(book, step.play, work.side_of(rep)) for rep in (1, 2))
        if names_sides
        else (),
        is_counted=is_counted,
        last=many if talks and many >= LAST_ONE_FROM_REPS else 0,
        last_one=book.last_one,
        count_then=book.count_then,
        count_side=book.count_side,
    )


@lru_cache(maxsize=64)
def openings(counting: Counting, speaking: SpeechSettings) -> tuple[str, ...]:
    """What is said as each repetition begins, in order; nothing where nothing is.

    It is the fullest way in which every repetition has time for what is said of it.
    """
    for way in _ways(counting):
        said: list[str] = []
        for rep in range(1, counting.reps + 1):
            room_ms = counting.room_ms - (AFTER_TONE_MS if rep == 1 else 0)
            forms = _forms(counting, way, rep)
            fits = (form for form in forms if not form or speaking.length_ms(form) <= room_ms)
            form = next(fits, None)
            if form is None:
                break
            said.append(form)
        else:
            return tuple(said)
    return ("",) * counting.reps


def _ways(counting: Counting) -> Iterator[_Way]:
    """All ways, the fullest first."""
    sided = bool(counting.sides)
    if counting.is_counted:
        for word in counting.words:
            yield _Way(word=word, stride=1, names_side=sided)
        if sided:
            yield _Way(stride=1, names_side=True)
        for stride in _STRIDES:
            yield _Way(stride=stride, names_side=sided, is_quick=True)
    for word in counting.words:
        yield _Way(word=word, names_side=sided)
    if sided:
        yield _Way(names_side=True)
        for stride in _STRIDES:
            yield _Way(stride=stride, is_quick=True)


def _forms(counting: Counting, way: _Way, rep: int) -> Iterator[str]:
    """What may be said of a repetition in that way, the fullest first.

    Only the ends have a choice: the last one is named as such where that fits, and behind the start
    tone, which tells of the first as well, there may be no time for more than its side.
    """
    number = counting.number_of(rep) if way.stride else 0
    if number and number == counting.last:
        if not way.is_quick:
            yield _text(counting, way, rep, counting.last_one)
        yield counting.last_one
    is_said = number > 0 and number % way.stride == 0
    yield _text(counting, way, rep, f"{number}" if is_said else "")
    if rep == 1 and (way.is_quick or not way.stride):
        yield _text(counting, _Way(names_side=way.names_side), rep, "")
        yield ""


def _text(counting: Counting, way: _Way, rep: int, count: str) -> str:
    side = counting.sides[(rep - 1) % counting.turns] if way.names_side else ""
    what = ", ".join(filter(None, (side, way.word)))
    if not count or not what:
        return count or what
    if way.is_quick:
        return f"{what} {count}"
    return (counting.count_side if side else counting.count_then).format(count=count, what=what)
