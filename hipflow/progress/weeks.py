"""How much of what was asked was done, week by week. Pure.

Forgiving, as :mod:`hipflow.progress.adherence` is: no day is ever missed, a week goes on counting
its sessions to its end, and weeks stand in a row as long as each has one session at least. Half a
programme is what people manage even in trials (51-56 % of home sessions, Bennell 2014), so what is
shown is what was done, and a week with less breaks nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from hipflow.progress.adherence import USUAL_WEEK, OwnWeek, counts_as_done, weekly_target
from hipflow.progress.dates import DAYS_A_WEEK, local_day, week_start
from hipflow.routine.resolve.routine import Routine
from hipflow.session.record import SessionRecord


class Week(Struct, frozen=True, kw_only=True):
    """What was done in a week.

    Attributes:
        first_day: its first day.
        done: sessions that count; more than ``per_day`` on one day count as ``per_day``.
        asked: sessions asked for, the least of a range; ``None`` where nothing is asked.
        is_part: whether it is but part of a week: the first one that was begun later than on its
            first day, and the present one, which still goes on. Of it nothing is asked but what was
            done.
    """

    first_day: date
    done: int
    asked: int | None
    is_part: bool = False


class Adherence(Struct, frozen=True):
    """All weeks from the first session's to the present one, the oldest first.

    Attributes:
        weeks: the weeks.
        is_goal: whether what is asked is the person's own goal, not the author's word.
    """

    weeks: tuple[Week, ...] = ()
    is_goal: bool = False

    def since(self, day: date) -> "Adherence":
        """The weeks that lie wholly after a day, that day among them."""
        return Adherence(tuple(week for week in self.weeks if week.first_day >= day), self.is_goal)

    @property
    def has_target(self) -> bool:
        """Whether something was asked in a whole week: of parts as much is asked as was done."""
        return any(week.asked and not week.is_part for week in self.weeks)

    @property
    def done(self) -> int:
        """Sessions done; in a week no more than were asked, so that one cannot fill another."""
        return sum(min(week.done, week.asked) for week in self.weeks if week.asked is not None)

    @property
    def asked(self) -> int:
        """Sessions asked for; of parts of a week as many as were done, at most what is asked."""
        return sum(
            min(week.done, week.asked) if week.is_part else week.asked
            for week in self.weeks
            if week.asked is not None
        )

    @property
    def in_a_row(self) -> int:
        """Weeks on end with a session in each, up to now; the present one may still get its own."""
        over = self.weeks[:-1]
        present = bool(self.weeks and self.weeks[-1].done)
        count = 0
        for week in reversed(over):
            if not week.done:
                break
            count += 1
        return count + present


def adherence(
    records: Iterable[SessionRecord],
    routine: Routine | None,
    today: date,
    week: OwnWeek = USUAL_WEEK,
) -> Adherence:
    """Week by week, what was done of what the routine asks now.

    Args:
        records: the sessions of that routine, or of all where ``routine`` is ``None``.
        routine: what is asked; ``None`` where several are looked at, then nothing is.
        today: the date; its week is the last one.
        week: what the person has set for a week.
    """
    sessions = Counter(local_day(record) for record in records if counts_as_done(record))
    if not sessions:
        return Adherence()
    wanted = weekly_target(routine, week) if routine else None
    done: Counter[date] = Counter()
    for day, count in sessions.items():
        done[week_start(day, week.starts_on)] += wanted.done_in({day: count}) if wanted else count
    asked = wanted.per_week if wanted else None
    present = week_start(today, week.starts_on)
    first_days = _first_days(min(done), present)
    begun_late = min(sessions) > first_days[0]
    parts = {present, *(first_days[:1] if begun_late else ())}
    return Adherence(
        tuple(
            Week(first_day=day, done=done[day], asked=asked, is_part=day in parts)
            for day in first_days
        ),
        is_goal=bool(routine and wanted and weekly_target(routine, USUAL_WEEK) is None),
    )


def _first_days(first: date, last: date) -> Sequence[date]:
    count = (last - first).days // DAYS_A_WEEK + 1
    return [first + timedelta(weeks=number) for number in range(max(1, count))]
