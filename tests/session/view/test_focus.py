"""What the eye goes to at a moment: the word, the giant number, its captions and marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events
from hipflow.session.engine.events import Elapsed
from hipflow.session.engine.session import Status
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.view.focus import FocusTone, Pips, focus_of
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import (
    EVENTS,
    SESSIONS,
    after,
    begin,
    next_event_alone,
    session_after,
    walk,
)


def test_getting_ready_counts_down():
    """Seconds to get down, rounded up."""
    seen = focus_of(session_after(2.5, counted(8)))
    assert (seen.word, seen.number, seen.widest) == ("READY", "8", "88")
    assert seen.bar == pytest.approx(0.25)
    assert (seen.tone, seen.pips) == (FocusTone.SOFT, None)


def test_a_ready_that_waits_counts_down_and_then_asks():
    """As any ready while its time runs; then no nought is left standing, but what to do."""
    made = routine(Prescription(usual=play(**counted(8)), written_ready_s=10))
    begun = begin(made, wait=ReadyWait.ALWAYS)
    assert focus_of(after(begun, Elapsed(2_500))) == focus_of(session_after(2.5, counted(8)))
    seen = focus_of(after(begun, Elapsed(600_000)))
    assert (seen.word, seen.number, seen.bar) == ("READY", "", 1)
    assert (seen.tone, seen.widest) == (FocusTone.INK, "88")
    assert seen.captions == ("Press space when ready.",)


@pytest.mark.parametrize(
    ("seconds", "word", "number", "tone", "pips"),
    [
        (10, "LIFT", "1", FocusTone.MOVE, Pips(0, 8, True)),
        (12, "HOLD", "1", FocusTone.HOLD, Pips(0, 8, True)),
        (13.9, "LOWER", "1", FocusTone.MOVE, Pips(0, 8, True)),
        (15, "RELAX", "1", FocusTone.SOFT, Pips(1, 8, False)),
        (18, "LIFT", "2", FocusTone.MOVE, Pips(1, 8, True)),
    ],
)
def test_moving_shows_the_repetition(seconds, word, number, tone, pips):
    """While moving, and in short holds, the giant number is the repetition."""
    dose = counted(8, hold_s=(1, 1), relax_s=3)
    seen = focus_of(session_after(seconds, dose))
    assert (seen.word, seen.number, seen.tone, seen.pips) == (word, number, tone, pips)
    assert seen.captions == ("of 8", "")


@pytest.mark.parametrize(
    ("seconds", "word", "number", "number_tone"),
    [
        (10, "LIFT", "1", FocusTone.INK),
        (12, "HOLD", "5", FocusTone.HOLD),
        (16.5, "HOLD", "1", FocusTone.HOLD),
        (17, "LOWER", "1", FocusTone.INK),
        (19, "RELAX", "6", FocusTone.INK),
        (25, "LIFT", "2", FocusTone.INK),
    ],
)
def test_a_long_hold_shows_seconds(seconds, word, number, number_tone):
    """From five seconds on a hold counts its seconds, and the pips carry the repetition."""
    seen = focus_of(session_after(seconds, counted(8, hold_s=(5, 5), relax_s=6)))
    assert (seen.word, seen.number, seen.number_tone) == (word, number, number_tone)
    assert seen.pips.total == 8
    assert len(seen.widest) == 1


def test_a_long_hold_says_which_repetition():
    """Beside the seconds the caption has the repetition and the set."""
    seen = focus_of(session_after(12, counted(8, hold_s=(5, 5), sets=(2, 2))))
    assert seen.captions == ("seconds left of 5", "1 of 8  ·  set 1 of 2")


def test_timed_work_shows_seconds():
    """Seconds left; over 99 of them as minutes."""
    assert focus_of(session_after(10, {"for_s": (30, 30)})).number == "30"
    assert focus_of(session_after(39.5, {"for_s": (30, 30)})).number == "1"
    long = focus_of(session_after(10, {"for_s": (150, 150)}))
    assert (long.number, long.widest, long.word) == ("2:30", "8:88", "DO")
    assert focus_of(session_after(61, {"for_s": (150, 150)})).number == "99"


def test_own_pace_shows_what_is_asked():
    """``Do 8``, no bar, and the key that ends it; nothing asked shows no number."""
    seen = focus_of(session_after(10, {"pace": Pace.SELF, "reps": (8, 8)}))
    assert (seen.word, seen.number, seen.bar) == ("DO", "8", None)
    assert seen.captions[0] == "Space when you are done"
    assert focus_of(session_after(10, {"pace": Pace.SELF})).number == ""


def test_a_rest_counts_down():
    """Its seconds, in ink."""
    seen = focus_of(session_after(10 + 12 + 5, counted(3, sets=(2, 2))))
    assert (seen.word, seen.number, seen.number_tone) == ("REST", "25", FocusTone.INK)


def test_a_switch_names_the_other_side():
    """The side is the big word."""
    seen = focus_of(session_after(10 + 12 + 1, counted(3, side=SideChoice.EACH)))
    assert (seen.word, seen.number) == ("RIGHT", "9")
    assert seen.captions[0] == "seconds to change sides"


def test_a_switch_of_named_halves_is_no_change_of_sides():
    """Who circles the other way stays on the same side."""
    named = structs.replace(
        play(**counted(3, side=SideChoice.EACH)), side_words=("forwards", "backwards")
    )
    seen = focus_of(session_after(10 + 12 + 1, Prescription(usual=named, written_ready_s=10)))
    assert (seen.word, seen.captions[0]) == ("BACKWARDS", "seconds to change over")


def test_a_pause_hides_the_number():
    """Paused is the one word."""
    seen = focus_of(after(session_after(10 + 5, counted(8)), events.Pause()))
    assert (seen.word, seen.number, seen.bar) == ("PAUSED", "", None)


@pytest.mark.parametrize(("passed_ms", "number"), [(0, "3"), (1, "3"), (1_000, "2"), (2_999, "1")])
def test_going_on_is_counted_in(passed_ms, number):
    """Three, two, one before work goes on."""
    paused = after(session_after(15, counted(8)), events.Pause())
    seen = focus_of(after(paused, events.Resume(), Elapsed(passed_ms)))
    assert (seen.word, seen.number, seen.widest) == ("READY", number, "8")
    assert seen.captions == ("then it goes on",)


def test_what_has_not_begun_starts_after_the_count():
    """From a ready that waited there is nothing to go on with yet."""
    made = routine(play(**counted(8)))
    seen = focus_of(after(begin(made, wait=ReadyWait.ALWAYS), events.Done()))
    assert (seen.word, seen.number, seen.captions) == ("READY", "3", ("then it starts",))


@given(SESSIONS, st.lists(EVENTS, max_size=30))
def test_no_number_outgrows_its_place(begun, happened):
    """No session can be reached whose focus has no word, or a number wider than was foreseen."""
    for _, session in walk(begun, happened):
        seen = focus_of(session)
        assert len(seen.number) <= len(seen.widest)
        assert seen.bar is None or 0 <= seen.bar <= 1
        assert seen.word == seen.word.upper() != ""
        assert seen.pips is None or 0 <= seen.pips.done <= seen.pips.total


@given(SESSIONS, st.integers(50, 1_500))
def test_the_number_keeps_its_size_while_a_step_lasts(session, every_ms):
    """``widest`` stays the same from the start of a step to its end."""
    widest: dict[tuple[int, Status], str] = {}
    for _ in range(150):
        session = after(session, next_event_alone(session, every_ms))
        seen = focus_of(session)
        assert widest.setdefault((session.index, session.status), seen.widest) == seen.widest
        assert len(seen.number) <= len(seen.widest)
        if session.ended:
            return


def in_turn(seconds, **dose):
    """A moment of three steps a side in turn, the left first, ten seconds after the ready."""
    return session_after(10 + seconds, counted(3, side=SideChoice.ALTERNATE, **dose))


@pytest.mark.parametrize(
    ("seconds", "number", "pips"),
    [
        (0, "1", Pips(0, 3, True)),
        (4, "1", Pips(0, 3, True)),
        (8, "2", Pips(1, 3, True)),
        (12, "2", Pips(1, 3, True)),
        (20, "3", Pips(2, 3, True)),
    ],
)
def test_sides_in_turn_are_counted_as_they_are_heard(seconds, number, pips):
    """The second of two steps has the number of the first: it is the other side's."""
    seen = focus_of(in_turn(seconds))
    assert (seen.number, seen.pips) == (number, pips)
    assert seen.captions[0] == "of 3 each side"


def test_a_relax_between_two_sides_is_no_end_of_their_number():
    """The mark stays half way until the other side has done its step."""
    assert focus_of(in_turn(4.5, relax_s=1)).pips == Pips(0, 3, True)
    assert focus_of(in_turn(9.5, relax_s=1)).pips == Pips(1, 3, False)


def test_own_pace_in_turn_asks_for_each_side():
    """As it is said."""
    dose = {"pace": Pace.SELF, "reps": (10, 10), "side": SideChoice.ALTERNATE}
    seen = focus_of(session_after(11, dose))
    assert (seen.number, seen.captions[0]) == ("10", "times each side  ·  Space when you are done")
