"""A file's lines with what is wrong marked."""

import pytest
from textual.app import App

from hipflow.ui.widgets.lists.source_view import LineMark, SourceView
from tests.tools.read_screen import rows


class OneApp(App):
    """Forty numbered lines."""

    CSS = "Screen { layout: vertical; } SourceView { height: 10; }"

    def compose(self):
        """One view."""
        yield SourceView()


@pytest.mark.parametrize(("at", "first"), [(1, 1), (4, 1), (20, 17), (40, 31)])
async def test_the_line_that_is_looked_at_is_in_view(at, first):
    """With some lines above it, and never past the end."""
    app = OneApp()
    async with app.run_test(size=(40, 12)) as pilot:
        view = app.query_one(SourceView)
        view.lines = tuple(f"line {number}" for number in range(1, 41))
        view.at = at
        await pilot.pause()
        assert rows(app)[0] == f"  {first:>2}  line {first}"


async def test_a_mark_has_its_sign_before_the_line():
    """And the text stands where it stood."""
    app = OneApp()
    async with app.run_test(size=(40, 12)) as pilot:
        view = app.query_one(SourceView)
        view.lines = ("a = 1", "setts = 2")
        view.marks = {2: LineMark("■", "bold", 0, 5)}
        await pilot.pause()
        assert rows(app)[:3] == ["  1  a = 1", "■ 2  setts = 2", ""]


async def test_long_lines_are_cut():
    """With a sign that there is more."""
    app = OneApp()
    async with app.run_test(size=(20, 12)) as pilot:
        app.query_one(SourceView).lines = ("x" * 50,)
        await pilot.pause()
        assert rows(app)[0].endswith("x…")
