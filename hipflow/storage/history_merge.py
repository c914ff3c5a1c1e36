"""Two histories made one: what another file has and this one lacks is added at the end.

A line is known by its id and what it says. Lines are added as they stand, so that nothing a newer
version wrote is lost; the other file is only read. Where two lines of one id say different things,
both are kept and told of: the one that was here first holds, unless the other tells more of how the
session ended, until the person corrects it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from hipflow.session.record import Amendment, Entry, Note, SessionRecord
from hipflow.storage.corrections import tells_more
from hipflow.storage.history_file import Added, HistoryFile
from hipflow.storage.history_lines import (
    MOST_DAMAGE_LISTED,
    DamagedLine,
    LineKey,
    line_key,
    parse_line,
)
from hipflow.system.errors import StorageError
from hipflow.system.files import refusal
from hipflow.system.safe_text import safe_line

LARGEST_BYTES = 64 * 1024 * 1024
"""Nobody has a larger history: it would be of a hundred years."""

MOST_DAMAGED = 10_000
"""A file with more lines that cannot be read is something else."""


class Disagreement(Struct, frozen=True, kw_only=True):
    """Two lines of one id that say different things; both are kept.

    Attributes:
        added: what the other history says.
        is_shown: whether that is what holds from now on.
    """

    added: Entry
    is_shown: bool


class MergeResult(Struct, frozen=True, kw_only=True):
    """The result of a merge.

    Attributes:
        sessions: how many sessions were added.
        corrections: how many corrections were added.
        notes: how many notes were added.
        disagreements: what was added though something else stood under its id.
        known: lines that were here already.
        damaged: lines of the others that cannot be understood, with their files; not added.
        more_damaged: how many such lines there are beside those.
        torn_end_file: the file a torn end of this history was moved to.
    """

    sessions: int = 0
    corrections: int = 0
    notes: int = 0
    disagreements: tuple[Disagreement, ...] = ()
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
        self._lines: dict[LineKey, bytes] = {}
        self._entries: dict[LineKey, Entry] = {}
        self._damaged: list[tuple[Path, DamagedLine]] = []
        self._understood = self._more_damaged = 0

    def collect_from(self, path: Path) -> None:
        """Take what another history has; tell of what cannot be understood."""
        try:
            size = path.stat().st_size
        except FileNotFoundError:
            raise no_such_history(path) from None
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
        entries = {key: entry for key, entry in self._entries.items() if key in added.keys}
        disagreements = tuple(_disagreements(entries.values(), added))
        differing = {line_key(one.added) for one in disagreements}
        new = [entry for key, entry in entries.items() if key not in differing]
        return MergeResult(
            sessions=_count(new, SessionRecord),
            corrections=_count(new, Amendment),
            notes=_count(new, Note),
            disagreements=disagreements,
            known=self._understood - len(entries),
            damaged=tuple(self._damaged),
            more_damaged=self._more_damaged,
            torn_end_file=own.set_aside,
        )

    def _take(self, line: bytes, entry: Entry) -> None:
        self._understood += 1
        key = line_key(entry)
        if key not in self._lines:
            self._lines[key] = line.rstrip(b"\r\n")
            self._entries[key] = entry

    def _note_damage(self, path: Path, line: DamagedLine) -> None:
        if len(self._damaged) < MOST_DAMAGE_LISTED:
            self._damaged.append((path, line))
        else:
            self._more_damaged += 1
        if self._more_damaged > MOST_DAMAGED:
            raise _no_history(path)


def _disagreements(entries: Iterable[Entry], added: Added) -> Iterator[Disagreement]:
    """The lines among those added that say something else than one before them with their id."""
    holding = dict(added.differing)
    for entry in entries:
        before = holding.setdefault(entry.id, entry)
        if before is not entry:
            is_shown = tells_more(entry, before)
            if is_shown:
                holding[entry.id] = entry
            yield Disagreement(added=entry, is_shown=is_shown)


def _count(entries: Iterable[Entry], kind: type[Entry]) -> int:
    return sum(isinstance(entry, kind) for entry in entries)


def no_such_history(path: Path) -> StorageError:
    """What somebody is told who has named a history that is not there."""
    return StorageError(
        f"There is no such history.\nThe file is {safe_line(str(path))}\nCheck its name."
    )


def _no_history(path: Path) -> StorageError:
    return StorageError(
        "This is no history: it is far too large, or hardly anything in it can be read.\n"
        f"The file is {safe_line(str(path))}\nNothing was added. Check its name."
    )
