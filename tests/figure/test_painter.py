"""A movement painted as roles."""

from hipflow.figure.movement import Movement
from hipflow.figure.painter import FigurePainter
from hipflow.figure.palette import Role
from tests.builders.figure_builders import shipped_movement, table


def roles_in(samples):
    """Which roles are seen, and how many samples each takes."""
    return {Role(index): samples.data.count(index) for index in set(samples.data)}


def columns_of(samples, role):
    """The columns in which a role is seen."""
    return [x for x in range(samples.width) if role in samples.data[x :: samples.width]]


def test_a_body_is_drawn_in_its_roles():
    """What moves is lit, the rest is not, the mat lies under it."""
    seen = roles_in(FigurePainter(shipped_movement("bridge"), 60, 24).samples(0.0))
    assert {Role.MOVE, Role.LIMB, Role.BODY, Role.HAIR, Role.FAR, Role.MAT, Role.GHOST} <= set(seen)
    assert seen[Role.MOVE] > 300


def test_the_goal_is_covered_when_it_is_reached():
    """The ghost all but disappears behind the body."""
    drawing = FigurePainter(shipped_movement("straight-leg-raise"), 60, 24)
    start, end = (roles_in(drawing.samples(a)).get(Role.GHOST, 0) for a in (0.0, 1.0))
    assert end < start / 5


def test_mirrored_is_the_picture_turned_round():
    """Column for column, but for the rounding of edges."""
    plain = FigurePainter(shipped_movement("squat"), 60, 24).samples(1.0)
    turned = FigurePainter(shipped_movement("squat"), 60, 24, mirrored=True).samples(1.0)
    for y in range(0, plain.height, 7):
        row = plain.data[y * 240 : y * 240 + 240]
        back = turned.data[y * 240 : y * 240 + 240][::-1]
        assert sum(a != b for a, b in zip(row, back, strict=True)) <= 14


def test_a_limb_stands_out_from_what_lies_behind():
    """Between the near arm and the trunk there is a gap that shows neither."""
    samples = FigurePainter(shipped_movement("seated-march"), 60, 24).samples(0.0)
    y = next(
        y
        for y in range(60, 120)
        if Role.LIMB in (row := samples.data[y * 240 : y * 240 + 240]) and Role.BODY in row
    )
    row = samples.data[y * 240 : y * 240 + 240]
    last_limb = max(x for x in range(240) if row[x] == Role.LIMB)
    assert row[last_limb + 1] not in (Role.LIMB, Role.BODY)


def test_nothing_touches_the_edge():
    """A margin stays free, also at the far end of the movement."""
    for name in ("seated-knee-extension", "bird-dog", "standing-hip-abduction"):
        samples = FigurePainter(shipped_movement(name), 43, 18).samples(1.0)
        for role in (Role.MOVE, Role.LIMB):
            columns = columns_of(samples, role)
            assert columns[0] >= 1
            assert columns[-1] <= samples.width - 2


def test_samples_are_roles_only():
    """Inside, a sample holds the number of its part; outside it must not."""
    samples = FigurePainter(Movement(table()), 20, 10).samples(0.0)
    assert max(samples.data) <= max(Role)
