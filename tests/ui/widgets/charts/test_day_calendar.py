"""Days with their marks."""

from datetime import date

import pytest
from textual.app import App

from hipflow.progress.adherence import DayMark, day_marks
from hipflow.progress.dates import WeekStart
from hipflow.ui.widgets.charts.day_calendar import DayCalendar
from tests.fakes.fake_services import FOUR_WEEKS, TODAY
from tests.tools.read_screen import rows


class Showing(App):
    """A calendar alone."""

    def __init__(self, marks=None, year=None, today=TODAY):
        super().__init__()
        self.calendar = DayCalendar()
        self.calendar.marks = day_marks(FOUR_WEEKS) if marks is None else marks
        self.calendar.today, self.calendar.year = today, year

    def compose(self):
        """Nothing but the calendar."""
        yield self.calendar

    def get_theme_variable_defaults(self):
        """Our roles."""
        return dict.fromkeys(("soft", "hint", "ink", "fine", "care", "stop"), "#ffffff")


async def test_the_last_weeks_with_the_highest_pain_of_each_day():
    """Monday first; days to come are empty, days without a session a dot."""
    app = Showing()
    async with app.run_test(size=(31, 9)):
        text = rows(app)
        assert text[0].split() == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        assert text[3].split() == ["26", "Oct", "■", "·", "·", "▲", "·", "·", "▲"]
        assert text[7].split() == ["23", "Nov", "·"]


async def test_weeks_from_sunday_on():
    """Sunday first, in the weeks and in the year; each day stands under its name."""
    app = Showing({TODAY: DayMark(day=TODAY, done=True, pain_after=None)})
    app.calendar.starts_on = WeekStart.SUNDAY
    async with app.run_test(size=(60, 9)) as pilot:
        assert rows(app)[0].split() == ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
        assert rows(app)[7].split() == ["22", "Nov", "·", "✓"]
        app.calendar.year = TODAY.year
        await pilot.pause()
        assert [row[:2] for row in rows(app)[1:8]] == ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
        assert "✓" in rows(app)[2]


async def test_a_day_that_is_part_done_has_a_mark_of_its_own():
    """Where it was not rated."""
    mark = DayMark(day=TODAY, done=False, pain_after=None, part=True)
    app = Showing({TODAY: mark})
    async with app.run_test(size=(31, 9)):
        assert rows(app)[7].split() == ["23", "Nov", "◐"]


async def test_a_session_that_was_not_rated_is_done_all_the_same():
    """Its day has a tick in place of a zone."""
    app = Showing({TODAY: DayMark(day=TODAY, done=True, pain_after=None)})
    async with app.run_test(size=(31, 9)):
        assert rows(app)[7].split() == ["23", "Nov", "✓"]


@pytest.mark.parametrize("width", [60, 130])
async def test_a_year_holds_each_of_its_days_once(width):
    """Over any width; a leap year too."""
    app = Showing({}, year=2024)
    async with app.run_test(size=(width, 9)):
        assert sum(row.count("·") for row in rows(app)) == 366
        assert "".join(rows(app)[0].split()) == "2024JanFebMarAprMayJunJulAugSepOctNovDec"


async def test_the_weekday_of_a_mark_in_the_year():
    """1 January 2026 was a Thursday."""
    first = date(2026, 1, 1)
    app = Showing({first: DayMark(day=first, done=True, pain_after=7)}, year=2026)
    async with app.run_test(size=(60, 9)):
        (row,) = [row for row in rows(app) if "■" in row]
        assert row.startswith("Th  ■")
