"""Whatever a checked table asks of a body, a picture comes of it and no error."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from hipflow.figure.frames import FigureStyle, Frames
from hipflow.figure.movement import Movement
from hipflow.figure.painter import FigurePainter
from hipflow.figure.palette import DARK
from hipflow.figure.poses import ARM, BODY, LEG
from hipflow.figure.svg import strip_svg
from hipflow.routine.format.figure_table import BasePose, BodyPart, HandOrFoot, Pin, Prop
from hipflow.routine.format.schema import exercise_schema, schema_at
from tests.builders.figure_builders import table

POSE = schema_at(exercise_schema(), ("figure", "pose", "up"))["properties"]


def numbers(channel):
    """Any number the format allows there."""
    limits = POSE[channel]
    if "items" in limits:
        limits = limits["items"] | {k: v for k, v in limits.items() if k in ("minimum", "maximum")}
    return st.integers(int(limits["minimum"]), int(limits["maximum"]))


poses = st.fixed_dictionaries(
    {},
    optional={name: numbers(name) for name in BODY}
    | {name: st.lists(numbers(name), min_size=2, max_size=2) for name in (*LEG, *ARM)},
)
figures = st.fixed_dictionaries(
    {"base": st.sampled_from(get_args(BasePose)), "pin": st.sampled_from(get_args(Pin))},
    optional={
        "props": st.lists(st.sampled_from(get_args(Prop)), max_size=4),
        "plant": st.lists(st.sampled_from(get_args(HandOrFoot)), max_size=3),
        "flat": st.lists(st.sampled_from(get_args(HandOrFoot)), max_size=2),
        "accent": st.lists(st.sampled_from(get_args(BodyPart)), max_size=4),
        "ghost": st.lists(st.sampled_from(get_args(BodyPart)), max_size=2),
        "camera": st.lists(st.integers(-180, 180), min_size=2, max_size=2),
        "turns": st.booleans(),
    },
)


@settings(max_examples=60, deadline=None)
@given(figures, st.lists(poses, min_size=1, max_size=3), st.floats(0, 1), st.booleans())
def test_every_table_can_be_drawn(keys, some, share, mirrored):
    """Every base, pin, prop and angle together; also as SVG."""
    figure = table({f"pose {number}": pose for number, pose in enumerate(some)}, **keys)
    picture = Frames(figure, FigureStyle(20, 8, mirrored)).picture(share, swapped=True)
    assert len(picture) == 8
    movement = Movement(figure)
    assert FigurePainter(movement, 20, 8).samples(share).data
    assert strip_svg(movement, (share,), DARK, mirrored=mirrored).startswith("<svg")
