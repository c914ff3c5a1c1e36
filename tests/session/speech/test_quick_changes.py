"""Changes of position that a plan leaves too little time for."""

from msgspec import structs

from hipflow.routine.format.choices import Position
from hipflow.routine.resolve.routine import Circuit, Prescription
from hipflow.session.speech.quick_changes import quick_changes
from tests.builders.routine_builders import counted, play, routine


def exercise(position, **fields):
    """An exercise without a setup, so that the body alone decides."""
    usual = structs.replace(play(position=position, **counted(3)), setup=None, cues=())
    return Prescription(usual=usual, **fields)


def test_every_way_of_a_circuit_is_looked_at():
    """Down at the change inside a round, up in the rest between two; each is told once."""
    made = routine(
        exercise(Position.STANDING, circuit="A"),
        exercise(Position.SUPINE, circuit="A"),
        circuits=(Circuit(name="A", rounds=2, rest_s=20, change_s=0),),
    )
    found = [(each.exercise, each.between_rounds, each.has_s) for each in quick_changes(made)]
    assert found == [(1, False, 0), (0, True, 20)]


def test_the_built_in_time_is_enough():
    """On one height fifteen seconds, to and from the floor thirty."""
    floor = exercise(Position.SUPINE, written_ready_s=30)
    turned = exercise(Position.PRONE, written_ready_s=15)
    assert quick_changes(routine(floor, turned, floor)) == ()
    [short] = quick_changes(routine(floor, structs.replace(turned, written_ready_s=14)))
    assert (short.before, short.after, short.needs_s) == (Position.SUPINE, Position.PRONE, 15)
