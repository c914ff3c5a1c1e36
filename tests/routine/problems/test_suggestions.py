"""What an author probably meant."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.format.exercise_keys import LevelTable, WordsTable
from hipflow.routine.format.model import (
    CircuitTable,
    DefaultsTable,
    ExerciseFile,
    PainTable,
    PrescriptionTable,
    RoutineFile,
)
from hipflow.routine.problems.suggestions import nearest_word, suggest_key

KEYS = PrescriptionTable.__struct_fields__
TABLES = (
    CircuitTable,
    DefaultsTable,
    ExerciseFile,
    LevelTable,
    PainTable,
    PrescriptionTable,
    RoutineFile,
    WordsTable,
)


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
    assert suggest_key(typed, KEYS) == meant


def test_swapped_letters_count_once():
    """Two letters that changed places are one slip of the finger."""
    assert nearest_word("stes", ["sets"]) == "sets"
    assert nearest_word("squat", []) is None


@given(word=st.text(max_size=80))
def test_any_word_gets_an_answer(word):
    """No text breaks a guess, and a guess is always one of the known words."""
    assert suggest_key(word, KEYS) in {None, *KEYS}


def slip(key: str, rng: random.Random) -> str:
    """The key with one letter dropped, changed, added, or swapped with the next."""
    at, letter = rng.randrange(len(key)), rng.choice(f"{string.ascii_lowercase}_")
    before, here, after = key[:at], key[at], key[at + 1 :]
    swapped = before + after[:1] + here + after[1:]
    return rng.choice(
        [before + after, before + letter + after, before + letter + here + after, swapped]
    )


def test_a_slip_of_one_letter_is_understood():
    """Of the keys of every table, 98 of 100 such typos get the key that was meant."""
    rng = random.Random(4)  # noqa: S311 - the same slips every time
    asked, understood = 0, 0
    while asked < 2_000:
        keys = rng.choice(TABLES).__struct_fields__
        key = rng.choice(keys)
        typed = slip(key, rng)
        if typed and typed not in keys:
            asked += 1
            understood += suggest_key(typed, keys) == key
    assert understood / asked >= 0.98
