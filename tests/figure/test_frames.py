"""Pictures drawn once and kept."""

import pytest

from hipflow.figure.frames import FRAMES, MOST_MOVEMENTS, FigureStyle, Frames, FrameStore
from hipflow.figure.movement import FigureError
from tests.builders.figure_builders import shipped, table

LOOK = FigureStyle(30, 12)


def test_a_picture_is_drawn_once():
    """Asked for again, it is the same one, also on the way back."""
    frames = Frames(shipped("squat"), LOOK)
    assert frames.picture(0.4) is frames.picture(0.4)
    assert frames.picture(0.0) is not frames.picture(1.0)


def test_all_are_drawn_ahead_one_by_one():
    """As many as there are, then no more; afterwards nothing is left to draw."""
    frames = Frames(shipped("squat"), LOOK)
    frames.picture(0.5)
    drawn = 0
    while frames.draw_ahead():
        drawn += 1
    assert drawn == FRAMES - 1
    assert not frames.draw_ahead()


def test_a_march_has_pictures_of_both_legs():
    """Where sides alternate the far leg lights; elsewhere there is only one kind."""
    march = Frames(shipped("march-on-spot"), LOOK)
    assert march.picture(1.0) != march.picture(1.0, swapped=True)
    squat = Frames(shipped("squat"), LOOK)
    assert squat.picture(1.0) is squat.picture(1.0, swapped=True)
    seated = Frames(shipped("seated-march"), LOOK, turns=True)
    assert seated.picture(1.0) != seated.picture(1.0, swapped=True)


def test_rows_that_look_alike_are_one():
    """So that what has changed is seen at a glance."""
    frames = Frames(shipped("seated-march"), LOOK)
    start, end = frames.picture(0.0), frames.picture(1.0)
    assert any(a is b for a, b in zip(start, end, strict=True))
    assert all((a is b) == (a == b) for a, b in zip(start, end, strict=True))


def test_pictures_are_as_large_as_asked():
    """Rows and cells, at any size."""
    for width, height in ((16, 6), (43, 18), (60, 24), (120, 40)):
        picture = Frames(shipped("clamshell"), FigureStyle(width, height)).picture(0.3)
        assert (len(picture), {len(row) for row in picture}) == (height, {width})


def test_one_pose_is_one_picture():
    """A figure that does not move needs no more."""
    frames = Frames(table(), LOOK)
    assert frames.picture(0.0) is frames.picture(1.0)


def test_a_store_keeps_the_last_few():
    """The same figure in the same look is found again; what was shown long ago is let go."""
    store = FrameStore()
    first = store.frames(shipped("squat"), LOOK)
    assert store.frames(shipped("squat"), LOOK) is first
    for width in range(20, 20 + MOST_MOVEMENTS):
        store.frames(shipped("squat"), FigureStyle(width, 12))
    assert store.frames(shipped("squat"), LOOK) is not first


def test_a_figure_without_a_body_raises_its_own_error():
    """The caller can show the exercise without it."""
    with pytest.raises(FigureError):
        FrameStore().frames(table(way=["up", "nowhere"]), LOOK)
