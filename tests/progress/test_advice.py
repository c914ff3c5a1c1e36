"""What is said of pain: by moment and rating, in hipflow's words and the author's."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.progress.advice import Advice, HurtChoice, Moment, advice, advice_after
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import PainRatings
from tests.builders.record_builders import session

ROUTINES = sorted(shipped_folder("routines").glob("*.toml"))
BEFORE, DURING, AFTER = Moment.BEFORE, Moment.DURING, Moment.AFTER
HELP = (
    "If you cannot stand on the leg, call your local emergency number. "
    "If it does not ease today, call your therapist or doctor."
)
LIMITS = PainLimits()
OWN = PainLimits(advice="Ice it.", stop_advice="Ring us.")

WORDS = [
    (BEFORE, 0, None, "Good to go."),
    (BEFORE, 2, None, "Good to go."),
    (BEFORE, 3, None, "You can exercise. Make it easier if it grows."),
    (BEFORE, 5, None, "You can exercise. Make it easier if it grows."),
    (BEFORE, 6, None, "That is a lot. Rest from these exercises today."),
    (BEFORE, 7, None, "That is a lot. Rest from these exercises today."),
    (BEFORE, 8, None, f"That is very strong pain. Do not exercise now. {HELP}"),
    (BEFORE, 10, None, f"That is very strong pain. Do not exercise now. {HELP}"),
    (DURING, 2, None, "Go on."),
    (DURING, 3, 0, "Go on, and stay in control. Make it easier if it grows."),
    (DURING, 5, None, "Go on, and stay in control. Make it easier if it grows."),
    (
        DURING,
        4,
        0,
        "This hurts clearly more than when you began. Make it easier, or skip it today.",
    ),
    (DURING, 6, 0, "Stop this exercise. Rest until it settles, or end here."),
    (DURING, 7, 7, "Stop this exercise. Rest until it settles, or end here."),
    (DURING, 8, 8, f"Stop now. Sit or lie down and rest. {HELP}"),
    (DURING, 10, None, f"Stop now. Sit or lie down and rest. {HELP}"),
    (AFTER, 2, 0, "Done. Same again next time."),
    (AFTER, 3, None, "Stay at this level. See how it is tomorrow morning."),
    (AFTER, 4, 3, "Stay at this level. See how it is tomorrow morning."),
    (AFTER, 4, 2, "A bit much today. Rest now, and see how it is tomorrow morning."),
    (AFTER, 6, 6, "That is too much. Rest now, and do no more exercises today."),
    (AFTER, 8, 8, f"That is too much. Rest now, and do no more exercises today. {HELP}"),
]


@pytest.mark.parametrize(("moment", "rating", "before", "words"), WORDS)
def test_hipflows_own_words(moment, rating, before, words):
    """The reviewed table, as far as it needs no usual; two sentences, and help at 8 and more."""
    assert advice(moment, rating, LIMITS, before=before).paragraphs == (words,)


def test_more_than_when_one_began_is_said_in_the_authors_green_too():
    """An author who begins care at five is no reason to go on from nought to four unwarned."""
    limits = PainLimits(caution_at=5)
    assert "clearly more" in advice(DURING, 4, limits, before=0).own


AUTHORS = [
    (BEFORE, 4, None, ("You can exercise. Make it easier if it grows.",)),
    (BEFORE, 7, None, ("That is a lot. Rest from these exercises today.",)),
    (DURING, 4, 4, ("Go on, and stay in control. Make it easier if it grows.",)),
    (DURING, 6, None, ("Ring us.",)),
    (DURING, 7, 0, ("Ring us.",)),
    (DURING, 9, 0, (f"Stop now. Sit or lie down and rest. {HELP}", "Ring us.")),
    (AFTER, 2, None, ("Done. Same again next time.",)),
    (AFTER, 4, None, ("Ice it.",)),
    (AFTER, 5, 2, ("A bit much today. Rest now, and see how it is tomorrow morning.", "Ice it.")),
    (AFTER, 6, None, ("Ring us.",)),
    (
        AFTER,
        8,
        None,
        (f"That is too much. Rest now, and do no more exercises today. {HELP}", "Ring us."),
    ),
]


@pytest.mark.parametrize(("moment", "rating", "before", "paragraphs"), AUTHORS)
def test_the_authors_words(moment, rating, before, paragraphs):
    """In place of hipflow's own; beside them where hipflow warns of more than the author knows."""
    assert advice(moment, rating, OWN, before=before).paragraphs == paragraphs


@given(
    st.sampled_from(Moment),
    st.integers(0, 10),
    st.integers(1, 10),
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.booleans(),
)
def test_each_text_of_the_author_keeps_to_its_zone(moment, rating, stop_at, before, worst, ended):
    """`advice` is never shown from where to stop, `stop_advice` never below it."""
    limits = PainLimits(caution_at=min(3, stop_at), stop_at=stop_at, advice="A", stop_advice="S")
    said = advice(moment, rating, limits, before=before, worst=worst, ended_for_pain=ended)
    stop = rating >= min(stop_at, 8)
    assert said.paragraphs
    assert said.authors != ("A" if stop else "S")
    assert said.is_stop == stop


def record(after, *, worst=None, **others):
    """A session that was rated after, and during."""
    return session(pain=PainRatings(before=3, during_max=worst, after=after), **others)


HURT = {"outcome": "stopped", "reason": "hurt"}


@pytest.mark.parametrize("after", [None, 0, 4])
def test_who_stopped_for_pain_is_not_told_to_do_the_same_again(after):
    """However calm it is by now: rest, gentle next time, and when to call."""
    said = advice_after(record(after, worst=9, **HURT), OWN)
    assert said.own == (
        "You stopped for pain. Rest today; gentle next time. "
        "If it does not ease today, call your therapist or doctor."
    )
    assert not said.authors


@pytest.mark.parametrize("after", [None, 0, 4])
def test_who_rated_a_stop_on_the_way_is_not_told_to_do_the_same_again(after):
    """An exercise was left for pain, the session went on."""
    said = advice_after(record(after, worst=6), OWN)
    assert said.own == (
        "It hurt a lot. Rest today; gentle next time. "
        "Call your therapist or doctor if it is not better in two days, or happens again."
    )


def test_very_strong_pain_on_the_way_calls_today():
    """Two days are too long to wait then, whatever is rated in the end."""
    said = advice_after(record(0, worst=8), OWN)
    assert said.own.endswith("If it does not ease today, call your therapist or doctor.")


def test_a_stop_after_is_said_before_anything_else():
    """The pain there is now counts most."""
    said = advice_after(record(7, worst=9, **HURT), LIMITS)
    assert said.own == "That is too much. Rest now, and do no more exercises today."


def test_without_a_rating_there_is_nothing_to_say():
    """Nobody is advised about a pain they have not told."""
    assert advice_after(record(None, outcome="stopped", reason="tired"), OWN) == Advice()
    assert Advice().paragraphs == ()


def test_the_pain_before_counts_after():
    """Two more than before is a bit much, where that is known."""
    assert advice_after(record(5), LIMITS).own.startswith("A bit much today.")


GO_ON, EASIER, SKIP, FINISH = HurtChoice


@pytest.mark.parametrize(
    ("rating", "before", "limits", "order"),
    [
        (2, None, OWN, (GO_ON, EASIER, SKIP, FINISH)),
        (5, 4, OWN, (GO_ON, EASIER, SKIP, FINISH)),
        (5, 1, OWN, (EASIER, SKIP, GO_ON, FINISH)),
        (6, 1, LIMITS, (SKIP, FINISH, EASIER, GO_ON)),
        (6, 1, OWN, (FINISH, SKIP, EASIER, GO_ON)),
        (8, 8, LIMITS, (FINISH, SKIP, EASIER, GO_ON)),
        (9, None, OWN, (FINISH, SKIP, EASIER, GO_ON)),
    ],
)
def test_what_comes_first_agrees_with_what_is_said(rating, before, limits, order):
    """Enter does what the words ask; where the author says to stop, the session ends first."""
    assert advice(DURING, rating, limits, before=before).ways == order


def test_what_is_said_aloud():
    """Only from where to stop; the author's words always, hipflow's where the voice is English."""
    assert advice(AFTER, 5, OWN).aloud("en") == ""
    assert advice(DURING, 6, LIMITS).aloud("en-GB").startswith("Stop this exercise.")
    assert advice(DURING, 9, OWN).aloud("en").endswith("doctor. Ring us.")
    assert advice(DURING, 9, OWN).aloud("de") == "Ring us."
    assert advice(DURING, 9, LIMITS).aloud("de") == ""


SOOTHING = re.compile(
    r"\b(fine|all right|okay|ok|normal|common|only|just|a little|settles? by|should pass"
    r"|don.t worry|good)\b",
    re.IGNORECASE,
)
SETTLES = re.compile(r"\bsettles?\b", re.IGNORECASE)


def pain_of(path):
    """The limits and texts of a shipped routine."""
    library = ExerciseLibrary([shipped_folder("exercises")])
    read = check_bytes(path.read_bytes(), name=path.name, kind="routine", library=library)
    return read.require_routine().pain


@pytest.mark.parametrize("limits", [*map(pain_of, ROUTINES), LIMITS, PainLimits(stop_at=1)])
@pytest.mark.parametrize("moment", Moment)
def test_nothing_soothes_where_to_stop(moment, limits):
    """No routine, moment or rating of stopping is answered with a word that plays it down."""
    for rating in range(limits.stop_at, 11):
        for before in (None, *range(11)):
            for worst, ended in ((None, False), (9, True)):
                said = advice(
                    moment, rating, limits, before=before, worst=worst, ended_for_pain=ended
                )
                for text in (*said.paragraphs, said.aloud("en")):
                    assert not SOOTHING.search(text)
                    assert moment is DURING or not SETTLES.search(text)
                assert said.paragraphs


def test_shipped_routines_are_found():
    """An empty list would let everything pass."""
    assert len(ROUTINES) >= 2
    assert all(pain_of(path).stop_advice for path in ROUTINES)
