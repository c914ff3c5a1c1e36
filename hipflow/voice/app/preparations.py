"""Sentences to be rendered before they are due, and those that no engine survives."""

from collections.abc import Iterable

from hipflow.voice.protocol.speakable_text import speakable_text

_REMEMBERED = 256


class Preparations:
    """Sentences to be rendered ahead, remembered so that another voice can render them anew."""

    def __init__(self) -> None:
        self._asked: dict[str, None] = {}
        self._open: dict[str, None] = {}
        self._fatal: set[str] = set()
        self._at_work: str | None = None

    @property
    def open(self) -> tuple[str, ...]:
        """The sentences still to be rendered, in the order they were asked for."""
        return tuple(self._open)

    def ask(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Add sentences; returns those that were not asked for before."""
        sayable = dict.fromkeys(filter(self.is_sayable, map(speakable_text, texts)))
        news = [text for text in sayable if text not in self._open]
        for text in news:
            self._asked.pop(text, None)
            self._asked[text] = self._open[text] = None
        while len(self._asked) > _REMEMBERED:
            del self._asked[next(iter(self._asked))]
        return tuple(news)

    def anew(self) -> tuple[str, ...]:
        """Mark all sentences to be rendered again for a new config, and return them."""
        self._open = dict.fromkeys(self._asked)
        return self.open

    def begun(self, text: str) -> None:
        """Note that the engine is at work on this sentence."""
        self._at_work = text

    def done(self, text: str, *, outdated: bool) -> None:
        """Note that a sentence is rendered, or cannot be; an outdated one is still to be."""
        self._at_work = None
        if not outdated:
            self._open.pop(text, None)

    def lost(self) -> bool:
        """The engine has ended; returns whether a sentence was to blame. It is not tried again."""
        text, self._at_work = self._at_work, None
        if text is None:
            return False
        self._fatal.add(text)
        self._asked.pop(text, None)
        self._open.pop(text, None)
        return True

    def is_sayable(self, text: str) -> bool:
        """Whether there is something to say, and it never ended the engine."""
        return bool(text) and text not in self._fatal
