"""The running journal: one line an event, so that a session that dies can be told to its end.

The first line says what is played; the others are what happened and when, in session time. The
engine is pure, so playing the lines again gives the session back exactly.
"""

import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Annotated, TypeVar

import msgspec
from filelock import FileLock, Timeout
from msgspec import Meta, Struct

from hipflow.errors import NotAllowedError
from hipflow.history.lines import without_control
from hipflow.routine.bounds import may_be_played
from hipflow.routine.resolved import Routine
from hipflow.session import state
from hipflow.session.account import SessionFacts, make_record
from hipflow.session.events import AnyEvent, Elapsed
from hipflow.session.moment import Session
from hipflow.session.plan import make_plan
from hipflow.session.record import RoutineRef, SessionRecord
from hipflow.session.units import Choices
from hipflow.storing import make_folder, open_to_append, set_aside

LARGEST_BYTES = 16 * 1024 * 1024
"""No journal is larger: twelve hours with a cue each second take a fifth."""

_MAY_STEER = re.compile(rb"\\u|\\[bfr]|[\x00-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2[\x80\x81]")
"""What a line with a character in it that steers a terminal has in it, and few others."""

_Written = TypeVar("_Written", "JournalHeader", "JournalLine")

OTHER_RUNS = "Another hipflow is playing too. If this computer stops, what you did here is lost."
"""What the second of two is told."""

_LOOK_S = 0.2
"""Whoever only looks whether a session was left has the lock for a moment; so long is waited."""


VERSION = 1
"""Of the journal; one of a newer program is not played again but kept beside for it."""


class JournalHeader(Struct, frozen=True, kw_only=True):
    """What is played: the whole routine, so that the file it came from may be gone."""

    v: Annotated[int, Meta(le=VERSION)] = VERSION
    id: str
    routine: RoutineRef
    plan: Routine
    choices: Choices
    started: str
    speed: Annotated[float, Meta(gt=0)]
    pain_before: int | None


class JournalLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One moment: session time, the wall clock, and the event if a key brought one."""

    at_ms: int
    now: str
    event: AnyEvent | None = None
    rated: bool = False
    pain_after: int | None = None
    effort: int | None = None
    note: str | None = None


class Journal:
    """Writes one running session; a disk that refuses never stops it.

    Args:
        path: the file; its folder is made when the session begins.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""
        self._lock = lock_of(path)
        self._file: IO[bytes] | None = None
        self._mine = False
        self._last_ms = 0
        self._last_now = ""

    def begin(self, header: JournalHeader) -> None:
        """Open the file and write what is played. Health data: for this user's eyes only."""
        try:
            make_folder(self.path.parent)
            take(self._lock)
            if self.path.is_file() and self.path.stat().st_size:
                # A session that could not be brought into the history yet: never written over.
                set_aside(self.path)
            descriptor = os.open(self.path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            self._file = os.fdopen(descriptor, "ab")
            self._mine = True
        except Timeout:
            self.problem = OTHER_RUNS
        except OSError as error:
            self._refused(error)
        self._write(msgspec.json.encode(header))

    def take_up(self, found: "Recovered") -> bool:
        """Write on where a session broke off; false where another program has had it since.

        Args:
            found: what was read here; bytes that could not be understood are kept beside.
        """
        try:
            take(self._lock)
        except (Timeout, OSError):
            return False
        if recover(self.path) != found:
            self._lock.release()
            return False
        self._mine = True
        try:
            _cut_off(self.path, found.understood)
            self._file = self.path.open("ab")
        except OSError as error:
            self._refused(error)
        return True

    def event(self, at_ms: int, event: AnyEvent, now: str) -> None:
        """A key's event is about to happen."""
        self._line(JournalLine(at_ms=at_ms, now=now, event=event))

    def reached(self, at_ms: int, now: str) -> None:
        """Time has brought a cue."""
        self._line(JournalLine(at_ms=at_ms, now=now))

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
            )
        )

    def close(self) -> None:
        """Close the file; it stays."""
        self._close_file()
        self._lock.release()

    def remove(self) -> None:
        """The session stands in the history: the journal goes."""
        self._close_file()
        try:
            if self._mine:
                self.path.unlink(missing_ok=True)
        except OSError as error:
            self._refused(error)
        self._mine = False
        self.close()

    def _line(self, line: JournalLine) -> None:
        self._last_ms, self._last_now = line.at_ms, line.now
        self._write(msgspec.json.encode(line))

    def _write(self, data: bytes) -> None:
        if self._file is None:
            return
        try:
            self._file.write(data + b"\n")
            self._file.flush()
        except OSError as error:
            self._refused(error)
            self._close_file()

    def _close_file(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # what the disk has refused is tried once more, in vain
                file.close()

    def _refused(self, error: OSError) -> None:
        self.problem = (
            f"The running session cannot be written to {self.path} ({error.strerror}). "
            "It goes on; if the computer stops now, what was done is lost."
        )


class Recovered(Struct, frozen=True, kw_only=True):
    """A session found in a journal.

    Attributes:
        session: where it stood.
        record: what was done, as the history keeps it.
        header: what is played.
        rated: whether the person had rated it already.
        understood: how many bytes of the journal this was read from, from its start.
    """

    session: Session
    record: SessionRecord
    header: JournalHeader
    rated: bool = False
    understood: int = 0


def recover(path: Path) -> Recovered | None:
    """The session a journal tells of; ``None`` where there is no journal or it says nothing.

    Lines after the first damaged one are not played: what they say can't be placed.
    """
    try:
        first, *others = _content(path).splitlines(keepends=True)
        header = _understood(first, JournalHeader)
        datetime.fromisoformat(header.started)
        if not may_be_played(header.plan):
            return None
        session, _ = state.start(make_plan(header.plan, header.choices))
    except (OSError, ValueError, LookupError, RecursionError):
        return None
    last, rated = JournalLine(at_ms=0, now=header.started), False
    understood = len(first)
    for raw in others:
        try:
            line = _understood(raw, JournalLine)
        except ValueError:
            break
        session, last = _played(session, line), line
        rated = rated or line.rated
        understood += len(raw)
    facts = SessionFacts(
        id=header.id,
        routine=header.routine,
        started=header.started,
        ended=last.now,
        speed=header.speed,
        pain_before=header.pain_before,
        pain_after=last.pain_after,
        effort=last.effort,
        note=last.note,
    )
    return Recovered(
        session=session,
        record=make_record(session, facts),
        header=header,
        rated=rated,
        understood=understood,
    )


def _content(path: Path) -> bytes:
    """All of a journal.

    Raises:
        OSError: the system refuses.
        ValueError: it is no plain file, which may never be read to its end, or far too large.
    """
    if not path.is_file():
        raise ValueError("no plain file")
    with path.open("rb") as file:
        content = file.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise ValueError("far too large")
    return content


def _understood(line: bytes, shape: type[_Written]) -> _Written:
    """What a line says, without what would steer a terminal: another program may have written it.

    Raises:
        ValueError: it says nothing of that shape.
    """
    try:
        if _MAY_STEER.search(line.rstrip()):
            return msgspec.convert(without_control(msgspec.json.decode(line)), shape)
        return msgspec.json.decode(line, type=shape)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error


def lock_of(path: Path) -> FileLock:
    """The lock that is held while a session is written at ``path``."""
    return FileLock(path.with_suffix(".lock"), mode=0o600)


def take(lock: FileLock) -> None:
    """Take the lock of a session.

    Raises:
        Timeout: another program has it, and is playing.
        OSError: the system refuses.
    """
    lock.acquire(timeout=_LOOK_S, poll_interval=_LOOK_S / 10)


def _cut_off(path: Path, understood: int) -> None:
    """Leave of a journal what can be read, and begin a new line; set the rest aside, kept."""
    with path.open("r+b") as file:
        file.seek(understood)
        rest = file.read()
        if rest:
            with open_to_append(path.with_name(f"{path.stem}.damaged{path.suffix}")) as aside:
                aside.write(rest + b"\n")
            file.truncate(understood)
        file.seek(understood - 1)
        if file.read(1) != b"\n":  # whole, but for its line break
            file.write(b"\n")


def _played(session: Session, line: JournalLine) -> Session:
    passed_ms = line.at_ms - session.clock_ms
    if passed_ms > 0 and not session.ended:
        session, _ = state.advance(session, Elapsed(passed_ms))
    if line.event is not None:
        with suppress(NotAllowedError):
            session, _ = state.advance(session, line.event)
    return session
