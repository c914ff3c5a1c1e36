"""The lint: every shipped figure moves as a body can, on a floor that is solid."""

import pytest

from hipflow.routine.format.choices import SideChoice
from tests.builders.figure_builders import LIBRARY, pictured_ids, shipped, shipped_movement
from tests.tools.figure_lint import figure_faults

STARTERS = {"squat", "seated-march", "clamshell", "bridge"}
IDS = pictured_ids()
ALTERNATING = [
    name
    for name in IDS
    if shipped(name).turns or LIBRARY.find(name).exercise.side is SideChoice.ALTERNATE
]


def test_the_figures_that_are_promised_are_there():
    """The starters and twenty more, on every base and with every prop."""
    assert set(IDS) >= STARTERS
    assert len(IDS) >= 24
    bases = {shipped(name).base for name in IDS}
    assert bases == {
        "stand", "stand-front", "sit", "kneel", "half-kneel", "quadruped", "supine", "prone",
        "side-lying", "floor-sit",
    }  # fmt: skip
    props = {prop for name in IDS for prop in shipped(name).props or ()}
    assert props == {
        "floor", "mat", "chair", "support", "wall", "pillow", "band", "step", "cushion", "weight",
    }  # fmt: skip


def test_only_what_cannot_be_seen_has_no_figure():
    """Two are pressed or squeezed and nothing moves; one is a whole flight of stairs."""
    assert set(LIBRARY.ids()) - set(IDS) == {"clamshell-press", "glute-squeeze", "stair-climb"}


@pytest.mark.parametrize("exercise_id", IDS)
def test_a_figure_moves_as_a_body_can(exercise_id):
    """Joints within their range, planted limbs still, nothing through the floor, no jumps."""
    assert figure_faults(shipped_movement(exercise_id)) == []


@pytest.mark.parametrize("exercise_id", ALTERNATING)
def test_the_other_leg_moves_as_well(exercise_id):
    """Where sides alternate, the far limbs do the same."""
    assert figure_faults(shipped_movement(exercise_id, swapped=True)) == []


@pytest.mark.parametrize("exercise_id", IDS)
def test_something_is_lit_and_something_moves(exercise_id):
    """What moves is what is lit, and a still figure would show nothing."""
    movement = shipped_movement(exercise_id)
    assert movement.accent
    start, end = movement.joints(0.0), movement.joints(1.0)
    assert max(end[name].minus(start[name]).length for name in start) > 0.03


def test_the_lint_finds_what_is_wrong():
    """A knee bent the wrong way round, a jump and a foot through the floor are reported."""
    from hipflow.figure.movement import Movement  # noqa: PLC0415
    from tests.builders.figure_builders import table  # noqa: PLC0415 - beside what it is for

    through = Movement(table({"up": {}, "down": {"dy": -0.2}}, base="stand"))
    assert any("below the floor" in words for words in figure_faults(through))
    closed = Movement(table({"up": {"knee": 160, "hip": 140}}, base="stand"))
    assert any("is closed" in words for words in figure_faults(closed))
    sliding = Movement(table({"up": {}, "on": {"dx": 0.5}}, base="stand"))
    assert any("slides" in words for words in figure_faults(sliding))
    far = Movement(table({"up": {}, "on": {"dx": 0.4}}, base="stand", plant=["feet"]))
    assert any("drifts" in words for words in figure_faults(far))
    flung = Movement(table({"up": {"shoulder": -180}, "on": {"shoulder": 200, "elbow": 150}}))
    assert any("jumps" in words for words in figure_faults(flung))
    floating = Movement(table({"up": {}, "on": {"dy": 0.2}}, base="stand"))
    assert any("hangs" in words for words in figure_faults(floating))
