"""Rest was chosen: that it is kept, what to do with the day, and what comes next."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from hipflow.library.catalog import LoadedRoutine
from hipflow.progress.rest_wording import NOTED
from hipflow.progress.wording import long_date, pain_zone, session_day
from hipflow.storage.session_store import Saved
from hipflow.system.background import LOOK_AGAIN_S
from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.screens.session.summary import copy_lines, refusal_lines
from hipflow.ui.widgets.styled_text import SOFT, STRONG, piece, row, zone_style


class Noted(BaseScreen[None]):
    """Says so once the disk has it; where that refuses, what it said, and what may be copied.

    Args:
        saved: the record, and why the disk refused it if it did.
        loaded: the routine.
    """

    IGNORE_EARLY_KEYS: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("noted.today"),
        binding("app.back", show=False),
        *PAGE_KEYS,
    ]

    def __init__(self, saved: Saved, loaded: LoadedRoutine) -> None:
        super().__init__()
        self._record = saved.record
        self._problem = saved.problem
        self._loaded = loaded

    @property
    def contact(self) -> str:
        """Whom the routine says to call."""
        return self._loaded.routine.contact

    def compose_body(self) -> Iterable[Widget]:
        """What was said, and below it what to do."""
        with Page(id="noted", classes="panel"):
            for name in ("noted-refused", "noted-words", "noted-pain", "noted-saved", "noted-copy"):
                yield Static("", markup=False, id=name)

    def on_mount(self) -> None:
        """Tell."""
        day = long_date(session_day(self._record))
        self.set_heading("Not today", f"{self._loaded.routine.title}  ·  {day}")
        self._tell()
        self.set_interval(LOOK_AGAIN_S, self._look_at_disk)

    def action_today(self) -> None:
        """Back to Today."""
        self.dismiss(None)

    def _tell(self) -> None:
        words = self.services.day_status(self._loaded).words_after(self._record)
        self._say("noted-refused", *refusal_lines(self._problem))
        self._say("noted-words", words if self._problem else f"{NOTED} {words}")
        pain = self._record.pain.before
        if pain is not None:
            mark = pain_zone(pain, self._loaded.routine.pain)
            rating = piece(f"{mark.shape} {pain}", zone_style(mark.tone))
            self.query_one("#noted-pain", Static).update(row(piece("Pain now  ", SOFT), rating))
        self._say("noted-saved", "" if self._problem else "Saved.")
        self._say("noted-copy", *copy_lines(self._record, self._problem))

    def _say(self, name: str, *lines: str) -> None:
        place = self.query_one(f"#{name}", Static)
        text = printable_lines("\n".join(lines))
        place.update(piece(text, STRONG) if name == "noted-words" else text)
        place.set_class(not text, "absent")
        self.call_after_refresh(self.refresh_bindings)

    def _look_at_disk(self) -> None:
        """See whether what was refused has come through since."""
        if self._problem and not self.services.store.is_pending(self._record.id):
            self._problem = ""
            self._tell()
