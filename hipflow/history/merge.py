"""Two histories made one: what another file has and this one lacks is added at the end.

Lines are told apart by their id alone. They are added as they stand, so that nothing a newer
version wrote is lost; the other file is only read.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from hipflow.errors import StorageError
from hipflow.harmless import one_line
from hipflow.history.file import HistoryFile
from hipflow.history.lines import MOST_TOLD, DamagedLine, understand_line
from hipflow.session.record import Amendment

LARGEST_BYTES = 64 * 1024 * 1024
"""Nobody has a larger history: it would be of a hundred years."""


MOST_DAMAGED = 10_000
"""A file with more lines that cannot be read is something else."""


class Merged(Struct, frozen=True, kw_only=True):
    """What came of a merge.

    Attributes:
        sessions: how many sessions were added.
        corrections: how many corrections were added.
        known: lines that were here already.
        damaged: lines of the others that cannot be understood, with their files; not added.
        more_damaged: how many such lines there are beside those.
        aside: the file a torn end of this history was set aside in.
    """

    sessions: int = 0
    corrections: int = 0
    known: int = 0
    damaged: tuple[tuple[Path, DamagedLine], ...] = ()
    more_damaged: int = 0
    aside: Path | None = None


def merge(own: HistoryFile, others: Iterable[Path]) -> Merged:
    """Add to a history what others have and it lacks: all of it, or nothing.

    Raises:
        StorageError: a file is missing or cannot be read, or the disk refuses.
    """
    ids = set(_ids(own))
    lines: list[bytes] = []
    damaged: list[tuple[Path, DamagedLine]] = []
    corrections = known = more_damaged = 0
    for path in others:
        if not path.exists():
            raise StorageError(f"There is no such history.\nThe file is {path}\nCheck its name.")
        if path.stat().st_size > LARGEST_BYTES:
            raise _no_history(path)
        for number, line in enumerate(HistoryFile(path).lines(), start=1):
            if line.isspace():
                continue
            try:
                entry = understand_line(line)
            except ValueError as error:
                if len(damaged) < MOST_TOLD:
                    damaged.append((path, DamagedLine(number, str(error))))
                else:
                    more_damaged += 1
                if more_damaged > MOST_DAMAGED:
                    raise _no_history(path) from None
                continue
            if entry.id in ids:
                known += 1
                continue
            ids.add(entry.id)
            corrections += isinstance(entry, Amendment)
            lines.append(line.rstrip(b"\r\n"))
    return Merged(
        sessions=len(lines) - corrections,
        corrections=corrections,
        known=known,
        damaged=tuple(damaged),
        more_damaged=more_damaged,
        aside=own.append_lines(lines),
    )


def _no_history(path: Path) -> StorageError:
    return StorageError(
        "This is no history: it is far too large, or hardly anything in it can be read.\n"
        f"The file is {one_line(str(path))}\nNothing was added. Check its name."
    )


def _ids(own: HistoryFile) -> Iterator[str]:
    """The id of each line that can be understood."""
    for line in own.lines():
        with suppress(ValueError):  # told wherever the history is shown
            yield understand_line(line).id
