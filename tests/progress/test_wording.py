"""Words and marks: what is said of days, pain and sessions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hipflow.progress import wording
from hipflow.progress.weeks import Adherence, Week
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import ExerciseRecord, Outcome, PlannedDose, SetRecord
from tests.builders.record_builders import not_today
from tests.fakes.fake_services import (
    BRIDGE_HURT,
    CLAMSHELL_DONE,
    SQUAT_DONE,
    STRETCH_DONE,
    STRETCH_LEFT_OUT,
    TODAY,
    hip_session,
)

LIMITS = PainLimits()
SKIPPED, LEFT_OUT = "hip flexor stretch skipped", "hip flexor stretch left out"


@pytest.mark.parametrize(
    ("pain", "mark"),
    [(0, wording.FINE), (2, wording.FINE), (3, wording.CARE), (5, wording.CARE), (6, wording.STOP)],
)
def test_a_zone_begins_at_the_authors_limit(pain, mark):
    """A rating at a limit lies in the zone that begins there."""
    assert wording.pain_zone(pain, LIMITS) is mark


@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 10))
def test_a_rating_lies_between_the_numbers_of_its_zone(pain, caution_at, more):
    """Whatever the limits, the zone that is named contains the rating."""
    limits = PainLimits(caution_at=caution_at, stop_at=min(10, caution_at + more))
    least, _, most = wording.pain_zone_range(pain, limits).partition("–")
    assert int(least) <= pain <= int(most or least)


def test_no_two_zones_look_alike_without_colour():
    """Shape and word each tell the zones apart."""
    zones = (wording.FINE, wording.CARE, wording.STOP)
    assert len({zone.shape for zone in zones}) == len({zone.word for zone in zones}) == 3


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (TODAY, "Today"),
        (date(2026, 11, 22), "Yesterday"),
        (date(2026, 11, 17), "Tuesday"),
        (date(2026, 11, 16), "Mon 16 Nov"),
        (date(2025, 11, 3), "Mon 3 Nov 2025"),
    ],
)
def test_a_day_is_called_as_people_call_it(day, name):
    """Near days have names; a week ago the name would be taken for the coming one."""
    assert wording.day_name(day, TODAY) == name


def test_dates_stand_under_each_other():
    """In a table one-digit days are as wide as others, and another year is told."""
    assert wording.short_date(date(2026, 11, 3), TODAY) == "Tue  3 Nov"
    assert wording.short_date(date(2025, 11, 3), TODAY) == "Mon  3 Nov 2025"
    assert wording.long_date(TODAY) == "Monday 23 November"


def test_tomorrow_is_called_tomorrow():
    """The next day is not called by its weekday."""
    assert wording.coming_day_name(TODAY, TODAY) == "today"
    assert wording.coming_day_name(date(2026, 11, 24), TODAY) == "tomorrow"
    assert wording.coming_day_name(date(2026, 11, 25), TODAY) == "Wednesday"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "all done"),
        ({"outcome": "stopped", "reason": "tired"}, "stopped early: tired"),
        ({"outcome": "stopped"}, "stopped early"),
        ({"outcome": "stopped", "reason": "not-asked"}, "stopped early"),
        ({"outcome": "interrupted"}, "interrupted"),
        ({"outcome": "not-today", "exercises": ()}, "not today"),
        ({"outcome": "kept-for-later\x1b", "exercises": ()}, "kept for later"),
        ({"exercises": (SQUAT_DONE, BRIDGE_HURT)}, "bridge stopped, it hurt"),
        ({"exercises": (STRETCH_LEFT_OUT,)}, "hip flexor stretch left out, no time"),
        (
            {"exercises": (BRIDGE_HURT, STRETCH_LEFT_OUT)},
            "part done, bridge stopped, it hurt, and 1 more",
        ),
        ({"exercises": (replace(STRETCH_LEFT_OUT, skipped="not-asked"),)}, SKIPPED),
        ({"exercises": (replace(STRETCH_LEFT_OUT, skipped="left-out"),)}, LEFT_OUT),
        ({"exercises": ()}, "all done"),
    ],
)
def test_how_it_went_says_first_what_was_left(fields, words):
    """What was left is said with its reason; otherwise that all was done."""
    assert wording.session_summary(hip_session(1, **fields)) == words


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        *zip(
            Outcome,
            (
                "Played to the end.",
                "Stopped early: tired.",
                "Interrupted: hipflow ended before the session did.",
                "Not today: rest was chosen, nothing was played.",
            ),
            strict=True,
        ),
        ("kept-for-later", "It ended as: kept for later."),
    ],
)
def test_how_it_ended_is_a_sentence(outcome, sentence):
    """Every outcome there is has one, and one of a later version is not taken for another."""
    assert wording.outcome_text(hip_session(1, outcome=str(outcome), reason="tired")) == sentence


def test_a_day_that_was_passed_over_was_of_no_kind():
    """Neither usual nor any other, and it took no time."""
    assert wording.day_text(hip_session(1, day="gentle")) == "gentle day"
    assert wording.day_text(not_today()) == ""
    assert (wording.time_text(hip_session(1, active_s=880)), wording.time_text(not_today())) == (
        "15 min",
        "",
    )


def test_a_reason_of_a_later_version_is_shown_as_it_is():
    """Words that are not known yet are no reason to fail."""
    assert wording.session_summary(hip_session(1, outcome="stopped", reason="fire\nalarm")) == (
        "stopped early: fire alarm"
    )


@pytest.mark.parametrize(
    ("planned", "text"),
    [
        (PlannedDose(sets=2, reps=8), "2 × 8"),
        (PlannedDose(sets=2, reps=8, hold_s=5), "2 × 8, hold 5 s"),
        (PlannedDose(sets=3, reps=1, hold_s=30), "3 × 30 s"),
        (PlannedDose(sets=2, for_s=30, side="each"), "2 × 30 s a side"),
        (PlannedDose(sets=1, for_s=90, hold_s=5), "1 × 1:30 min, hold 5 s"),
        (PlannedDose(sets=1, for_s=180), "1 × 3 min"),
        (PlannedDose(sets=1, pace="self"), "1 × own pace"),
        (PlannedDose(sets=1, reps=10, rounds=3), "1 × 10, 3 rounds"),
        (PlannedDose(sets=1, reps=10, side="alternate"), "1 × 10 a side"),
    ],
)
def test_a_dose_is_told_in_numbers(planned, text):
    """Sets and what a set asks, with holds, sides and rounds where there are any."""
    assert wording.dose_text(planned) == text


def test_what_was_done_is_told_side_by_side():
    """Every side has its own text; timed sets show their seconds."""
    assert wording.done_texts(SQUAT_DONE) == ("8, 8",)
    assert wording.done_texts(CLAMSHELL_DONE) == ("left 8, 8", "right 8, 7")
    assert wording.done_texts(STRETCH_DONE) == ("left 30 s, 30 s", "right 30 s, 30 s")


def test_what_was_left_of_an_exercise_is_told():
    """Stopped, skipped and never reached are three things."""
    never = ExerciseRecord(id=None, name="Bridge", planned=PlannedDose(sets=1))
    assert wording.skip_reason_text(BRIDGE_HURT) == "stopped: it hurt"
    assert wording.skip_reason_text(STRETCH_LEFT_OUT) == "not done: no time"
    other = replace(STRETCH_LEFT_OUT, skipped="other")
    assert wording.skip_reason_text(replace(other, key="stretch")) == ("not done: another reason")
    assert wording.skip_reason_text(other) == "skipped", "the first release wrote it for both"
    not_asked = replace(STRETCH_LEFT_OUT, skipped="not-asked")
    assert wording.skip_reason_text(not_asked) == "skipped"
    left = replace(BRIDGE_HURT.done[-1], stopped="not-asked")
    assert wording.skip_reason_text(replace(BRIDGE_HURT, done=(left,))) == "left early"
    assert wording.skip_reason_text(never) == "not reached"
    assert wording.skip_reason_text(SQUAT_DONE) == ""


def test_damaged_lines_are_told_by_number():
    """A few are all named, many are counted, none says nothing."""
    assert wording.unreadable_lines_text([]) == ""
    assert wording.unreadable_lines_text([7]).startswith("Line 7 of the history file")
    assert "Lines 7, 9, 12 and 2 more" in wording.unreadable_lines_text([7, 9, 12, 13, 14])


def test_a_long_date_has_its_year_where_that_is_another_one():
    """Sessions are looked back at over years."""
    assert wording.long_date(TODAY) == wording.long_date(TODAY, TODAY) == "Monday 23 November"
    assert wording.long_date(TODAY, date(2027, 1, 1)) == "Monday 23 November 2026"


def test_of_parts_of_weeks_nothing_is_said_to_be_asked():
    """It would be as much as was done; whole weeks are told, and weeks in a row from two on."""
    part = Week(first_day=date(2026, 11, 16), done=2, asked=3, is_part=True)
    whole = Week(first_day=date(2026, 11, 9), done=2, asked=3)
    assert wording.adherence_texts(Adherence((part,))) == ()
    both = Adherence((whole, part))
    assert wording.adherence_texts(both) == (
        "4 of 5 sessions asked for",
        "2 weeks in a row with a session",
    )
    assert wording.adherence_texts(both, part.first_day) == ("2 weeks in a row with a session",)


def test_of_many_damaged_lines_the_number_is_told():
    """Also of those nobody has kept the numbers of."""
    assert "Lines 1, 2, 3 and 1,001 more" in wording.unreadable_lines_text(range(1, 5), 1_000)


def test_what_sides_did_in_turn_is_told_of_one_of_them():
    """Kept are both together; asked, heard and told is what one side does."""
    planned = PlannedDose(sets=2, reps=10, side="alternate")
    done = tuple(
        SetRecord(set=number, round=1, side="alternate", reps=reps, s=60)
        for number, reps in ((1, 20), (2, 14))
    )
    marched = ExerciseRecord(id="march", name="March", planned=planned, done=done)
    assert wording.done_texts(marched) == ("10, 7 a side",)
    assert wording.dose_text(planned) == "2 × 10 a side"
