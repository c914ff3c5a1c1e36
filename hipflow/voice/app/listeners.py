"""Callbacks for one kind of event; each can be removed again."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Listeners(Generic[T]):
    """The callbacks, called in the order they were added."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def add(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Add a callback; returns the function that removes it."""

        def remove() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        self._listeners.append(listener)
        return remove

    def notify(self, news: T) -> None:
        """Call every callback with the event."""
        for listener in list(self._listeners):
            listener(news)
