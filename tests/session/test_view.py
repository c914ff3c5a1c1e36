"""What is to be seen at a moment: the giant number, the word, the line of progress."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.routine.resolved import Pace, PhaseWords, Prescription, SideChoice
from hipflow.session import events
from hipflow.session.events import Elapsed
from hipflow.session.moment import Status
from hipflow.session.record import Reason
from hipflow.session.units import Wait
from hipflow.session.view import Pips, Tone, here_text, minutes_left, runs, view
from routines import counted, play, routine
from walking import EVENTS, SESSIONS, after, begin, left_alone, walked, walked_to

LIFT = PhaseWords(out="Lift", hold="Hold", back="Lower")


def at(seconds, *exercises, ready_s=10, **fields):
    """A session some seconds in; exercises are doses or prescriptions, ready for ten seconds."""
    made = [
        Prescription(usual=structs.replace(play(**e), words=LIFT), written_ready_s=ready_s)
        if isinstance(e, dict)
        else e
        for e in exercises
    ]
    return after(begin(routine(*made, **fields)), Elapsed(round(seconds * 1000)))


def test_getting_ready_counts_down():
    """Seconds to get down, rounded up, and what to do, sentence by sentence."""
    seen = view(at(2.5, counted(8)))
    assert (seen.word, seen.number, seen.widest) == ("READY", "8", "88")
    assert seen.bar == pytest.approx(0.25)
    assert (seen.headline, seen.detail) == ("Lie on your back.", "Bend your knees.")
    assert (seen.tone, seen.pips) == (Tone.SOFT, None)


def test_a_ready_that_waits_counts_down_and_then_asks():
    """As any ready while its time runs; then no nought is left standing, but what to do."""
    made = routine(Prescription(usual=play(**counted(8)), written_ready_s=10))
    begun = begin(made, wait=Wait.ALWAYS)
    assert view(after(begun, Elapsed(2_500))) == view(at(2.5, counted(8)))
    seen = view(after(begun, Elapsed(600_000)))
    assert (seen.word, seen.number, seen.bar) == ("READY", "", 1)
    assert (seen.tone, seen.widest) == (Tone.INK, "88")
    assert seen.captions == ("Press space when ready.",)
    assert seen.headline == "Lie on your back."
    assert seen.minutes_left == 1
    assert here_text(after(begun, Elapsed(600_000))) == "Bridge, getting ready."


@pytest.mark.parametrize(
    ("seconds", "word", "number", "tone", "pips"),
    [
        (10, "LIFT", "1", Tone.MOVE, Pips(0, 8, True)),
        (12, "HOLD", "1", Tone.HOLD, Pips(0, 8, True)),
        (13.9, "LOWER", "1", Tone.MOVE, Pips(0, 8, True)),
        (15, "RELAX", "1", Tone.SOFT, Pips(1, 8, False)),
        (18, "LIFT", "2", Tone.MOVE, Pips(1, 8, True)),
    ],
)
def test_moving_shows_the_repetition(seconds, word, number, tone, pips):
    """While moving, and in short holds, the giant number is the repetition."""
    dose = counted(8, hold_s=(1, 1), relax_s=3)
    seen = view(at(seconds, dose))
    assert (seen.word, seen.number, seen.tone, seen.pips) == (word, number, tone, pips)
    assert seen.captions == ("of 8", "")


@pytest.mark.parametrize(
    ("seconds", "word", "number", "number_tone"),
    [
        (10, "LIFT", "1", Tone.INK),
        (12, "HOLD", "5", Tone.HOLD),
        (16.5, "HOLD", "1", Tone.HOLD),
        (17, "LOWER", "1", Tone.INK),
        (19, "RELAX", "6", Tone.INK),
        (25, "LIFT", "2", Tone.INK),
    ],
)
def test_a_long_hold_shows_seconds(seconds, word, number, number_tone):
    """From five seconds on a hold counts its seconds, and the pips carry the repetition."""
    seen = view(at(seconds, counted(8, hold_s=(5, 5), relax_s=6)))
    assert (seen.word, seen.number, seen.number_tone) == (word, number, number_tone)
    assert seen.pips.total == 8
    assert len(seen.widest) == 1


def test_a_long_hold_says_which_repetition():
    """Beside the seconds the caption has the repetition and the set."""
    seen = view(at(12, counted(8, hold_s=(5, 5), sets=(2, 2))))
    assert seen.captions == ("seconds left of 5", "1 of 8  ·  set 1 of 2")


def test_timed_work_shows_seconds():
    """Seconds left; over 99 of them as minutes."""
    assert view(at(10, {"for_s": (30, 30)})).number == "30"
    assert view(at(39.5, {"for_s": (30, 30)})).number == "1"
    long = view(at(10, {"for_s": (150, 150)}))
    assert (long.number, long.widest, long.word) == ("2:30", "8:88", "DO")
    assert view(at(61, {"for_s": (150, 150)})).number == "99"


def test_own_pace_shows_what_is_asked():
    """``Do 8``, no bar, and the key that ends it; nothing asked shows no number."""
    seen = view(at(10, {"pace": Pace.SELF, "reps": (8, 8)}))
    assert (seen.word, seen.number, seen.bar) == ("DO", "8", None)
    assert seen.captions[0] == "Space when you are done"
    assert seen.own_pace
    assert view(at(10, {"pace": Pace.SELF})).number == ""


def test_a_rest_shows_what_comes_next():
    """Ink seconds, and the set that follows with its cue."""
    seen = view(at(10 + 12 + 5, counted(3, sets=(2, 2))))
    assert (seen.title, seen.word, seen.number) == ("Rest", "REST", "25")
    assert seen.headline == "Next: Bridge, set 2 of 2"
    assert seen.detail == "Push through both heels"


def test_a_switch_names_the_other_side():
    """The side is the big word and stands in the title."""
    session = at(10 + 12 + 1, counted(3, side=SideChoice.EACH))
    seen = view(session)
    assert (seen.word, seen.number) == ("RIGHT", "9")
    assert seen.title == "Bridge  ·  RIGHT"


def test_sides_in_turn_stand_in_the_title():
    """The title follows the side of the repetition, in the author's words where there are some."""
    dose = counted(2, side=SideChoice.ALTERNATE)
    assert view(at(11, dose)).title == "Bridge  ·  LEFT"
    assert view(at(15, dose)).title == "Bridge  ·  RIGHT"
    named = structs.replace(play(**dose), side_words=("forwards", "backwards"))
    circles = Prescription(usual=named, written_ready_s=10)
    assert view(at(15, circles)).title == "Bridge  ·  BACKWARDS"


def test_a_pause_hides_the_number():
    """Paused is the one word, and where it stands can be told."""
    session = after(at(10 + 5, counted(8)), events.Pause())
    seen = view(session)
    assert (seen.word, seen.place, seen.number, seen.bar) == ("PAUSED", "Paused", "", None)
    assert here_text(session) == "Bridge, 2 of 8."
    assert here_text(at(1, counted(8))) == "Bridge, getting ready."
    assert here_text(at(10 + 12, counted(3, sets=(2, 2)))) == "Bridge, rest, set 2 of 2."
    switch = at(10 + 12, counted(3, side=SideChoice.EACH))
    assert here_text(switch) == "Bridge, changing sides, right side."


@pytest.mark.parametrize(("passed_ms", "number"), [(0, "3"), (1, "3"), (1_000, "2"), (2_999, "1")])
def test_going_on_is_counted_in(passed_ms, number):
    """Three, two, one before work goes on."""
    session = after(at(15, counted(8)), events.Pause(), events.Resume(), Elapsed(passed_ms))
    seen = view(session)
    assert (seen.word, seen.number, seen.widest) == ("READY", number, "8")
    assert seen.captions == ("then it goes on",)


def test_what_has_not_begun_starts_after_the_count():
    """From a ready that waited there is nothing to go on with yet."""
    made = routine(play(**counted(8)))
    seen = view(after(begin(made, wait=Wait.ALWAYS), events.Done()))
    assert (seen.word, seen.number, seen.captions) == ("READY", "3", ("then it starts",))


def test_minutes_are_rounded_up():
    """The rest of the step and all that comes; own pace counts nothing."""
    session = at(0, {"for_s": (50, 50)})
    assert minutes_left(session) == 1
    assert minutes_left(at(0, {"for_s": (51, 51)})) == 2
    assert minutes_left(at(10, {"for_s": (50, 50), "pace": Pace.SELF})) == 0
    assert minutes_left(after(session, events.Stop())) <= 1


def test_a_stopped_session_is_not_all_done():
    """The line of progress shows how far it came; played to the end, it is full."""
    made = ({"for_s": (30, 30)}, {"for_s": (30, 30)})
    stopped = after(at(25, *made), events.Stop(Reason.TIRED))
    assert [run.done for run in runs(stopped)] == [25 / 40, 0]
    finished = at(80, *made)
    assert finished.ended
    assert [run.done for run in runs(finished)] == [1, 1]


@given(SESSIONS, st.lists(EVENTS, max_size=30))
def test_there_is_always_something_to_see(begun, happened):
    """No session can be reached whose view fails, and no number outgrows its place."""
    for _, session in walked(begun, happened):
        seen = view(session)
        assert len(seen.number) <= len(seen.widest)
        assert seen.bar is None or 0 <= seen.bar <= 1
        assert seen.word == seen.word.upper() != ""
        assert seen.minutes_left >= 0
        assert len(seen.runs) == len(begun.plan.routine.exercises)
        assert all(0 <= run.done <= 1 and run.share_ms > 0 for run in seen.runs)
        assert seen.pips is None or 0 <= seen.pips.done <= seen.pips.total
        assert here_text(session).endswith(".")


@given(SESSIONS, st.integers(50, 1_500))
def test_nothing_jumps_while_a_step_lasts(session, every_ms):
    """``widest`` stays the same from the start of a step to its end, and progress only grows."""
    widest: dict[tuple[int, Status], str] = {}
    progress = [0.0] * len(session.plan.routine.exercises)
    for _ in range(150):
        session = after(session, left_alone(session, every_ms))
        seen = view(session)
        assert widest.setdefault((session.index, session.status), seen.widest) == seen.widest
        assert len(seen.number) <= len(seen.widest)
        now = [run.done for run in seen.runs]
        assert all(new >= old for new, old in zip(now, progress, strict=True))
        progress = now
        if session.ended:
            assert now == [1.0] * len(now)
            return


@given(SESSIONS, st.lists(EVENTS, max_size=12), st.integers(1, 30_000))
def test_progress_never_runs_backwards_with_time(begun, happened, ms):
    """Whatever came before, time alone only adds to the line of progress."""
    session = walked_to(begun, happened)
    if session.ended:
        return
    before, later = runs(session), runs(after(session, Elapsed(ms)))
    assert all(new.done >= old.done for new, old in zip(later, before, strict=True))
