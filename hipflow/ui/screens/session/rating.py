"""After a session: how it hurts now. The rating is on disk before this screen is left."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Label

from hipflow.library.catalog import LoadedRoutine
from hipflow.player.player import Player
from hipflow.session.record import Outcome
from hipflow.storage.session_store import Saved
from hipflow.system.background import DISK_WAIT_S, SAVING
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import Page
from hipflow.ui.screens._base.pain_screen import READING_ON, PainScreen
from hipflow.ui.widgets.caption import Caption
from hipflow.ui.widgets.pain_scale import PAIN_ENDS, PainScale

SLOW_DISK_TEXT = (
    f"{SAVING} The disk takes long. Wait, or leave with Ctrl+Q: nothing is thrown away."
)

HOW_TO_RATE = "Type 0–9; for ten type 1 then 0, or x. Or use ← →, or click."


class RatingScreen(PainScreen[Saved]):
    """Asks for the pain after; dismisses with what became of the record.

    Args:
        player: its session has ended.
        loaded: the routine that was played.
    """

    IGNORE_EARLY_KEYS: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("rating.keep"),
        binding("rating.not-now"),
        *READING_ON,
    ]

    def __init__(self, player: Player, loaded: LoadedRoutine) -> None:
        super().__init__()
        self._player = player
        self._loaded = loaded
        self._kept = False
        self._saved: Saved | None = None

    @property
    def contact(self) -> str:
        """Whom the routine says to call."""
        return self._loaded.routine.contact

    def compose_body(self) -> Iterable[Widget]:
        """The question, a tall staircase, and what is said of a rating."""
        with Page(id="rating"):
            yield Label("How much does it hurt now?", classes="question")
            yield PainScale(self._loaded.routine.pain, corner=True, ends=PAIN_ENDS)
            yield Caption(id="said")

    def on_mount(self) -> None:
        """Say where this is."""
        finished = self._player.session.outcome is Outcome.FINISHED
        ended = "done" if finished else "finished early"
        self.set_heading("How was it?", f"{self._loaded.routine.title}  ·  {ended}")
        self.rating_changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is kept before something is chosen, and nothing changes after."""
        if self._kept and (action in ("keep", "not_now") or action.startswith("pain")):
            return False
        if action == "keep":
            return self.scale.value is not None
        return super().check_action(action, parameters)

    def rating_changed(self) -> None:
        """Say what the rating asks for; before there is one, how to give it."""
        value = self.scale.value
        if value is None:
            self.say_below(HOW_TO_RATE)
            return
        status = self.services.day_status(self._loaded)
        advice = status.advice_after(self._player.record(value))
        self.say_below(*advice.paragraphs, in_sight=advice.is_stop)

    def action_keep(self) -> None:
        """Keep the rating."""
        self._keep(self.scale.value)

    def action_not_now(self) -> None:
        """Keep the session without a rating."""
        self._keep(None)

    def action_back(self) -> None:
        """There is no way back into a session that has ended."""

    def _keep(self, pain_after: int | None) -> None:
        if not self._kept:
            self._kept = self.scale.disabled = True
            self.refresh_bindings()
            self.when_done(
                self._player.keep(pain_after), self._close_when_saved, self._show_slow_disk
            )

    def _close_when_saved(self, saved: Saved) -> None:
        """It is on disk, or shown by the summary; what covers this screen is left first."""
        self._saved = saved
        if self.is_active:
            self.dismiss(saved)

    def on_screen_resume(self) -> None:
        """Nothing covers it any more."""
        super().on_screen_resume()
        if self._saved is not None:
            self.dismiss(self._saved)

    def _show_slow_disk(self) -> None:
        """It takes a while; after a long while, say what else there is to do."""
        said = self.query_one("#said", Caption)
        said.paragraphs = (SAVING,)
        self.set_timer(DISK_WAIT_S, lambda: setattr(said, "paragraphs", (SLOW_DISK_TEXT,)))
