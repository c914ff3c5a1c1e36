"""What a workout tells in passing. Pure: its time is the session's."""

from hipflow.session.engine.session import Session

NOTICE_MS = 6_000
"""So long stands the answer to a key whose work is heard, or seen, at once."""

SOUND_NOTICE_MS = 12_000
"""So long stands what has become of the sound: it is read, not heard."""


class Notice:
    """A few words that stand until the step changes, or for a while."""

    def __init__(self) -> None:
        self._words = ""
        self._index = 0
        self._until_ms: int | None = None

    def say(self, words: str, session: Session, for_ms: int | None = None) -> None:
        """Tell something from this moment on, until the next step or for a time."""
        self._words = words
        self._index = session.index
        self._until_ms = None if for_ms is None else session.clock_ms + for_ms

    def at(self, session: Session) -> str:
        """What is to be told at a moment; nothing once it is over."""
        over = self._until_ms is not None and session.clock_ms >= self._until_ms
        if over or session.index != self._index:
            self._words = ""
        return self._words
