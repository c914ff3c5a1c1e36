"""When a therapist should see it: what in the history says so, and how often it is said. Pure.

Said at most once in seven days, the creeping of what is usual once in four weeks: a warning that
comes each day is read no more. When it was said follows from the history alone, so every front end
and every computer with that history agrees.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from hipflow.progress.baseline import Judged
from hipflow.progress.dates import local_day
from hipflow.session.record import Felt, SessionRecord

AGAIN_AFTER = timedelta(days=7)
CREEPING_AGAIN_AFTER = timedelta(days=28)
"""How long it is not said again. Our own choice."""

SESSIONS, SESSIONS_RED = 3, 2
MORNINGS, MORNINGS_RAISED = 5, 3
"""So many of the last so many are too often. Our own choice; NEMEX counted each as an event."""


class ShowWhy(StrEnum):
    """Why a therapist should see it."""

    FELT = "felt"
    """Numb, weak, or giving way: at any number."""
    TOO_OFTEN = "too-often"
    """Two of the last three sessions were too much."""
    MORNINGS = "mornings"
    """Three of the last five mornings were worse than usual."""
    CREEPING = "creeping"
    """What is usual has risen since the start."""


def felt(record: SessionRecord) -> Felt | None:
    """The gravest of what was felt during a session besides pain; ``None`` where nothing was."""
    known = [one for one in Felt if any(each.felt == one for each in record.exercises)]
    return known[-1] if known and record.speed == 1 else None


def show_why(sessions: Sequence[Judged], today: date) -> ShowWhy | None:
    """What is to be said today of showing it to a therapist; ``None`` where nothing is.

    Args:
        sessions: those of one routine, in order of their start.
        today: the date.
    """
    last: dict[ShowWhy, date] = {}
    said: ShowWhy | None = None
    for day, why in _occasions(sessions):
        if day > today:
            continue
        if not _was_said(last, why, day):
            last[why] = day
            said = why if day == today and said is None else said
    return said


def is_two_days_running(sessions: Sequence[Judged], day: date) -> bool:
    """Whether it was too much on that day and on the one before."""
    days = {local_day(one.record) for one in sessions if one.is_stop}
    return {day, day - timedelta(days=1)} <= days


def _was_said(last: dict[ShowWhy, date], why: ShowWhy, day: date) -> bool:
    if why is ShowWhy.CREEPING:
        return why in last and day < last[why] + CREEPING_AGAIN_AFTER
    others = [when for one, when in last.items() if one is not ShowWhy.CREEPING]
    return bool(others) and day < max(others) + AGAIN_AFTER


def _occasions(sessions: Sequence[Judged]) -> list[tuple[date, ShowWhy]]:
    """The days on which there was something to say, in order; the gravest of a day first."""
    found: list[tuple[date, ShowWhy]] = []
    for at, one in enumerate(sessions):
        day, so_far = local_day(one.record), sessions[: at + 1]
        if felt(one.record) is not None:
            found.append((day, ShowWhy.FELT))
        if one.is_red and sum(each.is_red for each in so_far[-SESSIONS:]) >= SESSIONS_RED:
            found.append((day, ShowWhy.TOO_OFTEN))
        if one.is_creeping:
            found.append((day, ShowWhy.CREEPING))
        if one.is_raised and _raised_lately(so_far) >= MORNINGS_RAISED:
            found.append((day + timedelta(days=1), ShowWhy.MORNINGS))
    return sorted(found, key=lambda one: (one[0], list(ShowWhy).index(one[1])))


def _raised_lately(sessions: Sequence[Judged]) -> int:
    answered = [one for one in sessions if one.record.pain.next_morning is not None]
    return sum(one.is_raised for one in answered[-MORNINGS:])
