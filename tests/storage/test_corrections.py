"""Corrections laid on sessions, and taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.session.record import Amendment, PainRatings
from hipflow.storage.corrections import apply_amendments, effective_amendments, is_amendable
from tests.builders.record_builders import BRIDGE, session

AT = "2026-11-24T08:00:00+01:00"


def amendment(ident, amends="01A", **others):
    """A correction of the session 01A, or of another amendment; all of one moment."""
    return Amendment(**({"id": ident, "amends": amends, "at": AT} | others))


REMOVAL = amendment("A", removed=True)
UNDO = amendment("B", "A", removed=True)
REDO = amendment("C", "B", removed=True)


@pytest.mark.parametrize(
    ("made", "there"), [([REMOVAL], False), ([REMOVAL, UNDO], True), ([REMOVAL, UNDO, REDO], False)]
)
def test_a_removal_can_be_undone_and_done_again(made, there):
    """Each is a later line that takes the one before back, wherever they stand in the file."""
    assert bool(apply_amendments([session()], made)) is there
    assert bool(apply_amendments([session()], made[::-1])) is there


def test_a_correction_taken_back_leaves_the_one_before():
    """The note of before stands again."""
    first = amendment("A", set={"note": "first"})
    second = amendment("B", set={"note": "second"})
    undo = amendment("C", "B", removed=True)
    assert apply_amendments([session()], [first, second])[0].note == "second"
    assert apply_amendments([session()], [first, second, undo])[0].note == "first"


def test_a_correction_that_corrects_another_without_removing_it_changes_nothing():
    """Only taking back is understood; the line stays in the file for who understands it."""
    note = amendment("A", set={"note": "kept"})
    other = amendment("B", "A", set={"note": "other"})
    assert apply_amendments([session()], [note, other])[0].note == "kept"


def test_a_line_that_is_there_twice_holds_once():
    """As it is after a merge."""
    assert apply_amendments([session()], [REMOVAL, UNDO, REMOVAL, UNDO]) == (session(),)


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        ("interrupted", "finished", "finished"),
        ("finished", "interrupted", "finished"),
        ("stopped", "finished", "stopped"),
    ],
)
def test_a_session_whose_end_was_written_later_has_ended(first, second, stands):
    """The disk refused the end, the next start knew no better, and then it was copied there."""
    (record,) = apply_amendments([session(outcome=first), session(outcome=second)], [])
    assert record.outcome == stands


@pytest.mark.parametrize(
    ("first", "second", "stands"),
    [
        ({}, {"pain": PainRatings(after=2)}, 2),
        ({"pain": PainRatings(after=2)}, {}, 2),
        ({"pain": PainRatings(after=2)}, {"pain": PainRatings(after=5)}, 2),
        ({"pain": PainRatings(after=2)}, {"outcome": "interrupted", "note": "x"}, 2),
    ],
)
def test_a_rating_that_was_copied_there_is_not_lost(first, second, stands):
    """The disk refused the rating alone; the next start kept the session without it."""
    one, other = (session(**({"pain": PainRatings()} | others)) for others in (first, second))
    (record,) = apply_amendments([one, other], [])
    assert record.pain.after == stands


@given(
    st.lists(
        st.builds(
            amendment,
            st.sampled_from("ABCDE"),
            st.sampled_from(["01A", *"ABCDE"]),
            removed=st.booleans(),
        )
    )
)
def test_rings_made_by_hand_do_no_harm(made):
    """Whatever amends whatever, it ends, and the session is there or not."""
    assert len(apply_amendments([session()], made)) <= 1


def test_a_long_chain_is_walked_once():
    """Fifty thousand lines that each take the one before back cost no more than as many notes."""
    chain = [
        amendment(f"{n:06}", f"{n - 1:06}" if n else "01A", removed=True) for n in range(50_001)
    ]
    assert [one.id for one in effective_amendments(chain)] == ["000000"]


def test_the_pain_of_an_exercise_can_be_corrected():
    """By its place; of one that is not there nothing comes, and the others stay."""
    two = session(exercises=(BRIDGE, BRIDGE))
    made = [
        amendment("A", set={"exercises.1.pain": 4, "pain.after": 2}),
        amendment("B", set={"exercises.7.pain": 9}),
    ]
    [settled] = apply_amendments([two], made)
    assert [exercise.pain for exercise in settled.exercises] == [None, 4]
    assert settled.pain.after == 2
    undo = amendment("C", "A", removed=True)
    assert apply_amendments([two], [*made, undo]) == (two,)


@pytest.mark.parametrize(
    ("field", "may_be"),
    [
        ("exercises.0.pain", True),
        ("exercises.12.pain", True),
        ("pain.after", True),
        ("exercises.0.name", False),
        ("exercises.-1.pain", False),
        ("exercises.٣.pain", False),
        ("exercises.0.pain.x", False),
        ("exercises", False),
    ],
)
def test_only_what_was_said_may_be_corrected(field, may_be):
    """What was measured stands as it was."""
    assert is_amendable(field) is may_be


def test_the_hour_that_comes_twice_keeps_its_order():
    """In the night the clocks go back, half past two may be before ten past two, the same day."""
    earlier = session("B", "2026-10-25T02:30:00+02:00")
    later = session("A", "2026-10-25T02:10:00+01:00")
    assert apply_amendments([later, earlier], []) == (earlier, later)
