"""Seven days side by side."""

from textual.app import App, ComposeResult

from hipflow.progress.wording import DayCell
from hipflow.ui.theme import ROLE_DEFAULTS
from hipflow.ui.widgets.charts.week_strip import WeekStrip
from tests.tools.read_screen import rows

WEEK = (
    *(DayCell(name, "·") for name in ("Tu", "We", "Th", "Fr")),
    DayCell("Sa", "▲", "care"),
    DayCell("Su", "✓"),
    DayCell("Today", "○", word="due"),
)


class StripApp(App[None]):
    """A strip alone on the screen."""

    def get_theme_variable_defaults(self):
        """Our roles."""
        return dict(ROLE_DEFAULTS)

    def compose(self) -> ComposeResult:
        """What it shows."""
        yield WeekStrip()

    def on_mount(self):
        """Fill it."""
        self.query_one(WeekStrip).days = WEEK


async def test_marks_stand_under_their_days():
    """Every mark begins where its day's name does."""
    app = StripApp()
    async with app.run_test(size=(60, 4)):
        names, marks = rows(app)[:2]
        assert names == "Tu   We   Th   Fr   Sa   Su   Today"
        assert marks == "·    ·    ·    ·    ▲    ✓    ○ due"


async def test_a_narrow_strip_moves_together():
    """The days stand closer where there is little room."""
    app = StripApp()
    async with app.run_test(size=(30, 4)):
        assert rows(app)[:2] == ["Tu We Th Fr Sa Su Today", "·  ·  ·  ·  ▲  ✓  ○ due"]


async def test_without_days_nothing_is_drawn():
    """Before it is told anything the strip is empty."""
    app = StripApp()
    async with app.run_test(size=(60, 4)) as pilot:
        app.query_one(WeekStrip).days = ()
        await pilot.pause()
        assert not any(rows(app))
