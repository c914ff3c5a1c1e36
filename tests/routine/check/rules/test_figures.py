"""Warnings about figures as a whole."""

import pytest

from hipflow.routine.check.proposals import WITHHELD

EXERCISE = 'hipflow = 1\nname = "X"\nreps = 5\ncues = ["Y"]\n[figure]\n'


@pytest.fixture
def warned(check):
    """The warnings about an exercise's figure, as (code, hint)."""

    def run(figure):
        checked = check(EXERCISE + figure, kind="exercise")
        assert checked.errors == ()
        return [(p.code, p.hint) for p in checked.warnings]

    return run


def test_a_way_leads_through_poses_that_are_written(warned):
    """A misspelt one is guessed."""
    figure = "way = ['up', 'dwn']\n[figure.pose]\nup = {}\ndown = {}\n"
    assert warned(figure) == [("unknown-pose", "did you mean `down`?")]


def test_a_figure_has_a_pose_or_is_like_another(warned):
    """Else there is nothing to draw."""
    assert [code for code, _ in warned("base = 'stand'\n")] == ["no-pose"]


def test_like_must_lead_to_a_figure(warned):
    """To an exercise that exists, and to one that has a figure."""
    [(code, hint)] = warned("like = 'brigde'\n")
    # Here the bridge has no figure: it is no way out, and not proposed.
    assert (code, hint) == ("unknown-exercise", WITHHELD)
    [(code, hint)] = warned("like = 'bridge'\n")
    assert code == "unknown-exercise"
    assert "another exercise" in hint


def test_a_way_may_lead_through_the_poses_of_the_other_figure(warned, folder):
    """What stands there is known as well, and only what is nowhere is guessed."""
    half = 'hipflow = 1\nname = "H"\nreps = 5\n[figure.pose]\nup = {}\ndown = {}\n'
    (folder / "library" / "half.toml").write_text(half, encoding="utf-8")
    assert warned("like = 'half'\nway = ['down', 'more']\n[figure.pose]\nmore = {}\n") == []
    [(code, hint)] = warned("like = 'half'\nway = ['down', 'upp']\n")
    assert (code, hint) == ("unknown-pose", "did you mean `up`?")
