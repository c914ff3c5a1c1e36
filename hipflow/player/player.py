"""The player: joins a session to the clock, and tells whoever listens.

It sleeps until the session's next deadline on the monotonic clock and never adds up intervals, so
nothing drifts. Keys come in as events; what the session does not allow is dropped.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from hipflow.player.keeping import Keeping, Save, Saved
from hipflow.player.setup import PlayerSetup
from hipflow.player.timekeeper import GAP_S, Timekeeper
from hipflow.session.engine import state
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.events import AnyEvent, Elapsed, Pause, PauseReason, ResumeInterrupted
from hipflow.session.engine.session import Session, Status, Transition
from hipflow.session.record import SessionRecord
from hipflow.storage.journal import Journal, RecoveredSession
from hipflow.system.clock import Clock
from hipflow.system.errors import NotAllowedError

SUSPEND_WAIT_S = 2.0
"""A disk is waited for this long at most before the program stands still."""


class TimerHandle(Protocol):
    """A call that can be taken back."""

    def cancel(self) -> None:
        """Do not make the call."""


class Timer(Protocol):
    """What an event loop offers: a call at a time of its monotonic clock."""

    def call_at(self, when: float, callback: Callable[[], None], /) -> TimerHandle:
        """Call ``callback`` at ``when``, in seconds of the monotonic clock."""


Listener = Callable[[Session, tuple[Cue, ...]], None]
"""Whoever wants to know: the screen, the voice, plain lines. Told the session as it now stands and
the cues that arose on the way, often none."""


class Player:
    """Owns the running session. Not thread-safe: it lives on one event loop.

    Args:
        setup: what to play.
        clock: the wall clock and the monotonic one.
        timer: calls back at a time of the same monotonic clock (an asyncio loop).
        journal: where events are written as they happen.
        save: puts a record into the history.
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
        save: Save,
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
        self._keeping = Keeping(setup, clock, journal, save)
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
        """Tell ``listener`` of every move from now on."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Begin the session, or go on with it."""
        setup = self.setup
        if setup.resume_from is not None:
            self._resume(setup.resume_from)
            return
        self._keeping.started = self._keeping.now_text()
        self._journal.begin(setup.header(self._keeping.started))
        session, cues = state.start(setup.plan)
        self._session = session
        self._time.anchor(self.session.clock_ms)
        self._notify(cues)
        self._schedule_wake()

    def _resume(self, found: RecoveredSession) -> None:
        """Take a session up; its journal is open already."""
        self._session, self._keeping.started = found.session, found.header.started
        self._time.anchor(self.session.clock_ms)
        self._apply(ResumeInterrupted())
        self._schedule_wake()

    def send(self, event: AnyEvent) -> bool:
        """Let a key's event happen now; false when the session does not allow it."""
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
        return self._keeping.record(self.session, pain_after, effort, note)

    def keep(
        self, pain_after: int | None = None, effort: int | None = None, note: str | None = None
    ) -> "Future[Saved]":
        """Have the ended session put into the history; what becomes of it is told there."""
        return self._keeping.keep(self.record(pain_after, effort, note))

    @property
    def pending_record(self) -> SessionRecord | None:
        """The record that is on its way into the history; ``None`` before and after."""
        return self._keeping.pending_record

    def settle(self, at_most_s: float = SUSPEND_WAIT_S) -> bool:
        """Wait until all that has happened is in the journal, but no longer; whether it is.

        For what cannot be told to the loop later: the program is about to stand still.
        """
        return self._journal.settle(at_most_s)

    def close(self) -> None:
        """Stop looking at the clock; what was done stays in the journal."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        self._journal.close()

    def _catch_up(self) -> None:
        """Bring the session to the present; after a gap, let it stand still instead."""
        now_s = self._clock.monotonic_s()
        gap_s = self._time.since_awake_s()
        if gap_s > GAP_S:
            # The pause is told now, not when the computer went to sleep.
            self._time.anchor(self.session.clock_ms, now_s)
            self._skip_gap(round(gap_s * 1000))
            self._time.anchor(self.session.clock_ms, now_s)
            return
        target_ms = self._time.session_ms(now_s)
        if target_ms > self.session.clock_ms:
            self._advance(Elapsed(target_ms - self.session.clock_ms))

    def _skip_gap(self, gap_ms: int) -> None:
        if self.session.status is not Status.PAUSED:
            self._apply(Pause(PauseReason.GAP))
        self._advance(Elapsed(gap_ms))

    def _apply(self, event: AnyEvent) -> None:
        result = state.advance(self.session, event)
        self._journal.event(self.session.clock_ms, event, self._keeping.now_text())
        self._accept(result)

    def _advance(self, event: AnyEvent) -> None:
        self._accept(state.advance(self.session, event))

    def _accept(self, result: Transition) -> None:
        self._session, cues = result
        if self._session.ended:
            self._keeping.ended = self._keeping.now_text()
        if cues:
            self._journal.mark_time(self._session.clock_ms, self._keeping.now_text())
        else:
            self._journal.retry(self._session.clock_ms)
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
