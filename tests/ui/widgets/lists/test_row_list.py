"""A list of rows that draws only those in view."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content

from hipflow.ui.theme import ROLE_DEFAULTS
from hipflow.ui.widgets.lists.row_list import RowList
from tests.tools.read_screen import rows


class ListApp(App[None]):
    """A list alone on the screen, noting what it tells."""

    CSS = "RowList > .row-list--chosen { background: $raised; }"

    def __init__(self, count, row_height=1, headings=(), close_height=None):
        super().__init__()
        self._count = count
        self._heights = {"row_height": row_height, "close_height": close_height}
        self._headings = headings
        self.told = []
        self.columns = []

    def get_theme_variable_defaults(self):
        """Our roles."""
        return dict(ROLE_DEFAULTS)

    def compose(self) -> ComposeResult:
        """What it shows."""
        yield RowList(**self._heights)

    def on_mount(self):
        """Fill it."""
        draw = lambda index, _width: (Content(f"row {index}"),)  # noqa: E731 - one line of drawing
        self.list.show_rows(self._count, draw, headings=self._headings)

    @property
    def list(self):
        """The list."""
        return self.query_one(RowList)

    def on_row_list_chosen(self, message):
        """Note it."""
        self.told.append(("chosen", message.index))

    def on_row_list_opened(self, message):
        """Note it."""
        self.told.append(("opened", message.index))
        self.columns.append(message.column)


async def test_the_chosen_row_is_marked():
    """The mark is a shape, so that it is seen without colour."""
    app = ListApp(3)
    async with app.run_test(size=(20, 5)) as pilot:
        app.list.move(1)
        await pilot.pause()
        assert rows(app)[:3] == ["  row 0", "▸ row 1", "  row 2"]
        assert app.told == [("chosen", 1)]


async def test_the_ends_hold():
    """Beyond an end there is nothing to choose, and nothing is told."""
    app = ListApp(2)
    async with app.run_test(size=(20, 5)) as pilot:
        app.list.move(-1)
        app.list.choose(9)
        app.list.choose(9)
        await pilot.pause()
        assert app.list.chosen == 1
        assert app.told == [("chosen", 1)]


async def test_more_above_and_below_is_signed():
    """Where rows are hidden, a sign at the edge says so."""
    app = ListApp(10)
    async with app.run_test(size=(20, 4)) as pilot:
        assert rows(app)[3].endswith("▾")
        app.list.choose(5)
        await pilot.pause()
        lines = rows(app)
        assert lines[0].endswith("▴")
        assert lines[3].endswith("▾")
        app.list.choose(9)
        await pilot.pause()
        assert rows(app)[3] == "▸ row 9"


async def test_a_click_chooses_and_a_second_one_opens():
    """The pointer does what the keys do; below the last row it does nothing."""
    app = ListApp(3)
    async with app.run_test(size=(20, 6)) as pilot:
        await pilot.click(RowList, offset=(4, 2))
        await pilot.click(RowList, offset=(4, 2))
        await pilot.click(RowList, offset=(4, 5))
        assert app.told == [("chosen", 2), ("opened", 2)]


async def test_a_page_is_what_is_in_view_less_one_row():
    """One row of the old page stays, so that the eye finds its place."""
    app = ListApp(50)
    async with app.run_test(size=(20, 10)) as pilot:
        app.list.move_page(1)
        assert app.list.chosen == 9
        app.list.move_page(-1)
        await pilot.pause()
        assert app.list.chosen == 0


async def test_rows_of_several_lines_are_never_cut():
    """A row that does not fit as a whole is not begun."""
    app = ListApp(5, row_height=3)
    async with app.run_test(size=(20, 8)) as pilot:
        app.list.choose(4)
        await pilot.pause()
        assert [line for line in rows(app) if "row" in line] == ["  row 3            ▴", "▸ row 4"]


@pytest.mark.parametrize("count", [0, 1])
async def test_few_rows_need_no_scrolling(count):
    """An empty list draws nothing and moves nowhere."""
    app = ListApp(count)
    async with app.run_test(size=(20, 5)) as pilot:
        app.list.move(3)
        app.list.move_page(1)
        await pilot.pause()
        assert sum("row" in line for line in rows(app)) == count
        assert app.told == []


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(-30, 30), max_size=12), st.integers(1, 40))
def test_the_chosen_row_is_always_in_view(moves, count):
    """However one moves, the chosen row lies between the first and the last in view."""
    rows_ = RowList()
    rows_.count = count
    for by in moves:
        rows_.set_reactive(RowList.chosen, min(max(rows_.chosen + by, 0), count - 1))
        rows_._bring_into_view()
        assert rows_._top <= rows_.chosen < rows_._top + rows_.rows_in_view
        assert rows_._top >= 0


async def test_headings_are_passed_over():
    """They stand at the left edge; keys and the mouse choose only what is between them."""
    app = ListApp(7, headings={0, 3, 4})
    async with app.run_test(size=(20, 8)) as pilot:
        assert rows(app)[:3] == ["row 0", "▸ row 1", "  row 2"]
        assert rows(app)[3:6] == ["row 3", "row 4", "  row 5"]
        app.list.move(1)
        app.list.move(1)
        assert app.list.chosen == 5
        app.list.move(-1)
        assert app.list.chosen == 2
        app.list.choose(0)
        assert app.list.chosen == 1, "above the first there is only its heading"
        app.list.move(-1)
        assert app.list.chosen == 1
        await pilot.click(RowList, offset=(3, 4))
        assert app.list.chosen == 1
        await pilot.click(RowList, offset=(3, 6))
        assert app.list.chosen == 6


async def test_a_heading_comes_into_view_with_its_first_row():
    """Going up again one sees what the rows belong to."""
    app = ListApp(9, headings={0, 4})
    async with app.run_test(size=(20, 3)) as pilot:
        app.list.choose(8)
        await pilot.pause()
        assert rows(app)[0].startswith("  row 6")
        app.list.choose(5)
        await pilot.pause()
        assert rows(app)[0].startswith("row 4")
        app.list.choose(1)
        await pilot.pause()
        assert rows(app)[0] == "row 0"


async def test_where_the_chosen_row_was_clicked():
    """Counted from where its text begins."""
    app = ListApp(3)
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.click(RowList, offset=(9, 0))
        assert (app.told, app.columns) == ([("opened", 0)], [7])


async def test_made_small_and_large_again_all_stands_where_it_stood():
    """The chosen row stays in view meanwhile; after, no row has moved."""
    app = ListApp(30)
    async with app.run_test(size=(20, 10)) as pilot:
        app.list.choose(20)
        app.list.choose(15)
        await pilot.pause()
        before = rows(app)
        await pilot.resize_terminal(20, 2)
        assert "▸ row 15" in "".join(rows(app))
        await pilot.resize_terminal(20, 10)
        assert rows(app) == before


@pytest.mark.parametrize(
    ("height", "lines_of_rows"),
    [(12, [0, 3, 6, 9]), (11, [0, 2, 4, 6]), (8, [0, 2, 4, 6]), (7, [0, 2, 4])],
)
async def test_rows_give_up_their_air_before_one_is_out_of_view(height, lines_of_rows):
    """Four of two lines and one of air; without it while that lets all be seen, or more of them."""
    app = ListApp(4, row_height=3, close_height=2)
    async with app.run_test(size=(20, height)) as pilot:
        await pilot.pause()
        assert [y for y, text in enumerate(rows(app)) if "row" in text] == lines_of_rows
        await pilot.click(RowList, offset=(5, lines_of_rows[2]))
        assert app.list.chosen == 2
