"""Session time at a real moment."""

import pytest

from hipflow.player.timekeeper import Timekeeper
from hipflow.session.engine.events import Pause
from tests.builders.routine_builders import counted, play
from tests.builders.session_builders import after, session_after
from tests.fakes.fake_clock import FakeClock


def test_session_time_and_real_time_answer_each_other():
    """At twice the speed, from an anchor in mid-session."""
    clock = FakeClock(monotonic=100.0)
    time = Timekeeper(clock, 2.0)
    time.anchor(5_000)
    assert time.real_s(9_000) == pytest.approx(102.0)
    assert time.session_ms(102.0) == 9_000


def test_a_sleep_counts_though_the_monotonic_clock_stood_still():
    """And it is asked for once: the next answer begins anew."""
    clock = FakeClock()
    time = Timekeeper(clock, 1.0)
    time.anchor(0)
    clock.sleep(600)
    clock.advance(1)
    assert time.since_awake_s() == pytest.approx(601)
    assert time.since_awake_s() == 0


def test_a_pause_wakes_once_a_second_at_most():
    """Nothing moves in it, whatever is drawn while the session runs."""
    clock = FakeClock()
    time = Timekeeper(clock, 1.0)
    running = session_after(0.5, play("Bridge", **counted(8)))
    paused = after(running, Pause())
    time.anchor(running.clock_ms)
    wakes = [time.next_wake_s(each, 125) - clock.monotonic_s() for each in (running, paused)]
    assert wakes == [pytest.approx(0.125), pytest.approx(1.0)]
