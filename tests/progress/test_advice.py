"""What is said of pain: by moment and rating, in hipflow's words and the author's."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.progress.advice import (
    Advice,
    Aid,
    HurtChoice,
    Moment,
    advice,
    advice_after,
    aid_of,
    show_words,
)
from hipflow.progress.baseline import judge
from hipflow.progress.contact import FLARE_UP_KEY, NOBODY_NAMED
from hipflow.progress.day_offer import Lately, day_offer
from hipflow.progress.next_morning import morning_advice
from hipflow.progress.rest_wording import offer_words
from hipflow.progress.therapist import ShowWhy
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.routine.resolve.routine import PainLimits, PainZone
from hipflow.session.record import Felt, PainRatings
from tests.builders.record_builders import BRIDGE, session
from tests.builders.routine_builders import counted, play, routine

ROUTINES = sorted(shipped_folder("routines").glob("*.toml"))
BEFORE, DURING, AFTER = Moment.BEFORE, Moment.DURING, Moment.AFTER
HELP = (
    "If you cannot stand on the leg, call your local emergency number. "
    "If it does not ease today, call your therapist or doctor."
)
HELP_OF_ANNA = HELP.replace("your therapist or doctor", "Anna")
LIMITS = PainLimits()
OWN = PainLimits(advice="Ice it.", stop_advice="Ring us.")


def said_of(moment, rating, limits, before=None, worst=None, ended=False, **others):
    """What is said of a rating, at whichever moment it was given."""
    if moment is not AFTER:
        return advice(moment, rating, limits, before=before, **others)
    how = {"outcome": "stopped", "reason": "hurt"} if ended else {}
    pain = PainRatings(before=before, during_max=worst, after=rating)
    return advice_after(session(pain=pain, **how), limits, **others)


WORDS = [
    (BEFORE, 0, None, "Good to go."),
    (BEFORE, 2, None, "Good to go."),
    (BEFORE, 3, None, "You can exercise. Choose easier if it grows."),
    (BEFORE, 5, None, "You can exercise. Choose easier if it grows."),
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
    assert said_of(moment, rating, LIMITS, before).paragraphs == (words,)


def test_more_than_when_one_began_is_said_in_the_authors_green_too():
    """An author who begins care at five is no reason to go on from nought to four unwarned."""
    limits = PainLimits(caution_at=5)
    assert "clearly more" in advice(DURING, 4, limits, before=0).own


AUTHORS = [
    (BEFORE, 4, None, ("You can exercise. Choose easier if it grows.",)),
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
    assert said_of(moment, rating, OWN, before).paragraphs == paragraphs


@given(
    st.sampled_from((BEFORE, DURING, AFTER)),
    st.integers(0, 10),
    st.integers(1, 10),
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.booleans(),
)
def test_each_text_of_the_author_keeps_to_its_zone(moment, rating, stop_at, before, worst, ended):
    """`advice` is never shown from where to stop, `stop_advice` never below it."""
    limits = PainLimits(caution_at=min(3, stop_at), stop_at=stop_at, advice="A", stop_advice="S")
    said = said_of(moment, rating, limits, before, worst, ended)
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
    assert said_of(AFTER, 5, OWN).aloud("en") == ""
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


LIMITS_OF_ALL = [*map(pain_of, ROUTINES), LIMITS, PainLimits(stop_at=1)]
AIDS = [Aid(), Aid(contact="Anna, 0123 456"), Aid(contact="{show}", signs_key="!")]


def is_soothing(text, moment):
    """Whether it plays down what it should not."""
    return SOOTHING.search(text) or (moment is not DURING and SETTLES.search(text))


@pytest.mark.parametrize("limits", LIMITS_OF_ALL)
@pytest.mark.parametrize("moment", [BEFORE, DURING, AFTER])
def test_nothing_soothes_where_to_stop(moment, limits):
    """No routine, moment or rating of stopping is answered with a word that plays it down."""
    for rating, aid in product(range(limits.stop_at, 11), AIDS):
        for before in (None, *range(11)):
            for worst, ended in ((None, False), (9, True)):
                said = said_of(moment, rating, limits, before, worst, ended, aid=aid)
                assert said.paragraphs
                assert not any(
                    is_soothing(text, moment) for text in (*said.paragraphs, said.aloud("en"))
                )


@pytest.mark.parametrize("limits", LIMITS_OF_ALL)
def test_no_check_in_soothes_where_to_stop(limits):
    """Whatever came before; and below it nothing says to stop unless there is a reason."""
    for rating, usual in product((None, *range(11)), (None, *range(11))):
        for after_stop, bad_morning in product((False, True), repeat=2):
            facts = Lately(usual=usual, after_stop=after_stop, bad_morning=bad_morning)
            offer = day_offer(rating, limits, facts)
            words = offer_words(offer, rating, limits, facts)
            if rating is not None and limits.zone_of(rating) is PainZone.STOP:
                assert words
                assert not is_soothing(words, BEFORE)
            elif not bad_morning:
                assert "Rest" not in words


@pytest.mark.parametrize("limits", LIMITS_OF_ALL)
def test_no_morning_soothes_where_to_stop(limits):
    """As usual or not; what says to carry on is said where nothing was more than usual."""
    for morning, before, usual in product(range(11), (None, *range(0, 11, 2)), (None, 2, 5, 8)):
        ratings = [PainRatings(before=usual)] * 3 if usual is not None else []
        pain = PainRatings(before=before, next_morning=morning)
        sessions = judge([session(pain=each) for each in (*ratings, pain)], limits)
        said = morning_advice(sessions, limits)
        assert said.own
        if limits.zone_of(morning) is PainZone.STOP:
            assert not is_soothing(said.own, Moment.MORNING)
            assert "Settled" not in said.own
        if sessions[-1].is_raised:
            assert "Carry on" not in said.own


@pytest.mark.parametrize("why", ShowWhy)
@pytest.mark.parametrize("aid", AIDS)
def test_what_is_said_of_a_therapist_soothes_nobody(why, aid):
    """Each names whom to show it to, as the author has it."""
    words = show_words(why, aid)
    assert f"Show this to {aid.who}" in words
    assert not is_soothing(words, AFTER)


SHOWN = [
    (7, None, ("This is too much too often. Show this to Anna before you go on.",)),
    (
        7,
        "Ring us.",
        ("Ring us.", "This is too much too often. Show this to Anna before you go on."),
    ),
    (
        8,
        None,
        (
            f"That is too much. Rest now, and do no more exercises today. {HELP_OF_ANNA}",
            "This is too much too often. Show this to Anna before you go on.",
        ),
    ),
]


@pytest.mark.parametrize(("after", "authors", "paragraphs"), SHOWN)
def test_too_much_too_often(after, authors, paragraphs):
    """In place of hipflow's own words for one session; never of those for very strong pain."""
    limits = PainLimits(stop_advice=authors)
    said = advice_after(record(after), limits, show=ShowWhy.TOO_OFTEN, aid=Aid(contact="Anna"))
    if authors:
        paragraphs = (authors, paragraphs[-1])
    assert said.paragraphs == paragraphs


def test_what_is_usual_has_crept_up():
    """Beside whatever is said of the session."""
    said = advice_after(record(2), LIMITS, show=ShowWhy.CREEPING)
    assert said.paragraphs == (
        "Done. Same again next time.",
        "Your usual pain is higher than when you began. Show this to your therapist or doctor.",
    )


FELT = [
    (Felt.SHARP, 0, "Stop this exercise. Do not do it again until you have asked.", (SKIP, FINISH)),
    (
        Felt.SHARP,
        None,
        "Stop this exercise. Do not do it again until you have asked.",
        (SKIP, FINISH),
    ),
    (Felt.SHARP, 7, "Stop this exercise. Do not do it again until you have asked.", (SKIP, FINISH)),
    (Felt.SHARP, 9, f"Stop now. Sit or lie down and rest. {HELP}", (FINISH, SKIP)),
    (Felt.NUMB, 0, f"Stop now. {HELP}", (FINISH,)),
    (Felt.NUMB, None, f"Stop now. {HELP}", (FINISH,)),
    (Felt.NUMB, 9, f"Stop now. {HELP}", (FINISH,)),
]


@pytest.mark.parametrize(("felt", "rating", "words", "ways"), FELT)
@pytest.mark.parametrize("limits", [LIMITS, OWN])
def test_what_pain_is_like_counts_at_any_number(felt, rating, words, ways, limits):
    """Sharp ends the exercise, numb the session, whatever the author wrote; and both are said."""
    said = advice(DURING, rating, limits, before=3, felt=felt)
    assert said.own == words
    assert said.ways == ways
    assert said.is_stop


@pytest.mark.parametrize(("felt", "words"), [(Felt.SHARP, "sharp"), (Felt.NUMB, "numb or weak")])
def test_after_something_sharp_it_is_not_the_same_again(felt, words):
    """However calm it is by now; the other words stand as they are."""
    sharp = structs.replace(BRIDGE, felt=felt.value)
    calm = session(pain=PainRatings(before=2, after=1), exercises=(sharp, BRIDGE))
    assert (
        advice_after(calm, LIMITS).own == f"Done. Leave out what was {words} until you have asked."
    )
    worse = structs.replace(calm, pain=PainRatings(before=2, after=7))
    assert advice_after(worse, LIMITS) == advice_after(structs.replace(worse, exercises=()), LIMITS)


def test_help_is_where_the_author_says():
    """The contact in place of *your therapist or doctor*, the key of the page of warning signs."""
    aid = Aid(contact="Anna")
    assert advice(DURING, 9, LIMITS, aid=aid).own.endswith("If it does not ease today, call Anna.")
    assert advice(DURING, 9, LIMITS, aid=Aid(signs_key="!")).own == (
        "Stop now. Sit or lie down and rest. Look at the warning signs: press !."
    )
    assert "Call Anna if it is not better" in advice_after(record(4, worst=6), LIMITS, aid=aid).own


def test_shipped_routines_are_found():
    """An empty list would let everything pass."""
    assert len(ROUTINES) >= 2
    assert all(pain_of(path).stop_advice for path in ROUTINES)


def test_every_front_end_names_the_key_of_the_warning_signs():
    """Of a routine at hand and of one that is gone: the page opens with it everywhere."""
    made = routine(play("Bridge", **counted(8)), contact="Anna, 0123 456")
    signs = f"Look at the warning signs: press {FLARE_UP_KEY}."
    for aid, who in ((aid_of(made), "Anna, 0123 456"), (aid_of(None), NOBODY_NAMED)):
        assert (aid.signs, aid.who) == (signs, who)
        for moment, rating in ((BEFORE, 8), (DURING, 10), (AFTER, 9)):
            assert advice(moment, rating, LIMITS, aid=aid).own.endswith(signs)
