"""The player on a clock set by hand."""

import random
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import TZPATH, ZoneInfo

import pytest

from hipflow.progress.dates import local_day
from hipflow.routine.format.choices import Pace
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import cues, events, state
from hipflow.session.engine.events import Elapsed
from hipflow.session.engine.session import Status
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Reason
from tests.builders.routine_builders import counted, play, routine

SHORT = routine(Prescription(usual=play(**counted(3, sets=(2, 2), rest_s=30)), written_ready_s=10))
"""Ready 10, work 12, rest 30, work 12."""

LONG = routine(
    *(
        Prescription(
            usual=play(f"Exercise {n}", **counted(10, hold_s=(5, 5), sets=(3, 3), rest_s=45)),
            written_ready_s=20,
        )
        for n in range(4)
    )
)
"""A little over half an hour."""


@pytest.fixture
def stand(make_stand):
    """A player of the short routine, started."""
    made = make_stand(SHORT)
    made.player.start()
    return made


@pytest.fixture
def stand_at(make_stand):
    """Makes a player of the short routine at a moment of a time zone; it has not started."""

    def make(moment):
        stand = make_stand(SHORT)
        stand.clock.moment, stand.clock.zone = moment.astimezone(UTC), moment.tzinfo
        return stand

    return make


def kinds(stand):
    """The names of all cues told so far."""
    return [type(cue).__name__ for _, cue in stand.heard]


def test_cues_come_at_their_time_for_half_an_hour(make_stand):
    """Punctual calls: every cue is told in the very millisecond it is due."""
    stand = make_stand(LONG)
    stand.player.start()
    stand.timer.pass_time(31 * 60)
    assert stand.player.session.clock_ms > 30 * 60_000 or stand.player.session.ended
    for told_s, cue in stand.heard:
        assert told_s - 1_000 == pytest.approx(cue.at_ms / 1000, abs=0.001)


def test_looking_brings_the_session_to_the_present(stand):
    """Between two wake-ups it lags behind; who looks sees this very moment."""
    stand.timer.pass_time(3.4)
    assert stand.player.session.clock_ms == 3_000
    assert stand.player.current_session().clock_ms == 3_400
    stand.timer.pass_time(200)
    assert stand.player.current_session().ended
    assert stand.heard[-1][0] - 1_000 == pytest.approx(10 + 12 + 30 + 12)


def test_late_calls_never_add_up(make_stand):
    """Calls up to 900 ms late for half an hour: each cue is late by that at most, none is lost."""
    late = random.Random(7)  # noqa: S311 - a shuffle, no secret
    stand = make_stand(LONG, late_s=lambda: late.uniform(0, 0.9))
    stand.player.start()
    stand.timer.pass_time(40 * 60)
    session, first = state.start(make_plan(LONG))
    _, others = state.advance(session, Elapsed(40 * 60_000))
    assert [cue for _, cue in stand.heard] == [*first, *others]
    assert max(told_s - 1_000 - cue.at_ms / 1000 for told_s, cue in stand.heard) <= 0.9
    assert stand.player.session.paused_ms == 0


def test_a_computer_that_slept_pauses_the_session(stand):
    """Time asleep is not played; it counts as paused, and why is told at the waking."""
    stand.timer.pass_time(13)
    stand.timer.sleep(600)
    session = stand.player.session
    assert (session.status, session.pause_reason) == (Status.PAUSED, "gap")
    assert session.active_ms == pytest.approx(13_000, abs=1_000)
    assert session.paused_ms == pytest.approx(600_000, abs=1_000)
    told_s, paused = stand.heard[-1]
    assert isinstance(paused, cues.Paused)
    assert told_s == stand.clock.monotonic
    assert stand.player.send(events.Resume())
    stand.timer.pass_time(200)
    assert stand.player.session.ended
    assert stand.player.record().active_s == 64


def test_a_sleep_is_seen_where_the_monotonic_clock_stands_still(stand):
    """As on Linux and macOS: paused all the same."""
    stand.timer.pass_time(13)
    stand.clock.sleep(600)
    stand.timer.pass_time(1)
    session = stand.player.session
    assert (session.status, session.pause_reason) == (Status.PAUSED, "gap")
    assert session.paused_ms == pytest.approx(600_000, abs=2_000)
    assert stand.player.send(events.Resume())
    stand.timer.pass_time(200)
    assert stand.player.record().active_s == 64


@pytest.mark.parametrize("hours", [-26, -1, 1, 26])
def test_a_wall_clock_that_is_set_changes_nothing(stand, hours):
    """Back or forward, by an hour or over midnight: no pause, no time twice, the same record."""
    stand.timer.pass_time(13)
    stand.clock.moment += timedelta(hours=hours)
    stand.timer.pass_time(1)
    assert stand.player.session.status is Status.RUNNING
    assert stand.player.session.active_ms == 14_000
    stand.timer.pass_time(50)
    record = stand.player.record()
    assert (record.active_s, record.paused_s, record.outcome) == (64, 0, "finished")
    assert (record.started, record.ended) == (
        "2026-11-23T18:00:00+00:00",
        "2026-11-23T18:01:04+00:00",
    )
    assert (record.date, local_day(record)) == ("2026-11-23", date(2026, 11, 23))


def test_the_end_counts_the_sleep_of_the_computer(stand):
    """The clock that nobody can set goes on in it; the wall clock was set to another year."""
    stand.timer.pass_time(13)
    stand.clock.moment = datetime(2031, 1, 1, 12, tzinfo=UTC)
    stand.clock.sleep(600)
    stand.timer.pass_time(1)
    stand.player.send(events.Stop())
    assert stand.player.record().ended == "2026-11-23T18:10:14+00:00"


@pytest.mark.skipif(not TZPATH, reason="this system brings no time zones")
@pytest.mark.parametrize(
    ("zone", "begun"),
    [
        ("Europe/Berlin", "2026-10-25T00:59:40+00:00"),
        ("Europe/Berlin", "2026-03-29T00:59:40+00:00"),
        ("Australia/Lord_Howe", "2026-04-04T14:59:40+00:00"),
    ],
)
def test_the_hour_changes_in_mid_session(stand_at, zone, begun):
    """Each time stands in the record with the offset it had; what was played is not changed."""
    stand = stand_at(datetime.fromisoformat(begun).astimezone(ZoneInfo(zone)))
    stand.player.start()
    stand.timer.pass_time(64)
    record = stand.player.record()
    started, ended = map(datetime.fromisoformat, (record.started, record.ended))
    assert started.utcoffset() != ended.utcoffset()
    assert (ended - started).total_seconds() == 64
    assert (record.active_s, record.paused_s) == (64, 0)


def test_a_session_over_midnight_is_of_the_day_it_began(stand_at):
    """Begun half a minute before, ended half a minute after."""
    stand = stand_at(datetime(2026, 11, 23, 23, 59, 30, tzinfo=timezone(timedelta(hours=-8))))
    stand.player.start()
    stand.timer.pass_time(64)
    record = stand.player.record()
    assert (record.started[:10], record.ended[:10]) == ("2026-11-23", "2026-11-24")
    assert (record.date, record.active_s) == ("2026-11-23", 64)


def test_a_session_at_night_is_of_the_day_before(stand_at):
    """Begun at half past twelve; ended after three, it still is."""
    stand = stand_at(datetime(2026, 11, 24, 0, 30, tzinfo=UTC))
    stand.player.start()
    stand.timer.pass_time(13)
    stand.player.send(events.Pause())
    stand.timer.pass_time(3 * 60 * 60)
    stand.player.send(events.Resume())
    stand.timer.pass_time(60)
    record = stand.player.record()
    assert (record.date, record.started[:10], record.ended[11:13]) == (
        "2026-11-23",
        "2026-11-24",
        "03",
    )


def test_a_journey_in_mid_session_stays_on_its_day(stand_at):
    """Begun on Monday evening, ended where it is Tuesday already: a session of Monday."""
    stand = stand_at(datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    stand.player.start()
    stand.timer.pass_time(10)
    stand.clock.zone = timezone(timedelta(hours=9))
    stand.timer.pass_time(54)
    record = stand.player.record()
    assert record.started == "2026-11-23T23:30:00+00:00"
    assert record.ended == "2026-11-24T08:31:04+09:00"
    assert local_day(record) == date(2026, 11, 23)
    assert record.active_s == 64


def test_the_word_about_a_gap_is_due_when_the_computer_wakes(stand):
    """A voice told of the pause speaks now, not at the time the computer fell asleep."""
    due_s = []

    def listen(_session, given):
        due_s.extend(stand.player.real_s(c.at_ms) for c in given if isinstance(c, cues.Paused))

    stand.player.listen(listen)
    stand.timer.pass_time(13)
    stand.timer.sleep(600)
    assert due_s == [pytest.approx(stand.clock.monotonic)]


def test_a_gap_during_a_pause_changes_nothing(stand):
    """Already paused by hand, a sleeping computer adds paused time and no second pause."""
    stand.player.send(events.Pause())
    stand.timer.sleep(600)
    assert stand.player.session.pause_reason == "asked"
    assert kinds(stand).count("Paused") == 1
    assert stand.player.session.paused_ms == 600_000


def test_five_seconds_are_no_gap(stand):
    """A busy computer that comes back in time plays on."""
    stand.timer.sleep(4.9)
    assert stand.player.session.status is Status.RUNNING
    assert stand.player.session.active_ms == 4_900


def test_speed_scales_session_time_only(make_stand):
    """At twenty times: the plan in a twentieth, the wall clock as it is."""
    stand = make_stand(SHORT, speed=20)
    stand.player.start()
    stand.timer.pass_time(64 / 20 + 0.001)
    record = stand.player.record()
    assert stand.player.session.ended
    assert (record.active_s, record.speed) == (64, 20)
    assert (record.started[11:19], record.ended[11:19]) == ("18:00:00", "18:00:03")
    for told_s, cue in stand.heard:
        assert told_s - 1_000 == pytest.approx(cue.at_ms / 20_000, abs=0.001)


def test_a_gap_is_real_time_at_any_speed(make_stand):
    """Four real seconds at speed 20 are 80 of the session and no gap; six are."""
    stand = make_stand(LONG, speed=20)
    stand.player.start()
    stand.timer.sleep(4)
    assert stand.player.session.active_ms == 80_000
    stand.timer.sleep(6)
    assert stand.player.session.pause_reason == "gap"
    assert stand.player.session.paused_ms == 6_000


def test_what_is_not_allowed_is_dropped(stand):
    """Nothing happens, nothing is written, nobody is told."""
    told, written = stand.reported, stand.path.read_bytes()
    assert not stand.player.send(events.Resume())
    assert not stand.player.send(events.Easier())
    assert not stand.player.send(events.JumpTo(7))
    assert (stand.reported, stand.path.read_bytes()) == (told, written)


def test_nothing_can_be_sent_before_the_start_or_after_the_end(make_stand):
    """Keys that come too early or too late do nothing."""
    stand = make_stand(SHORT)
    assert not stand.player.send(events.Pause())
    assert not stand.player.started
    with pytest.raises(RuntimeError, match="not started"):
        _ = stand.player.session
    stand.player.start()
    assert stand.player.send(events.Stop(Reason.TIRED))
    assert not stand.player.send(events.Pause())
    assert stand.timer.waiting == 0, "an ended session looks at the clock no more"


def test_a_key_that_comes_as_the_session_ends(make_stand):
    """The call is late, the key brings the session to its end and is dropped; nothing follows."""
    stand = make_stand(SHORT, late_s=lambda: 0.5)
    stand.player.start()
    stand.timer.pass_time(63.9)
    stand.clock.advance(0.2)
    assert not stand.player.send(events.Pause())
    assert stand.player.session.ended
    stand.timer.pass_time(10)
    assert stand.player.session.clock_ms == 64_100 or stand.player.session.active_ms == 64_000


def test_a_key_happens_at_its_own_moment(stand):
    """Between two deadlines the session is brought to the present first."""
    stand.timer.pass_time(10.25)
    stand.player.send(events.Pause())
    assert stand.player.session.active_ms == 10_250
    stand.timer.pass_time(60)
    assert stand.player.session.active_ms == 10_250


def test_own_pace_waits_for_the_patient(make_stand):
    """Nothing is due; the time worked is counted until Done."""
    made = Prescription(usual=play(pace=Pace.SELF, reps=(8, 8)), written_ready_s=10)
    stand = make_stand(routine(made))
    stand.player.start()
    stand.timer.pass_time(10 + 95)
    assert stand.player.send(events.Done())
    (exercise,) = stand.player.record().exercises
    assert [(s.reps, s.s) for s in exercise.done] == [(8, 95)]


def test_what_waits_is_looked_at_once_a_second(make_stand):
    """Its time over, nothing is due: the player idles until the big key, and sees a gap."""
    stand = make_stand(SHORT, wait=ReadyWait.ALWAYS)
    stand.player.start()
    stand.timer.pass_time(10)
    assert kinds(stand) == ["StepStarted", "ReadyOver"]
    told = stand.reported
    stand.timer.pass_time(60)
    assert stand.reported == told + 60
    assert stand.player.send(events.Done())
    stand.timer.pass_time(3)
    assert kinds(stand)[-2:] == ["StepStarted", "RepPhaseStarted"]
    assert stand.player.session.active_ms == 10_000


def test_listeners_hear_of_time_alone_when_they_want_to(make_stand):
    """Eight times a second, so that seconds turn on the second; in a pause once a second."""
    stand = make_stand(SHORT, refresh_ms=125)
    at_ms = []
    stand.player.listen(lambda session, _: at_ms.append(session.elapsed_ms))
    stand.player.start()
    stand.timer.pass_time(5)
    assert at_ms == [125 * n for n in range(41)]
    stand.player.send(events.Pause())
    told = stand.reported
    stand.timer.pass_time(3)
    assert stand.reported == told + 3


def test_uneven_refreshes_meet_every_second(make_stand):
    """Fifteen a second are no whole milliseconds each; none is told twice, and seconds turn."""
    stand = make_stand(SHORT, refresh_ms=1000 / 15)
    at_ms = []
    stand.player.listen(lambda session, _: at_ms.append(session.elapsed_ms))
    stand.player.start()
    stand.timer.pass_time(2)
    assert at_ms == [round(n * 1000 / 15) for n in range(31)]
    assert {1000, 2000} <= set(at_ms)


def test_without_a_refresh_time_alone_is_looked_at_once_a_second(stand):
    """Often enough to see a gap, seldom enough to be idle."""
    stand.timer.pass_time(6)
    assert stand.reported == 1 + 6


def test_closing_looks_at_the_clock_no_more(stand):
    """What was done stays in the journal; no further call is made."""
    stand.timer.pass_time(15)
    stand.player.close()
    assert stand.timer.waiting == 0
    assert stand.path.exists()


def test_a_step_runs_out_by_itself(stand):
    """Ready, work, rest, work, finished: in order, and each ended by time is complete."""
    stand.timer.pass_time(64)
    ended = [cue for _, cue in stand.heard if isinstance(cue, cues.StepEnded)]
    assert [cue.kind for cue in ended] == [
        StepKind.READY,
        StepKind.WORK,
        StepKind.REST,
        StepKind.WORK,
    ]
    assert all(cue.complete for cue in ended)
    assert kinds(stand)[-1] == "SessionEnded"
