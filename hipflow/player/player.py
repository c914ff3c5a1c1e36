"""The player: runs a session by the clock, calls its listeners, and saves it at the end.

It sleeps until the session's next deadline on the monotonic clock and never adds up intervals, so
nothing drifts. Keys come in as events; what the session does not allow is dropped.
"""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from typing import Protocol

from msgspec import UNSET, Struct, UnsetType, structs

from hipflow.player.session_clock import SessionClock
from hipflow.player.timekeeper import GAP_S, Timekeeper
from hipflow.session.engine import state
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.events import AnyEvent, Elapsed, Pause, PauseReason, ResumeInterrupted
from hipflow.session.engine.session import Session, Status, Transition
from hipflow.session.plan.plan import Plan
from hipflow.session.record import RoutineRef, SessionRecord
from hipflow.session.record_builder import SessionFacts, make_record
from hipflow.storage.journal import Journal, JournalHeader, RecoveredSession
from hipflow.storage.session_store import Saved
from hipflow.system.clock import Clock
from hipflow.system.errors import NotAllowedError

SUSPEND_WAIT_S = 2.0
"""The longest wait for the disk before the program is suspended."""


class PlayerSetup(Struct, frozen=True, kw_only=True):
    """What a player plays and how fast; from the start, or from where it was interrupted.

    Attributes:
        id: names the session in journal and history.
        pain_before: the rating 0-10 given before it; ``None`` where none was.
        speed: session seconds a real second.
    """

    plan: Plan
    routine: RoutineRef
    id: str
    pain_before: int | None = None
    speed: float = 1.0
    resume_from: RecoveredSession | None = None

    def header(self, started: str, day: date, *, not_today: bool = False) -> JournalHeader:
        """The first line of the session's journal.

        Args:
            started: the moment it begins.
            day: the patient's own day then.
            not_today: whether rest is chosen in its place.
        """
        return JournalHeader(
            id=self.id,
            routine=self.routine,
            plan=self.plan.routine,
            choices=self.plan.choices,
            started=started,
            speed=self.speed,
            pain_before=self.pain_before,
            not_today=not_today,
            date=day.isoformat(),
        )

    def facts(self, started: str, ended: str, date: str | UnsetType) -> SessionFacts:
        """The part of its record that a session itself does not know, with its own ``date``."""
        return SessionFacts(
            id=self.id,
            routine=self.routine,
            started=started,
            ended=ended,
            speed=self.speed,
            pain_before=self.pain_before,
            date=date,
        )


class TimerHandle(Protocol):
    """A scheduled call."""

    def cancel(self) -> None:
        """Call it off."""


class Timer(Protocol):
    """Schedules calls by the monotonic clock, as an asyncio loop does."""

    def call_at(self, when: float, callback: Callable[[], None], /) -> TimerHandle:
        """Call ``callback`` at ``when``, in seconds of the monotonic clock."""


class RecordStore(Protocol):
    """Saves sessions, as :class:`hipflow.storage.session_store.SessionStore` does."""

    def add(self, record: SessionRecord, journal: Journal | None = None) -> "Future[Saved]":
        """Save a session; its journal goes once it is saved."""


Listener = Callable[[Session, tuple[Cue, ...]], None]
"""Called at every move of the session, with its new state and the cues that arose on the way, often
none: the screen, the voice, plain lines."""


class Player:
    """Owns the running session. Not thread-safe: it lives on one event loop.

    Args:
        setup: what to play.
        clock: the wall clock and the monotonic one.
        timer: calls back at a time of the same monotonic clock (an asyncio loop).
        journal: where events are written as they happen.
        store: saves the session once it has ended.
        refresh_ms: how often listeners want to hear of time alone, also in parts of a
            millisecond; ``None`` for cues only.
    """

    def __init__(
        self,
        setup: PlayerSetup,
        *,
        clock: Clock,
        timer: Timer,
        journal: Journal,
        store: RecordStore,
        refresh_ms: float | None = None,
    ) -> None:
        self.setup = setup
        self.refresh_ms = refresh_ms
        self._clock = clock
        self._timer = timer
        self._journal = journal
        self._listeners: list[Listener] = []
        self._handle: TimerHandle | None = None
        self._session: Session | None = None
        self._store = store
        self._moments = SessionClock(clock)
        self._started = self._ended = ""
        self._date: str | UnsetType = UNSET
        self._saved: Future[Saved] | None = None
        self._time = Timekeeper(clock, setup.speed)

    @property
    def session(self) -> Session:
        """The session as it stands.

        Raises:
            RuntimeError: the player has not started.
        """
        if self._session is None:
            raise RuntimeError("the player has not started")
        return self._session

    @property
    def started(self) -> bool:
        """Whether there is a session."""
        return self._session is not None

    @property
    def problem(self) -> str:
        """What is wrong with the journal, in words for a person; empty when all is well."""
        return self._journal.problem

    def listen(self, listener: Listener) -> None:
        """Call ``listener`` at every move from now on."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Begin the session, or resume the interrupted one of the setup."""
        setup = self.setup
        if setup.resume_from is not None:
            self._resume(setup.resume_from)
            return
        day = self._clock.today()
        self._started, self._date = self._moments.start(), day.isoformat()
        self._journal.begin(setup.header(self._started, day))
        session, cues = state.start(setup.plan)
        self._session = session
        self._time.anchor(self.session.clock_ms)
        self._notify(cues)
        self._schedule_wake()

    def _resume(self, found: RecoveredSession) -> None:
        """Resume a session; its journal is open already."""
        self._session = found.session
        self._started, self._date = found.header.started, found.header.date
        self._moments.start(not_before=found.record.ended)
        self._time.anchor(self.session.clock_ms)
        self._apply(ResumeInterrupted())
        self._schedule_wake()

    def send(self, event: AnyEvent) -> bool:
        """Apply a key's event now; returns false when the session does not allow it."""
        if self._session is None or self.session.ended:
            return False
        self._catch_up()
        try:
            self._apply(event)
        except NotAllowedError:
            return False
        finally:
            self._schedule_wake()
        return True

    def current_session(self) -> Session:
        """The session as it stands at this very moment, for what depends on it to the second."""
        if not self.session.ended:
            self._catch_up()
            self._schedule_wake()
        return self.session

    def real_s(self, at_ms: int) -> float:
        """The monotonic time at which the running session reaches a session time."""
        return self._time.real_s(at_ms)

    def record(
        self, pain_after: int | None = None, effort: int | None = None, note: str | None = None
    ) -> SessionRecord:
        """The record of the session as it stands, with the ratings given."""
        ended = self._ended or self._moments.now_text()
        facts = self.setup.facts(self._started, ended, self._date)
        given = {"pain_after": pain_after, "effort": effort, "note": note}
        return make_record(self.session, structs.replace(facts, **given))

    def keep(
        self, pain_after: int | None = None, effort: int | None = None, note: str | None = None
    ) -> "Future[Saved]":
        """Save the ended session to the history; the future holds the record and any problem.

        Called again, it returns the same future: a session is not saved twice.
        """
        if self._saved is None:
            self._saved = self._store.add(self.record(pain_after, effort, note), self._journal)
        return self._saved

    def drain(self, timeout_s: float = SUSPEND_WAIT_S) -> bool:
        """Wait until all events are in the journal, at most this long; returns whether they are.

        For a program about to be suspended, whose loop cannot be asked later.
        """
        return self._journal.drain(timeout_s)

    def close(self) -> None:
        """Stop the timer; what was done stays in the journal."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        self._journal.close()

    def _catch_up(self) -> None:
        """Bring the session to the present; after a gap in the clock, pause it instead."""
        now_s = self._clock.monotonic_s()
        gap_s = self._time.since_awake_s()
        if gap_s > GAP_S:
            # The pause is dated now, not when the computer went to sleep.
            self._time.anchor(self.session.clock_ms, now_s)
            self._skip_gap(round(gap_s * 1000))
            self._time.anchor(self.session.clock_ms, now_s)
            return
        target_ms = self._time.session_ms(now_s)
        if target_ms > self.session.clock_ms:
            self._accept(state.advance(self.session, Elapsed(target_ms - self.session.clock_ms)))

    def _skip_gap(self, gap_ms: int) -> None:
        if self.session.status is not Status.PAUSED:
            self._apply(Pause(PauseReason.GAP))
        self._accept(state.advance(self.session, Elapsed(gap_ms)))

    def _apply(self, event: AnyEvent) -> None:
        result = state.advance(self.session, event)
        self._journal.event(self.session.clock_ms, event, self._moments.now_text())
        self._accept(result)

    def _accept(self, result: Transition) -> None:
        self._session, cues = result
        if self._session.ended:
            self._ended = self._moments.now_text()
        if cues:
            self._journal.mark_time(self._session.clock_ms, self._moments.now_text())
        self._notify(cues)

    def _notify(self, cues: tuple[Cue, ...]) -> None:
        for listener in self._listeners:
            listener(self.session, cues)

    def _schedule_wake(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if not self.session.ended:
            wake_s = self._time.next_wake_s(self.session, self.refresh_ms)
            self._handle = self._timer.call_at(wake_s, self._wake)

    def _wake(self) -> None:
        self._handle = None
        self._catch_up()
        self._schedule_wake()
