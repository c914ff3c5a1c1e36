"""Pain over time: each session's ratings, and a smoothed line with gaps left as gaps. Pure.

Single ratings go up and down by a point or two without anything having changed (1.77 points are
needed to tell one rating from another, Thieme a-1304-3677), so a line through averages is drawn
beside them. It looks back only: no session is judged by what came after it.
"""

from collections import deque
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from hipflow.progress.dates import local_day
from hipflow.session.record import SessionRecord

GAP_DAYS = 14
"""Days without a rating from which the line is broken: nobody knows what was between. Our own
choice: twice as long as the rarest programme, once a week, leaves between two sessions."""

SMOOTHED_OVER, SMOOTHED_FROM = 5, 3
"""Sessions a smoothed value is the average of, and how many it takes at least. Our own choice."""


class TrendPoint(Struct, frozen=True, kw_only=True, gc=False):
    """One session: its ratings 0-10, ``None`` where unanswered, and the average after lately."""

    day: date
    before: int | None
    after: int | None
    next_morning: int | None
    smoothed: float | None = None


class Trend(Struct, frozen=True):
    """Pain over time.

    Attributes:
        runs: points in the order of their days, broken where nothing was rated for
            :data:`GAP_DAYS` or longer.
    """

    runs: tuple[tuple[TrendPoint, ...], ...] = ()

    @property
    def points(self) -> tuple[TrendPoint, ...]:
        """All points, the oldest first."""
        return tuple(point for run in self.runs for point in run)


def trend(records: Iterable[SessionRecord]) -> Trend:
    """The trend of these sessions, given in order of their start.

    Sessions without any rating are no points, nor are those at another speed than 1: no one
    exercised in them. A day of rest has its rating before, and no other.
    """
    runs: list[list[TrendPoint]] = []
    lately: deque[int] = deque(maxlen=SMOOTHED_OVER)
    for record in records:
        pain = record.pain
        if record.speed != 1 or (pain.before, pain.after, pain.next_morning) == (None, None, None):
            continue
        day = local_day(record)
        if not runs or (day - runs[-1][-1].day).days >= GAP_DAYS:
            runs.append([])
            lately.clear()
        if pain.after is not None:
            lately.append(pain.after)
        enough = pain.after is not None and len(lately) >= SMOOTHED_FROM
        runs[-1].append(
            TrendPoint(
                day=day,
                before=pain.before,
                after=pain.after,
                next_morning=pain.next_morning,
                smoothed=sum(lately) / len(lately) if enough else None,
            )
        )
    return Trend(tuple(tuple(run) for run in runs))
