"""Which sessions are looked at: of a routine, a time, an outcome, with words in them. Pure.

Sessions at another speed than 1 are looked at like all others; what is counted or averaged leaves
them out by itself.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from hipflow.progress.dates import DAYS, MONTHS, local_day
from hipflow.session.record import SessionRecord
from hipflow.system.safe_text import composed

_AROUND = ".,;:!?()'\"“”"
"""Signs that may stand around a number in a text."""


class Selection(Struct, frozen=True, kw_only=True):
    """What a session has to be like; what is ``None`` or empty lets all through.

    Attributes:
        routine: the name of a routine's file, or its title.
        since: the first day.
        until: the last day.
        outcome: how the session ended.
        words: words that all stand somewhere in it, in any order, however they are written; also
            the beginning of a day or a month. A number has to stand there by itself.
    """

    routine: str | None = None
    since: date | None = None
    until: date | None = None
    outcome: str | None = None
    words: str = ""


def select(records: Iterable[SessionRecord], selection: Selection) -> tuple[SessionRecord, ...]:
    """Those of the sessions that fit, in the order they come."""
    words = _folded(selection.words).split()
    return tuple(
        record
        for record in records
        if (selection.outcome is None or record.outcome == selection.outcome)
        and (selection.routine is None or is_session_of(record, selection.routine))
        and _is_between(record, selection)
        and (not words or _contains_words(record, words))
    )


def is_session_of(record: SessionRecord, routine: str) -> bool:
    """Whether a session is of a routine, by its file's name or its title."""
    asked = _folded(routine)
    named = (record.routine.file, record.routine.file.removesuffix(".toml"), record.routine.title)
    return any(_folded(name) == asked for name in named)


def _folded(text: str) -> str:
    """The text as it is compared: small, and however its accents are stored."""
    return composed(text).casefold()


def _is_between(record: SessionRecord, selection: Selection) -> bool:
    if selection.since is None and selection.until is None:
        return True
    day = local_day(record)
    return (selection.since is None or day >= selection.since) and (
        selection.until is None or day <= selection.until
    )


def _contains_words(record: SessionRecord, words: Iterable[str]) -> bool:
    said = _folded(" ".join(_searchable_text(record)))
    numbers = {word.strip(_AROUND) for word in said.split()}
    return all(word in (numbers if word.isdecimal() else said) for word in words)


def _searchable_text(record: SessionRecord) -> Iterator[str]:
    """The texts of a session in which words are looked for, its date in the ways one writes it."""
    day = local_day(record)
    yield f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year} {day.isoformat()}"
    yield from (record.routine.title, record.outcome)
    yield "" if record.is_not_today else f"{record.day} day"
    yield from (record.reason or "", record.note or "")
    for exercise in record.exercises:
        yield from (exercise.name, exercise.load or "", exercise.skipped or "")
