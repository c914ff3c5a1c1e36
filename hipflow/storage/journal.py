"""The running journal: one line an event, so that an interrupted session can be recovered.

The first line says what is played; the others are what happened and when, in session time. The
engine is pure, so playing the lines again gives the session back exactly.
"""

import re
from collections.abc import Iterable
from concurrent.futures import Future, wait
from contextlib import suppress
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, structs

from hipflow.progress.dates import can_be_kept, parse_timestamp
from hipflow.routine.check.routine_size import is_within_limits
from hipflow.routine.resolve.routine import Routine
from hipflow.session.engine import state
from hipflow.session.engine.events import AnyEvent, Elapsed
from hipflow.session.engine.session import Session
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import FIRST_RELEASE_RULES, Choices
from hipflow.session.record import LONGEST_S, Effort, Pain, RoutineRef, SessionRecord, Speed
from hipflow.session.record_builder import SessionFacts, make_record, not_today_record
from hipflow.storage.history_lines import parse_line, without_control
from hipflow.storage.journal_file import LARGEST_BYTES, JournalFile
from hipflow.system.background import INLINE, BackgroundQueue
from hipflow.system.errors import NotAllowedError
from hipflow.system.open_file import read_plain

QUICK_S = 0.002
"""How long to wait for a line to be on disk, so that what is shown is kept, too."""

_TERMINAL_CONTROL = re.compile(rb"\\u|\\[bfr]|[\x00-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2[\x80\x81]")
"""What a line with a character in it that steers a terminal has in it, and few others."""

EntryT = TypeVar("EntryT", "JournalHeader", "JournalLine")

VERSION = 1
"""Of the journal; one of a newer program is not played again but kept beside for it."""


class JournalHeader(Struct, frozen=True, kw_only=True):
    """What is played: the whole routine, so that the file it came from may be gone.

    ``not_today`` says that rest was chosen in its place, and that there is nothing to go on with.
    ``date`` is the patient's own day; the first release wrote none.
    """

    v: Annotated[int, Meta(ge=1, le=VERSION)] = VERSION
    id: str
    routine: RoutineRef
    plan: Routine
    choices: Choices
    started: str
    speed: Speed
    pain_before: Pain | None
    not_today: bool = False
    date: str | UnsetType = UNSET


class JournalLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One moment: session time, the wall clock, and the event if a key brought one."""

    at_ms: Annotated[int, Meta(ge=0, le=LONGEST_S * 1000)]
    now: str
    event: AnyEvent | None = None
    rated: bool = False
    pain_after: Pain | None = None
    effort: Effort | None = None
    note: str | None = None


class Journal:
    """Writes one running session; a disk that is slow or refuses never stops it.

    Args:
        path: the file; its folder is made when the session begins.
        disk_queue: does what the disk is asked for, in order.
    """

    def __init__(self, path: Path, disk_queue: BackgroundQueue = INLINE) -> None:
        self.path = path
        self.disk_queue = disk_queue
        self._file = JournalFile(path)
        self._writing: Future[None] | None = None
        self._last_ms = 0
        self._last_now = ""

    @property
    def problem(self) -> str:
        """What is wrong with it, in words for a person; empty when all is well."""
        return self._file.problem

    def begin(self, header: JournalHeader) -> None:
        """Write what is played."""
        self._write(msgspec.json.encode(header))

    def resume(self, found: "RecoveredSession") -> bool:
        """Write on where a session broke off; false where another program has had it since.

        Waits for the disk.

        Args:
            found: what was read here; bytes that could not be understood are kept beside.
        """
        return self._file.resume(found.valid_bytes, lambda: recover(self.path) == found)

    def event(self, at_ms: int, event: AnyEvent, now: str) -> None:
        """A key's event is about to happen."""
        self._line(JournalLine(at_ms=at_ms, now=now, event=event))

    def mark_time(self, at_ms: int, now: str) -> None:
        """Time has brought a cue."""
        self._line(JournalLine(at_ms=at_ms, now=now))

    def retry(self) -> None:
        """Write what the disk has refused, if it takes it by now."""
        before = self._writing
        if self.problem and (before is None or before.done()):
            self._writing = self.disk_queue.do(lambda: self._file.write(None))

    def rated(self, pain_after: int | None, effort: int | None, note: str | None) -> None:
        """The session was rated; it stands here until it stands in the history."""
        self._line(
            JournalLine(
                at_ms=self._last_ms,
                now=self._last_now,
                rated=True,
                pain_after=pain_after,
                effort=effort,
                note=note,
            ),
            insist=True,
        )

    def close(self) -> None:
        """Close the file; it stays."""
        self.disk_queue.do(self._file.close)

    def remove(self) -> bool:
        """Remove it, on its queue: the history has the session. Returns whether it has gone."""
        return self._file.remove()

    def drain(self, timeout_s: float) -> bool:
        """Wait until all lines are on disk, at most this long; returns whether they are."""
        return self.disk_queue.drain(timeout_s)

    def _line(self, line: JournalLine, *, insist: bool = False) -> None:
        self._last_ms, self._last_now = line.at_ms, line.now
        self._write(msgspec.json.encode(line), None if insist else line.at_ms)

    def _write(self, data: bytes, at_ms: int | None = None) -> None:
        """Have a line written, and wait for it a moment if the disk has been quick of late."""
        before = self._writing
        if before is not None and before.done():
            before.result()  # a mistake of ours is heard of here; the disk's are in `problem`
        self._file.note(data)
        self._writing = self.disk_queue.do(lambda: self._file.write(at_ms))
        if before is None or before.done():
            wait([self._writing], QUICK_S)
        self.disk_queue.do(self._file.sync)  # nobody waits for it: a disk takes its time to be sure


class RecoveredSession(Struct, frozen=True, kw_only=True):
    """A session found in a journal.

    Attributes:
        session: where it stood.
        record: what was done, as the history keeps it.
        header: what is played.
        rated: whether the person had rated it already.
        valid_bytes: how many bytes of the journal this was read from, from its start.
    """

    session: Session
    record: SessionRecord
    header: JournalHeader
    rated: bool = False
    valid_bytes: int = 0


def recover(path: Path) -> RecoveredSession | None:
    """The session a journal tells of; ``None`` where there is no journal or it says nothing.

    Lines after the first damaged one are not played: what they say can't be placed. Neither is a
    session that the history would not read: its journal is kept beside.
    """
    try:
        first, *others = _content(path).splitlines(keepends=True)
        header = _decode_line(first, JournalHeader)
        _see_time(header.started)
        if not is_within_limits(header.plan):
            return None
        session, _ = state.start(make_plan(header.plan, _choices(header)))
        recovered = _replay_lines(header, session, len(first), others)
        parse_line(msgspec.json.encode(recovered.record))
    except (OSError, ValueError, LookupError, RecursionError):
        return None
    return recovered


def _choices(header: JournalHeader) -> Choices:
    """What was chosen, with the rules of the release that wrote the header."""
    if header.date is UNSET:
        return structs.replace(header.choices, rules=FIRST_RELEASE_RULES)
    return header.choices


def _replay_lines(
    header: JournalHeader, session: Session, valid_bytes: int, lines: Iterable[bytes]
) -> RecoveredSession:
    """What the lines below the header tell of a session, up to the first damaged one."""
    last, rated = JournalLine(at_ms=0, now=header.started), False
    ended = header.started
    for raw in lines:
        try:
            line = _decode_line(raw, JournalLine)
            _see_time(line.now)
        except ValueError:
            break
        session, last = _replay_line(session, line), line
        # The wall clock of the first release may have been set back under way.
        ended = max(ended, line.now, key=parse_timestamp)
        rated = rated or line.rated
        valid_bytes += len(raw)
    facts = SessionFacts(
        id=header.id,
        routine=header.routine,
        started=header.started,
        ended=ended,
        speed=header.speed,
        pain_before=header.pain_before,
        pain_after=last.pain_after,
        effort=last.effort,
        note=last.note,
        date=header.date,
    )
    return RecoveredSession(
        session=session,
        record=not_today_record(facts) if header.not_today else make_record(session, facts),
        header=header,
        rated=rated,
        valid_bytes=valid_bytes,
    )


def _content(path: Path) -> bytes:
    """All of a journal.

    Raises:
        OSError: the system refuses, or it is no plain file.
        ValueError: it is far too large.
    """
    content = read_plain(path, LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise ValueError("far too large")
    return content


def _decode_line(line: bytes, shape: type[EntryT]) -> EntryT:
    """What a line says, without what would steer a terminal: another program may have written it.

    Raises:
        ValueError: it says nothing of that shape.
    """
    try:
        if _TERMINAL_CONTROL.search(line.rstrip()):
            return msgspec.convert(without_control(msgspec.json.decode(line)), shape)
        return msgspec.json.decode(line, type=shape)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _see_time(text: str) -> None:
    """See that a text names a moment that a session can have been at.

    Raises:
        ValueError: it does not.
    """
    if not can_be_kept(parse_timestamp(text)):
        raise ValueError(f"not to be kept: {text[:40]}")


def _replay_line(session: Session, line: JournalLine) -> Session:
    passed_ms = line.at_ms - session.clock_ms
    if passed_ms > 0 and not session.ended:
        session, _ = state.advance(session, Elapsed(passed_ms))
    if line.event is not None:
        with suppress(NotAllowedError):
            session, _ = state.advance(session, line.event)
    return session
