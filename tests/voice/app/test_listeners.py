"""Those who want to be told."""

from hipflow.voice.app.listeners import Listeners


def test_each_is_told_until_it_wants_no_more():
    """In their order; one that stops while all are told takes nobody's turn."""
    listeners, told = Listeners[str](), []
    stop_first = listeners.add(lambda news: (told.append(f"1 {news}"), stop_first()))
    stop_second = listeners.add(lambda news: told.append(f"2 {news}"))
    listeners.notify("a")
    listeners.notify("b")
    stop_second()
    stop_second()
    listeners.notify("c")
    assert told == ["1 a", "2 a", "2 b"]
