"""A routine as it will be played."""

import pytest

from hipflow.routine.format.choices import Position
from hipflow.routine.resolve.routine import Circuit, Routine


def test_only_seated_and_standing_are_off_the_floor():
    """Getting to any other position takes getting down."""
    off = {position for position in Position if not position.on_the_floor}
    assert off == {Position.SEATED, Position.STANDING}


def test_circuits_are_found_by_name():
    """The circuit of that name, or a KeyError."""
    circuit = Circuit(name="A", rounds=2)
    routine = Routine(title="T", exercises=(), circuits=(circuit,))
    assert routine.circuit_named("A") is circuit
    with pytest.raises(KeyError):
        routine.circuit_named("B")
