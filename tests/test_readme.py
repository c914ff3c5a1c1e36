"""What the README tells an author to write can be written."""

import re
from pathlib import Path

import pytest

from hipflow.routine.check.check import CheckResult, check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
HEAD = 'hipflow = 1\ntitle = "T"\n[[exercise]]\nname = "X"\ncues = ["Breathe"]\n'
AUTHORING = README.partition("## Write a routine")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| (.+?) \| (.*`.+`.*) \|$", AUTHORING, re.MULTILINE)[1:]  # below the head


def check(text: str) -> CheckResult:
    """Checks a routine with the shipped library."""
    library = ExerciseLibrary([shipped_folder("exercises")])
    return check_bytes(text.encode(), name="x.toml", kind="routine", library=library)


def test_the_routine_shown_is_right() -> None:
    """The example can be copied out and played, without even a warning."""
    [example] = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    assert check(example).problems == ()


@pytest.mark.parametrize(("leaflet", "written"), ROWS)
def test_what_a_leaflet_says_is_written_as_told(leaflet: str, written: str) -> None:
    """Each row of the table, its entries line below line, is a right exercise."""
    entries = "\n".join(re.findall(r"`(.+?)`", written))
    in_full = entries if re.search("reps|for_s|pace", entries) else f"reps = 8\n{entries}"
    assert check(f"{HEAD}{in_full}\n").problems == (), leaflet


def test_the_table_is_found() -> None:
    """An empty table would let everything pass."""
    assert len(ROWS) >= 8
