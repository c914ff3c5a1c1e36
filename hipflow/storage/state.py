"""What the app remembers between runs, that is no choice and no session."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from hipflow.storage.paths import Paths
from hipflow.storage.toml_file import TomlContents, read_toml, write_toml
from hipflow.storage.toml_store import TomlStore
from hipflow.system.background import INLINE, BackgroundQueue

CONFIRMED_KEPT = 200
"""How many confirmed warnings are remembered, the latest ones; nobody has as many routines."""


class AppState(Struct, frozen=True, kw_only=True):
    """What was confirmed and asked once."""

    affected: Annotated[Literal["left", "right"] | None, Meta(description='"left" or "right"')] = (
        None
    )
    """The sore side, asked once where a routine needs it and does not say."""

    mat_question_asked: Annotated[bool, Meta(description="true or false")] = False
    """Whether it was asked if the big number can be read from the mat."""

    figure_hidden: Annotated[bool, Meta(description="true or false")] = False
    """Whether words stand in the place of the figure while playing."""

    morning_skipped: Annotated[str, Meta(description="the id of a session, in quotes")] = ""
    """The session whose next morning was not to be asked about again."""

    confirmed_warnings: Annotated[tuple[str, ...], Meta(description="a list of texts")] = ()
    """Hashes of the routines whose warning was confirmed. A changed file is asked about again."""

    def has_confirmed(self, routine_hash: str) -> bool:
        """Whether the warning of the routine with this hash was confirmed."""
        return routine_hash in self.confirmed_warnings

    def with_confirmed(self, routine_hash: str) -> "AppState":
        """The state after the warning of that routine was confirmed."""
        others = tuple(known for known in self.confirmed_warnings if known != routine_hash)
        confirmed = (*others, routine_hash)[-CONFIRMED_KEPT:]
        return msgspec.structs.replace(self, confirmed_warnings=confirmed)


def state_store(paths: Paths, disk_queue: BackgroundQueue = INLINE) -> TomlStore[AppState]:
    """The state of a person, read when first asked for and written in the background."""
    return TomlStore(paths.state_file, read_state, write_state, disk_queue)


def read_state(path: Path) -> TomlContents[AppState]:
    """The state in a file; a fresh one where there is no file. Never fails."""
    return read_toml(path, AppState)


def write_state(path: Path, state: AppState) -> None:
    """Write the state whole; keys of another version are kept.

    Raises:
        StorageError: the disk refuses.
    """
    write_toml(path, state)
