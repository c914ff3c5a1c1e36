"""Each rule about one exercise: its name, its library, its picture, its cue."""

import pytest

from tests.builders.pictures import PNG

HEAD = 'hipflow = 1\ntitle = "T"\n'


def test_an_exercise_has_a_name_or_is_used(codes):
    """One of the two must be there; both may be."""
    assert codes("reps = 8") == ["missing-name"]
    assert codes('use = "squat"\nname = "Deep squat"') == []


def test_an_unknown_id_gets_the_nearest_one(check):
    """The id most like it is suggested, and nothing when none is."""
    [error] = check(HEAD + '[[exercise]]\nuse = "mini-sqaut"\n').errors
    assert (error.code, error.hint) == ("unknown-exercise", "did you mean `mini-squat`?")
    [error] = check(HEAD + '[[exercise]]\nuse = "zzzzzzzzzz"\n').errors
    assert error.hint == "write it yourself, with a `name` and how much of it to do"


def test_levels_are_looked_up_as_well(codes):
    """Ids and tables with ``use`` must name an exercise that exists."""
    assert (
        codes('use = "squat"\neasier = "zz"\nharder = { use = "yy" }') == ["unknown-exercise"] * 2
    )


def test_pictures_lie_beside_their_file(codes, folder):
    """Outside is a mistake, missing is a warning, also in a level."""
    (folder / "a.png").write_bytes(PNG)
    assert codes('use = "squat"\nimage = "a.png"') == []
    assert codes('use = "squat"\nimage = "b.png"') == ["missing-picture"]
    assert codes('use = "squat"\nimage = "/a.png"') == ["picture-outside"]
    assert codes('use = "squat"\neasier = { reps = 3, image = "../a.png" }') == ["picture-outside"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (PNG[:-1], "this picture is cut short"),
        (b"", "no picture that can be shown"),
        (b"MZ\x90\0" + bytes(500), "no picture that can be shown"),
        (PNG[:16] + b"\0\0\xff\xff" * 2 + PNG[24:], "too large to be shown or taken along"),
        (PNG + bytes(10 * 1024**2), "too large to be shown or taken along"),
    ],
    ids=["cut", "empty", "program", "points", "bytes"],
)
def test_a_picture_that_cannot_be_shown_is_said(check, folder, content, words):
    """Its file is there, but the patient would see none; each has a way out."""
    (folder / "a.png").write_bytes(content)
    [warning] = check(HEAD + '[[exercise]]\nuse = "squat"\nimage = "a.png"\n').problems
    assert (warning.code, warning.line) == ("picture-not-shown", 5)
    assert words in warning.message


def test_without_a_folder_no_picture_is_called_missing(check):
    """A text that lies nowhere, in an editor for example, is not asked for its pictures."""
    assert (
        check(HEAD + '[[exercise]]\nuse = "squat"\nimage = "b.png"\n', folder=None).problems == ()
    )


def test_an_exercise_without_a_cue_gets_a_warning(check):
    """A cue of the library will do; an empty list will not."""
    written_out = '[[exercise]]\nname = "Walk"\nfor_s = 60\n'
    assert [p.code for p in check(HEAD + written_out).problems] == ["no-cue"]
    assert check(HEAD + '[[exercise]]\nuse = "squat"\n').problems == ()
    emptied = '[[exercise]]\nuse = "squat"\ncues = []\n'
    assert [p.code for p in check(HEAD + emptied).problems] == ["no-cue"]


NOTHING_TO_SAY = [
    ('use = "squat"\nsay = ""', ["no-effect"]),
    ('use = "squat"\nsay = "  "', ["no-effect"]),
    ('use = "squat"\nsay = {}', ["no-effect"]),
    ('use = "squat"\nsay = { ready = "" }', ["no-effect"]),
    ('use = "squat"\neasier = { reps = 3, say = "" }', ["no-effect"]),
    ('use = "squat"\nsay = "x"', []),
    ('use = "squat"\nsay = { ready = "", work = "x" }', []),
    ('use = "squat"\nsay = "x"\neasier = { reps = 3, say = "" }', []),
    ('use = "spoken"\nsay = ""', []),
    ('use = "spoken"\neasier = { reps = 3, say = {} }', []),
    ('use = "unheard-of"\nsay = ""', ["unknown-exercise"]),
    ('use = "squat"\nsay = { redy = "Go" }', ["unknown-key"]),
    ('use = "squat"\neasier = { reps = 3, say = { redy = "Go" } }', ["unknown-key"]),
]


@pytest.mark.parametrize(("lines", "found"), NOTHING_TO_SAY)
def test_an_empty_say_gets_a_warning(codes, folder, lines, found):
    """Unless it silences what the library, or the exercise itself, would have said."""
    text = 'hipflow = 1\nname = "Spoken"\ncues = ["Breathe"]\nreps = 8\nsay = "Breathe out."\n'
    (folder / "library" / "spoken.toml").write_text(text, encoding="utf-8")
    assert codes(lines) == found


def test_the_warning_about_an_empty_say_says_what_to_write(check):
    """At the key, with an example that can be taken as it is."""
    [warning] = check(HEAD + '[[exercise]]\nuse = "squat"\nsay = ""\n').problems
    assert (warning.line, warning.column, warning.is_error) == (5, 1, False)
    assert 'say = "Slow and even."' in warning.hint


def test_names_in_braces_that_stand_for_nothing_are_warned_of(check):
    """With the name that is meant; the two there are may stand wherever they are filled."""
    head = 'hipflow = 1\ntitle = "T"\n[[exercise]]\nname = "X"\nreps = 3\n'
    right = "cues = ['{side} knee']\nsetup = 'On the {other} side'\nsay.work = 'Now {Side}'\n"
    assert check(head + right).problems == ()
    wrong = "cues = ['a', '{sides} knee']\nsetup = 'On the {left} side'\n"
    found = [(each.line, each.code, each.hint) for each in check(head + wrong).problems]
    assert found == [
        (6, "unknown-name", "did you mean `{side}`?"),
        (7, "unknown-name", "write {side} for the side that works, {other} for the other one"),
    ]
    [told] = check(head + "cues = ['a']\nload = 'band on the {side} foot'\n").problems
    assert (told.code, told.line) == ("unknown-name", 7)
    assert told.hint.startswith("it is filled in `setup`")
