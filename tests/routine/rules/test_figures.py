"""Warnings about figures as a whole."""

import pytest

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
    assert warned("like = 'brigde'\n") == [("unknown-exercise", "did you mean `bridge`?")]
    [(code, hint)] = warned("like = 'bridge'\n")
    assert code == "unknown-exercise"
    assert "another exercise" in hint
