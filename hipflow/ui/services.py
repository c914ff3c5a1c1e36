"""What the screens are given: values and callables, built once in the composition root."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from hipflow.library.catalog import LoadedRoutine
from hipflow.library.shelf import Shelf
from hipflow.player.audio import Sounding
from hipflow.player.interrupted_session import LeftOver
from hipflow.player.keeping import Saved
from hipflow.player.player import Player
from hipflow.player.rehearsal import Rehearsals
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.system.background import AT_ONCE, Errands
from hipflow.system.clock import Clock
from hipflow.ui.terminal.images import MakePicture
from hipflow.voice.app.system_checks import Finding
from hipflow.voice.protocol.sound import Voice

MakePlayer = Callable[[LoadedRoutine, Day, Side, int | None], Player]
"""Routine, day, sore side and pain before -> a player that has not started."""

KeepNotToday = Callable[[LoadedRoutine, int | None], "Future[Saved]"]
"""Routine and pain now -> later on, what became of the choice to rest."""

Follow = Callable[[Path], AsyncIterator[None]]
"""A file -> something that yields whenever it may have changed."""


async def _gone(_left_over: LeftOver) -> None:
    """Without a session left over there is nothing to go on with."""


async def _nothing_refused() -> str:
    """Where the disk refused nothing there is nothing to tell."""
    return ""


def _not_muted(_player: Player) -> bool:
    """Without an announcer there is nothing to mute."""
    return False


def _already_still() -> None:
    """Without a voice there is nothing to be heard."""


async def _nothing_found() -> Sequence[Finding]:
    """Without a voice there is nothing to check."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Services:
    """Everything outside the screens that they may use."""

    shelf: Shelf
    clock: Clock
    voice: Voice
    sounding: Sounding
    """What settings and keys change of the sound."""
    make_player: MakePlayer
    keep_not_today: KeepNotToday
    play_now: LoadedRoutine | None = None
    """The routine named on the command line; without one the app opens on Today."""
    asked_day: Day | None = None
    """The day named on the command line."""
    toggle_mute: Callable[[Player], bool] = _not_muted
    """Falls silent or speaks again; returns whether it is silent now."""
    check_sound: Callable[[], Awaitable[Sequence[Finding]]] = _nothing_found
    """Tries the sound aloud, and says what is missing and what to do."""
    fall_still: Callable[[], None] = _already_still
    """Silences the voice and lets the computer sleep, for when the program is stopped."""
    light_ground: bool = False
    """Whether the terminal says that it shows dark letters on a light ground."""
    opening_note: str = ""
    """Something to be told when the app opens, such as a session that was interrupted."""
    left_over: LeftOver | None = None
    """A session whose program died, to go on with or to keep as it is."""
    go_on: Callable[[LeftOver], Awaitable[Player | None]] = _gone
    """Makes a player that goes on with it; nothing where another program has it by now."""
    errands: Errands = AT_ONCE
    """Does what may wait for the disk."""
    try_again: Callable[[], Awaitable[str]] = _nothing_refused
    """Writes what the disk has refused, if anything; what is to be told once it is written."""
    author: Path | None = None
    """A file to open for its author, in place of Today."""
    follow: Follow | None = None
    """Tells when that file may have changed."""
    rehearsals: Rehearsals | None = None
    """Makes players for trying out."""
    pictures: MakePicture | None = None
    """Makes what shows a picture's file, where the terminal can."""

    @property
    def day(self) -> Day:
        """The day that is offered first."""
        return self.asked_day or self.shelf.settings.day_default
