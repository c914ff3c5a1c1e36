"""The bell that stands in for tones that cannot be heard."""

import pytest

from hipflow.player.bell import Bell
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events
from tests.builders.routine_builders import counted, play, routine

MADE = routine(
    Prescription(usual=play(**counted(3, sets=(2, 2), rest_s=30)), written_ready_s=20),
    Prescription(usual=play("Stretch", for_s=(40, 40)), written_ready_s=20),
)
"""Ready 20, work 12, rest 30, work 12, ready 20, work 40."""


@pytest.fixture
def rung(make_stand):
    """Starts a player with a bell; returns it and the seconds the bell rang at."""

    def start(*, wanted=True):
        stand, rung_s = make_stand(MADE), []
        stand.player.listen(
            Bell(lambda: wanted, lambda: rung_s.append(stand.clock.monotonic - 1_000))
        )
        stand.player.start()
        return stand, rung_s

    return start


def test_it_rings_for_starts_ends_and_halfway(rung):
    """Once each, at its time, and not for every count of a countdown."""
    stand, rung_s = rung()
    stand.timer.pass_time(200)
    start, end = 20, 32
    again, again_end = end + 30, end + 30 + 12
    stretch = again_end + 20
    assert rung_s == [start, end, again, again_end, stretch, stretch + 20, stretch + 40]


def test_it_is_silent_where_tones_are_heard_or_not_wished_for(rung):
    """Whoever hears the tones, or has switched them off, hears no bell."""
    stand, rung_s = rung(wanted=False)
    stand.timer.pass_time(200)
    assert rung_s == []


def test_going_on_after_a_pause_rings_at_the_start(rung):
    """Work begins again after three counts: there the start tone would sound."""
    stand, rung_s = rung()
    stand.timer.pass_time(23)
    stand.player.send(events.Pause())
    stand.timer.pass_time(7)
    stand.player.send(events.Resume())
    stand.timer.pass_time(4)
    assert rung_s == [20, 33]
