"""What the screens are given: values and callables, built once in the composition root."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from hipflow.library.catalog import LoadedRoutine
from hipflow.library.shelf import Shelf
from hipflow.player.audio import AudioController
from hipflow.player.interrupted_session import InterruptedSession
from hipflow.player.player import Player, Saved
from hipflow.player.rehearsal import Rehearsals
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.system.background import INLINE, BackgroundQueue
from hipflow.system.clock import Clock
from hipflow.system.key_places import KeyboardKind, keyboard_kind
from hipflow.ui.terminal.images import MakePicture
from hipflow.voice.app.system_checks import SystemCheck
from hipflow.voice.protocol.sound import Voice

MakePlayer = Callable[[LoadedRoutine, Day, Side, int | None], Player]
"""Routine, day, sore side and pain before -> a player that has not started."""

KeepNotToday = Callable[[LoadedRoutine, int | None], "Future[Saved]"]
"""Routine and pain now -> later on, what became of the choice to rest."""

FollowFile = Callable[[Path], AsyncIterator[None]]
"""A file -> something that yields whenever it may have changed."""


async def _cannot_resume(_left_over: InterruptedSession) -> None:
    """Without a session left over there is nothing to go on with."""


async def _nothing_to_retry() -> str:
    """Where the disk refused nothing there is nothing to tell."""
    return ""


def _no_mute(_player: Player) -> bool:
    """Without an announcer there is nothing to mute."""
    return False


def _not_muted() -> bool:
    """Without an announcer nothing is muted."""
    return False


def _no_sound() -> None:
    """Without a voice there is nothing to be heard."""


async def _no_checks() -> Sequence[SystemCheck]:
    """Without a voice there is nothing to check."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Services:
    """Everything outside the screens that they may use."""

    shelf: Shelf
    clock: Clock
    voice: Voice
    audio: AudioController
    """What settings and keys change of the sound."""
    make_player: MakePlayer
    keep_not_today: KeepNotToday
    opening_routine: LoadedRoutine | None = None
    """The routine named on the command line; without one the app opens on Today."""
    chosen_day: Day | None = None
    """The day named on the command line."""
    toggle_mute: Callable[[Player], bool] = _no_mute
    """Falls silent or speaks again; returns whether it is silent now."""
    is_muted: Callable[[], bool] = _not_muted
    """Whether it is silent, as after an earlier session of this run."""
    check_sound: Callable[[], Awaitable[Sequence[SystemCheck]]] = _no_checks
    """Tries the sound aloud, and says what is missing and what to do."""
    silence: Callable[[], None] = _no_sound
    """Silences the voice and lets the computer sleep, for when the program is stopped."""
    light_background: bool = False
    """Whether the terminal says that it shows dark letters on a light ground."""
    language: str = ""
    """The language of the system, as in ``LANG``."""
    opening_note: str = ""
    """Something to be told when the app opens, such as a session that was interrupted."""
    interrupted: InterruptedSession | None = None
    """A session whose program died, to go on with or to keep as it is."""
    go_on: Callable[[InterruptedSession], Awaitable[Player | None]] = _cannot_resume
    """Makes a player that goes on with it; nothing where another program has it by now."""
    disk_queue: BackgroundQueue = INLINE
    """Does what may wait for the disk."""
    retry: Callable[[], Awaitable[str]] = _nothing_to_retry
    """Writes what the disk has refused, if anything; what is to be told once it is written."""
    author: Path | None = None
    """A file to open for its author, in place of Today."""
    follow_file: FollowFile | None = None
    """Tells when that file may have changed."""
    rehearsals: Rehearsals | None = None
    """Makes players for trying out."""
    pictures: MakePicture | None = None
    """Makes what shows a picture's file, where the terminal can."""

    @property
    def keyboard_kind(self) -> KeyboardKind:
        """The person's keyboard."""
        return keyboard_kind(self.shelf.settings.keyboard, self.language)

    @property
    def day(self) -> Day:
        """The day that is offered first."""
        return self.chosen_day or self.shelf.settings.day_default
