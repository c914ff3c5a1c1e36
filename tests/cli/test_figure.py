"""Seeing a movement from the command line."""

from xml.etree import ElementTree as ET

import pytest

from hipflow.system.errors import StorageError, UnreadableError

EXERCISE = """hipflow = 1
name = "Mine"
reps = 5
cues = ["Go"]
[figure]
like = "squat"
"""


def test_a_figure_is_drawn_in_plain_signs_where_there_is_no_terminal(run):
    """Both ends of the movement, one below the other; one alone where it is asked for."""
    both = run("figure", "squat", "--colours", "signs").output
    assert "##" in both
    assert "\x1b" not in both
    alone = run("figure", "squat", "--at", "end").output
    assert alone != both


def test_an_own_exercise_is_drawn_from_its_file(run, tmp_path):
    """Whoever writes one sees it before anybody else."""
    path = tmp_path / "mine.toml"
    path.write_text(EXERCISE, encoding="utf-8")
    assert "##" in run("figure", str(path)).output


def test_an_svg_is_written(run, tmp_path):
    """Moving, or a strip of the moments asked for."""
    moving, strip = tmp_path / "moving.svg", tmp_path / "strip.svg"
    assert str(moving) in run("figure", "bridge", "--svg", str(moving)).output
    run(
        "figure",
        "bridge",
        "--svg",
        str(strip),
        "--at",
        "start",
        "--at",
        "end",
        "--colours",
        "light",
    )
    assert "<animate" in moving.read_text(encoding="utf-8")
    root = ET.fromstring(strip.read_text(encoding="utf-8"))  # noqa: S314 - our own
    assert int(root.get("width")) == 2 * 480


def test_an_unknown_exercise_is_guessed(run):
    """A message, for the exit code 2."""
    with pytest.raises(UnreadableError, match="Did you mean bridge"):
        run("figure", "brigde")


def test_an_exercise_without_a_figure_says_so(run):
    """Not every one of the library has one yet."""
    with pytest.raises(UnreadableError, match="no figure yet"):
        run("figure", "glute-squeeze")


def test_a_broken_file_leads_to_the_checker(run, tmp_path):
    """It is not half drawn."""
    path = tmp_path / "mine.toml"
    path.write_text(EXERCISE.replace("squat", "sqaut"), encoding="utf-8")
    with pytest.raises(UnreadableError, match="hipflow check"):
        run("figure", str(path))


def test_a_disk_that_refuses_is_said(run, tmp_path):
    """In words, without a traceback."""
    with pytest.raises(StorageError, match="could not be written: its folder is not there"):
        run("figure", "bridge", "--svg", str(tmp_path / "no-such-folder" / "b.svg"))
