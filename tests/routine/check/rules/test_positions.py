"""Warnings about too little time for the body to get from one position into another."""

import pytest
from hypothesis import given

from hipflow.library.file_check import PLAY_ESTIMATES
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day
from hipflow.session.speech.quick_changes import _quick_changes
from tests.builders.routine_builders import routines

HEAD = 'hipflow = 1\ntitle = "T"\n'
STANDING = '[[exercise]]\nname = "Squat"\ncues = ["Slow"]\nreps = 5\nposition = "standing"\n'
LYING = '[[exercise]]\nname = "Bridge"\ncues = ["Slow"]\nreps = 5\nposition = "supine"\n'
SIDE = '[[exercise]]\nname = "Clam"\ncues = ["Slow"]\nreps = 5\nposition = "side-lying"\n'


@pytest.fixture
def warned(check):
    """The warnings about a routine as its author sees them."""

    def run(text, **options):
        return check(text, estimates=PLAY_ESTIMATES, **options).problems

    return run


def circuit(*exercises, lines):
    """These exercises as one circuit of two rounds."""
    members = "".join(f'{exercise}circuit = "A"\n' for exercise in exercises)
    return f"{HEAD}{members}[circuit.A]\nrounds = 2\n{lines}\n"


def test_no_time_to_lie_down_in_a_circuit_is_warned_of(warned):
    """At the key that says it, with a time that is enough for the body and for the words."""
    text = circuit(STANDING, LYING, lines="change_s = 0")
    [warning] = warned(text)
    assert (warning.code, warning.line) == ("too-quick", 17)
    assert not warning.is_error
    assert warning.message == (
        "0 s are too few to change position: standing, then on your back (Bridge)"
    )
    assert warning.hint == "give it more time: change_s = 30"
    assert warned(text.replace("change_s = 0", "change_s = 30")) == ()


WRITTEN = [
    (f"{HEAD}{STANDING}{LYING}ready_s = 3\n", "ready_s = 3", "ready_s = 30"),
    (f"{HEAD}{LYING}ready_s = 15\n", "ready_s = 15", "ready_s = 30"),
    (f"{HEAD}{LYING}{SIDE}ready_s = 9\n", "ready_s = 9", "ready_s = 15"),
    (f"{HEAD}{LYING}{STANDING}ready_s = 29\n", "ready_s = 29", "ready_s = 30"),
    (circuit(STANDING, LYING, lines="rest_s = 10"), "rest_s = 10", "rest_s = 30"),
]


@pytest.mark.parametrize(("text", "line", "mended"), WRITTEN)
def test_every_time_that_is_written_is_held_against_the_built_in_one(warned, text, line, mended):
    """Down to the floor, up from it, on it, and between two rounds; what it proposes is clean."""
    [warning] = warned(text)
    assert warning.code == "too-quick"
    assert text.splitlines()[warning.line - 1] == line
    assert warning.hint == f"give it more time: {mended}"
    assert warned(text.replace(line, mended)) == ()


def test_words_that_take_longer_than_the_body_decide(warned):
    """One proposal for both, and no second one beside it that is shorter."""
    setup = "Lie on your back with your knees bent and both of your feet flat on the floor. "
    text = f"{HEAD}{LYING}ready_s = 3\nsetup = '{setup * 6}'\n"
    [warning] = warned(text)
    assert warning.code == "too-quick"
    seconds = int(warning.hint.removeprefix("give it more time: ready_s = "))
    assert seconds > 30
    assert warned(text.replace("ready_s = 3", f"ready_s = {seconds}")) == ()


def test_a_default_is_warned_of_once(warned):
    """Whatever it hurries; leaving it out mends it as well."""
    text = f"{HEAD}[defaults]\nready_s = 5\n{LYING}{STANDING}{LYING}"
    [warning] = warned(text)
    assert (warning.code, warning.line) == ("too-quick", 4)
    assert warning.hint == "give it more time: ready_s = 30, or leave it out"
    assert warned(text.replace("ready_s = 5\n", "")) == ()


def test_a_time_of_the_library_is_warned_of_where_it_is_used(warned):
    """The author of the routine can write a longer one."""
    text = f"{HEAD}{LYING}[[exercise]]\nuse = 'squat'\n"
    [warning] = warned(text)
    assert (warning.code, warning.line, warning.column) == ("too-quick", 9, 7)
    assert warning.hint == "give it more time: ready_s = 30 in this exercise"


def test_an_exercise_by_itself_is_warned_of(warned):
    """It is begun from standing."""
    text = (
        "hipflow = 1\nname = 'Bridge'\nreps = 5\nposition = 'supine'\ncues = ['x']\nready_s = 5\n"
    )
    [warning] = warned(text, kind="exercise", name="bridge.toml")
    assert (warning.code, warning.line, warning.hint) == (
        "too-quick",
        6,
        "give it more time: ready_s = 30",
    )


def test_without_a_known_change_nothing_is_warned_of(warned):
    """The same position, or one that is not written: nobody has to go anywhere."""
    unknown = '[[exercise]]\nname = "Any"\ncues = ["Slow"]\nreps = 5\nready_s = 5\n'
    for text in (
        f"{HEAD}{STANDING}ready_s = 5\n",
        f"{HEAD}{unknown}",
        f"{HEAD}{STANDING}{unknown}",
    ):
        assert [problem for problem in warned(text) if problem.code == "too-quick"] == []


def test_an_easier_exercise_elsewhere_needs_its_time_too(warned):
    """Whoever chooses it on the way has to get down there."""
    text = f"{HEAD}{STANDING}{STANDING.replace('Squat', 'Lunge')}ready_s = 5\n"
    assert warned(text) == ()
    lying = f'{text}[exercise.easier]\nuse = "bridge"\n'
    found = [one for one in warned(lying) if one.code == "too-quick"]
    assert [(one.line, one.hint) for one in found] == [(13, "give it more time: ready_s = 30")]
    assert "standing, then on your back" in found[0].message
    assert warned(lying.replace("ready_s = 5", "ready_s = 30")) == ()


@given(routines())
def test_a_strong_day_stands_for_all(made):
    """With fewer rounds there are fewer changes, and never others."""
    found = {
        day: {
            (change.exercise, change.between_rounds, change.before, change.after)
            for change in _quick_changes(make_plan(made, Choices(day=day), with_empty=True))
        }
        for day in Day
    }
    assert found[Day.STRONG] >= found[Day.USUAL] | found[Day.GENTLE]
