"""Warnings about what is written and not spoken, and about languages hipflow does not speak."""

import pytest
from msgspec import Struct

from hipflow.library.file_check import PLAY_ESTIMATES
from hipflow.routine.check.play_estimates import PlayEstimates
from hipflow.routine.check.rules import unspoken_text
from hipflow.routine.format.model import RoutineFile

HEAD = 'hipflow = 1\ntitle = "T"\n'
ONE = '[[exercise]]\nuse = "squat"\n'


class Words(Struct, frozen=True, kw_only=True):
    """Words that were found to be left out."""

    exercise: int = 0
    key: str
    text: str = "Bend your knees."
    needs_s: float = 17.2
    has_s: float = 15


@pytest.fixture
def warned(check):
    """The warnings about a routine, or an exercise, of which certain words are left out."""

    def run(text, *words, **options):
        foresight = PlayEstimates(dropped_speech=lambda _: words)
        checked = check(text, estimates=foresight, **options)
        assert checked.routine or checked.exercise
        return checked.problems

    return run


def test_a_setup_that_is_not_all_spoken_gets_a_warning(warned):
    """With how much time there is, how much it takes, and both ways out."""
    [warning] = warned(f'{HEAD}{ONE}setup = "Stand."\n', Words(key="setup"))
    assert (warning.code, warning.line, warning.column) == ("unspoken", 5, 1)
    assert not warning.is_error
    assert warning.message == (
        "all that is said takes about 18 s and getting ready has 15: not all of the setup is spoken"
    )
    assert warning.hint == "write a shorter setup, or give it more time: ready_s = 20"


WRITTEN = [
    ("cues = ['Breathe']", "cues", 5, 1),
    ("say = 'x'", "say.ready", 5, 1),
    ("say = { ready = 'x' }", "say.ready", 5, 9),
    ("sets = 2\nsay.rest = 'x'", "say.rest", 6, 1),
    ("[exercise.say]\nwork = 'x'", "say.work", 6, 1),
    ("side = 'each'\n[exercise.say]\nready = 'x'\nswitch = 'x'", "say.switch", 8, 1),
    ("", "setup", 4, 7),
    ("", "say.rest", 4, 7),
]


@pytest.mark.parametrize(("lines", "key", "line", "column"), WRITTEN)
def test_it_stands_where_the_words_are_written(warned, lines, key, line, column):
    """At their key; words of the library at the exercise that is used."""
    [warning] = warned(f"{HEAD}{ONE}{lines}\n", Words(key=key))
    assert (warning.line, warning.column) == (line, column)


HINTS = [
    (
        "cues",
        'the cue "Bend your knees." is not spoken',
        "write a shorter cue, or give the exercise more time",
    ),
    (
        "say.ready",
        "`say.ready` is not spoken",
        "write a shorter text, or give it more time: ready_s = 20",
    ),
    ("say.work", "`say.work` is not spoken", "write a shorter text"),
    (
        "say.switch",
        "`say.switch` is not spoken",
        "write a shorter text, or give it more time: side_s = 20",
    ),
    (
        "say.rest",
        "`say.rest` is not spoken",
        "write a shorter text, or give it more time: rest_s = 20",
    ),
]


@pytest.mark.parametrize(("key", "loss", "hint"), HINTS)
def test_each_moment_has_its_way_out(warned, key, loss, hint):
    """What is lost, and the key that gives it time where there is one."""
    say = "say = { ready = 'x', work = 'x', switch = 'x' }"
    lines = f"{ONE}side = 'each'\ncues = ['x']\n{say}\n"
    [warning] = warned(HEAD + lines, Words(key=key))
    assert warning.message.endswith(f": {loss}")
    assert warning.hint == hint


def test_each_key_of_an_exercise_is_told_once(warned):
    """The words that lack the most, for each exercise and each key."""
    text = f"{HEAD}{ONE}say = 'x'\ncues = ['x']\n{ONE}cues = ['x']\n"
    found = warned(
        text,
        Words(key="cues", text="Short."),
        Words(key="cues", text="Longer.", needs_s=22),
        Words(key="say.ready", needs_s=20),
        Words(key="cues", exercise=1, text="Next."),
    )
    told = [(problem.line, problem.message.partition(": ")[2]) for problem in found]
    assert told == [
        (5, "`say` is not spoken"),
        (6, 'the cue "Longer." is not spoken'),
        (9, 'the cue "Next." is not spoken'),
    ]


def test_a_long_cue_is_quoted_in_part(warned):
    """Enough of it to find it."""
    [warning] = warned(f"{HEAD}{ONE}cues = ['x']\n", Words(key="cues", text="Word " * 40))
    assert warning.message.endswith('the cue "' + "Word " * 11 + 'Word…" is not spoken')


def test_more_time_than_a_step_may_have_is_not_suggested(warned):
    """Ten minutes are the most that may be written."""
    [warning] = warned(f"{HEAD}{ONE}setup = 'x'\n", Words(key="setup", needs_s=600))
    assert warning.hint == "write a shorter setup, or give it more time: ready_s = 600"
    [warning] = warned(f"{HEAD}{ONE}setup = 'x'\n", Words(key="setup", needs_s=600.1))
    assert warning.hint == "write a shorter setup"


def test_an_exercise_file_is_heard_as_well(warned):
    """Taken by itself, at its own keys; its cues have their time from the routine."""
    text = "hipflow = 1\nname = 'Squat'\nreps = 8\ncues = ['x']\nsetup = 'Stand.'\n"
    found = warned(text, Words(key="setup"), Words(key="cues"), kind="exercise")
    assert [(problem.code, problem.line) for problem in found] == [("unspoken", 5)]


def test_a_cue_of_the_library_is_nobodys_promise(warned):
    """The author has not written it: there is nothing to warn of."""
    assert warned(HEAD + ONE, Words(key="cues")) == ()


def test_words_are_looked_for_in_a_right_file_only(check):
    """A file that cannot be played is not unrolled."""
    foresight = PlayEstimates(dropped_speech=lambda _: pytest.fail("it was unrolled"))
    assert check(f"{HEAD}{ONE}repz = 8\n", estimates=foresight).errors
    exercise = check("hipflow = 1\nname = 'X'\n", kind="exercise", estimates=foresight)
    assert exercise.errors


def spoken_in(language, *known):
    """The codes for a routine in a language, where those are spoken."""
    file = RoutineFile(hipflow=1, title="T", exercise=[], language=language)
    return [finding.code for finding in unspoken_text.foreign_language(file, known)]


def test_a_language_without_words_gets_a_warning(check):
    """At its value, with the languages there are; the file can be played."""
    foresight = PlayEstimates(spoken_languages=("en", "de"))
    checked = check(f'hipflow = 1\ntitle = "T"\nlanguage = "nl-BE"\n{ONE}', estimates=foresight)
    [warning] = checked.problems
    assert (warning.code, warning.line, warning.column) == ("foreign-language", 3, 12)
    assert warning.message == (
        "hipflow has no words of its own in `nl-BE`: it counts and names the sides in English"
    )
    assert warning.hint == "your texts are spoken as written; hipflow itself speaks: de, en"
    assert checked.routine is not None


def test_a_language_is_known_by_its_first_part():
    """Whatever the region and the case; and where none is written, English is spoken."""
    assert spoken_in("de-AT", "en", "de") == []
    assert spoken_in("DE", "en", "de") == []
    assert spoken_in("deu", "en", "de") == ["foreign-language"]
    assert spoken_in(None, "de") == []


def test_what_comes_without_a_time_before_it_is_warned_of_where_it_does_not_fit(check):
    """A set too short for its side to be named, at the key that leaves no time for it."""
    dose = "reps = 1\nout_s = 1\nback_s = 0\nside = 'each'\n"
    text = f"{HEAD}[[exercise]]\nname = 'X'\ncues = ['x']\n{dose}side_s = 0\n"
    [warning] = check(text, estimates=PLAY_ESTIMATES).problems
    assert (warning.code, warning.line) == ("unspoken", 10)
    assert "nobody says what comes" in warning.message
    assert warning.hint == "give it more time: side_s = 5"
    assert check(text.replace("side_s = 0", "side_s = 5"), estimates=PLAY_ESTIMATES).problems == ()
    assert check(text.replace("reps = 1", "reps = 8"), estimates=PLAY_ESTIMATES).problems == ()
