"""Notes on how signs are spoken, and a warning where the library speaks another language."""

import pytest

from hipflow.routine.check.play_estimates import PlayEstimates
from hipflow.routine.problems.problem import Severity

HEAD = 'hipflow = 1\ntitle = "T"\n'
ONE = '[[exercise]]\nname = "Slide"\nreps = 8\n'


def in_words(text, language):
    """What a pass would say of a text with a sign in it."""
    return f"{text.replace('<', 'under ')} in {language}" if "<" in text else None


@pytest.fixture
def noted(check):
    """The notes about a routine."""

    def run(text, **options):
        checked = check(text, estimates=PlayEstimates(spoken_as=in_words), **options)
        assert checked.routine or checked.exercise, checked.problems
        return checked.notes

    return run


PLACES = [
    ("setup = 'Bend <90'", 6, 9),
    ("cues = ['Slow', 'Bend <90']", 6, 17),
    ("words = { out = 'Up', back = '<90' }", 6, 30),
    ("say = '<90'", 6, 7),
    ("say = { rest = '<90' }", 6, 16),
    ("[exercise.say]\nwork = '<90'", 7, 8),
    ("side = 'each'\nside_words = ['to', '<90']", 7, 21),
    ("load = '<90'", 6, 8),
    ("pace = 'self'\ngoal = '<90'", 7, 8),
    ("easier = { name = '<90' }", 6, 19),
    ("[exercise.harder]\ncues = ['<90']", 7, 9),
]


@pytest.mark.parametrize(("lines", "line", "column"), PLACES)
def test_a_sign_is_noted_where_it_stands(noted, lines, line, column):
    """Whatever is spoken, on every level: at its text, with what will be said."""
    [note] = noted(f"{HEAD}{ONE}{lines}\n")
    assert (note.code, note.severity) == ("spoken-as", Severity.NOTE)
    assert (note.line, note.column) == (line, column)
    assert note.message.startswith('will be spoken as: "')
    assert note.message.endswith('under 90 in en"')
    assert note.hint == "if you mean something else, write it in words"


def test_a_name_and_a_warning_are_spoken_too(noted):
    """In the language of the routine."""
    text = f"{HEAD}language = 'de'\nwarning = 'Not <90.'\n{ONE.replace('Slide', 'To <90')}"
    assert [(note.line, note.message) for note in noted(text)] == [
        (4, 'will be spoken as: "Not under 90. in de"'),
        (6, 'will be spoken as: "To under 90 in de"'),
    ]


def test_words_of_an_exercise_that_is_used_are_noted_where_it_is(noted, folder):
    """Each text of it; one that the routine writes anew is not there any more."""
    text = "hipflow = 1\nname = 'Own'\nreps = 8\nsetup = 'Bend <90'\ncues = ['Up <9', 'Down']\n"
    (folder / "library" / "own.toml").write_text(text, encoding="utf-8")
    notes = noted(f"{HEAD}[[exercise]]\nuse = 'own'\n")
    assert [(note.line, note.column) for note in notes] == [(4, 7), (4, 7)]
    assert [note.message for note in notes] == [
        'will be spoken as: "Bend under 90 in en"',
        'will be spoken as: "Up under 9 in en"',
    ]
    [left] = noted(f"{HEAD}[[exercise]]\nuse = 'own'\nsetup = 'Bend.'\n")
    assert "Up" in left.message


def test_what_is_not_spoken_is_not_noted(noted):
    """Steps, a note and the like are read."""
    assert noted(f"{HEAD}{ONE}steps = ['<90']\nnote = '<90'\nhow_often = '<90'\n") == ()


def test_a_note_is_no_problem(check):
    """The file is fine, whatever it says of itself."""
    checked = check(f"{HEAD}{ONE}cues = ['<90']\n", estimates=PlayEstimates(spoken_as=in_words))
    assert (checked.problems, checked.errors, checked.warnings) == ((), (), ())
    assert len(checked.notes) == 1


def test_a_file_with_mistakes_is_not_noted(check):
    """They come first."""
    checked = check(f"{HEAD}{ONE}cuez = ['<90']\n", estimates=PlayEstimates(spoken_as=in_words))
    assert checked.errors
    assert checked.notes == ()


GERMAN = f"{HEAD}language = 'de-AT'\n"


@pytest.fixture
def english(check, folder):
    """The warnings about a routine, its library being hipflow's own."""

    def run(text):
        (folder / "library" / "leg-lift.toml").write_text(
            "hipflow = 1\nname = 'Leg lift'\nreps = 8\nsetup = 'Lie down.'\ncues = ['Slow']\n"
            "words = { out = 'Lift' }\n",
            encoding="utf-8",
        )
        checked = check(text, estimates=PlayEstimates(english_library=folder / "library"))
        return [problem for problem in checked.problems if problem.code == "english-exercises"]

    return run


def test_the_library_speaks_english(english):
    """In a routine of another language one warning says so, with the exercises it is about."""
    [warning] = english(f"{GERMAN}[[exercise]]\nuse = 'squat'\n[[exercise]]\nuse = 'bridge'\n")
    assert not warning.is_error
    assert (warning.line, warning.column) == (3, 12)
    assert warning.message == (
        "the exercises of the library speak English, and a voice of `de-AT` reads it: squat, bridge"
    )
    assert warning.hint == "give each a name, setup, cues and words of your own below its `use`"


def test_many_of_them_are_counted(english):
    """Three are named."""
    used = ["squat", "bridge", "plank", "clamshell", "mini-squat"]
    [warning] = english(GERMAN + "".join(f"[[exercise]]\nuse = '{id_}'\n" for id_ in used))
    assert warning.message.endswith(": squat, bridge, plank and 2 more")


OWN_WORDS = """name = 'Heben'
setup = 'Hinlegen.'
cues = ['Ruhig']
words = { out = 'Heben' }
"""


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}[[exercise]]\nuse = 'leg-lift'\n",
        f"{HEAD}language = 'en-GB'\n[[exercise]]\nuse = 'leg-lift'\n",
        f"{GERMAN}[[exercise]]\nname = 'Gleiten'\nreps = 8\ncues = ['Ruhig']\n",
        f"{GERMAN}[[exercise]]\nuse = 'leg-lift'\n{OWN_WORDS}",
    ],
)
def test_where_no_english_is_spoken_there_is_no_warning(english, text):
    """An English routine, an exercise of the author's own, one in which every word is new."""
    assert english(text) == []


def test_another_library_may_speak_any_language(check):
    """Nobody knows which: only hipflow's own is known to speak English."""
    foresight = PlayEstimates(english_library=None)
    assert check(f"{GERMAN}[[exercise]]\nuse = 'squat'\n", estimates=foresight).problems == ()
