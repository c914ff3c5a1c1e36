"""The table of a figure: what may be written, and that its mistakes stop nobody."""

import gc
import json

import msgspec
import pytest

from hipflow.routine.format.figure_table import FigureTable
from hipflow.routine.problems.problem import Severity

EXERCISE = 'hipflow = 1\nname = "X"\nreps = 5\ncues = ["Y"]\n'
SHORT = "[figure]\nbase = 'stand'\n[figure.pose]\nup = { lean = 3 }\n"


@pytest.fixture
def told(check):
    """Every problem of an exercise with a figure, as (line, column, code, words, hint)."""

    def run(figure):
        checked = check(EXERCISE + figure, kind="exercise")
        assert all(p.severity is Severity.WARNING for p in checked.problems)
        assert checked.exercise is not None
        return [(p.line, p.column, p.code, p.message, p.hint) for p in checked.problems]

    return run


def test_a_right_figure_is_read(check):
    """A number is for both sides, a list of two for each."""
    figure = (
        "[figure]\nbase = 'sit'\nprops = ['chair']\naccent = ['leg.work']\n"
        "[figure.pose]\ndown = { hip = 90 }\nup = { hip = [120, 90] }\n"
    )
    checked = check(EXERCISE + figure, kind="exercise")
    assert checked.problems == ()
    assert checked.exercise.figure.pose["up"].hip == [120, 90]


@pytest.mark.parametrize(
    ("figure", "place", "code", "hint"),
    [
        (SHORT.replace("lean", "leen"), (8, 8), "unknown-key", "did you mean `lean`?"),
        (SHORT.replace("lean = 3", "hip = 400"), (8, 14), "out-of-range", "the most is 145"),
        (SHORT.replace("lean = 3", "hip = '90'"), (8, 14), "wrong-type", "write: hip = 90"),
        (
            SHORT.replace("lean = 3", "knee = [1, 2, 3]"),
            (8, 15),
            "wrong-length",
            "shorten the list",
        ),
        (SHORT.replace("stand'", "standing'"), (6, 8), "unknown-value", 'did you mean "stand"?'),
        (
            SHORT.replace("[figure.pose]", "props = ['flor']\n[figure.pose]"),
            (7, 10),
            "unknown-value",
            'did you mean "floor"?',
        ),
        (SHORT.replace("up =", '" " ='), (8, 1), "bad-name", "write for example: [figure.pose]"),
    ],
)
def test_a_mistake_is_told_in_its_place(told, figure, place, code, hint):
    """As a warning, with what to write instead; the exercise itself stays."""
    [(line, column, found, _, said)] = told(figure)
    assert (line, column) == place
    assert (found, said) == (code, hint)


def test_degrees_and_sides_are_named(told):
    """Not seconds, and no range of least and most."""
    [(*_, out_of_range, _)] = told(SHORT.replace("lean = 3", "knee = 300"))
    assert out_of_range == "`knee` must be between -5 and 160 degrees"
    [(*_, wrong_type, _)] = told(SHORT.replace("lean = 3", "hip = true"))
    assert wrong_type == "`hip` must be a number, or [working side, other side]"
    [(*_, for_one, _)] = told(SHORT.replace("lean = 3", "lean = nan"))
    assert for_one == "`lean` must be a number"


def test_half_a_figure_is_left_out_whole(check):
    """A pose without its knee would show a wrong movement."""
    checked = check(EXERCISE + SHORT.replace("lean = 3", "lean = 3, knee = 300"), kind="exercise")
    assert checked.exercise.figure is None
    assert checked.exercise.reps == 5


def test_a_routine_with_a_broken_figure_can_be_played(check):
    """The words and the timer go on."""
    text = (
        'hipflow = 1\ntitle = "T"\n[[exercise]]\nname = "X"\nreps = 5\ncues = ["Y"]\n'
        "figure = { base = 'stand', pose = { up = { hip = 900 } } }\n"
    )
    checked = check(text)
    assert [p.code for p in checked.warnings] == ["out-of-range"]
    assert checked.errors == ()
    assert checked.routine.exercises[0].usual.figure is None


@pytest.mark.parametrize(
    "lines",
    [
        'circuit = "figure"\n[circuit.figure]\nrounds = 99\n',
        'easier = { figure = { base = "stand" } }\n',
        '[figure]\nbase = "stand"\n',
    ],
)
def test_the_word_elsewhere_is_no_figure(check, lines):
    """A circuit of that name, a level, the routine itself: mistakes there are mistakes."""
    checked = check('hipflow = 1\ntitle = "T"\n[[exercise]]\nuse = "squat"\n' + lines)
    assert [p.code for p in checked.problems] in (["out-of-range"], ["unknown-key"])
    assert checked.routine is None


def test_a_figure_survives_the_journal():
    """A routine is kept in the journal as JSON; its figure comes back as it was."""
    table = msgspec.convert(
        {"base": "sit", "pose": {"up": {"hip": [1, 2], "lean": 2.5}}}, FigureTable
    )
    text = msgspec.json.encode(table)
    gc.collect()
    assert msgspec.json.decode(text, type=FigureTable) == table
    assert json.loads(text)["pose"]["up"]["hip"] == [1, 2]
