"""Whether a routine is due, and how much of what was asked this week is done. Pure.

The rules are forgiving: a weekly target that misses may be made up for, no streaks. Streaks have no
evidence in hip pain (Monroe 2023), and feeling unable predicts dropping out (Jack 2010). So:

- A session counts when it was played at its own speed, was ended by the patient, and half at least
  of the sets of its own plan were done (:func:`counts_as_done`). Less is *part done*: worth more
  than none, kept with a mark of its own, not counted, and not asked for again on that day.
- A day counts by the date the patient's own calendar showed (see
  :func:`hipflow.progress.dates.local_day`), and a week begins on Monday or Sunday, as the person
  has set it and every calendar shows it.
- ``per_week`` asks for days, ``per_day`` for sessions on each of them. More than ``per_day`` on one
  day counts as ``per_day``: twice today does not stand in for a day's rest and another go.
- A day on which it was too much, or on which rest was chosen, is for resting: the routine is not
  due again on it, and what is missing because of it is not made up for in haste.
- Without ``per_week``, ``per_day`` of two or more means every day ("twice daily"); without either
  nothing is asked and any time is right, unless the person has a goal of so many sessions a week.
  They are spread as asked days are; more than seven mean two on a day until the goal is reached.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from hipflow.progress.dates import DAYS_A_WEEK, WeekStart, local_day, week_start
from hipflow.progress.exercise_series import sets_done
from hipflow.progress.rests import rest_days
from hipflow.routine.resolve.routine import Routine
from hipflow.session.record import Outcome, SessionRecord


class OwnWeek(Struct, frozen=True, kw_only=True):
    """What the person has set for a week.

    Attributes:
        goal: sessions they mean to do where the author asks for none; 0 for no goal.
        starts_on: the day it begins on.
    """

    goal: int = 0
    starts_on: WeekStart = WeekStart.MONDAY


USUAL_WEEK = OwnWeek()
"""That of somebody who has set nothing."""


class DueState(StrEnum):
    """Whether a routine should be done on a day."""

    DUE = "due"
    DONE_TODAY = "done-today"
    PART_TODAY = "part-today"
    """Less than half was done today: it is offered, and not due before another day."""
    NOT_DUE = "not-due"
    REST = "rest"
    ANY_TIME = "any-time"


class Due(Struct, frozen=True, kw_only=True):
    """How a routine stands on a day.

    Attributes:
        state: whether it should be done today.
        next_day: the next day it should be done: today itself when due; ``None`` for any time.
        done_this_week: sessions done since the week began that count.
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
        part: whether there was a session of which less than half was done, and none that counts.
    """

    day: date
    done: bool
    pain_after: int | None
    part: bool = False


def counts_as_done(record: SessionRecord) -> bool:
    """Whether a session counts as done: half of the sets of its own plan were done to their end.

    At own pace, too: a set is a set. Stopped early or with parts skipped counts all the same. Half
    is our own choice; it holds for adherence only, never for what is asked of the patient next.

    Not at another speed than 1: nobody can exercise to that, it is someone looking at the routine.
    Not a day that was passed over: nothing was begun. Not interrupted: the program died, and what
    the patient did then is unknown.
    """
    if not was_exercised(record):
        return False
    done, asked = sets_done(record)
    return 2 * done >= asked


def is_part_done(record: SessionRecord) -> bool:
    """Whether some work of a session was done, and too little for it to count."""
    return was_exercised(record) and not counts_as_done(record)


def was_exercised(record: SessionRecord) -> bool:
    """Whether some work was done and ended by the patient: a whole set, or a repetition of one."""
    if record.speed != 1 or record.outcome == Outcome.INTERRUPTED:
        return False
    return any(done.worked for exercise in record.exercises for done in exercise.done)


def due(
    routine: Routine, records: Iterable[SessionRecord], today: date, week: OwnWeek = USUAL_WEEK
) -> Due:
    """Whether a routine is due today, from the sessions of that routine.

    Asked days are spread over the week: for three a week there is a day between two. A day of that
    rest is given up only when the week would otherwise fall short of what is asked; never for a day
    that was for resting.

    Args:
        routine: what its author asks for counts first.
        records: its sessions.
        today: the date.
        week: what the person has set for a week.
    """
    of_it = tuple(records)
    sessions = Counter(local_day(one) for one in of_it if counts_as_done(one))
    rests = rest_days(of_it, routine.pain)
    part = any(local_day(one) == today for one in of_it if is_part_done(one))
    so_far = _state_so_far(rest=today in rests, done=bool(sessions[today]), part=part)
    asked = weekly_target(routine, week)
    this_week = _week_of(sessions, today, week.starts_on)
    if asked is None:
        return Due(
            state=so_far or DueState.ANY_TIME,
            next_day=None,
            done_this_week=sum(this_week.values()),
            asked_per_week=None,
        )
    next_day = asked.next_day(sessions, rests, _next(today) if part else today)
    return Due(
        state=DueState.DUE if next_day == today else so_far or DueState.NOT_DUE,
        next_day=next_day,
        done_this_week=asked.done_in(this_week),
        asked_per_week=asked.per_week,
    )


def _state_so_far(*, rest: bool, done: bool, part: bool) -> DueState | None:
    """What today's sessions make of the day; ``None`` where there were none."""
    if rest:
        return DueState.REST
    if done:
        return DueState.DONE_TODAY
    return DueState.PART_TODAY if part else None


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
    return {day: _day_mark(day, of_day) for day, of_day in by_day.items()}


class WeeklyTarget(Struct, frozen=True):
    """What is asked: so many days a week, so many sessions on each, and so many in all."""

    days: int
    per_day: int
    per_week: int
    starts_on: WeekStart

    def done_in(self, week: Mapping[date, int]) -> int:
        """The sessions of a week that were asked for; more on a day stand for no other day."""
        return sum(min(count, self.per_day) for count in week.values())

    def next_day(self, sessions: Mapping[date, int], rests: Collection[date], first: date) -> date:
        """The first day from ``first`` on which the routine is due, if nothing else is done."""
        day = first
        while not self.is_due(sessions, rests, day):
            day = _next(day)
        return day

    def is_due(self, sessions: Mapping[date, int], rests: Collection[date], day: date) -> bool:
        """Whether a session is due on a day.

        Args:
            sessions: how many were done, by day.
            rests: the days that are for resting.
            day: the day.
        """
        if day in rests:
            return False
        done, week = sessions.get(day, 0), _week_of(sessions, day, self.starts_on)
        if self.done_in(week) >= self.per_week:
            return False
        if done:
            return done < self.per_day
        missing = self.days - len(week)
        if missing <= 0:
            return False
        of_week = _days_of_week(day, self.starts_on)
        rested = sum(1 for rest in of_week if rest in rests and rest not in week)
        days_left = DAYS_A_WEEK - of_week.index(day)
        return missing - rested >= days_left or self._is_rested(sessions, day)

    def _is_rested(self, sessions: Mapping[date, int], day: date) -> bool:
        """Whether the last day done lies far enough back, days being spread evenly."""
        spread = DAYS_A_WEEK // self.days
        return not any(day - timedelta(days=back) in sessions for back in range(1, spread))


def weekly_target(routine: Routine, week: OwnWeek) -> WeeklyTarget | None:
    """What the author asks for, else what the person means to do; ``None`` for nothing."""
    goal = week.goal
    per_day = routine.per_day
    if routine.per_week is not None:
        days = min(routine.per_week[0], DAYS_A_WEEK)
    elif per_day > 1:
        days = DAYS_A_WEEK
    elif goal:
        days = min(goal, DAYS_A_WEEK)
        return WeeklyTarget(days, -(-goal // days), goal, week.starts_on)
    else:
        return None
    return WeeklyTarget(days, per_day, days * per_day, week.starts_on)


def _week_of(sessions: Mapping[date, int], day: date, starts_on: WeekStart) -> dict[date, int]:
    """The days of that day's week with sessions on them, and how many."""
    return {day: sessions[day] for day in _days_of_week(day, starts_on) if day in sessions}


def _days_of_week(day: date, starts_on: WeekStart) -> list[date]:
    """The seven days of that day's week."""
    first = week_start(day, starts_on)
    return [first + timedelta(days=offset) for offset in range(DAYS_A_WEEK)]


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _day_mark(day: date, records: Iterable[SessionRecord]) -> DayMark:
    of_day = tuple(records)
    ratings = [record.pain.after for record in of_day if record.pain.after is not None]
    done = any(map(counts_as_done, of_day))
    part = not done and any(map(is_part_done, of_day))
    return DayMark(day=day, done=done, pain_after=max(ratings, default=None), part=part)
