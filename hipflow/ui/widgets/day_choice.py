"""Three kinds of day beside each other, each with what it takes; one is chosen."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Label

from hipflow.session.record import Day


class DayChoice(Horizontal):
    """Shows the days and takes clicks; keys come through :attr:`day`.

    Args:
        details: for each day, in a few words, what it takes.
        day: the day that is chosen first.

    Attributes:
        day: the day that is chosen.
    """

    DEFAULT_CSS = """
    DayChoice {
        height: auto;
    }
    """

    class Chosen(Message):
        """A day was clicked.

        Attributes:
            day: which.
        """

        def __init__(self, day: Day) -> None:
            super().__init__()
            self.day = day

    day: reactive[Day] = reactive(Day.USUAL)

    def __init__(self, details: Mapping[Day, str], day: Day) -> None:
        super().__init__()
        self._details = dict(details)
        self.set_reactive(DayChoice.day, day)

    def compose(self) -> ComposeResult:
        """One card a day."""
        for day in Day:
            yield DayCard(day, self._details[day])

    def on_mount(self) -> None:
        """Show what is chosen."""
        self.watch_day()

    def watch_day(self) -> None:
        """Show what is chosen."""
        for card in self.query(DayCard):
            card.show(chosen=card.day is self.day)


class DayCard(Vertical):
    """One day: its name, the key underlined, and what it takes.

    Args:
        day: which.
        detail: what it takes.
    """

    def __init__(self, day: Day, detail: str) -> None:
        super().__init__()
        self.day = day
        self._detail = detail

    def compose(self) -> ComposeResult:
        """Name above detail."""
        yield Label("", classes="day-name")
        yield Label(self._detail, markup=False, classes="day-detail")

    def show(self, *, chosen: bool) -> None:
        """Light the card where it is chosen; a mark says it without colour."""
        self.set_class(chosen, "chosen")
        key, rest = self.day.value[0], self.day.value[1:]
        name = Content.assemble("▸ " if chosen else "", (key, "underline"), rest)
        self.query_one(".day-name", Label).update(name)

    def on_click(self) -> None:
        """Choose this day."""
        self.post_message(DayChoice.Chosen(self.day))
