"""Another exercise: the list of them, and back to the workout."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from hipflow.session.engine.session import Session
from hipflow.session.engine.state import can_jump_to
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import BaseScreen
from hipflow.ui.widgets.styled_text import piece


class JumpScreen(BaseScreen[int]):
    """Lists the exercises; dismisses with the number of one, from 0, or with ``None``.

    The one under way is none to go to: what was begun of it goes on. Nor is one that is left out.

    Args:
        session: the running session.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("panel.never-mind"),
        *(binding(f"jump.{number}", show=False) for number in range(10)),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._typed = 0

    def compose_body(self) -> Iterable[Widget]:
        """One row an exercise."""
        here = self._session.step.exercise
        options = OptionList(
            *(self._option(number) for number in range(len(self._session.plan.routine.exercises))),
            compact=True,
        )
        options.highlighted = here
        yield options

    def _option(self, number: int) -> Option:
        is_here = number == self._session.step.exercise
        left_out = not is_here and not can_jump_to(self._session, number)
        mark = "   you are here" * is_here or "   left out" * left_out
        name = self._session.plan.routine.exercises[number].usual.name
        return Option(piece(f"{number + 1:2}  {name}{mark}"), disabled=left_out)

    def on_mount(self) -> None:
        """Say what is asked."""
        self.set_heading("Go to which exercise?", "type its number, Enter goes there")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there, unless one is there."""
        here = event.option_index == self._session.step.exercise
        self.dismiss(None if here else event.option_index)

    def action_number(self, digit: int) -> None:
        """Choose an exercise by its number; a second digit goes on with the first, as 1 and 2."""
        options = self.query_one(OptionList)
        together = 10 * self._typed + digit
        self._typed = together if together <= options.option_count else digit
        if 1 <= self._typed <= options.option_count:
            options.highlighted = self._typed - 1

    def action_never_mind(self) -> None:
        """Stay."""
        self.dismiss(None)
