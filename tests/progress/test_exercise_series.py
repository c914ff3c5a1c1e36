"""What was asked and done of each exercise, over time."""

from datetime import date

import msgspec

from hipflow.progress.exercise_series import exercise_series, sets_done
from tests.fakes.fake_services import (
    BRIDGE_HURT,
    CLAMSHELL_DONE,
    SQUAT_DONE,
    STRETCH_LEFT_OUT,
    hip_session,
)

LAST = hip_session(2, exercises=(SQUAT_DONE, BRIDGE_HURT, CLAMSHELL_DONE, STRETCH_LEFT_OUT))


def series(name, *records):
    """One exercise of these sessions."""
    (found,) = [one for one in exercise_series(records) if one.name == name]
    return found


def test_both_sides_are_asked_and_both_are_counted():
    """8 a side in two sets are 32; one fewer was done."""
    (point,) = series("Clamshell", LAST).points
    assert (point.day, point.asked, point.done, point.counted) == (date(2026, 11, 21), 32, 31, True)
    assert point.pain == 3


def test_time_is_told_in_seconds():
    """Two stretches of 30 s on each side."""
    (point,) = series("Hip flexor stretch", hip_session(1)).points
    assert (point.asked, point.done, point.counted) == (120, 120, False)


def test_what_was_left_out_stands_with_its_reason_and_nothing_done():
    """It is a point, so that the gap is seen, and no time it was done."""
    found = series("Hip flexor stretch", LAST)
    assert (found.points[0].done, found.points[0].skipped, found.times) == (0, "no-time", 0)


def test_the_oldest_session_stands_first_and_the_worst_pain_is_known():
    """Over two sessions of the bridge."""
    found = series("Bridge", hip_session(5), LAST)
    assert [point.done for point in found.points] == [16, 14]
    assert (found.times, found.worst_pain) == (2, 5)


def test_what_was_never_reached_and_another_speed_tell_nothing():
    """Neither is a point."""
    unreached = hip_session(1, exercises=(_without_done(SQUAT_DONE),))
    assert exercise_series([unreached, hip_session(2, speed=10)]) == ()


def test_sets_done_of_those_asked():
    """Sides of their own count as sets of their own; a set stopped early is not done to its end."""
    assert sets_done(LAST) == (7, 12)
    assert sets_done(hip_session(1)) == (12, 12)


def _without_done(exercise):
    return msgspec.structs.replace(exercise, done=())
