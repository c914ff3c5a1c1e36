"""Poses, and the way from one to the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure.poses import eased, keyframes_of, pose_between
from tests.builders.figure_builders import table

shares = st.floats(0, 1)


def test_a_pose_inherits_what_it_does_not_say():
    """From the first pose written; a number is for both sides, a list for each."""
    first, way = keyframes_of(table({"up": {"knee": 20, "lean": 5}, "down": {"hip": [90, 10]}}))
    assert way[0] == first
    assert (way[1]["hip.work"], way[1]["hip.other"]) == (90, 10)
    assert (way[1]["knee.work"], way[1]["knee.other"], way[1]["lean"]) == (20, 20, 5)


def test_the_way_may_begin_elsewhere_than_the_first_pose():
    """The first pose is what others inherit from; the way says what is passed."""
    poses = {"flat": {"spine": 0}, "sink": {"spine": -50}, "round": {"spine": 60}}
    first, way = keyframes_of(table(poses, way=["sink", "round"]))
    assert first["spine"] == 0
    assert [pose["spine"] for pose in way] == [-50, 60]


def test_a_way_through_an_unknown_pose_is_no_way():
    """The checker warns of it; here it is refused."""
    with pytest.raises(KeyError):
        keyframes_of(table(way=["up", "dwon"]))


@given(shares, shares)
def test_easing_never_turns_back(one, other):
    """From 0 to 1, later is never less."""
    low, high = sorted((one, other))
    assert 0 <= eased(low) <= eased(high) <= 1
    assert (eased(0), eased(1), eased(7)) == (0, 1, 1)


def test_easing_is_slow_at_both_ends():
    """A tenth of the time is far less than a tenth of the way, at the end as at the start."""
    assert eased(0.1) < 0.03
    assert eased(0.9) > 0.97


@given(shares)
def test_a_channel_stays_between_its_poses(amount):
    """Passing through a third pose, nothing shoots beyond what is written."""
    poses = {"sit": {"hip": 90}, "lean": {"hip": 128, "lean": 40}, "stand": {"hip": 2}}
    _, way = keyframes_of(table(poses))
    pose = pose_between(way, amount)
    assert 2 - 1e-9 <= pose["hip.work"] <= 128 + 1e-9
    assert -6 <= pose["lean"] <= 46


def test_every_pose_of_the_way_is_reached():
    """At its share of the way, to the degree."""
    _, way = keyframes_of(table({"a": {"hip": 0}, "b": {"hip": 30}, "c": {"hip": 100}}))
    assert [pose_between(way, x)["hip.work"] for x in (0, 0.5, 1)] == [0, 30, 100]


def test_one_pose_stands_still():
    """A figure that only shows a position has nowhere to go."""
    _, way = keyframes_of(table({"up": {"hip": 10}}))
    assert pose_between(way, 0.7) == way[0]
