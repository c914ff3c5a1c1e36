"""What the screens are given: values and callables, built once in the composition root."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from hipflow.library.catalog import Catalog, LoadedRoutine
from hipflow.library.day_status import DayStatus
from hipflow.player.audio import AudioController
from hipflow.player.interrupted_session import InterruptedSession
from hipflow.player.player import Player
from hipflow.player.rehearsal import Rehearsals
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day
from hipflow.storage.paths import Paths
from hipflow.storage.session_store import Saved, SessionStore
from hipflow.storage.settings import Settings
from hipflow.storage.state import AppState
from hipflow.storage.toml_store import TomlStore
from hipflow.system.background import INLINE
from hipflow.system.clock import Clock
from hipflow.system.key_places import KeyboardKind, keyboard_kind
from hipflow.ui.terminal.ability import ALL_COLOURS
from hipflow.ui.terminal.images import MakePicture
from hipflow.voice.app.system_checks import SystemCheck
from hipflow.voice.protocol.sound import Voice

MakePlayer = Callable[[LoadedRoutine, Choices, int | None], Player]
"""Routine, what is chosen today and pain before -> a player that has not started."""

KeepNotToday = Callable[[LoadedRoutine, int | None], "Future[Saved]"]
"""Routine and pain now -> later on, what became of the choice to rest."""

FollowFile = Callable[[Path], AsyncIterator[None]]
"""A file -> something that yields whenever it may have changed."""


async def _cannot_resume(_left_over: InterruptedSession) -> None:
    """Without a session left over there is nothing to go on with."""


def _no_mute(_player: Player) -> bool:
    """Without an announcer there is nothing to mute."""
    return False


def _not_muted() -> bool:
    """Without an announcer nothing is muted."""
    return False


def _no_sound() -> None:
    """Without a voice there is nothing to be heard."""


def _no_report() -> "Future[str]":
    """Without a folder for it no page is written."""
    return INLINE.do(lambda: "No page was written.")


async def _no_checks() -> Sequence[SystemCheck]:
    """Without a voice there is nothing to check."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Services:
    """Everything outside the screens that they may use."""

    paths: Paths
    """Where everything is kept."""
    catalog: Catalog
    store: SessionStore
    settings: TomlStore[Settings]
    state: TomlStore[AppState]
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
    colours: int = ALL_COLOURS
    """How many the terminal has."""
    has_few_signs: bool = False
    """Whether the terminal's font has letters and little else, as the system's console."""
    language: str = ""
    """The language of the system, as in ``LANG``."""
    opening_note: str = ""
    """Something to be told when the app opens, such as a session that was interrupted."""
    interrupted: InterruptedSession | None = None
    """A session whose program died, to go on with or to keep as it is."""
    go_on: Callable[[InterruptedSession], Awaitable[Player | None]] = _cannot_resume
    """Makes a player that goes on with it; nothing where another program has it by now."""
    author: Path | None = None
    """A file to open for its author, in place of Today."""
    follow_file: FollowFile | None = None
    """Tells when that file may have changed."""
    rehearsals: Rehearsals | None = None
    """Makes players for trying out."""
    write_report: Callable[[], "Future[str]"] = _no_report
    """Writes a page for a therapist; later on, where it is, or what the disk said."""
    pictures: MakePicture | None = None
    """Makes what shows a picture's file, where the terminal can."""

    @property
    def keyboard_kind(self) -> KeyboardKind:
        """The person's keyboard."""
        return keyboard_kind(self.settings.values.keyboard, self.language)

    @property
    def day(self) -> Day:
        """The day that is offered first."""
        return self.chosen_day or self.settings.values.day_default

    @property
    def file_notes(self) -> tuple[str, ...]:
        """What a person should be told about the files read so far, one sentence each."""
        return (*self.state.notes, *self.settings.notes, *self.catalog.remarks)

    def day_status(self, loaded: LoadedRoutine) -> DayStatus:
        """What the history says of a routine today."""
        return DayStatus(
            loaded,
            catalog=self.catalog,
            store=self.store,
            settings=self.settings,
            state=self.state,
            clock=self.clock,
        )
