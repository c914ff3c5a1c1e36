"""From the room of the figure to samples."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.camera import Ball, Camera, box_of, fit_camera
from hipflow.figure.space import Vec

balls = st.lists(
    st.builds(
        Ball,
        st.builds(Vec, st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)),
        st.floats(0.01, 0.2),
    ),
    min_size=1,
    max_size=6,
)
angles = st.floats(-80, 80)


@given(balls, angles, angles, st.booleans())
def test_what_is_fitted_lies_inside(some, yaw, pitch, mirrored):
    """No ball is cut off, whatever the viewer's place."""
    view = Camera(yaw=yaw, pitch=pitch, mirrored=mirrored)
    camera = fit_camera(view, box_of(view, some), 240, 192, 3)
    for ball in some:
        disc = camera.disc(ball)
        assert disc.x - disc.radius >= 2.9
        assert disc.x + disc.radius <= 237.1
        assert disc.y - disc.radius >= 2.9
        assert disc.y + disc.radius <= 189.1


def test_mirrored_is_the_same_the_other_way_round():
    """Height and nearness stay, right and left change places."""
    point = Vec(0.3, 0.5, 0.2)
    plain = Camera(yaw=14, pitch=9).project(point)
    mirrored = Camera(yaw=14, pitch=9, mirrored=True).project(point)
    assert mirrored == (-plain[0], *plain[1:])


def test_what_stands_nearer_is_nearer():
    """The right side of a figure that faces right; from above, also what is higher."""
    camera = Camera(yaw=14, pitch=9)
    assert camera.nearness(Vec(0.0, 0.0, 0.1)) > camera.nearness(Vec(0.0, 0.0, -0.1))
    assert camera.nearness(Vec(0.0, 1.0, 0.0)) > camera.nearness(Vec(0.0, 0.0, 0.0))
