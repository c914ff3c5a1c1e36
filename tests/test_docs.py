"""The pages for authors are right: generated tables are fresh, examples can be copied."""

import re
from pathlib import Path

import pytest

from hipflow.cli.main import COMMANDS
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from tests.builders.pictures import PNG
from tests.tools.write_format_page import PAGE, renew_page

GUIDE = (PAGE.parent / "writing-a-routine.md").read_text(encoding="utf-8")
FORMAT = PAGE.read_text(encoding="utf-8")
HEAD = 'hipflow = 1\ntitle = "T"\n'
EXERCISE = '[[exercise]]\nname = "X"\ncues = ["Breathe"]\n'
BLOCKS = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
ROWS = re.findall(r"^\| (.+?) \| (`.+`) \|$", GUIDE, re.MULTILINE)


def problems(text, folder=None):
    """What the checker says of a routine that uses the shipped exercises."""
    library = ExerciseLibrary([shipped_folder("exercises")])
    return check_bytes(
        text.encode(), name="x.toml", kind="routine", library=library, folder=folder
    ).problems


def in_full(block):
    """A part of a file with what belongs around it."""
    if block.startswith("hipflow"):
        return f"{block}\n{EXERCISE}reps = 8\n"
    if block.startswith("[pain]"):
        return f"{HEAD}{EXERCISE}reps = 8\n{block}"
    return f"{HEAD}{block}" if "[[exercise]]" in block else f"{HEAD}{EXERCISE}{block}"


def test_the_tables_of_the_format_are_fresh():
    """Every key as the model has it: ``python -m tests.tools.write_format_page`` writes them."""
    assert renew_page(FORMAT) == FORMAT


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_what_the_guide_shows_can_be_copied(block, tmp_path: Path):
    """Each example is right, without even a warning."""
    (tmp_path / "step-up.png").write_bytes(PNG)
    assert problems(in_full(block), tmp_path) == ()


@pytest.mark.parametrize(("leaflet", "written"), ROWS)
def test_what_a_leaflet_says_is_written_as_told(leaflet, written):
    """Each row of the guide's table is a right exercise, its entries line below line."""
    entries = "\n".join(re.findall(r"`(.+?)`", written))
    dose = "" if re.search("^(reps|for_s|pace|hold_s)", entries, re.MULTILINE) else "reps = 8\n"
    assert problems(f"{HEAD}{EXERCISE}{dose}{entries}\n") == (), leaflet


def test_the_guide_is_found():
    """Empty lists would let everything pass."""
    assert len(BLOCKS) >= 6
    assert len(ROWS) >= 15


def test_the_commands_the_guide_names_exist():
    """Whoever types them gets what is promised."""
    named = set(re.findall(r"^hipflow ([a-z]+)", GUIDE, re.MULTILINE))
    assert named <= COMMANDS.keys()
    assert {"new", "check", "preview"} <= named
