"""Shows a movement over and over on a screen where nobody counts, such as Preview."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from hipflow.routine.resolve.routine import Play
from hipflow.session.plan.steps import Side
from hipflow.session.view.motion import STILL_FIRST_MS, Motion, beat_of, looped
from hipflow.system.clock import Clock

EVERY_S = 1 / 15
"""How often it moves while it moves."""


class Loop:
    """Moves a figure at the tempo of its dose.

    Args:
        screen: where the figure stands.
        show: shows a moment of the movement there.
        clock: says how much time is over.
        turns: after so many turns it stands still; ``None`` for never.
    """

    def __init__(
        self,
        screen: Screen[Any],
        show: Callable[[Motion], None],
        clock: Clock,
        *,
        turns: int | None = None,
    ) -> None:
        self._show = show
        self._clock = clock
        self._turns = turns
        self._play: Play | None = None
        self._side: Side | None = None
        self._began_s = 0.0
        self._timer: Timer = screen.set_interval(EVERY_S, self._tick, pause=True)

    def show(self, play: Play | None, side: Side | None = None) -> None:
        """Begin anew with an exercise, at its start pose; nothing where there is none."""
        self._play, self._side = play, side
        self._began_s = self._clock.monotonic_s()
        self._tick()
        self.go_on()

    def rest(self) -> None:
        """Stand still while the screen is covered."""
        self._timer.pause()

    def go_on(self) -> None:
        """Move again."""
        if self._play is not None and self._play.figure is not None:
            self._timer.resume()

    def _tick(self) -> None:
        if self._play is None:
            self._show(Motion())
            return
        gone_ms = round((self._clock.monotonic_s() - self._began_s) * 1000) - STILL_FIRST_MS
        if self._turns is not None and gone_ms >= self._turns * sum(beat_of(self._play)):
            gone_ms = 0
            self._timer.pause()
        self._show(looped(self._play, max(gone_ms, 0), side=self._side))
