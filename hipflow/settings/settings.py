"""What a person may choose, with what is used when they choose nothing."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from hipflow.session.record import Day
from hipflow.settings.kept import Reading, read_kept, write_kept

_ON_OFF = Meta(description="true or false")


class Settings(Struct, frozen=True, kw_only=True):
    """The settings. Every one may be left out of the file."""

    voice: Annotated[bool, _ON_OFF] = True
    """Whether cues are spoken."""

    tones: Annotated[bool, _ON_OFF] = True
    """Whether counts, starts and ends are marked by tones."""

    volume: Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")] = 0.8
    """How loud voice and tones are: 0 silent, 1 as loud as the computer is set."""

    rate_wpm: Annotated[int, Meta(ge=80, le=300, description="a whole number from 80 to 300")] = 150
    """Words a minute; 150 is the slow end of what is comfortable, old and young (Sutton 1995)."""

    lead_in_ms: Annotated[int, Meta(ge=0, le=2000, description="a whole number from 0 to 2000")] = 0
    """Silence sent before a cue, in milliseconds, for speakers that swallow the first syllable."""

    theme: Annotated[
        Literal["dark", "light", "auto"], Meta(description='"dark", "light" or "auto"')
    ] = "auto"
    """The colours; ``auto`` goes by the terminal where it tells, else dark."""

    day_default: Annotated[Day, Meta(description='"gentle", "usual" or "strong"')] = Day.USUAL
    """The kind of day that is chosen when the check-in opens."""


def read_settings(path: Path) -> Reading[Settings]:
    """The settings in a file; the usual ones where there is no file. Never fails."""
    return read_kept(path, Settings)


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole; keys of another version are kept.

    Raises:
        StorageError: the disk refuses.
    """
    write_kept(path, settings)
