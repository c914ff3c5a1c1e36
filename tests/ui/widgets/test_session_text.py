"""One session as text."""

from msgspec import structs

from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.widgets.session_text import session_text
from tests.fakes.fake_services import BRIDGE_HURT, SQUAT_DONE, STRETCH_LEFT_OUT, hip_session

LIMITS = PainLimits()


def test_from_when_to_when_and_how_long_it_paused():
    """A pause of a few seconds is none worth telling."""
    assert "18:02 to 18:17" in session_text(hip_session(1), LIMITS, 80).plain
    assert "paused" not in session_text(hip_session(1), LIMITS, 80).plain
    assert "paused 2 min" in session_text(hip_session(1, paused_s=120.0), LIMITS, 80).plain


def test_times_stand_where_there_is_room():
    """How long the sets of an exercise took together."""
    assert "Time" in session_text(hip_session(1), LIMITS, 100).plain
    assert "Time" not in session_text(hip_session(1), LIMITS, 80).plain


def test_how_it_ended_and_how_hard_it_was_are_told():
    """The reason of an early end, the effort, and that another speed does not count."""
    stopped = hip_session(1, outcome="stopped", reason="hurt", effort=4, speed=10)
    text = session_text(stopped, LIMITS, 80).plain
    assert "Stopped early: it hurt." in text
    assert "How hard it was  4 of 10" in text
    assert "Played at 10 times its speed" in text


def test_a_session_without_exercises_can_be_told():
    """A line another program wrote may hold no exercises."""
    assert "Played to the end." in session_text(hip_session(1, exercises=()), LIMITS, 40).plain


def test_rest_that_was_chosen_took_no_time():
    """When it was chosen, and no minutes, no sets."""
    record = hip_session(1, 7, None, outcome="not-today", exercises=(), note="bad night")
    text = session_text(record, LIMITS, 80).plain
    assert text == (
        "Not today: rest was chosen, nothing was played.  18:02\n\nYour note  bad night"
    )


def test_a_note_of_any_kind_is_shown_as_it_is():
    """Brackets stay brackets; what would steer a terminal is taken out."""
    text = session_text(hip_session(1, note="[red]stiff\x1b[2J"), LIMITS, 80).plain
    assert "[red]stiff" in text
    assert "\x1b" not in text


def test_how_much_was_done_of_what_is_part_done():
    """Only there: elsewhere the table tells it."""
    part = hip_session(1, exercises=(BRIDGE_HURT, STRETCH_LEFT_OUT))
    assert "Part done: 1 of 6 sets." in session_text(part, LIMITS, 80).plain
    assert "Part done" not in session_text(hip_session(1), LIMITS, 80).plain


def test_what_was_sharp_says_so():
    """Below what was done of it."""
    sharp = structs.replace(SQUAT_DONE, felt="sharp")
    assert (
        "sharp or new, or gave way"
        in session_text(hip_session(0, exercises=(sharp,)), PainLimits(), 90).plain
    )
    strange = structs.replace(SQUAT_DONE, felt="tingling")
    assert (
        "tingling" not in session_text(hip_session(0, exercises=(strange,)), PainLimits(), 90).plain
    )
