"""Whether a routine is due, and how much of what was asked this week is done. Pure.

The rules are forgiving: a weekly target that misses may be made up for, no streaks. Streaks have no
evidence in hip pain (Monroe 2023), and feeling unable predicts dropping out (Jack 2010). So:

- A session counts when it was played at its own speed, was ended by the patient, and some work in
  it was done (:func:`counts`). Half a session is worth more than none and is not asked for again.
- A day counts by the date the patient's own calendar showed (see
  :func:`hipflow.progress.moments.local_day`), and a week begins on Monday, as the calendar on
  screen does.
- ``per_week`` asks for days, ``per_day`` for sessions on each of them. More than ``per_day`` on one
  day counts as ``per_day``: twice today does not stand in for a day's rest and another go.
- Without ``per_week``, ``per_day`` of two or more means every day ("twice daily"); without either
  nothing is asked and any time is right.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from hipflow.progress.moments import local_day
from hipflow.routine.resolved import Routine
from hipflow.session.record import Outcome, SessionRecord

DAYS_A_WEEK = 7


class DueState(StrEnum):
    """Whether a routine should be done on a day."""

    DUE = "due"
    DONE_TODAY = "done-today"
    NOT_DUE = "not-due"
    ANY_TIME = "any-time"


class Due(Struct, frozen=True, kw_only=True):
    """How a routine stands on a day.

    Attributes:
        state: whether it should be done today.
        next_day: the next day it should be done: today itself when due; ``None`` for any time.
        done_this_week: sessions done since Monday that count.
        asked_per_week: sessions asked for in a week, the least of a range; ``None`` for any time.
    """

    state: DueState
    next_day: date | None
    done_this_week: int
    asked_per_week: int | None


class DayMark(Struct, frozen=True, kw_only=True):
    """What a calendar shows of a day.

    Attributes:
        day: the date.
        done: whether a session that counts was done.
        pain_after: the highest pain rated after a session, 0-10; ``None`` where none was rated.
    """

    day: date
    done: bool
    pain_after: int | None


def counts(record: SessionRecord) -> bool:
    """Whether a session counts as done.

    Not at another speed than 1: nobody can exercise to that, it is someone looking at the routine.
    Not interrupted: the program died, and what the patient did then is unknown. Stopped early or
    with parts skipped does count, when at least one set was done to its end or one repetition was
    counted: to stop when it hurts is right, and no reason to be asked again the same day. A session
    with no work in it does not, finished or stopped.
    """
    if record.speed != 1 or record.outcome == Outcome.INTERRUPTED:
        return False
    return any(done.worked for exercise in record.exercises for done in exercise.done)


def due(routine: Routine, records: Iterable[SessionRecord], today: date) -> Due:
    """Whether a routine is due today, from the sessions of that routine.

    Asked days are spread over the week: for three a week there is a day between two. A day of that
    rest is given up only when the week would otherwise fall short of what is asked.
    """
    sessions = Counter(local_day(record) for record in records if counts(record))
    days = asked_days(routine)
    if days is None:
        done_today = sessions[today] > 0
        return Due(
            state=DueState.DONE_TODAY if done_today else DueState.ANY_TIME,
            next_day=None,
            done_this_week=sum(_week_of(sessions, today).values()),
            asked_per_week=None,
        )
    asked = _Asked(days, routine.per_day)
    week = _week_of(sessions, today)
    done_this_week = sum(min(count, asked.per_day) for count in week.values())
    if sessions[today] >= asked.per_day:
        state, next_day = DueState.DONE_TODAY, asked.next_day(sessions, _next(today))
    else:
        next_day = asked.next_day(sessions, today)
        state = DueState.DUE if next_day == today else DueState.NOT_DUE
    return Due(
        state=state,
        next_day=next_day,
        done_this_week=done_this_week,
        asked_per_week=asked.days * asked.per_day,
    )


def last_seven_days(records: Iterable[SessionRecord], today: date) -> tuple[DayMark, ...]:
    """The last seven days, the oldest first and today last."""
    first = today - timedelta(days=DAYS_A_WEEK - 1)
    marks = day_marks(record for record in records if first <= local_day(record) <= today)
    week = (first + timedelta(days=offset) for offset in range(DAYS_A_WEEK))
    return tuple(marks.get(day) or DayMark(day=day, done=False, pain_after=None) for day in week)


def day_marks(records: Iterable[SessionRecord]) -> dict[date, DayMark]:
    """Every day with a session on it, with the highest pain rated after.

    The highest, since that is the one to act on. Sessions at another speed than 1 are left out: no
    one exercised in them, so their ratings say nothing.
    """
    by_day: dict[date, list[SessionRecord]] = {}
    for record in records:
        if record.speed == 1:
            by_day.setdefault(local_day(record), []).append(record)
    return {day: _mark(day, of_day) for day, of_day in by_day.items()}


def asked_days(routine: Routine) -> int | None:
    """On how many days a week a routine is asked for; ``None`` where any time is right."""
    if routine.per_week is not None:
        return min(routine.per_week[0], DAYS_A_WEEK)
    return DAYS_A_WEEK if routine.per_day > 1 else None


class _Asked(Struct, frozen=True):
    """What is asked: so many days a week, and so many sessions on each."""

    days: int
    per_day: int

    def next_day(self, sessions: Mapping[date, int], first: date) -> date:
        """The first day from ``first`` on which the routine is due, if nothing else is done."""
        day = first
        while not self._is_due(sessions, day):
            day = _next(day)
        return day

    def _is_due(self, sessions: Mapping[date, int], day: date) -> bool:
        done = sessions.get(day, 0)
        if done:
            return done < self.per_day
        missing = self.days - len(_week_of(sessions, day))
        if missing <= 0:
            return False
        days_left = DAYS_A_WEEK - day.weekday()
        return missing >= days_left or self._is_rested(sessions, day)

    def _is_rested(self, sessions: Mapping[date, int], day: date) -> bool:
        """Whether the last day done lies far enough back, days being spread evenly."""
        spread = DAYS_A_WEEK // self.days
        return not any(day - timedelta(days=back) in sessions for back in range(1, spread))


def _week_of(sessions: Mapping[date, int], day: date) -> dict[date, int]:
    """The days of that day's week with sessions on them, and how many."""
    monday = day - timedelta(days=day.weekday())
    week = (monday + timedelta(days=offset) for offset in range(DAYS_A_WEEK))
    return {day: sessions[day] for day in week if day in sessions}


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _mark(day: date, records: Iterable[SessionRecord]) -> DayMark:
    of_day = tuple(records)
    ratings = [record.pain.after for record in of_day if record.pain.after is not None]
    return DayMark(day=day, done=any(map(counts, of_day)), pain_after=max(ratings, default=None))
