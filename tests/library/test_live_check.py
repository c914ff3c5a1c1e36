"""A file as its author sees it: text, problems, what it plays."""

from pathlib import Path

from hipflow.library.live_check import (
    count_exercises,
    exercise_at,
    line_of_exercise,
    read_source_file,
)
from hipflow.ui.screens.author.author_text import (
    error_lines,
    line_marks,
    problem_counts,
    problem_text,
)
from tests.builders.home_builder import catalog_in, write_exercise, write_routine
from tests.tools.mutate_files import mutants


def test_a_right_file_plays(tmp_path):
    """Its lines, no problem but warnings, and the routine."""
    path = write_routine(tmp_path / "plan.toml", "My plan")
    written = read_source_file(path, catalog_in(tmp_path))
    assert written.lines[:2] == ("hipflow = 1", 'title = "My plan"')
    assert (len(written.checked.errors), len(written.checked.warnings)) == (0, 1)
    assert written.loaded.routine.title == "My plan"
    assert not written.has_mistakes


def test_a_wrong_file_does_not(tmp_path):
    """Its problems name the file as the author does, without its folder."""
    path = write_routine(tmp_path / "plan.toml", more="setts = 2")
    written = read_source_file(path, catalog_in(tmp_path))
    assert [problem.file for problem in written.checked.errors] == ["plan.toml"]
    assert written.has_mistakes


def test_a_file_that_is_gone_says_so(tmp_path):
    """Editors take a file away for a moment while they save."""
    written = read_source_file(tmp_path / "plan.toml", catalog_in(tmp_path))
    assert "is not there" in written.unreadable
    assert written.lines == ()
    assert written.has_mistakes


def test_an_exercise_is_played_by_itself(tmp_path):
    """By its own dose, as a routine of one."""
    path = write_exercise(tmp_path / "library" / "slide.toml", "Slide")
    written = read_source_file(path, catalog_in(tmp_path))
    assert written.loaded.routine.exercises[0].usual.name == "Slide"


def test_lines_belong_to_exercises():
    """Each line to the last header above it; those above the first to none."""
    lines = ("hipflow = 1", "[[exercise]]", "a = 1", "", "  [[ exercise ]]  # two", "b = 2")
    assert [exercise_at(lines, number) for number in range(1, 7)] == [None, 0, 0, 0, 1, 1]
    assert [line_of_exercise(lines, exercise) for exercise in (0, 1, 2)] == [2, 5, 1]


def test_a_problem_of_an_exercise_it_uses_is_not_one_of_its_lines(tmp_path):
    """It is reported, but no line of this file and none of its exercises is marked for it."""
    write_exercise(tmp_path / "library" / "slide.toml", more="setts = 2")
    path = write_routine(tmp_path / "plan.toml", more='cues = ["x"]\n[[exercise]]\nuse = "slide"')
    written = read_source_file(path, catalog_in(tmp_path))
    assert [Path(problem.file).name for problem in written.checked.errors] == ["slide.toml"]
    assert written.problems_here == ()
    assert error_lines(written, exercises=2) == {}


def test_whatever_stands_in_a_file_can_be_shown(tmp_path):
    """Half-typed lines are what a preview sees most."""
    path, catalog = tmp_path / "plan.toml", catalog_in(tmp_path)
    for text in mutants(seed=9, count=60):
        path.write_text(text, encoding="utf-8")
        written = read_source_file(path, catalog)
        assert problem_counts(written)
        assert all(line >= 1 for line in line_marks(written.checked.problems))
        broken = error_lines(written, count_exercises(written.lines))
        assert all(line <= len(written.lines) for line in broken.values())
        problems = written.checked.problems
        for number, problem in enumerate(problems, 1):
            assert problem.message in problem_text(problem, number, len(problems)).plain
