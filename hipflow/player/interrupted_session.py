"""A session whose program died: found at the next start, gone on with or kept as it is."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import UNSET, Struct

from hipflow.player.keeping import Save
from hipflow.progress.wording import clock_of, clock_text, counted, one_line
from hipflow.session.view import view
from hipflow.storage.journal import Journal, Recovered, recover
from hipflow.storage.journal_path import LOOK_S, lock_of, remove, waiting_files
from hipflow.system.background import AT_ONCE, Errands
from hipflow.system.errors import StorageError
from hipflow.system.file_lock import HeldError
from hipflow.system.files import set_aside

TOO_OLD = timedelta(days=1)
"""Nobody goes on with a session that broke off longer ago: it is kept as interrupted."""

GONE = "Another hipflow has taken that session up. It is left alone."
ELSEWHERE = "Another hipflow is playing just now. It is left alone."


class LeftOver(Struct, frozen=True):
    """A session that can be gone on with.

    Attributes:
        path: its journal.
        found: what the journal says.
        save: puts what was done into the history.
    """

    path: Path
    found: Recovered
    save: Save

    @property
    def title(self) -> str:
        """The routine that was played."""
        return one_line(self.found.record.routine.title)

    def told(self) -> tuple[str, str]:
        """Where it broke off, and when and what was done by then, a sentence or two each."""
        record = self.found.record
        whole = [entry for one in record.exercises for entry in one.done if entry.stopped is UNSET]
        done = (
            f"{counted(len(whole), 'set')} done by then." if whole else "No set was done by then."
        )
        here = one_line(view.here_text(self.found.session))
        return (
            here,
            f"Begun at {clock_of(record)}, broken off at {clock_text(record.ended)}. {done}",
        )

    def take_up(self, errands: Errands = AT_ONCE) -> Journal | None:
        """The journal, to be written on; ``None`` where another program has it by now.

        Waits for the disk, as :meth:`keep` does.

        Args:
            errands: does from then on what its disk is asked for.
        """
        journal = Journal(self.path, errands)
        return journal if journal.take_up(self.found) else None

    def keep(self) -> str:
        """Keep what was done as it is; a sentence about it, or what the disk said."""
        return find_left_over(self.path, self.save, None).note


class Found(Struct, frozen=True, kw_only=True):
    """What a start has found: something to be told, and a session to go on with, if any."""

    note: str = ""
    left_over: LeftOver | None = None


def find_left_over(path: Path, save: Save, now: datetime | None) -> Found:
    """Look for a session that died. What nobody would go on with is brought into the history.

    A session another program is playing just now is left alone. A journal that cannot be
    understood is kept beside, never thrown away. Where the history refuses, the journal stays.

    Args:
        path: where the journal would be.
        save: puts a record into the history.
        now: the time; ``None`` where nobody can be asked, so that nothing is to be gone on with.
    """
    notes = [_brought_in(waiting, save) for waiting in waiting_files(path)]
    found = _found(path, save, now)
    told = dict.fromkeys(note for note in (*notes, found.note) if note)
    return Found(note="\n".join(told), left_over=found.left_over)


def forget(path: Path, kept: Collection[str]) -> bool:
    """Remove the journals of sessions that stand in the history by now; whether that was possible.

    What stays is read once more at the next start, and does no harm.

    Args:
        path: where the journal would be.
        kept: the ids of the sessions.
    """
    lock = lock_of(path)
    try:
        for waiting in waiting_files(path):
            _forget(waiting, kept)
        if path.exists():
            lock.take(0)  # else a session is being played, and this is its journal
            _forget(path, kept)
    except OSError:  # a lock that is held is one, too
        return False
    finally:
        lock.release()
    return True


def _forget(journal: Path, kept: Collection[str]) -> None:
    found = recover(journal)
    if found is not None and found.record.id in kept:
        remove(journal)


def _found(path: Path, save: Save, now: datetime | None) -> Found:
    lock = lock_of(path)
    try:
        if not path.exists():
            return Found()
        lock.take(LOOK_S)
    except HeldError:
        return Found(note=ELSEWHERE)
    except OSError:
        return Found()
    try:
        found = recover(path)
        if found is not None and now is not None and _may_go_on(found, now):
            return Found(left_over=LeftOver(path, found, save))
        return Found(note=_brought_in(path, save))
    finally:
        lock.release()


def _brought_in(path: Path, save: Save) -> str:
    found = recover(path)
    return _kept_beside(path) if found is None else _settled(path, found, save)


def _may_go_on(found: Recovered, now: datetime) -> bool:
    """Whether it broke off in the last day; a clock that was set back does not make it old."""
    if found.session.ended or found.header.not_today:
        return False
    try:
        return now - datetime.fromisoformat(found.record.ended) <= TOO_OLD
    except (ValueError, TypeError):  # written by another hand
        return False


def _settled(path: Path, found: Recovered, save: Save) -> str:
    try:
        save(found.record)
    except StorageError as error:
        return str(error)
    with suppress(OSError):  # then it is saved once more at the next start, and read once
        if recover(path) == found:  # else another was put there meanwhile
            remove(path)
    title = one_line(found.record.routine.title)
    if found.header.not_today:
        return f"That you rested ({title}) is in the history now."
    if found.rated:
        return f"The rating of your last session ({title}) is in the history now."
    if found.session.ended:
        return f"The last session ({title}) is kept in the history, not yet rated."
    return (
        f"The last session ({title}) was interrupted. What was done of it is kept in the history."
    )


def _kept_beside(path: Path) -> str:
    try:
        if path.is_file() and not path.stat().st_size:  # its program died before it wrote
            remove(path)
            return ""
        aside = set_aside(path)
    except OSError:
        return ""
    return f"The last session was interrupted, and what it left cannot be read. It is in {aside}"
