"""Days with their marks: the last weeks under each other, or a whole year at a glance."""

from collections.abc import Mapping
from datetime import date, timedelta

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from hipflow.progress.adherence import DayMark
from hipflow.progress.dates import DAYS, MONTHS, WeekStart, week_start
from hipflow.progress.wording import pain_zone
from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.today_state import DONE_MARK, PART_MARK
from hipflow.ui.widgets.styled_text import HINT, SOFT, STRONG, column, piece, row, zone_style

_WEEK = 7
_NAMES = 8
"""Columns of a week's first day, in the weeks; of a day's name, in the year."""
_YEAR_NAMES = 4
_WIDE_FROM = 43
"""Columns from which the days of the weeks stand five apart."""
NO_SESSION_MARK = "·"


class DayCalendar(Widget):
    """Shows the days up to one; each by the highest pain rated after, or whether it was done.

    Attributes:
        marks: the days with a session on them.
        limits: the limits the marks go by.
        today: the last day that is shown.
        year: the year that is shown whole; ``None`` for the last weeks.
        starts_on: the first day of a week.
    """

    DEFAULT_CSS = """
    DayCalendar {
        text-wrap: nowrap;
    }
    """

    marks: reactive[Mapping[date, DayMark]] = reactive(dict)
    limits: reactive[PainLimits] = reactive(PainLimits())
    today: reactive[date] = reactive(date.min)
    year: reactive[int | None] = reactive(None)
    starts_on: reactive[WeekStart] = reactive(WeekStart.MONDAY)

    def render(self) -> Content:
        """Return the calendar."""
        width, height = self.size
        if self.today == date.min or height < 2:  # noqa: PLR2004  the head and a week
            return Content("")
        lines = self._weeks(width, height) if self.year is None else self._year(self.year, width)
        return Content("\n").join(lines[:height])

    def _weeks(self, width: int, height: int) -> list[Content]:
        apart = 5 if width >= _WIDE_FROM else 3
        head = row(
            piece(" " * _NAMES),
            *(column(DAYS[day][:2], apart, SOFT) for day in self.starts_on.weekdays),
        )
        # With a row free between them, where there is room.
        spaced = height > 2 * _WEEK
        weeks = min((height - 2) // (2 if spaced else 1), 8 if spaced else height)
        last = week_start(self.today, self.starts_on)
        lines = [head]
        for back in reversed(range(max(1, weeks))):
            first = last - timedelta(weeks=back)
            name = f"{first.day:>2} {MONTHS[first.month - 1][:3]}"
            days = (first + timedelta(days=offset) for offset in range(_WEEK))
            marks = (column(self._mark(day), apart) for day in days)
            lines += [Content("")] * spaced
            lines.append(row(column(name, _NAMES, SOFT), *marks))
        return lines

    def _year(self, year: int, width: int) -> list[Content]:
        """Seven rows of days, a column a week, the months named above."""
        first = week_start(date(year, 1, 1), self.starts_on)
        weeks = (date(year, 12, 31) - first).days // _WEEK + 1
        apart = max(1, min(2, (width - _YEAR_NAMES) // weeks))
        months = [" "] * (weeks * apart + 3)
        for month in range(1, 13):
            at = (date(year, month, 7) - first).days // _WEEK * apart
            months[at : at + 3] = MONTHS[month - 1][:3]
        lines = [
            row(column(f"{year}"[-_YEAR_NAMES:], _YEAR_NAMES, STRONG), piece("".join(months), SOFT))
        ]
        for place, weekday in enumerate(self.starts_on.weekdays):
            days = [first + timedelta(days=place, weeks=week) for week in range(weeks)]
            marks = (
                column(self._mark(day) if day.year == year else piece(" "), apart) for day in days
            )
            lines.append(row(column(DAYS[weekday][:2], _YEAR_NAMES, SOFT), *marks))
        return lines

    def _mark(self, day: date) -> Content:
        if day > self.today:
            return piece(" ")
        mark = self.marks.get(day)
        if mark is None or (mark.pain_after is None and not (mark.done or mark.part)):
            return piece(NO_SESSION_MARK, HINT)
        if mark.pain_after is None:
            return piece(DONE_MARK if mark.done else PART_MARK, STRONG)
        zone = pain_zone(mark.pain_after, self.limits)
        return piece(zone.shape, zone_style(zone.tone))
