"""Props stand where the body needs them."""

import pytest

from hipflow.figure.movement import Movement
from hipflow.figure.props import worn
from tests.builders.figure_builders import shipped_movement, table


def top_of(things, made_of):
    """How high the balls of one stuff reach."""
    return max(ball.at.y + ball.radius for t in things if t.made_of == made_of for ball in t.balls)


def test_nothing_stands_in_the_air():
    """Every prop reaches the floor, and none goes through it."""
    for name in ("squat", "seated-march", "step-up", "calf-stretch-wall", "clamshell"):
        lows = [
            ball.at.y - ball.radius
            for thing in shipped_movement(name).things
            for ball in thing.balls
        ]
        assert min(lows) == pytest.approx(0, abs=0.012)


def test_the_seat_is_under_the_pelvis():
    """As high as it sits, whatever the angles are."""
    movement = shipped_movement("seated-march")
    seats = [t for t in movement.things if t.made_of == "wood"]
    seat = seats[-1]
    assert max(ball.at.y + ball.radius for ball in seat.balls) == pytest.approx(
        movement.first["pelvis"].y - 0.056, abs=0.01
    )


def test_the_step_is_as_high_as_the_foot_on_it():
    """Under the working foot in the first pose."""
    movement = shipped_movement("step-up")
    sole = movement.first["near.ankle"].y - 0.039
    assert top_of(movement.things, "wood") == pytest.approx(sole, abs=0.005)


def test_the_worktop_is_under_the_hands():
    """The palms rest on it."""
    movement = shipped_movement("squat")
    hand = movement.first["near.hand"]
    assert top_of(movement.things, "wood") == pytest.approx(hand.y - 0.027, abs=0.01)


def test_a_wall_is_before_the_hands_or_behind_the_back():
    """Where it is leant on."""
    before = Movement(table({"up": {"shoulder": 80}}, props=["wall"], plant=["hands"]))
    behind = Movement(table({"up": {}}, props=["wall"]))
    assert min(b.at.x for t in before.things for b in t.balls) > before.first["near.hand"].x
    assert max(b.at.x for t in behind.things for b in t.balls) < behind.first["pelvis"].x


def test_what_is_worn_goes_along():
    """The band round the thighs opens with the knees."""
    movement = shipped_movement("clamshell-band")

    def length(amount):
        (band,) = worn(movement.worn, movement.joints(amount))
        return band.balls[0].at.minus(band.balls[1].at).length

    assert length(1.0) > length(0.0) + 0.1
