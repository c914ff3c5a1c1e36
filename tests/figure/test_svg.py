"""Movements as SVG."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.palette import DARK, LIGHT, Role
from hipflow.figure.raster import Disc
from hipflow.figure.svg import ANIMATION_STEPS, SHEET, animated_svg, hull_outline, strip_svg
from tests.builders.figure_builders import shipped_movement

SVG = "{http://www.w3.org/2000/svg}"
discs = st.lists(
    st.builds(Disc, st.floats(0, 90), st.floats(0, 90), st.floats(0, 20)), min_size=2, max_size=4
)


def test_a_strip_is_as_wide_as_its_poses():
    """One group a pose, each in its column, in the palette's colours."""
    root = ET.fromstring(strip_svg(shipped_movement("squat"), (0.0, 0.5, 1.0), LIGHT))  # noqa: S314 - our own
    assert root.get("width") == str(3 * SHEET.width)
    assert len(root.findall(f"{SVG}g")) == 3
    fills = {shape.get("fill") for shape in root.iter(f"{SVG}polygon")}
    assert LIGHT.colours[Role.MOVE] in fills
    assert fills <= set(LIGHT.colours)


def test_an_animation_shows_one_picture_at_a_time():
    """At every moment exactly one of them is not hidden, and it begins again with the first."""
    text = animated_svg(shipped_movement("bridge"), (2000, 1000, 2000, 1000), DARK, mirrored=False)
    animations = list(ET.fromstring(text).iter(f"{SVG}animate"))  # noqa: S314 - our own
    assert len(animations) == ANIMATION_STEPS
    shown = [animation.get("values").split(";") for animation in animations]
    for moment in zip(*shown, strict=True):
        assert moment.count("inline") == 1
    assert shown[0][0] == shown[0][-1] == "inline"
    times = [float(time) for time in animations[0].get("keyTimes").split(";")]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] < 1


@given(discs)
def test_an_outline_goes_round_once(some):
    """Every corner turns the same way."""
    corners = hull_outline(some)
    for i in range(len(corners)):
        (x0, y0), (x1, y1), (x2, y2) = (corners[(i + k) % len(corners)] for k in range(3))
        assert (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) >= -1e-6
