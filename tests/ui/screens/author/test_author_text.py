"""What the author's screen says."""

from hipflow.library.live_check import read_source_file
from hipflow.session.plan.plan import make_plan
from hipflow.ui.screens.author.author_text import (
    day_times_text,
    error_lines,
    line_marks,
    problem_counts,
    problem_text,
    script_text,
    step_row,
)
from tests.builders.home_builder import catalog_in, write_routine
from tests.builders.routine_builders import counted, play, routine

PLAN = make_plan(routine(play(**counted(3, sets=(2, 2))), play("Squat", **counted(3))))


def written(folder, more):
    """A routine of one exercise with more below it, as it was read."""
    path = write_routine(folder / "plan.toml", more=more)
    return read_source_file(path, catalog_in(folder))


def test_counts_have_a_shape_and_a_word(tmp_path):
    """None, some, or no file at all."""
    assert problem_counts(written(tmp_path, 'cues = ["x"]')) == "● no mistakes"
    assert problem_counts(written(tmp_path, "")) == "▲ 1 warning"
    assert problem_counts(written(tmp_path, "setts = 2\nrepz = 1")) == "■ 2 errors   ▲ 1 warning"
    gone = read_source_file(tmp_path / "gone.toml", catalog_in(tmp_path))
    assert problem_counts(gone) == "■ cannot be read"


def test_the_gravest_problem_of_a_line_is_marked(tmp_path):
    """At its own characters."""
    marks = line_marks(written(tmp_path, "setts = 2").checked.problems)
    assert {line: (mark.sign, mark.start, mark.end) for line, mark in marks.items()} == {
        4: ("▲", 0, 12),
        7: ("■", 0, 5),
    }


def test_a_problem_is_told_whole(tmp_path):
    """What, where, the line, and what to write."""
    read = written(tmp_path, "setts = 2")
    text = problem_text(read.checked.errors[0], 1, 2).plain
    assert text.splitlines()[:2] == [
        "■ error  unknown key `setts`  [unknown-key]",
        "plan.toml, line 7, column 1   1 of 2",
    ]
    assert "did you mean `sets`?" in text


def test_exercises_with_mistakes_are_known_by_their_line(tmp_path):
    """Those above the first exercise belong to none."""
    path = tmp_path / "plan.toml"
    path.write_text(
        'hipflow = 1\ntitel = "T"\n[[exercise]]\nname = "A"\nreps = 8\n[[exercise]]\nname = 1\n',
        encoding="utf-8",
    )
    written = read_source_file(path, catalog_in(tmp_path))
    assert error_lines(written, exercises=2) == {1: 6}


def test_with_an_exercise_more_than_is_shown_none_is_called_broken(tmp_path):
    """One that is being written in between would have the mistake told of its neighbour."""
    read = written(tmp_path, "setts = 2")
    assert error_lines(read, exercises=1)
    assert not error_lines(read, exercises=2)


def test_a_row_of_the_plan():
    """The name where an exercise begins, else what is done; a mistake is told in its place."""
    shown = [step_row(PLAN, index, 50, None).plain for index in range(3)]
    assert shown[0] == "  0:00  Bridge  get ready, set 1 of 2         0:15"
    assert shown[1] == "  0:15    set 1 of 2, 3 times                 0:12"
    assert shown[2] == "  0:27    rest, set 2 of 2                    0:30"
    broken = step_row(PLAN, 0, 50, 21).plain
    assert "■ Bridge: mend line 21" in broken


def test_a_script_breaks_below_its_words():
    """The second row of a sentence stands below the first, not below the time."""
    lines = script_text(PLAN, 0, 30).plain.splitlines()
    assert lines[0] == "   0.4 s  “Bridge. Set 1 of"
    assert lines[1] == "          2.”"


def test_days_stand_side_by_side():
    """The chosen one marked."""
    assert day_times_text([PLAN], PLAN).plain == "▸ usual 1:36"
