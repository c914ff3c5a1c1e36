"""Callbacks that are added, called and removed."""

from hipflow.voice.app.listeners import Listeners


def test_each_is_called_until_it_is_removed():
    """In their order; one that is removed during a call makes no other miss it."""
    listeners, reported = Listeners[str](), []
    stop_first = listeners.add(lambda news: (reported.append(f"1 {news}"), stop_first()))
    stop_second = listeners.add(lambda news: reported.append(f"2 {news}"))
    listeners.notify("a")
    listeners.notify("b")
    stop_second()
    stop_second()
    listeners.notify("c")
    assert reported == ["1 a", "2 a", "2 b"]
