"""A session whose program died: found at the next start, gone on with or kept as it is."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import UNSET, Struct

from hipflow.library.routine_changes import routine_changes
from hipflow.progress.advice import Moment, advice, advice_after, aid_of
from hipflow.progress.pain_stops import is_stop
from hipflow.progress.therapist import felt
from hipflow.progress.wording import clock_text, count_text, start_time_text
from hipflow.routine.resolve.routine import Routine
from hipflow.session.engine.events import PauseReason
from hipflow.session.record import RoutineRef
from hipflow.session.view import view
from hipflow.storage.journal import Journal, RecoveredSession, recover
from hipflow.storage.journal_path import LOOK_S, lock_of, remove, waiting_files
from hipflow.storage.session_store import SessionStore
from hipflow.system.errors import StorageError
from hipflow.system.file_lock import HeldError
from hipflow.system.files import move_to_backup
from hipflow.system.safe_text import single_line

RESUME_WITHIN = timedelta(days=1)
"""Nobody goes on with a session that broke off longer ago: it is kept as interrupted."""

TAKEN_ELSEWHERE = "Another hipflow has taken that session up. It is left alone."
PLAYING_ELSEWHERE = "Another hipflow is playing just now. It is left alone."

PAUSED_FOR_PAIN = "You had paused because it hurt. Do not go on unless it has eased."
"""Of a session that died while it waited for somebody who hurts."""


MOST_CHANGES = 3
"""So many changes of a routine are told one by one."""

RoutineNow = Callable[[RoutineRef], Routine | None]
"""The routine of a session as its file is now; ``None`` where it is gone or has mistakes."""


def _unknown(_ref: RoutineRef) -> None:
    """Where nobody is asked, nothing is compared."""


class InterruptedSession(Struct, frozen=True):
    """A session that can be gone on with.

    Attributes:
        found: what its journal says.
        store: has the journal, and saves what was done.
        changes: what is otherwise in its routine since it began, a sentence each.
    """

    found: RecoveredSession
    store: SessionStore
    changes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The routine that was played."""
        return single_line(self.found.record.routine.title)

    def description(self) -> tuple[str, str]:
        """Where it broke off, and when and what was done by then, a sentence or two each."""
        record = self.found.record
        whole = [entry for one in record.exercises for entry in one.done if entry.stopped is UNSET]
        done = (
            f"{count_text(len(whole), 'set')} done by then."
            if whole
            else "No set was done by then."
        )
        here = single_line(view.place_text(self.found.session))
        return (
            here,
            f"Begun at {start_time_text(record)}, broken off at {clock_text(record.ended)}. {done}",
        )

    def against_going_on(self) -> str:
        """What speaks against going on: the pain of its hours, a routine that is another now."""
        return "\n".join(text for text in (self._pain_words(), self._change_words()) if text)

    def _change_words(self) -> str:
        if not self.changes:
            return ""
        more = len(self.changes) - MOST_CHANGES
        told = [*self.changes[:MOST_CHANGES], *([f"And {more} more."] if more > 0 else [])]
        return (
            f"The routine was changed since you began. {' '.join(told)} "
            "Going on plays it as it was. Keep what you did, and the next time is the new one."
        )

    def _pain_words(self) -> str:
        record, routine = self.found.record, self.found.header.plan
        limits, aid = routine.pain, aid_of(routine)
        if (gravest := felt(record)) is not None:
            return advice(Moment.DURING, None, limits, felt=gravest, aid=aid).own
        if is_stop(record, limits):
            return advice_after(record, limits, aid=aid).own
        hurt = self.found.session.pause_reason is PauseReason.HURT
        return PAUSED_FOR_PAIN if hurt else ""

    def resume(self) -> "Future[Journal | None]":
        """The journal, to be written on; ``None`` where another program has it by now."""
        return self.store.resume_journal(self.found)

    def keep(self) -> "Future[str]":
        """Keep what was done as it is; a sentence about it, or what the disk said."""
        return self.store.disk_queue.do(lambda: find_interrupted(self.store, None).note)


class RecoveryResult(Struct, frozen=True, kw_only=True):
    """What was found at a start: a note for the person, and a session to resume, if any."""

    note: str = ""
    interrupted: InterruptedSession | None = None


def find_interrupted(
    store: SessionStore, now: datetime | None, routine_now: RoutineNow = _unknown
) -> RecoveryResult:
    """Find a session that was interrupted; save it to the history where nobody will resume it.

    A session another program is playing just now is left alone. A journal that cannot be
    understood is kept beside, never thrown away. Where the history refuses, the journal stays.

    Args:
        store: has the journals, and saves what is in them.
        now: the time; ``None`` where nobody can be asked, so that nothing is resumed.
        routine_now: finds its routine as it is written now.
    """
    notes = [_save_journal(path, store) for path in waiting_files(store.running_file)]
    found = _find(store, now, routine_now)
    description = dict.fromkeys(note for note in (*notes, found.note) if note)
    return RecoveryResult(note="\n".join(description), interrupted=found.interrupted)


def _find(store: SessionStore, now: datetime | None, routine_now: RoutineNow) -> RecoveryResult:
    path = store.running_file
    lock = lock_of(path)
    try:
        if not path.exists():
            return RecoveryResult()
        lock.take(LOOK_S)
    except HeldError:
        return RecoveryResult(note=PLAYING_ELSEWHERE)
    except OSError:
        return RecoveryResult()
    try:
        found = recover(path)
        if found is not None and now is not None and _can_resume(found, now):
            begun, current = found.header.plan, routine_now(found.header.routine)
            changes = routine_changes(begun, current) if current else ()
            return RecoveryResult(interrupted=InterruptedSession(found, store, changes))
        return RecoveryResult(note=_save_journal(path, store))
    finally:
        lock.release()


def _save_journal(path: Path, store: SessionStore) -> str:
    found = recover(path)
    return _back_up_damaged(path) if found is None else _save_and_remove(path, found, store)


def _can_resume(found: RecoveredSession, now: datetime) -> bool:
    """Whether it broke off in the last day; a clock that was set back does not make it old."""
    if found.session.ended or found.header.not_today:
        return False
    try:
        return now - datetime.fromisoformat(found.record.ended) <= RESUME_WITHIN
    except (ValueError, TypeError):  # written by another hand
        return False


def _save_and_remove(path: Path, found: RecoveredSession, store: SessionStore) -> str:
    try:
        store.save(found.record)
    except StorageError as error:
        return str(error)
    with suppress(OSError):  # then it is saved once more at the next start, and read once
        if recover(path) == found:  # else another was put there meanwhile
            remove(path)
    title = single_line(found.record.routine.title)
    if found.header.not_today:
        return f"That you rested ({title}) is in the history now."
    if found.rated:
        return f"The rating of your last session ({title}) is in the history now."
    if found.session.ended:
        return f"The last session ({title}) is kept in the history, not yet rated."
    return (
        f"The last session ({title}) was interrupted. What was done of it is kept in the history."
    )


def _back_up_damaged(path: Path) -> str:
    try:
        if path.is_file() and not path.stat().st_size:  # its program died before it wrote
            remove(path)
            return ""
        backup = move_to_backup(path)
    except OSError:
        return ""
    return f"The last session was interrupted, and what it left cannot be read. It is in {backup}"
