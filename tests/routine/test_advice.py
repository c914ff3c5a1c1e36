"""What an author probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.advice import meant_key, nearest
from hipflow.routine.model import PrescriptionTable

KEYS = PrescriptionTable.__struct_fields__


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rest", "rest_s"),
        ("duration", "for_s"),
        ("hold", "hold_s"),
        ("repetitions", "reps"),
        ("seconds", "for_s"),
        ("time", "for_s"),
        ("Sets", "sets"),
        ("how-often", "how_often"),
        ("setts", "sets"),
        ("rset_s", "rest_s"),
        ("repps", "reps"),
        ("xyzzy", None),
    ],
)
def test_keys_people_type_are_understood(typed, meant):
    """What people type comes before spelling, and nonsense means nothing."""
    assert meant_key(typed, KEYS) == meant


def test_swapped_letters_count_once():
    """Two letters that changed places are one slip of the finger."""
    assert nearest("stes", ["sets"]) == "sets"
    assert nearest("squat", []) is None


@given(word=st.text(max_size=80))
def test_any_word_gets_an_answer(word):
    """No text breaks a guess, and a guess is always one of the known words."""
    assert meant_key(word, KEYS) in {None, *KEYS}
