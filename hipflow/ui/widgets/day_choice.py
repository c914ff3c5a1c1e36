"""Three kinds of day beside each other, and rest before them where it is offered; one is chosen."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Label

from hipflow.progress.day_offer import Choice, Rest
from hipflow.session.record import Day

REST_DETAIL = "rest"
"""What is done on a day that is passed over."""


class DayChoice(Container):
    """Shows what can be chosen and takes clicks; keys come through :attr:`choice`.

    Args:
        details: for each day, in a few words, what it takes.
        choice: what is chosen first.

    Attributes:
        choice: what is chosen.
        offers_rest: whether rest is among what can be chosen.
    """

    DEFAULT_CSS = """
    DayChoice {
        height: auto;
        layout: horizontal;
    }
    DayChoice > Horizontal {
        width: 3fr;
        height: auto;
    }
    DayChoice > DayCard.rest {
        display: none;
    }
    DayChoice.with-rest > DayCard.rest {
        display: block;
    }
    """

    class Chosen(Message):
        """A choice was clicked.

        Attributes:
            choice: which.
        """

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    choice: reactive[Choice] = reactive[Choice](Day.USUAL)
    offers_rest: reactive[bool] = reactive(False)

    def __init__(self, details: Mapping[Day, str], choice: Choice) -> None:
        super().__init__()
        self._details = dict(details)
        self.set_reactive(DayChoice.choice, choice)

    def compose(self) -> ComposeResult:
        """One card a choice."""
        yield DayCard(Rest.NOT_TODAY, REST_DETAIL)
        with Horizontal():
            for day in Day:
                yield DayCard(day, self._details[day])

    def on_mount(self) -> None:
        """Show what is chosen."""
        self.watch_choice()
        self.watch_offers_rest()

    def watch_choice(self) -> None:
        """Show what is chosen."""
        for card in self.query(DayCard):
            card.show(chosen=card.choice is self.choice)

    def watch_offers_rest(self) -> None:
        """Make room for rest, or give it up."""
        self.set_class(self.offers_rest, "with-rest")


class DayCard(Vertical):
    """One choice: its name, the key underlined, and what it takes.

    Args:
        choice: which.
        detail: what it takes.
    """

    def __init__(self, choice: Choice, detail: str) -> None:
        super().__init__(classes="rest" if choice is Rest.NOT_TODAY else "")
        self.choice = choice
        self._detail = detail

    def compose(self) -> ComposeResult:
        """Name above detail."""
        yield Label("", classes="day-name")
        yield Label(self._detail, markup=False, classes="day-detail")

    def show(self, *, chosen: bool) -> None:
        """Light the card where it is chosen; a mark says it without colour."""
        self.set_class(chosen, "chosen")
        name = self.choice.value.replace("-", " ")
        shown = Content.assemble("▸ " if chosen else "", (name[0], "underline"), name[1:])
        self.query_one(".day-name", Label).update(shown)

    def on_click(self) -> None:
        """Choose this."""
        self.post_message(DayChoice.Chosen(self.choice))
