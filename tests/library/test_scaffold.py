"""New routines: they pass the check, explain themselves, and overwrite nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.library.exercises import all_exercises
from hipflow.library.scaffold import (
    Draft,
    draft_text,
    find_exercise,
    new_file,
    refuse_mistakes,
    title_from,
    write_draft,
)
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.routine.format.reference import published_routine_schema
from hipflow.system.errors import StorageError, UnreadableError

LIBRARY = ExerciseLibrary([shipped_folder("exercises")])
EXERCISES = all_exercises(LIBRARY)


def checked(text):
    """What the checker says of a routine that uses the shipped exercises."""
    return check_bytes(text.encode(), name="x.toml", kind="routine", library=LIBRARY)


@pytest.mark.parametrize("found", EXERCISES, ids=[found.id for found in EXERCISES])
def test_a_new_routine_passes_the_check(found):
    """With any exercise of the library, without even a warning, and playing its library dose."""
    written = checked(draft_text(Draft(title="T", exercises=(found,)), "x.toml"))
    assert written.problems == ()
    bare = checked(f'hipflow = 1\ntitle = "T"\n[[exercise]]\nuse = "{found.id}"\n')
    assert written.routine.exercises[0].usual.dose == bare.routine.exercises[0].usual.dose


@given(title=st.text(max_size=80), author=st.text(max_size=60))
def test_any_title_can_be_written(title, author):
    """Quotes, signs and letters of any kind; what cannot be shown is left out."""
    draft = Draft(title=f"T{title}", exercises=EXERCISES[:1], author=author)
    assert checked(draft_text(draft, "x.toml")).errors == ()


def test_what_is_left_out_is_shown_as_a_note():
    """Every line that is commented out is right once its sign is taken away."""
    text = draft_text(Draft(title="T", exercises=EXERCISES[:1]), "x.toml")
    head, _, tail = text.partition("# An exercise that is not in the library")
    people = ("# contact", "# clinic", "# patient")
    keys = (*people, "# author", "# summary", "# per_day", "# weeks", "# affected", "# [defaults]")
    opened = "\n".join(
        line.removeprefix("# ")
        if line.startswith((*keys, "# ready_s", "# rest_s", "# side_s"))
        else line
        for line in head.splitlines()
    )
    rest = "\n".join(line.removeprefix("# ") for line in tail.splitlines()[1:])
    assert opened.count("\n# ") < head.count("\n# ")
    assert checked(f"{opened}\n{rest}\n").problems == ()


def test_what_the_check_refuses_is_not_written():
    """A title too long, or more exercises than a routine may have."""
    refuse_mistakes(draft_text(Draft(title="T", exercises=EXERCISES[:1]), "x.toml"), LIBRARY)
    for draft in (
        Draft(title="T" * 121, exercises=EXERCISES[:1]),
        Draft(title="T", exercises=EXERCISES[:1] * 51),
    ):
        with pytest.raises(UnreadableError, match="Nothing is written"):
            refuse_mistakes(draft_text(draft, "x.toml"), LIBRARY)


@pytest.mark.parametrize("name", ["", ".", "..", ".toml", "a\nb", "a\x1b[31m"])
def test_a_name_is_a_name(name):
    """Neither nothing, nor a hidden file, nor what would move a cursor."""
    with pytest.raises(UnreadableError, match="cannot be a name"):
        new_file(name)


@pytest.mark.parametrize(
    "name", ["con", "nul", "COM1.toml", "a:b", "x/lpt9", "what?", 'a"b', "a\\aux"]
)
def test_a_name_that_no_file_can_have_on_windows_is_refused(tmp_path, monkeypatch, name):
    """Written there it would go to a device, or into what no list of files shows."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be a file on Windows"):
        new_file(name)
    assert new_file("console").name == "console.toml"


def test_a_file_is_never_overwritten(tmp_path):
    """Neither one that is found at once, nor one that came to be while questions were asked."""
    path = new_file(str(tmp_path / "plan"))
    assert path.name == "plan.toml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(StorageError, match="is there already"):
        new_file(str(path))
    with pytest.raises(StorageError, match="cannot be written"):
        write_draft(path, "theirs")
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(StorageError, match="is not there"):
        new_file(str(tmp_path / "nowhere" / "plan"))
    with pytest.raises(StorageError, match="cannot be used"):
        new_file("x" * 5_000)


def test_the_schema_lies_beside(tmp_path):
    """For editors; one that lies there already stays as it is."""
    schema = write_draft(tmp_path / "a.toml", "x")
    assert json.loads(schema.read_text(encoding="utf-8")) == published_routine_schema()
    schema.write_text("{}", encoding="utf-8")
    assert write_draft(tmp_path / "b.toml", "x") is None
    assert schema.read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize(
    ("phrase", "id_"),
    [
        ("squat", "squat"),
        ("Mini squat", "mini-squat"),
        ("holding weight", "goblet-squat"),
        (" clamshell ", "clamshell"),
    ],
)
def test_an_exercise_is_chosen_by_words(phrase, id_):
    """By its id, with blanks for hyphens, or by words that find but one."""
    assert find_exercise(LIBRARY, phrase).id == id_


@pytest.mark.parametrize(
    ("phrase", "said"), [("march", "finds several: .*seated-march"), ("xqzwy", "hipflow library")]
)
def test_what_is_not_clear_is_said(phrase, said):
    """Which there are, or where to look."""
    with pytest.raises(UnreadableError, match=said):
        find_exercise(LIBRARY, phrase)


def test_a_title_is_made_of_the_name(tmp_path):
    """Where none is given."""
    assert title_from(tmp_path / "after-the_knee.toml") == "After the knee"
    assert title_from(tmp_path / "-.toml") == "My routine"
