"""A session on the screen, for tests: the app in a folder of its own, time moved by hand."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.screen import Screen

from hipflow.library.catalog import LoadedRoutine
from hipflow.player.player import Player
from hipflow.routine.format.choices import Pace
from hipflow.routine.resolve.routine import Prescription, Routine
from hipflow.session.engine.session import Session
from hipflow.ui.app import HipflowApp
from hipflow.ui.bindings import binding_keys
from hipflow.ui.screens.session.workout import WorkoutScreen
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import FakeWorld, loaded_routine

READY_S = 15
"""Seconds to get ready in both routines."""
SHORT = routine(
    play("Bridge", **counted(8, sets=(2, 2))), play("Squat", pace=Pace.SELF, reps=(8, 8))
)
"""Two sets of counted repetitions, then work at own pace."""
EASIER = routine(
    Prescription(
        usual=play("Bridge", **counted(8, sets=(2, 2))), easier=play("Mini bridge", **counted(4))
    )
)
"""An exercise with an easier level."""
IN_WORK_S = READY_S + 8.5
"""Early in the third repetition of either."""
_LOOKS, _BETWEEN_S = 1_000, 0.01
"""How often a screen is read for changes that no key makes, on a machine however busy."""


class AppPilot:
    """An app under a pilot, and what a test does to it.

    Attributes:
        fakes: the person's world.
        app: the app.
        pilot: presses keys.
        result: what the screen that was opened gave back, as a list so that ``None`` shows too.
    """

    def __init__(self, fakes: FakeWorld, app: HipflowApp, pilot: Any) -> None:
        """Nothing has been opened yet."""
        self.fakes, self.app, self.pilot = fakes, app, pilot
        self.result: list[Any] = []

    async def open(self, screen: Screen[Any]) -> None:
        """Put a screen in front."""
        self.app.push_screen(screen, self.result.append)
        await self.pilot.pause()

    async def work_out(self, routine: Routine, seconds: float = 0, **player: Any) -> Player:
        """Open the workout of a routine, and let some time pass."""
        loaded: LoadedRoutine = loaded_routine(routine)
        made = self.fakes.make_player(loaded, **player)
        await self.open(WorkoutScreen(made, loaded))
        await self.wait(seconds)
        return made

    async def wait(self, seconds: float) -> None:
        """Let time pass."""
        if seconds:
            self.fakes.timer.advance(seconds)
        await self.pilot.pause()

    async def press(self, *ids_or_keys: str) -> None:
        """Press bindings by their id, or plain keys."""
        for name in ids_or_keys:
            await self.pilot.press(binding_keys(name)[0] if "." in name else name)
        await self.pilot.pause()

    async def see(self, words: str) -> None:
        """Wait until words are on the screen, for what comes by itself."""
        assert await self.comes_to(lambda: words in self.text), f"{words!r}: never in:\n{self.text}"

    async def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, and wait until it is drawn."""
        await self.pilot.resize_terminal(columns, rows)
        await self.comes_to(lambda: len(self.rows) == rows)

    async def comes_to(self, is_so: Callable[[], bool]) -> bool:
        """Whether something is so, as soon as all is drawn."""
        for _ in range(_LOOKS):
            if is_so():
                break
            await self.pilot.pause(_BETWEEN_S)
        return is_so()

    @property
    def session(self) -> Session:
        """The session of the latest player."""
        return self.fakes.players[-1].session

    @property
    def rows(self) -> list[str]:
        """What is on the screen, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.rows)

    @property
    def keys(self) -> dict[str, str]:
        """The keys of the last row and their labels."""
        active = self.app.screen.active_bindings.values()
        return {a.binding.key: a.binding.description for a in active if a.binding.show}


@asynccontextmanager
async def app_pilot(
    folder: Path, size: tuple[int, int] = (80, 24), **fakes: Any
) -> AsyncIterator[AppPilot]:
    """The app, open on Today."""
    world = FakeWorld(folder, **fakes)
    app = HipflowApp(world.services)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        try:
            yield AppPilot(world, app, pilot)
        finally:
            for player in world.players:
                player.close()
