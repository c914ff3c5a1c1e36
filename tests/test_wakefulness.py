"""The computer stays awake while a session is played."""

from threading import Event

import pytest

from hipflow.routine.resolved import Prescription
from hipflow.session import events
from hipflow.session.events import Elapsed
from hipflow.wakefulness import PAUSED_TOO_MS, Wakefulness, stay_awake
from routines import counted, play, routine
from walking import after, begin

SHORT = routine(Prescription(usual=play(**counted(3)), written_ready_s=10))


@pytest.fixture
def asked():
    """The events that are waited for, in turn: set once the computer may sleep."""
    return []


class AtOnce:
    """A thread that does what it has to do at once."""

    def __init__(self, target, args, daemon):
        self.start = lambda: target(*args)


@pytest.fixture
def wakefulness(asked, monkeypatch):
    """One whose system does as it is asked."""
    monkeypatch.setattr("hipflow.wakefulness.Thread", AtOnce)
    return Wakefulness(asked.append)


def test_awake_from_the_start_to_the_end(wakefulness, asked):
    """Asked once, and let go once."""
    session = begin(SHORT)
    for event in (Elapsed(1), Elapsed(5_000), events.Stop()):
        assert [until.is_set() for until in asked] in ([], [False])
        session = after(session, event)
        wakefulness(session, ())
    assert [until.is_set() for until in asked] == [True]


def test_a_long_pause_lets_it_sleep(wakefulness, asked):
    """Whoever has left the room need not come back to an empty battery; going on wakes again."""
    session = after(begin(SHORT), events.Pause(), Elapsed(PAUSED_TOO_MS - 1))
    wakefulness(session, ())
    assert [until.is_set() for until in asked] == [False]
    session = after(session, Elapsed(1))
    wakefulness(session, ())
    wakefulness(after(session, events.Resume()), ())
    assert [until.is_set() for until in asked] == [True, False]


@pytest.mark.parametrize("works", [True, False])
def test_the_system_is_asked(monkeypatch, works):
    """It says whether it stays awake; where it cannot, nothing is waited for."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes" if works else "")
    if not works:
        monkeypatch.setattr("wakepy.keep.presenting", lambda **_options: 1 / 0)
    over = Event()
    over.set()
    assert stay_awake(over) is works
