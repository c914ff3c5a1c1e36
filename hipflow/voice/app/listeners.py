"""Those who want to be told of something, until they want no more."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Listeners(Generic[T]):
    """Who is told, in the order they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def add(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Tell `listener` too; returns what to call when it wants no more."""

        def remove() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        self._listeners.append(listener)
        return remove

    def notify(self, news: T) -> None:
        """Tell everyone."""
        for listener in list(self._listeners):
            listener(news)
