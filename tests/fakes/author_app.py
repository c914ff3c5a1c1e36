"""An author at work in tests: a file, its preview, and saving it by hand."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from msgspec import structs

from hipflow.library.catalog import Catalog
from hipflow.player.rehearsal import Rehearsals
from hipflow.routine.check.exercise_library import shipped_folder
from hipflow.ui.app import HipflowApp
from tests.fakes.fake_services import HIP_STARTER, FakeWorld

WRONG = HIP_STARTER.replace("reps      = 8\n", "repz      = 8\n")
"""The hip routine with one mistake."""


class AuthorApp:
    """A file that is written and the app that shows it.

    Attributes:
        path: the file.
        fakes: the person's world; ``fakes.timer`` moves rehearsals along.
        app: opens on the file.
        muted: how often each rehearsal was given a voice, by its speed.
    """

    def __init__(self, folder: Path, text: str = HIP_STARTER, **services: Any) -> None:
        """Write the file."""
        self.path = folder / "plan.toml"
        self.path.write_text(text, encoding="utf-8")
        self.speeds: list[float] = []
        self._saved: asyncio.Queue[None] = asyncio.Queue()
        self.fakes = FakeWorld(
            folder, **({"author": self.path, "follow_file": self._follow} | services)
        )
        rehearsals = Rehearsals(self.fakes.clock, lambda: self.fakes.timer, self._announce)
        object.__setattr__(self.fakes.services, "rehearsals", rehearsals)
        self.app = HipflowApp(self.fakes.services)

    def save(self, text: str) -> None:
        """Save another text, as an editor does."""
        self.path.write_text(text, encoding="utf-8")
        self._saved.put_nowait(None)

    async def _follow(self, path: Path) -> AsyncIterator[None]:
        assert path == self.path
        while True:
            yield await self._saved.get()

    def _announce(self, player: Any) -> Any:
        self.speeds.append(player.setup.speed)
        return SilentAnnouncer()


class SilentAnnouncer:
    """Stands in for the voice."""

    muted = False

    def mute(self, _session: Any) -> bool:
        """Turn silent, or back."""
        self.muted = not self.muted
        return self.muted


def catalog_with_exercises(fakes: FakeWorld) -> Catalog:
    """The person's routines, with the shipped exercises."""
    return structs.replace(fakes.catalog, shipped_library=shipped_folder("exercises"))
