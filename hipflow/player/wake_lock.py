"""Keeps the computer and its screen awake while a session is played, where it lets itself be."""

from collections.abc import Callable
from threading import Event, Thread

from hipflow.session.engine.cues import Cue
from hipflow.session.engine.session import Session, Status

IDLE_RELEASE_MS = 600_000
"""Whoever pauses this long, or lets a step wait, has gone: then the computer may sleep."""

_RELEASE_S = 0.5

HoldAwake = Callable[[Event], object]
"""Keeps the computer awake until the event is set; returns at once where it cannot."""


def hold_wake_lock(until: Event) -> bool:
    """Ask the system to stay awake, its screen too; says whether it does.

    It forgets what it was asked when this program ends, however that ends.
    """
    try:
        from wakepy import keep  # noqa: PLC0415 - loaded when something is played

        with keep.presenting(on_fail="pass") as mode:
            awake = bool(mode.active)
            if awake:
                until.wait()
    except Exception:  # noqa: BLE001 - a driver of the system; a session goes on without it
        return False
    return awake


class WakeLock:
    """A listener of the player: awake from the first step to the end, but not for nobody.

    The system is asked in a thread of its own, since it may take its time to answer.

    Args:
        hold: keeps the computer awake.
    """

    def __init__(self, hold: HoldAwake = hold_wake_lock) -> None:
        self._hold = hold
        self._until: Event | None = None
        self._thread: Thread | None = None
        self._moved_ms = 0

    def __call__(self, session: Session, cues: tuple[Cue, ...]) -> None:
        """The session moved."""
        del cues
        if session.status is not Status.PAUSED and not session.ready_over:
            self._moved_ms = session.clock_ms
        if session.ended or session.clock_ms - self._moved_ms >= IDLE_RELEASE_MS:
            self._release()
        elif self._until is None:
            self._until = Event()
            self._thread = Thread(target=self._hold, args=(self._until,), daemon=True)
            self._thread.start()

    def release(self) -> None:
        """Let the computer sleep, and see that it may; awake again when the session moves."""
        self._release()
        if self._thread is not None:
            self._thread.join(_RELEASE_S)

    def _release(self) -> None:
        if self._until is not None:
            self._until.set()
            self._until = None
