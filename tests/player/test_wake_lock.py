"""The computer stays awake while a session is played."""

import sys
from threading import Event

import pytest

from hipflow.player.wake_lock import IDLE_RELEASE_MS, WakeLock, hold_wake_lock
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events
from hipflow.session.engine.events import Elapsed
from hipflow.session.plan.sets import ReadyWait
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import after, begin

SHORT = routine(Prescription(usual=play(**counted(3)), written_ready_s=10))


@pytest.fixture
def asked():
    """The events that are waited for, in turn: set once the computer may sleep."""
    return []


class AtOnce:
    """A thread that does what it has to do at once."""

    def __init__(self, target, args, daemon):
        self.start = lambda: target(*args)

    def join(self, _most_s):
        """It is over already."""


@pytest.fixture
def wake_lock(asked, monkeypatch):
    """One whose system does as it is asked."""
    monkeypatch.setattr("hipflow.player.wake_lock.Thread", AtOnce)
    return WakeLock(asked.append)


def test_awake_from_the_start_to_the_end(wake_lock, asked):
    """Asked once, and let go once."""
    session = begin(SHORT)
    for event in (Elapsed(1), Elapsed(5_000), events.Stop()):
        assert [until.is_set() for until in asked] in ([], [False])
        session = after(session, event)
        wake_lock(session, ())
    assert [until.is_set() for until in asked] == [True]


@pytest.mark.parametrize(
    ("wait", "before", "goes_on"),
    [
        (ReadyWait.NEVER, [events.Pause()], events.Resume()),
        (ReadyWait.ALWAYS, [Elapsed(9_999), Elapsed(1)], events.Done()),
    ],
    ids=["paused", "waiting"],
)
def test_nobody_is_there_any_more(wake_lock, asked, wait, before, goes_on):
    """Whoever has left the room need not come back to an empty battery; going on wakes again."""
    session = begin(SHORT, wait=wait)
    for event in (*before, Elapsed(IDLE_RELEASE_MS - 1_000)):
        session = after(session, event)
        wake_lock(session, ())
    assert [until.is_set() for until in asked] == [False]
    session = after(session, Elapsed(1_000))
    wake_lock(session, ())
    wake_lock(session, ())
    assert [until.is_set() for until in asked] == [True]
    wake_lock(after(session, goes_on), ())
    assert [until.is_set() for until in asked] == [True, False]


def test_a_program_that_is_stopped_lets_it_sleep(wake_lock, asked):
    """A program that stands still could not let go; back again, it keeps awake as before."""
    session = after(begin(SHORT), events.Pause(events.PauseReason.AWAY))
    wake_lock(session, ())
    wake_lock.release()
    assert [until.is_set() for until in asked] == [True]
    wake_lock(after(session, events.Resume()), ())
    assert [until.is_set() for until in asked] == [True, False]


def test_letting_go_of_nothing(wake_lock, asked):
    """Before anything is played there is nothing to let go of."""
    wake_lock.release()
    assert asked == []


def no_bus(monkeypatch):
    """As on a server: nobody answers on D-Bus."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")


def a_driver_that_fails(monkeypatch):
    """It raises what it likes."""
    monkeypatch.setattr("wakepy.keep.presenting", lambda **_options: 1 / 0)


def a_library_that_is_broken(monkeypatch):
    """It cannot even be loaded."""
    monkeypatch.setitem(sys.modules, "wakepy", None)


def a_system_that_does_it(monkeypatch):
    """It does as it is asked."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")


@pytest.mark.parametrize(
    ("world", "works"),
    [
        (a_system_that_does_it, True),
        (no_bus, False),
        (a_driver_that_fails, False),
        (a_library_that_is_broken, False),
    ],
)
def test_the_system_is_asked(monkeypatch, world, works):
    """It says whether it stays awake; where it cannot, nothing is waited for."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "")
    world(monkeypatch)
    over = Event()
    over.set()
    assert hold_wake_lock(over) is works
