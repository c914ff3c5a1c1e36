"""What a surgeon or therapist told the patient not to do: each turned on or off."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hipflow.routine.format.precautions import PRECAUTION_WORDS, Precaution
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import ListScreen, list_keys
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row

_SAYS = (
    "Turn on what your surgeon or therapist told you not to do: it stands in your discharge "
    "letter. If you are not sure, ask them. Exercises that go against it are left out until you "
    "have asked."
)
_MARKS = {True: "yes", False: "–"}
_MARK_COLUMNS = 5


class PrecautionsScreen(ListScreen[None]):
    """A list of all precautions, in words; kept and used as soon as one is turned."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("precautions.turn"),
        *list_keys(),
        binding("app.back"),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """Put what they are for above, the list below."""
        yield Static(piece(_SAYS), markup=False, id="precautions-says")
        yield RowList(id="precautions-list")

    def on_mount(self) -> None:
        """Show them."""
        self.rows.show_rows(len(Precaution), self._draw_row)
        self._tell()

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        one = list(Precaution)[index]
        holds = one in self.services.settings.values.known_precautions
        mark = piece(_MARKS[holds], STRONG if holds else SOFT)
        words = piece(f"Do not {PRECAUTION_WORDS[one]}", STRONG if holds else "")
        return (row(column(mark, _MARK_COLUMNS), column(words, width - _MARK_COLUMNS)),)

    def action_turn(self) -> None:
        """Turn the chosen one on or off."""
        settings, chosen = self.services.settings.values, list(Precaution)[self.rows.chosen].value
        kept = tuple(one for one in settings.precautions if one != chosen)
        if kept == settings.precautions:
            kept = (*kept, chosen)
        change = self.services.audio.change(replace(settings, precautions=kept))
        self.when_done(change, lambda _: self._tell())
        self.rows.refresh()
        self._tell()

    def on_row_list_opened(self) -> None:
        """A click on the chosen row turns it."""
        self.action_turn()

    def _tell(self) -> None:
        """How many hold, and whether that is saved."""
        settings = self.services.settings
        number = len(settings.values.known_precautions)
        saved = "in use, but not saved" if settings.refusal else "saved as you change them"
        self.set_heading("What you must not do", f"{number} on  ·  {saved}")
