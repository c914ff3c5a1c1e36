"""A terminal that sends more than anybody types."""

import asyncio
import os
import signal
import sys
import time
from types import SimpleNamespace

import pytest
from textual import constants, events
from textual.drivers.linux_driver import LinuxDriver

if sys.platform == "win32":
    pytest.skip("Textual has another driver there", allow_module_level=True)

from hipflow.ui.terminal.driver import NonBlockingDriver

MOST = 1_100
"""More keys than this nobody types ahead."""


@pytest.fixture
def signals():
    """The signals as they were; a driver takes some."""
    taken = (signal.SIGTSTP, signal.SIGCONT)
    before = [signal.getsignal(number) for number in taken]
    yield
    for number, handler in zip(taken, before, strict=True):
        signal.signal(number, handler)


class App(SimpleNamespace):
    """Takes messages and looks at none of them."""

    def __init__(self, **fields):
        super().__init__(taken=[], screen_stack=[], **fields)

    @property
    def message_queue_size(self):
        """How many wait."""
        return len(self.taken)

    def post_message(self, message):
        """Let one more wait."""
        self.taken.append(message)

    def action_suspend_process(self):
        """Nobody stops the tests."""


async def sent(messages, *, at_once):
    """What of these messages waits for an app that looks at none."""
    app = App()
    driver = NonBlockingDriver(app)
    for message in messages:
        driver.send_message(message)
        if not at_once:
            await asyncio.sleep(0)
    await asyncio.sleep(0)
    return app.taken


@pytest.mark.usefixtures("signals")
@pytest.mark.parametrize("at_once", [True, False])
async def test_no_heap_of_keys_piles_up(at_once):
    """Whether they come in one piece or one by one: those beyond what anybody types are dropped."""
    keys = [events.Key("a", "a") for _ in range(5_000)]
    taken = await sent(keys, at_once=at_once)
    assert 500 < len(taken) < MOST
    assert taken == keys[: len(taken)]


@pytest.mark.usefixtures("signals")
async def test_what_is_no_key_is_never_dropped():
    """A resize, or a text that was pasted, comes after however many keys."""
    keys = [events.Key("a", "a") for _ in range(5_000)]
    paste = events.Paste("a note")
    assert (await sent([*keys, paste], at_once=True))[-1] is paste


@pytest.mark.usefixtures("signals")
async def test_however_many_keys_come_the_loop_is_woken_once(monkeypatch):
    """Each time it is woken takes room in a pipe; with none left a signal is not heard of."""
    driver = NonBlockingDriver(App())
    woken = []
    monkeypatch.setattr(driver._loop, "call_soon_threadsafe", woken.append)
    for _ in range(500):
        driver.send_message(events.Key("a", "a"))
    assert len(woken) == 1
    woken[0]()
    driver.send_message(events.Key("a", "a"))
    assert len(woken) == 2


FULL = "x" * 150_000
"""More than a pipe holds."""


@pytest.fixture
def screen(monkeypatch):
    """A pipe in the terminal's place, by the number it is read by; nothing else is taken."""
    for name in ("start_application_mode", "stop_application_mode", "close"):
        monkeypatch.setattr(LinuxDriver, name, lambda _driver: None)
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", True)
    for name in ("FOLLOW", "FOLLOW_NO_MORE"):
        monkeypatch.setattr(f"hipflow.ui.terminal.driver.{name}", "")
    reading, writing = os.pipe()
    with open(writing, "w", encoding="utf-8") as file:  # noqa: PTH123 - a number, no path
        monkeypatch.setattr("sys.__stdout__", file)
        yield reading
    os.close(reading)


@pytest.mark.usefixtures("signals")
async def test_given_back_and_taken_again_while_it_stands_still(screen, monkeypatch):
    """What the terminal has not taken when it is given back comes before what is drawn next."""
    monkeypatch.setattr("hipflow.ui.terminal.driver._CLOSE_WAIT_S", 0.01)
    driver = NonBlockingDriver(App())
    driver.start_application_mode()
    driver.write(FULL)
    until_s = time.monotonic() + 10
    drawn = os.read(screen, 1)
    driver.suspend_application_mode()
    driver.write("not before it is taken again")
    driver.resume_application_mode()
    driver.write("anew")
    while not drawn.endswith(b"anew"):
        assert time.monotonic() < until_s
        drawn += os.read(screen, 65_536)
    assert drawn.decode() == FULL + "anew"


@pytest.mark.usefixtures("signals")
async def test_where_a_shell_has_the_terminal_it_is_taken_later(screen, monkeypatch):
    """Nothing is drawn over the shell's lines until it says to go on in front."""
    in_front = False
    monkeypatch.setattr("hipflow.system.signals.owns_terminal", lambda _terminal: in_front)
    monkeypatch.setattr(NonBlockingDriver, "_modes", [1])
    app = App(refresh=lambda **_: driver.write("drawn"))
    driver = NonBlockingDriver(app)
    driver.start_application_mode()
    driver.write("too soon")
    driver._take_again()
    driver.write("still too soon")
    in_front = True
    driver._take_again()
    assert os.read(screen, 100) == b"drawn"


@pytest.mark.usefixtures("signals")
@pytest.mark.parametrize("spoken", [True, False], ids=["kitty", "switched-off"])
async def test_the_terminal_is_asked_for_the_places_of_keys(screen, monkeypatch, spoken):
    """Where it is asked for keys by that protocol at all."""
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", not spoken)
    driver = NonBlockingDriver(App())
    driver.start_application_mode()
    driver.write("drawn")
    drawn = b""
    while not drawn.endswith(b"drawn"):
        drawn += os.read(screen, 100)
    assert (b"\x1b[=4;2u" in drawn) is spoken
