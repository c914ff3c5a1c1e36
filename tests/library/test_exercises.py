"""The exercises at hand, as lines of text and for tools."""

import pytest

from hipflow.library.exercises import (
    all_exercises,
    as_json,
    broken_files,
    dose_text,
    level_marks,
    sheet_lines,
    single_exercise_routine,
    table_lines,
)
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from tests.builders.home_builder import write_exercise


@pytest.fixture(scope="module")
def shipped():
    """The library that comes with the program."""
    return ExerciseLibrary([shipped_folder("exercises")])


def test_a_table_has_id_name_level_and_place(shipped):
    """One line an exercise, in columns."""
    lines = table_lines([shipped.find("clamshell"), shipped.find("single-leg-bridge")])
    assert lines == [
        "clamshell          Clamshell          ■··  on your side, outer hip",
        "single-leg-bridge  Single-leg bridge  ■■■  on your back, buttock of one leg",
    ]


def test_a_sheet_has_every_key(shipped):
    """Every sentence of the file, its dose in words, and how to use it."""
    found = shipped.find("clamshell")
    sheet = "\n".join(sheet_lines(found, shipped))
    exercise = found.exercise
    setup = "Lie on your other side, working leg on top. Bend your knees, feet together."
    for text in (setup, *exercise.steps, *exercise.cues, *exercise.mistakes):
        assert text in sheet
    assert "2 sets, 10 times, hold 2 s, first one side, then the other" in sheet
    assert 'use = "clamshell"' in sheet
    assert "Harder:    clamshell-feet-lifted" in sheet
    assert "\n\n\n" not in sheet


def test_a_bare_exercise_has_a_short_sheet(tmp_path):
    """What its author left out is left out; without a dose it says so."""
    path = tmp_path / "lean.toml"
    path.write_text('hipflow = 1\nname = "Lean"\n', encoding="utf-8")
    write_exercise(tmp_path / "slide.toml", "Slide")
    library = ExerciseLibrary([tmp_path])
    found = library.find("slide")
    assert dose_text(single_exercise_routine(found, library)) == "8 times"
    assert "Take care" not in "\n".join(sheet_lines(found, library))
    if bare := library.find("lean"):
        assert single_exercise_routine(bare, library) is None
        assert "none; a routine has to write one" in "\n".join(sheet_lines(bare, library))


def test_tools_are_given_every_key_that_is_written(shipped):
    """With id and file, and nothing that was left out."""
    entry = as_json(shipped.find("clamshell"))
    assert (entry["id"], entry["position"], entry["words"]["out"]) == (
        "clamshell",
        "side-lying",
        "Open",
    )
    assert entry["file"].endswith("clamshell.toml")
    assert "image" not in entry
    assert "relax" not in entry["words"]


def test_files_with_mistakes_are_left_out_and_named(tmp_path):
    """They cannot be used, and one should know why."""
    write_exercise(tmp_path / "slide.toml", "Slide")
    write_exercise(tmp_path / "lift.toml", "Lift", "setts = 2")
    library = ExerciseLibrary([tmp_path])
    assert [found.id for found in all_exercises(library)] == ["slide"]
    assert broken_files(library) == (str(tmp_path / "lift.toml"),)


def test_levels_are_marks():
    """As many as the level, of three; nothing where none is written."""
    assert [level_marks(level) for level in (1, 3, None)] == ["■··", "■■■", ""]
