"""What the summary says of a session."""

import pytest
from msgspec import structs

from hipflow.progress.adherence import Due, DueState
from hipflow.ui.viewmodels.summary_text import done_line, left_lines, pain_line, title_of, week_dots
from tests.fakes.fake_services import (
    BRIDGE_HURT,
    CLAMSHELL_DONE,
    SQUAT_DONE,
    STRETCH_DONE,
    STRETCH_LEFT_OUT,
    hip_session,
)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (3, 3, "Pain after is about the same as before."),
        (3, 2, "Pain after is about the same as before."),
        (3, 4, "Pain after is about the same as before."),
        (5, 3, "Pain after is 2 less than before."),
        (2, 5, "Pain after is 3 more than before."),
        (None, 5, ""),
        (5, None, ""),
    ],
)
def test_one_point_is_no_change(before, after, said):
    """Only from two points on is a difference told, and never as better or worse."""
    assert pain_line(hip_session(0, before, after)) == said


def test_what_was_done_is_counted_against_what_was_asked():
    """Both sides count where both are asked."""
    record = hip_session(0, exercises=(SQUAT_DONE, BRIDGE_HURT, CLAMSHELL_DONE, STRETCH_DONE))
    assert done_line(record) == "All 4 exercises, 61 of 64 repetitions."
    assert done_line(hip_session(0, exercises=(STRETCH_DONE,))) == "1 exercise."
    part = hip_session(0, exercises=(SQUAT_DONE, STRETCH_LEFT_OUT))
    assert done_line(part) == "1 of 2 exercises, all 16 repetitions."


def test_what_was_left_is_told_with_its_reason():
    """The set that hurt, the exercise there was no time for, and why it ended early."""
    record = hip_session(
        0, outcome="stopped", reason="hurt", exercises=(BRIDGE_HURT, STRETCH_LEFT_OUT)
    )
    assert left_lines(record) == [
        "Stopped early: it hurt.",
        "Bridge: set 2 stopped after 6: it hurt.",
        "Hip flexor stretch: not done: no time.",
    ]
    assert left_lines(hip_session(0, exercises=(SQUAT_DONE,))) == []


def test_the_set_that_is_named_is_the_first_that_was_left():
    """Those after it were left out with it; one that was not begun was left out, not stopped."""
    half, none = BRIDGE_HURT.done[-1], structs.replace(BRIDGE_HURT.done[-1], set=3, reps=0)
    stopped = structs.replace(BRIDGE_HURT, done=(half, none))
    assert left_lines(hip_session(0, exercises=(stopped,))) == [
        "Bridge: set 2 stopped after 6: it hurt."
    ]
    skipped = structs.replace(BRIDGE_HURT, done=(BRIDGE_HURT.done[0], none))
    assert left_lines(hip_session(0, exercises=(skipped,))) == ["Bridge: set 3 left out: it hurt."]


def test_a_long_list_of_what_was_left_is_cut_short():
    """Ten exercises left are not ten lines."""
    lines = left_lines(hip_session(0, exercises=(STRETCH_LEFT_OUT,) * 10))
    assert len(lines) == 3
    assert lines[-1] == "And 8 other exercises not whole."


def test_a_session_at_another_speed_says_that_it_does_not_count():
    """Nobody can exercise to it."""
    assert "does not count" in left_lines(hip_session(0, speed=10, exercises=(SQUAT_DONE,)))[-1]


def test_the_title_says_how_it_ended_and_praises_nothing():
    """Played to the end or ended early; neither is called good or bad."""
    assert title_of(hip_session(0)) == "All done"
    assert title_of(hip_session(0, outcome="stopped")) == "Finished early"


def test_the_week_shows_a_mark_a_session_asked_for():
    """Done ones full; more than asked are not drawn."""
    due = Due(state=DueState.NOT_DUE, next_day=None, done_this_week=2, asked_per_week=3)
    assert week_dots(due) == "● ● ○"


def test_a_session_played_to_its_end_with_little_done_is_not_all_done():
    """It is called what it is; one that was stopped has ended early in any case."""
    little = hip_session(0, exercises=(STRETCH_LEFT_OUT, BRIDGE_HURT))
    assert title_of(little) == "Part done"
    assert title_of(structs.replace(little, outcome="stopped")) == "Finished early"
    assert title_of(hip_session(0)) == "All done"


def test_what_was_sharp_comes_first_with_what_follows():
    """It is not among the other exercises that were not whole."""
    numb = structs.replace(STRETCH_LEFT_OUT, name="Plank", felt="numb")
    left = (STRETCH_LEFT_OUT,) * 4
    lines = left_lines(hip_session(0, exercises=(*left, numb)))
    assert lines[0] == "Plank: numb or weak. It is left out until you have asked."
