"""Where it is going, above the table of sessions."""

import pytest
from textual.widgets import Label

from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.history.history import MIN_TABLE_ROWS
from hipflow.ui.widgets.charts.overview import Overview
from hipflow.ui.widgets.charts.trend_plot import TrendPlot
from tests.fakes.fake_services import FOUR_WEEKS, FakeWorld, hip_session
from tests.tools.press_keys import press
from tests.tools.read_screen import screen_text


async def overview_of(tmp_path, records, size, check):
    """Check the overview of these sessions in a window of that size."""
    app = HipflowApp(FakeWorld(tmp_path, records=records).services)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "today.history")
        await pilot.pause()
        check(app, app.screen.query_one(Overview))


async def test_every_whole_value_has_a_row_of_its_own(tmp_path):
    """Where there is room, the plot grows with the worst pain."""
    heights = []
    for worst in (4, 10):
        records = [*FOUR_WEEKS, hip_session(0, 3, worst)]
        await overview_of(
            tmp_path / str(worst),
            records,
            (80, 30),
            lambda _app, found: heights.append(found.query_one(TrendPlot).size.height),
        )
    assert heights == [7 + 2, 10 + 2]


@pytest.mark.parametrize(
    ("size", "rows"), [((80, 22), 7), ((80, 24), 9), ((140, 40), 12), ((140, 45), 22)]
)
async def test_the_table_keeps_five_rows(tmp_path, size, rows):
    """However high the pain: where it is low for a row a value, values share rows."""

    def check(app, found):
        assert found.query_one(TrendPlot).size.height == rows
        assert app.screen.rows.size.height >= MIN_TABLE_ROWS

    await overview_of(tmp_path, [*FOUR_WEEKS, hip_session(0, 3, 10)], size, check)


async def test_few_sessions_leave_their_room_to_the_plot(tmp_path):
    """A table of two rows needs no five."""

    def check(app, found):
        assert found.query_one(TrendPlot).size.height == 10 + 2
        assert app.screen.rows.size.height >= 2

    await overview_of(tmp_path, [hip_session(3, 3, 10), hip_session(1, 3, 3)], (80, 24), check)


async def test_where_there_is_room_the_rows_stand_apart(tmp_path):
    """Two rows a value on a tall screen."""

    def check(_app, found):
        assert found.query_one(TrendPlot).size.height == 2 * 7 + 2

    await overview_of(tmp_path, FOUR_WEEKS, (140, 45), check)


async def test_the_legend_names_only_marks_that_are_there(tmp_path):
    """No diamond without a next morning."""
    await overview_of(
        tmp_path / "with", FOUR_WEEKS, (80, 24), lambda app, _: _has(app, "next morning")
    )
    without = [hip_session(3, 3, 3), hip_session(2, 3, 3)]

    def check(app, _found):
        assert "next morning" not in screen_text(app)

    await overview_of(tmp_path / "without", without, (80, 24), check)


def _has(app, words):
    assert words in screen_text(app)


async def test_words_that_take_more_rows_take_them_from_the_plot(tmp_path):
    """Whenever they are laid out: of a long history they come after the rows."""
    app = HipflowApp(FakeWorld(tmp_path, records=[*FOUR_WEEKS, hip_session(0, 3, 10)]).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history")
        app.screen.query_one("#overview-words", Label).update("one\ntwo\nthree\nfour")
        for _ in range(3):
            await pilot.pause()
        assert app.screen.query_one(TrendPlot).size.height == 8
        assert app.screen.rows.size.height == MIN_TABLE_ROWS
