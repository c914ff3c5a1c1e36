"""A library file checked by itself."""

import pytest

from hipflow.routine.check.exercise_file import check_exercise_file

HEAD = 'hipflow = 1\nname = "Squat"\ncues = ["x"]\n'


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("reps = 8", []),
        ("reps = 8\nrest_s = 30\nside_s = 5", []),
        ("", ["no-dose"]),
        ("reps = 8\nfor_s = 30", ["conflict"]),
        ("reps = 8\ncircuit = 'A'", ["unknown-key"]),
        ("reps = 8\neasier = 'nowhere'", []),
        ("reps = 8\neasier = { reps = 3, for_s = 30 }", ["conflict"]),
        ("reps = 8\neasier = { hold_s = 3, out_s = 0, back_s = 0 }", []),
        ("reps = 8\nharder = { use = 'x', hold_s = 5 }", []),
        ("reps = 8\nimage = 'x.png'", ["missing-picture"]),
        ("reps = 8\n[figure]\nbase = 'stand'\n[figure.pose]\nup = { hip = [1, 2] }", []),
        ("reps = 8\n[figure]\nbase = 2026-01-01", ["wrong-type"]),
    ],
)
def test_what_a_library_file_may_say(tmp_path, lines, codes):
    """The rules of a single exercise hold; what only a routine can know is not asked."""
    path = tmp_path / "squat.toml"
    path.write_text(HEAD + lines + "\n", encoding="utf-8")
    checked = check_exercise_file(path)
    assert [problem.code for problem in checked.problems] == codes
    right = not any(problem.is_error for problem in checked.problems)
    assert (checked.exercise is not None) == right


def test_a_file_without_a_cue_gets_a_warning(tmp_path):
    """An exercise in which nothing is said can be used, but is told so."""
    path = tmp_path / "squat.toml"
    path.write_text('hipflow = 1\nname = "Squat"\nreps = 8\n', encoding="utf-8")
    checked = check_exercise_file(path)
    assert [problem.code for problem in checked.problems] == ["no-cue"]
    assert checked.exercise is not None
