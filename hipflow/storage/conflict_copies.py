"""Copies of the history that a program which syncs its folder has left beside it.

Where two computers have written to a history before either knew of the other, such a program keeps
both: one stays, the other gets a longer name. What only the copy has is then seen by nobody, until
it is merged.

The names, by the programs' own pages and what their users report:

==============================  ==================================================================
Syncthing                       ``history.sync-conflict-20261123-180211-ABCDEFG.jsonl``
Dropbox, Box, Nextcloud,        ``history (Anna's conflicted copy 2026-11-23).jsonl``, ``history
ownCloud, OpenCloud, SecuriSync (conflicted copy 2026-11-23 180211).jsonl``
ownCloud and Nextcloud, older   ``history_conflict-20261123-180211.jsonl``
Google Drive, MEGA, Cryptomator ``history (1).jsonl``
iCloud                          ``history 2.jsonl``
OneDrive                        ``history-LAPTOP-1A2B3C4.jsonl``, the name of the computer
Resilio                         ``history.Conflict.jsonl``, ``history.Conflict2.jsonl``
Seafile                         ``history (SFConflict anna@example.org 2026-11-23-18-02-11).jsonl``
Synology Drive                  ``history_ANNA-PC_Nov-23-1802-2026_Conflict.jsonl``
pCloud                          ``history [conflicted].jsonl``
Proton Drive                    ``history (# Name clash 2026-11-23 ab12 #).jsonl``
Unison                          ``history (conflict on 2026-11-23).jsonl``
rclone                          ``history.jsonl.conflict1``
==============================  ==================================================================

Some speak the person's language. A name that says *conflict* is taken at its word. A bare number
and the name of a computer may belong to a history of its own, another person's perhaps: such a file
counts only where it begins with the very line this history begins with.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_merge import MergeResult, merge_histories
from hipflow.storage.journal_path import WAITING
from hipflow.system.errors import StorageError
from hipflow.system.files import free_name, refusal
from hipflow.system.open_file import open_plain

MERGED = "merged"
"""In the name of a copy that was merged: it is kept, and not noticed any more."""

LONGEST_LINE_BYTES = 64 * 1024
"""So much of two files is compared to see whether they begin with the same line."""

_SAYS_CONFLICT = re.compile(
    "confli|konfli|clash|ristiriita|çak|конфл|競合|冲突|衝突|충돌|تعارض|התנגש|σύγκρουσ",
    re.IGNORECASE,
)
"""*Conflict* in the languages the programs speak: most write it with c or k."""

_NUMBER = re.compile(r"[ ._-]?\(?\d{1,3}\)?")
_COMPUTER = re.compile(r"-[\w.-]+")

_OWN_WORDS = ("running", "damaged", WAITING, MERGED)
"""What follows the history's name in files of hipflow's own, whatever a program makes of those."""


class MergedCopy(Struct, frozen=True, kw_only=True):
    """What came of merging one copy.

    Attributes:
        name: what it was called.
        result: what was added; ``None`` where it could not be merged.
        kept_as: where it is now; ``None`` where it is where it was, and will be noticed again.
        problem: why it could not be merged, or not be renamed; else empty.
    """

    name: str
    result: MergeResult | None = None
    kept_as: Path | None = None
    problem: str = ""


def conflict_copies(history: Path) -> tuple[Path, ...]:
    """The copies beside a history, by name; none where its folder cannot be read."""
    history = Path(os.path.realpath(history))
    stem = _as_typed(history.stem)
    others = {name: _as_typed(name) for name in _names(history.parent) if name != history.name}
    found: dict[str, Path] = {}
    for name in sorted(others, key=len):
        rest = _rest(others[name], stem, history.suffix)
        if rest is None or _is_own(rest) or _is_of_another(name, others, history, found):
            continue
        path = history.parent / name
        if _is_copy(rest, path, history):
            found[name] = path
    return tuple(sorted(found.values()))


def merge_conflict_copies(own: HistoryFile) -> tuple[MergedCopy, ...]:
    """Add what the copies beside a history have and it lacks, and keep them under another name.

    A copy that cannot be read, or that the program changes meanwhile, keeps its name.
    """
    return tuple(_merge(own, copy) for copy in conflict_copies(own.path))


def _merge(own: HistoryFile, copy: Path) -> MergedCopy:
    before = _stamp(copy)
    try:
        result = merge_histories(own, [copy])
    except StorageError as error:
        return MergedCopy(name=copy.name, problem=str(error))
    if _stamp(copy) != before:
        return MergedCopy(name=copy.name, result=result)
    kept_as = free_name(Path(os.path.realpath(own.path)), MERGED)
    try:
        copy.rename(kept_as)
    except OSError as error:
        problem = str(refusal("The copy could not be renamed", copy, error))
        return MergedCopy(name=copy.name, result=result, problem=problem)
    return MergedCopy(name=copy.name, result=result, kept_as=kept_as)


def _names(folder: Path) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file():
                yield entry.name


def _as_typed(name: str) -> str:
    """A name as it is compared: some disks keep an ö as two signs, some forget capitals."""
    return unicodedata.normalize("NFC", name).casefold()


def _rest(name: str, stem: str, suffix: str) -> str | None:
    """What a name says besides that of the history; ``None`` where it is not like it at all.

    What follows the suffix says *conflict* itself, or it is another kind of file: a lock, a backup.
    """
    within, found, after = name.removeprefix(stem).rpartition(suffix)
    if not (name.startswith(stem) and found) or after.endswith(".lock"):
        return None
    return within + after if not after or _SAYS_CONFLICT.search(after) else None


def _is_own(rest: str) -> bool:
    """Whether a file is one of hipflow's, or what a program that syncs has made of one."""
    return rest.lstrip(".").startswith(_OWN_WORDS) and rest.startswith(".")


def _is_of_another(
    name: str, others: dict[str, str], history: Path, found: dict[str, Path]
) -> bool:
    """Whether another history's longer name is in it, such as ``anna-lena``, which is no copy."""
    begins = (
        other
        for other, typed in others.items()
        if other != name
        and typed.endswith(history.suffix)
        and len(other) > len(history.name)
        and others[name].startswith(typed.removesuffix(history.suffix))
    )
    nearest = max(begins, key=len, default=None)
    return nearest is not None and nearest not in found


def _is_copy(rest: str, path: Path, history: Path) -> bool:
    if _SAYS_CONFLICT.search(rest):
        return True
    may_be = _NUMBER.fullmatch(rest) or _COMPUTER.fullmatch(rest)
    return bool(may_be) and _first_line(path) == _first_line(history) != b""


def _first_line(path: Path) -> bytes:
    try:
        with open_plain(path) as file:
            return file.readline(LONGEST_LINE_BYTES).rstrip(b"\r\n")
    except OSError:
        return b""


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino)
