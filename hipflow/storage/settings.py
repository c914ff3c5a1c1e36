"""What a person may choose, with what is used when they choose nothing."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from hipflow.progress.adherence import OwnWeek
from hipflow.progress.dates import WeekStart, day_of
from hipflow.routine.format.precautions import Precaution
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Day
from hipflow.session.speech.speech_settings import (
    FASTEST_WPM,
    SLOWEST_WPM,
    WORDS_PER_MINUTE,
    Verbosity,
)
from hipflow.storage.paths import Paths
from hipflow.storage.toml_file import TomlContents, read_toml, write_toml
from hipflow.storage.toml_store import TomlStore
from hipflow.system.background import INLINE, BackgroundQueue
from hipflow.system.key_places import KeyboardKind

LONGEST_LEAD_IN_MS = 2_000
"""No speaker takes longer to wake."""

DAY_STARTS_AT = "03:00"
"""When a new day begins: late enough for who is up at night, early enough for who rises early. Our
own choice."""

MOST_A_WEEK = 14
"""The largest goal for a week: twice a day."""

LONGEST_NUMBER = 40
"""Characters of a telephone number, with a word beside it."""

_ON_OFF = Meta(description="true or false")


class Settings(Struct, frozen=True, kw_only=True):
    """The settings. Every one may be left out of the file."""

    verbosity: Annotated[Verbosity, Meta(description='"full", "brief", "counts" or "off"')] = (
        Verbosity.FULL
    )
    """How much is said; ``off`` leaves the tones."""

    voice: Annotated[str, Meta(max_length=200, description="the name of a voice, in quotes")] = ""
    """Which voice speaks, by its name or id; empty for one that fits the routine's language."""

    tones: Annotated[bool, _ON_OFF] = True
    """Whether counts, starts and ends are marked by tones."""

    volume: Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")] = 0.8
    """How loud voice and tones are: 0 silent, 1 as loud as the computer is set."""

    rate_wpm: Annotated[
        int,
        Meta(ge=SLOWEST_WPM, le=FASTEST_WPM, description="a whole number from 80 to 300"),
    ] = WORDS_PER_MINUTE
    """Words a minute; 150 is the slow end of what is comfortable, old and young (Sutton 1995)."""

    lead_in_ms: Annotated[
        int, Meta(ge=0, le=LONGEST_LEAD_IN_MS, description="a whole number from 0 to 2000")
    ] = 0
    """Silence sent before a cue, in milliseconds, for speakers that swallow the first syllable."""

    wait: Annotated[ReadyWait, Meta(description='"never", "position" or "always"')] = (
        ReadyWait.NEVER
    )
    """Which ready steps wait for the big key."""

    theme: Annotated[
        Literal["dark", "light", "auto"], Meta(description='"dark", "light" or "auto"')
    ] = "auto"
    """The colours; ``auto`` goes by the terminal where it tells, else dark."""

    big_digits: Annotated[bool, _ON_OFF] = True
    """Whether counts and seconds are drawn as large as the window allows."""

    day_default: Annotated[Day, Meta(description='"gentle", "usual" or "strong"')] = Day.USUAL
    """The kind of day that is chosen when the check-in opens."""

    weekly_goal: Annotated[
        int, Meta(ge=0, le=MOST_A_WEEK, description="a whole number from 0 to 14")
    ] = 0
    """Sessions a week a person means to do of a routine that asks for none; 0 for no goal."""

    week_starts_on: Annotated[WeekStart, Meta(description='"monday" or "sunday"')] = (
        WeekStart.MONDAY
    )
    """The first day of a week, for what is done of what is asked, and in calendars."""

    emergency: Annotated[
        str, Meta(max_length=LONGEST_NUMBER, description="a telephone number, in quotes")
    ] = ""
    """The local emergency number; empty where nobody has written it: it is never guessed."""

    day_starts_at: Annotated[
        str,
        Meta(
            pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
            description='a time such as "03:00", in quotes',
        ),
    ] = DAY_STARTS_AT
    """When the person's day begins: what is done earlier counts for the day before."""

    precautions: Annotated[
        tuple[str, ...],
        Meta(max_length=100, description='a list such as ["kneel", "floor"]'),
    ] = ()
    """What the person must not do, by the names of the format; those of a later version stay."""

    keyboard: Annotated[
        KeyboardKind,
        Meta(
            description='"auto", "french", "belgian", "czech", "bulgarian" or "bulgarian-phonetic"'
        ),
    ] = KeyboardKind.AUTO
    """Which keyboard it is, where its characters alone do not tell which key was pressed."""

    @property
    def known_precautions(self) -> frozenset[Precaution]:
        """Those of the person's precautions that this version knows."""
        return frozenset(one for one in Precaution if one.value in self.precautions)

    @property
    def week(self) -> OwnWeek:
        """What is set for a week."""
        return OwnWeek(goal=self.weekly_goal, starts_on=self.week_starts_on)

    def day_of(self, moment: datetime) -> date:
        """The person's day at a moment."""
        return day_of(moment, time.fromisoformat(self.day_starts_at))


def settings_store(paths: Paths, disk_queue: BackgroundQueue = INLINE) -> TomlStore[Settings]:
    """The settings of a person, read when first asked for and written in the background."""
    return TomlStore(paths.settings_file, read_settings, write_settings, disk_queue)


def read_settings(path: Path) -> TomlContents[Settings]:
    """The settings in a file; the usual ones where there is no file. Never fails."""
    return read_toml(path, Settings, upgrade=_upgrade)


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole; keys of another version are kept.

    Raises:
        StorageError: the disk refuses.
    """
    write_toml(path, settings, upgrade=_upgrade)


def _upgrade(table: dict[str, Any]) -> dict[str, Any]:
    """The first version had a switch ``voice`` where ``verbosity`` now says more."""
    if not isinstance(table.get("voice"), bool):
        return table
    off = {} if table["voice"] else {"verbosity": Verbosity.OFF.value}
    return off | {key: value for key, value in table.items() if key != "voice"}
