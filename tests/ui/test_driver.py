"""A terminal that sends more than anybody types."""

import asyncio
import signal
import sys
from types import SimpleNamespace

import pytest
from textual import events

if sys.platform == "win32":
    pytest.skip("Textual has another driver there", allow_module_level=True)

from hipflow.ui.driver import PatientDriver

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

    def action_suspend_process(self):
        """Stand still."""

    def post_message(self, message):
        """Let one more wait."""
        self.taken.append(message)


async def sent(messages, *, at_once):
    """What of these messages waits for an app that looks at none."""
    app = App()
    driver = PatientDriver(app)
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
    driver = PatientDriver(App())
    woken = []
    monkeypatch.setattr(driver._loop, "call_soon_threadsafe", woken.append)
    for _ in range(500):
        driver.send_message(events.Key("a", "a"))
    assert len(woken) == 1
    woken[0]()
    driver.send_message(events.Key("a", "a"))
    assert len(woken) == 2
