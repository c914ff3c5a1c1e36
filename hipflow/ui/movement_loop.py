"""Shows a movement over and over on a screen where nobody counts, such as Preview."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from hipflow.routine.resolve.routine import ExerciseLevel
from hipflow.session.plan.steps import Side
from hipflow.session.view.motion import START_POSE_MS, Motion, loop_motion, phase_lengths_ms
from hipflow.system.clock import Clock

FRAME_S = 1 / 15
"""How often it moves while it moves."""


class MovementLoop:
    """Moves a figure at the tempo of its dose.

    Args:
        screen: where the figure stands.
        show: shows a moment of the movement there.
        clock: says how much time is over.
        repeats: after so many turns it stands still; ``None`` for never.
    """

    def __init__(
        self,
        screen: Screen[Any],
        show: Callable[[Motion], None],
        clock: Clock,
        *,
        repeats: int | None = None,
    ) -> None:
        self._show = show
        self._clock = clock
        self._turns = repeats
        self._play: ExerciseLevel | None = None
        self._side: Side | None = None
        self._began_s = 0.0
        self._timer: Timer = screen.set_interval(FRAME_S, self._tick, pause=True)

    def show(self, play: ExerciseLevel | None, side: Side | None = None) -> None:
        """Begin anew with an exercise, at its start pose; nothing where there is none."""
        self._play, self._side = play, side
        self._began_s = self._clock.monotonic_s()
        self._tick()
        self.resume()

    def pause(self) -> None:
        """Stand still while the screen is covered."""
        self._timer.pause()

    def resume(self) -> None:
        """Move again."""
        if self._play is not None and self._play.figure is not None:
            self._timer.resume()

    def _tick(self) -> None:
        if self._play is None:
            self._show(Motion())
            return
        gone_ms = round((self._clock.monotonic_s() - self._began_s) * 1000) - START_POSE_MS
        if self._turns is not None and gone_ms >= self._turns * sum(phase_lengths_ms(self._play)):
            gone_ms = 0
            self._timer.pause()
        self._show(loop_motion(self._play, max(gone_ms, 0), side=self._side))
