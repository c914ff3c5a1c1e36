"""One exercise over time, drawn."""

from textual.app import App

from hipflow.progress.exercise_series import exercise_series
from hipflow.ui.widgets.charts.dose_plot import SKIPPED, DosePlot
from tests.fakes.fake_services import BRIDGE_DONE, BRIDGE_HURT, STRETCH_LEFT_OUT, hip_session
from tests.tools.read_screen import rows


class Showing(App):
    """A plot alone."""

    CSS = "DosePlot { height: 8; width: 40; }"

    def __init__(self, series):
        super().__init__()
        self.plot = DosePlot()
        self.plot.series = series

    def compose(self):
        """Nothing but the plot."""
        yield self.plot


async def test_columns_are_as_high_as_what_was_done_and_pain_stands_below():
    """14 of 16 is a cell lower; the pain of that day with its mark and number."""
    series = exercise_series(
        [hip_session(9, exercises=(BRIDGE_DONE,)), hip_session(0, exercises=(BRIDGE_HURT,))]
    )[0]
    app = Showing(series)
    async with app.run_test(size=(40, 8)):
        text = rows(app)
        assert text[0].startswith("  16  █")
        assert text[4].startswith("   0  █")
        assert text[0][-1] in "▁▂▃▄▅▆▇"
        assert text[5].split() == ["pain", "▲"]
        assert text[6].split() == ["5"]
        assert text[7].split() == ["14", "Nov", "23", "Nov"]


async def test_what_was_left_out_is_marked_at_the_ground():
    """A day without it looks unlike a day it was left out."""
    app = Showing(exercise_series([hip_session(3, exercises=(STRETCH_LEFT_OUT,))])[0])
    async with app.run_test(size=(40, 8)):
        assert rows(app)[4].endswith(SKIPPED)


async def test_nothing_to_draw_is_empty():
    """An exercise that was never done."""
    app = Showing(None)
    async with app.run_test(size=(40, 8)):
        assert not "".join(rows(app)).strip()
