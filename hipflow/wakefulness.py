"""Keeps the computer and its screen awake while a session is played, where it lets itself be."""

from collections.abc import Callable
from threading import Event, Thread

from hipflow.session.cues import Cue
from hipflow.session.moment import Session, Status

PAUSED_TOO_MS = 600_000
"""A pause this long is no pause any more: then the computer may sleep."""

Stay = Callable[[Event], object]
"""Keeps the computer awake until the event is set; returns at once where it cannot."""


def stay_awake(until: Event) -> bool:
    """Ask the system to stay awake, its screen too; says whether it does.

    It forgets what it was asked when this program ends, however that ends.
    """
    from wakepy import keep  # noqa: PLC0415 - loaded when something is played

    try:
        with keep.presenting(on_fail="pass") as mode:
            awake = bool(mode.active)
            if awake:
                until.wait()
    except Exception:  # noqa: BLE001 - a driver of the system; a session goes on without it
        return False
    return awake


class Wakefulness:
    """A listener of the player: awake from the first step to the end, long pauses apart.

    The system is asked in a thread of its own, since it may take its time to answer.

    Args:
        stay: keeps the computer awake.
    """

    def __init__(self, stay: Stay = stay_awake) -> None:
        self._stay = stay
        self._until: Event | None = None

    def __call__(self, session: Session, cues: tuple[Cue, ...]) -> None:
        """The session moved."""
        del cues
        paused = session.status is Status.PAUSED
        long_paused = paused and session.clock_ms - session.pause_began_ms >= PAUSED_TOO_MS
        if session.ended or long_paused:
            self._let_go()
        elif self._until is None:
            self._until = Event()
            Thread(target=self._stay, args=(self._until,), daemon=True).start()

    def _let_go(self) -> None:
        if self._until is not None:
            self._until.set()
            self._until = None
