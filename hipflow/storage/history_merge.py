"""Two histories made one: what another file has and this one lacks is added at the end.

Lines are known by their id alone. They are added as they stand, so that nothing a newer
version wrote is lost; the other file is only read.
"""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from hipflow.session.record import Amendment, SessionRecord
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import MOST_DAMAGE_LISTED, DamagedLine, parse_line
from hipflow.system.errors import StorageError
from hipflow.system.files import refusal
from hipflow.system.safe_text import safe_line

LARGEST_BYTES = 64 * 1024 * 1024
"""Nobody has a larger history: it would be of a hundred years."""

MOST_DAMAGED = 10_000
"""A file with more lines that cannot be read is something else."""


class MergeResult(Struct, frozen=True, kw_only=True):
    """The result of a merge.

    Attributes:
        sessions: how many sessions were added.
        corrections: how many corrections were added.
        known: lines that were here already.
        damaged: lines of the others that cannot be understood, with their files; not added.
        more_damaged: how many such lines there are beside those.
        torn_end_file: the file a torn end of this history was moved to.
    """

    sessions: int = 0
    corrections: int = 0
    known: int = 0
    damaged: tuple[tuple[Path, DamagedLine], ...] = ()
    more_damaged: int = 0
    torn_end_file: Path | None = None


def merge_histories(own: HistoryFile, others: Iterable[Path]) -> MergeResult:
    """Add to a history what others have and it lacks: all of it, or nothing.

    Raises:
        StorageError: a file is missing or cannot be read, or the disk refuses.
    """
    found = _Found()
    for path in others:
        found.collect_from(path)
    return found.append_to(own)


class _Found:
    """What other histories have, each line once."""

    def __init__(self) -> None:
        self._lines: dict[str, bytes] = {}
        self._corrections: set[str] = set()
        self._damaged: list[tuple[Path, DamagedLine]] = []
        self._understood = self._more_damaged = 0

    def collect_from(self, path: Path) -> None:
        """Take what another history has; tell of what cannot be understood."""
        try:
            size = path.stat().st_size
        except FileNotFoundError:
            raise StorageError(
                f"There is no such history.\nThe file is {safe_line(str(path))}\nCheck its name."
            ) from None
        except OSError as error:
            raise refusal("The other history could not be read", path, error) from error
        if size > LARGEST_BYTES:
            raise _no_history(path)
        for number, line in enumerate(HistoryFile(path).lines(), start=1):
            if line.isspace():
                continue
            try:
                entry = parse_line(line)
            except ValueError as error:
                self._note_damage(path, DamagedLine(number, str(error)))
            else:
                self._take(line, entry)

    def append_to(self, own: HistoryFile) -> MergeResult:
        """Add what a history lacks of it, all or nothing."""
        added = own.append_lacking(self._lines)
        corrections = len(self._corrections & added.ids)
        return MergeResult(
            sessions=len(added.ids) - corrections,
            corrections=corrections,
            known=self._understood - len(added.ids),
            damaged=tuple(self._damaged),
            more_damaged=self._more_damaged,
            torn_end_file=added.backup,
        )

    def _take(self, line: bytes, entry: SessionRecord | Amendment) -> None:
        self._understood += 1
        if entry.id in self._lines:
            return
        self._lines[entry.id] = line.rstrip(b"\r\n")
        if isinstance(entry, Amendment):
            self._corrections.add(entry.id)

    def _note_damage(self, path: Path, line: DamagedLine) -> None:
        if len(self._damaged) < MOST_DAMAGE_LISTED:
            self._damaged.append((path, line))
        else:
            self._more_damaged += 1
        if self._more_damaged > MOST_DAMAGED:
            raise _no_history(path)


def _no_history(path: Path) -> StorageError:
    return StorageError(
        "This is no history: it is far too large, or hardly anything in it can be read.\n"
        f"The file is {safe_line(str(path))}\nNothing was added. Check its name."
    )
