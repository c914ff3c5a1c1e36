"""Another exercise: the list of them, and back to the workout."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from hipflow.session.engine.session import Session
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import BaseScreen
from hipflow.ui.widgets.styled_text import piece


class JumpScreen(BaseScreen[int]):
    """Lists the exercises; dismisses with the number of one, from 0, or with ``None``.

    Args:
        session: the running session.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("panel.never-mind"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose_body(self) -> Iterable[Widget]:
        """One row an exercise."""
        here = self._session.step.exercise
        names = [exercise.usual.name for exercise in self._session.plan.routine.exercises]
        options = OptionList(
            *(
                Option(piece(f"{number + 1:2}  {name}{'   you are here' * (number == here)}"))
                for number, name in enumerate(names)
            ),
            compact=True,
        )
        options.highlighted = here
        yield options

    def on_mount(self) -> None:
        """Say what is asked."""
        self.set_heading("Go to which exercise?", "Enter goes there")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        self.dismiss(event.option_index)

    def action_never_mind(self) -> None:
        """Stay."""
        self.dismiss(None)
