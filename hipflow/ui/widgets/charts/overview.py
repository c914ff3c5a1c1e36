"""Where it is going, above the table of sessions: what is said, the trend, and the days."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Label

from hipflow.ui.viewmodels.history_view import HistoryView
from hipflow.ui.widgets.charts.day_calendar import DayCalendar
from hipflow.ui.widgets.charts.trend_plot import (
    LEAST_ROWS,
    TrendPlot,
    TrendPlotData,
    legend,
    scale_top,
)
from hipflow.ui.widgets.charts.wait_bar import WaitBar
from hipflow.ui.widgets.styled_text import SOFT, STRONG, piece

_SPREAD = 2
"""Rows from one whole value to the next where there is room."""
_UNDER = 2
"""Rows of a plot besides one for each whole value: the 0, and the days."""


class Overview(Vertical):
    """Shows a :class:`HistoryView`; before it has one, how far the reading is."""

    class Resized(Message):
        """What is said takes other rows, or the window is another."""

    def compose(self) -> ComposeResult:
        """Put what is said above the trend, the days beside it."""
        yield Label(id="overview-words", markup=False)
        with Horizontal(id="overview-picture"):
            yield WaitBar(id="overview-waiting")
            yield TrendPlot(id="overview-trend")
            yield DayCalendar(id="overview-days")
        yield Label(id="overview-legend", markup=False)

    @property
    def days(self) -> DayCalendar:
        """The days."""
        return self.query_one(DayCalendar)

    def show(self, back: HistoryView) -> None:
        """Show what there is to see."""
        picture = TrendPlotData(back.trend, back.limits, back.first, back.last)
        self.query_one(WaitBar).add_class("absent")
        self.query_one(TrendPlot).picture = picture if back.trend.runs else None
        self.days.starts_on = back.week_starts_on
        self.days.marks, self.days.limits, self.days.today = back.marks, back.limits, back.last
        said = [piece(back.change.finding, STRONG)]
        said += [piece(text, SOFT) for text in (back.change.reading, back.adherence) if text]
        self.query_one("#overview-words", Label).update(Content("\n").join(said))

    def show_progress(self, share: float) -> None:
        """Show how much is read."""
        self.query_one(WaitBar).share = share

    @property
    def shows_year(self) -> bool:
        """Whether a whole year is shown in place of the trend."""
        return self.has_class("year")

    def toggle_year(self) -> None:
        """Show the whole year, or the trend again."""
        self.toggle_class("year")
        self.days.year = self.days.today.year if self.shows_year else None

    def move_year(self, years: int) -> None:
        """Show another year; none after this one, none before the first session."""
        days = self.days
        if days.year is not None:
            least = min((day.year for day in days.marks), default=days.today.year)
            days.year = min(max(days.year + years, least), days.today.year)

    def on_resize(self) -> None:
        """Only once it is laid out is it known how much room is left."""
        self.post_message(self.Resized())

    @property
    def picture_rows(self) -> int:
        """How many rows the picture has now."""
        return self.query_one("#overview-picture").outer_size.height

    def fit(self, most: int) -> None:
        """Give the picture a row or two for each value, so many at most; fit the legend to it."""
        plot = self.query_one(TrendPlot)
        picture = plot.picture
        legend_text = legend(picture, plot.size.width) if picture else Content("")
        self.query_one("#overview-legend", Label).update(legend_text)
        height = None
        if picture is not None and not self.shows_year:
            spreads = (_SPREAD, 1) if self.screen.has_class("-towering") else (1,)
            wanted = [spread * scale_top(picture.trend) + _UNDER for spread in spreads]
            height = next((rows for rows in wanted if rows <= most), max(LEAST_ROWS, most))
        self.query_one("#overview-picture").styles.height = height
