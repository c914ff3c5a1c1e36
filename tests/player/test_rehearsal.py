"""Trying a routine out: from any step, at any speed, and nothing is kept."""

import pytest

from hipflow.player.rehearsal import Rehearsals, plan_from_step
from hipflow.session.engine import events
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.steps import StepKind
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.author_app import SilentAnnouncer
from tests.fakes.fake_clock import FakeClock
from tests.fakes.fake_timer import FakeTimer

PLAN = make_plan(routine(play(**counted(3, sets=(2, 2))), play("Squat", **counted(3))))


@pytest.fixture
def stand():
    """Rehearsals on a clock set by hand, and what they were given."""
    clock = FakeClock(monotonic=100.0)
    timer = FakeTimer(clock)
    announcers = []

    def announce(player):
        announcers.append((player.setup.speed, SilentAnnouncer()))
        return announcers[-1][1]

    return Rehearsals(clock, lambda: timer, announce), timer, announcers


@pytest.mark.parametrize("index", range(len(PLAN.steps)))
def test_it_begins_at_any_step_and_plays_to_the_end(stand, index):
    """Whatever kind of step that is."""
    rehearsals, timer, _ = stand
    player = rehearsals.make(PLAN, index)
    player.start()
    assert player.session.step == PLAN.steps[index]
    timer.pass_time(PLAN.total_ms / 1000 + 60)
    assert player.session.ended


def test_speed_is_speed(stand):
    """Eight seconds of a session take one."""
    rehearsals, timer, announcers = stand
    player = rehearsals.make(PLAN, 0, speed=8)
    player.start()
    timer.pass_time(1)
    assert 7_000 <= player.session.clock_ms <= 8_000
    assert announcers[0][0] == 8


def test_nothing_is_written(stand, tmp_path, monkeypatch):
    """No journal, no record, wherever it stops."""
    monkeypatch.chdir(tmp_path)
    rehearsals, timer, announcers = stand
    player = rehearsals.make(PLAN)
    player.start()
    timer.pass_time(20)
    player.send(events.Stop())
    assert player.keep(pain_after=3).result().problem == ""
    rehearsals.end(player)
    assert list(tmp_path.iterdir()) == []
    assert announcers[0][1].muted
    assert player.problem == ""


def test_steps_before_are_left_out():
    """The plan begins with the step itself."""
    tail = plan_from_step(PLAN, 2)
    assert tail.steps == PLAN.steps[2:]
    assert tail.steps[0].kind is StepKind.REST


def test_the_latest_player_is_heard(stand):
    """Falling silent is for the one that was made last."""
    rehearsals, _, announcers = stand
    for _ in range(2):
        player = rehearsals.make(PLAN)
    player.start()
    assert rehearsals.toggle_mute(player) is True
    assert [announcer.muted for _, announcer in announcers] == [False, True]
