"""Days laid out over columns: where each stands, and what stands under them. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from hipflow.progress.dates import MONTHS

T = TypeVar("T")
"""What stands on a day."""


class TimeAxis(NamedTuple):
    """From the first day at the left end to the last at the right.

    Attributes:
        first: the first day.
        last: the last day.
        columns: how many columns there are.
    """

    first: date
    last: date
    columns: int

    @property
    def days(self) -> int:
        """How many days it spans."""
        return max(1, (self.last - self.first).days + 1)

    @property
    def days_a_column(self) -> int:
        """How many days share a column, rounded up; 1 where none do."""
        return -(-self.days // max(1, self.columns))

    def column(self, day: date) -> int:
        """The column of a day; one outside is that of the end it lies beyond."""
        return round(self.share(day) * (self.columns - 1))

    def share(self, day: date) -> float:
        """Where a day lies, 0 at the first one to 1 at the last."""
        if self.days == 1:
            return 1.0
        return min(1.0, max(0.0, (day - self.first).days / (self.days - 1)))

    def by_column(self, things: Iterable[tuple[date, T]]) -> dict[int, list[T]]:
        """Things by the column their days fall in."""
        found: dict[int, list[T]] = {}
        for day, thing in things:
            found.setdefault(self.column(day), []).append(thing)
        return found

    def ends(self) -> str:
        """The first and the last day, at their ends."""
        years = self.first.year != self.last.year
        first, last = _short(self.first, years=years), _short(self.last, years=years)
        if self.first == self.last or len(first) + len(last) + 2 > self.columns:
            return last.rjust(self.columns)[-self.columns :]
        return first + last.rjust(self.columns - len(first))


def _short(day: date, *, years: bool) -> str:
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return f"{text} {day.year}" if years else text
