"""What a line of the history must not say, though its shape allows it. Pure."""

from datetime import date

from msgspec import UNSET

from hipflow.progress.dates import EARLIEST, LATEST, can_be_kept, parse_timestamp
from hipflow.session.record import (
    EFFORT_LEAST,
    EFFORT_MOST,
    PAIN_LEAST,
    PAIN_MOST,
    Entry,
    Note,
    SessionRecord,
)
from hipflow.storage.corrections import is_amendable


def check_entry(entry: Entry) -> None:
    """See that an entry says nothing that its shape allows and nobody can have said.

    Raises:
        ValueError: it does; the message says what, in words for a person.
    """
    if isinstance(entry, SessionRecord):
        _check_time(entry.started)
        _check_time(entry.ended)
        if entry.date is not UNSET:
            _check_date(entry.date)
        return
    _check_time(entry.at)
    if isinstance(entry, Note):
        _check_date(entry.date)
        return
    for name, value in entry.set.items():
        if is_amendable(name) and not _fits(name, value):
            raise ValueError(f"`{name}` cannot be {str(value)[:40]!r}")


def _check_time(text: str) -> None:
    try:
        when = parse_timestamp(text)
    except ValueError:
        raise ValueError(f"its time cannot be read: {text[:40]!r}") from None
    if not can_be_kept(when):
        raise _wrong_year(when.year)


def _check_date(text: str) -> None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"its date cannot be read: {text[:40]!r}") from None
    if not EARLIEST.year <= day.year < LATEST.year:
        raise _wrong_year(day.year)


def _wrong_year(year: int) -> ValueError:
    return ValueError(
        f"its year cannot be {year}, only one of {EARLIEST.year} to {LATEST.year - 1}"
    )


def _fits(name: str, value: object) -> bool:
    if value is None:
        return True
    if name == "note":
        return isinstance(value, str)
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    least, most = (EFFORT_LEAST, EFFORT_MOST) if name == "effort" else (PAIN_LEAST, PAIN_MOST)
    return least <= value <= most
