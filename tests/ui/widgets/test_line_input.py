"""A line to write on."""

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste

from hipflow.ui.widgets.line_input import LineInput


class LineApp(App[None]):
    """A line alone on the screen."""

    def __init__(self, value=""):
        super().__init__()
        self._value = value
        self.bells = 0

    def compose(self) -> ComposeResult:
        """What it shows."""
        yield LineInput(self._value, most=20, select_on_focus=False)

    def bell(self):
        """Count it."""
        self.bells += 1


async def pasted(text, value=""):
    """What stands on the line after a text was pasted at its end, and how often the bell rang."""
    app = LineApp(value)
    async with app.run_test() as pilot:
        app.post_message(Paste(text))
        await pilot.pause()
        return app.query_one(LineInput).value, app.bells


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("stiff today", "stiff today"),
        ("stiff\r\ntoday\n", "stiff today"),
        ("\x1b[2Jstiff\ttoday\x00", "[2Jstiff today"),
        ("", ""),
        ("\n\n", ""),
    ],
)
async def test_what_is_pasted_becomes_one_line(text, stands):
    """All lines of it, and nothing that steers a terminal."""
    assert await pasted(text) == (stands, 0)


async def test_what_has_no_room_is_left_out():
    """The beginning stands, and the bell tells of the rest."""
    assert await pasted("0123456789" * 3) == ("01234567890123456789", 1)
    assert await pasted("more", "x" * 20) == ("x" * 20, 1)


async def test_a_whole_book_is_no_trouble():
    """No more of it is looked at than there is room for."""
    value, bells = await pasted("word " * 2_000_000)
    assert (value, bells) == ("word word word word ", 1)


async def test_what_is_chosen_is_replaced():
    """As everywhere else."""
    app = LineApp("stiff today")
    async with app.run_test() as pilot:
        app.query_one(LineInput).select_all()
        app.post_message(Paste("fine"))
        await pilot.pause()
        assert app.query_one(LineInput).value == "fine"
