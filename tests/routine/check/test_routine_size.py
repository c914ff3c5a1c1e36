"""How large a routine may be."""

import pytest
from msgspec import structs

from hipflow.routine.check.routine_size import count_sets, is_within_limits, too_many_sets
from hipflow.routine.format.choices import SideChoice
from hipflow.routine.resolve.routine import Circuit, Dose, ExerciseLevel, Prescription
from tests.builders.routine_builders import routine


def asking(dose, **more):
    """An exercise with that dose."""
    names = tuple(f"Phase {place}" for place in range(len(dose.rep_phases_s)))
    play = ExerciseLevel(id=None, name="Bridge", dose=dose, phase_names=names)
    return Prescription(usual=play, **more)


def circuit_of(rounds, dose):
    """A circuit of one exercise."""
    return routine(asking(dose, circuit="A"), circuits=(Circuit(name="A", rounds=rounds),))


def test_every_side_and_round_counts():
    """The level with the most sets does."""
    assert count_sets(circuit_of(3, Dose(sets=(2, 4), reps=(8, 8)))) == 12
    assert count_sets(circuit_of(3, Dose(sets=(2, 4), reps=(8, 8), side=SideChoice.EACH))) == 24


def test_more_than_two_thousand_are_a_mistake():
    """Told with their number."""
    assert not list(too_many_sets(circuit_of(20, Dose(sets=(1, 20), reps=(8, 8)))))
    too_many = circuit_of(20, Dose(sets=(1, 101), reps=(8, 8)))
    (found,) = too_many_sets(too_many)
    assert found.code == "too-many-sets"
    assert "2,020" in found.message


@pytest.mark.parametrize(
    "dose",
    [
        Dose(sets=(1, 21), reps=(8, 8)),
        Dose(sets=(0, 0), reps=(8, 8)),
        Dose(reps=(8, 1_000_000)),
        Dose(reps=(8, 8), hold_s=(0, 1e9)),
        Dose(reps=(8, 8), out_s=float("inf")),
        Dose(for_s=(30, float("nan"))),
    ],
)
def test_what_no_checker_let_through_is_not_played(dose):
    """Another program may have written it."""
    assert not is_within_limits(routine(asking(dose)))


def test_what_a_checker_lets_through_is():
    """With a circuit and without; rounds have their limit too."""
    dose = Dose(reps=(8, 8))
    assert is_within_limits(routine(asking(dose)))
    named = asking(Dose(reps=(1, 1), rep_phases_s=(7, 3)))
    nameless = structs.replace(named.usual, phase_names=("Push",))
    assert is_within_limits(routine(named))
    assert not is_within_limits(routine(nameless))
    assert is_within_limits(circuit_of(20, dose))
    assert not is_within_limits(circuit_of(10**9, dose))
