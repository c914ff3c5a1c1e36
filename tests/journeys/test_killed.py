"""Killed outright at any moment: the history whole, the session to be gone on with, no rep lost."""

import random
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to play on", allow_module_level=True)

from tests.tools.kill_plain_player import PlainPlayer
from tests.tools.kill_screen_player import ScreenPlayer

AT_RANDOM = 16
"""Deaths in a row; ``python -m tests.tools.kill_many_times 500`` dies more often."""

SCREENS = ("work", "hurts", "offer", "rated")


@pytest.fixture
def person(tmp_path):
    """A home of its own; the moments are the same in every run, the machine's pace is not."""
    return PlainPlayer(tmp_path, random.Random(25))  # noqa: S311 - moments, no secrets


@pytest.mark.parametrize(
    "points",
    [
        [("Get ready", "")],
        [("  1 of 6", "")],
        [("Rest", "")],
        [("Pain now", "2\r")],
        [("Pain now", "2\r"), ("How hard", "3\r")],
    ],
    ids=["ready", "work", "rest", "rating", "saving"],
)
def test_killed_at_chosen_points(person, points):
    """Getting ready, in a set, resting, with the rating just given, while it is being saved."""
    person.live_and_die(*points)


def test_killed_at_random_again_and_again(person):
    """Each start finds what the one before has left; nothing that was shown is lost."""
    for _ in range(AT_RANDOM):
        person.live_and_die()
    assert person.ends["gone on with"] > 0
    assert person.ends["killed in mid-session"] > 0


def test_killed_on_the_screens(tmp_path):
    """In mid-set, with a panel open, asked whether to resume, as it is being rated."""
    watcher = ScreenPlayer(tmp_path, random.Random(2))  # noqa: S311 - moments, no secrets
    for phase in SCREENS:
        watcher.live_and_die((phase, ""))
    assert sum(watcher.ends[phase] for phase in SCREENS) == len(SCREENS)
