"""Before a day is begun that the pain speaks against: asked once more, by a key of its own."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.progress.day_offer import Choice, DayOffer, Rest
from hipflow.progress.rest_wording import again_question
from hipflow.session.record import Day
from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.widgets.lists.choice_row import ChoiceRow

_ROWS: dict[Choice, tuple[str, str]] = {
    Rest.NOT_TODAY: ("ask-again.not-today", "Not today: rest"),
    Day.GENTLE: ("ask-again.gentle", "A gentle day"),
    Day.USUAL: ("ask-again.usual", "A usual day"),
}
"""What may be begun in its place, with its key and its words."""


class AskAgain(BaseScreen[Choice]):
    """Dismisses with the day after all, with less, or with ``None`` to choose anew.

    Enter does nothing here, so that a key that is held down too long begins nothing.

    Args:
        title: the routine.
        day: what is about to be begun.
        offer: what the check-in offers.
        rating: the pain now.
        said: what it said of that.
    """

    IGNORE_EARLY_KEYS: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding(binding_id, show=False) for binding_id, _ in _ROWS.values()),
        binding("ask-again.all-the-same", show=False),
        *PAGE_KEYS,
        binding("app.back", label="Choose again"),
    ]

    def __init__(
        self, title: str, day: Day, offer: DayOffer, *, rating: int | None, said: str
    ) -> None:
        super().__init__()
        self._title = title
        self._day = day
        self._offer = offer
        self._rating = rating
        self._said = said

    def compose_body(self) -> Iterable[Widget]:
        """The question, what speaks against it, and the ways to go."""
        question = again_question(self._day, self._rating, self._offer.why)
        with Page(classes="panel"):
            yield Label(question, markup=False, classes="question")
            yield Static(printable_lines(self._said), markup=False, id="against")
            for binding_id, words in _ROWS.values():
                yield ChoiceRow(binding_id, words)
            yield ChoiceRow("ask-again.all-the-same", f"Do the {self._day} day all the same")

    def on_mount(self) -> None:
        """Say where this is."""
        self.set_heading(self._title, "before you start")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what needs no second key itself."""
        if action == "choose":
            less = [choice for choice in self._offer.offered if choice not in self._offer.twice]
            return parameters[0] in less
        return super().check_action(action, parameters)

    def action_choose(self, choice: str) -> None:
        """Less than was about to be begun."""
        self.dismiss(next(one for one in self._offer.offered if one.value == choice))

    def action_all_the_same(self) -> None:
        """Begin it."""
        self.dismiss(self._day)
