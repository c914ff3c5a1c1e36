"""Rehearse: the workout as the patient sees it, tried out by its author. Nothing of it is kept."""

from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from hipflow.library.catalog import LoadedRoutine
from hipflow.player.rehearsal import Rehearsals
from hipflow.session.engine import events
from hipflow.session.plan.plan import Plan
from hipflow.session.record import RoutineRef
from hipflow.ui.bindings import binding
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.screens.session.workout_keys import BIG_KEY, HIDDEN_KEYS


class RehearsalScreen(WorkoutScreen, inherit_bindings=False):
    """Plays a plan from one of its steps on.

    Args:
        rehearsals: makes the player.
        plan: what is tried.
        index: the step it begins with.
        speed: session seconds a real second.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *BIG_KEY,
        binding("workout.skip"),
        binding("workout.back"),
        binding("rehearse.leave"),
        binding("workout.easier"),
        binding("workout.harder"),
        binding("workout.more-time", show=False),
        *HIDDEN_KEYS,
        binding("app.help", show=False),
    ]

    def __init__(
        self, rehearsals: Rehearsals, plan: Plan, index: int = 0, speed: float = 1.0
    ) -> None:
        player = rehearsals.make(plan, index, speed)
        super().__init__(player, _as_loaded(plan))
        self._rehearsals = rehearsals

    def on_unmount(self) -> None:
        """Fall silent."""
        self._rehearsals.end(self._player)

    def action_leave(self) -> None:
        """Go back to where it was started from."""
        self.dismiss(False)

    def action_skip(self) -> None:
        """Go on to the next; an author need not say why."""
        self._player.send(events.Next())

    def toggle_mute(self) -> bool:
        """Mute or unmute the one who speaks for this player."""
        return self._rehearsals.toggle_mute(self._player)


def _as_loaded(plan: Plan) -> LoadedRoutine:
    """The plan's routine as a screen is given it; it needs no file for being tried."""
    ref = RoutineRef(title=plan.routine.title, file="")
    return LoadedRoutine(routine=plan.routine, path=Path(), ref=ref)
