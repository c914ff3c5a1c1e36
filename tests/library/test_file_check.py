"""Checking files from the command line: what is said of each, and the exit code of them all."""

import pytest

from hipflow.library.file_check import STANDARD_INPUT, check_files
from hipflow.routine.check.exercise_library import shipped_folder
from hipflow.system import open_file
from tests.builders.home_builder import catalog_in, write_exercise, write_routine

CUE = 'cues = ["Breathe"]\n'
JSON_KEYS = [
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "severity",
    "code",
    "message",
    "hint",
]


@pytest.fixture
def check(tmp_path):
    """Checks files by the library of someone who has nothing yet."""

    def run(*paths, **options):
        return check_files(paths, catalog_in(tmp_path), **options)

    return run


@pytest.fixture
def right(tmp_path):
    """A routine without mistakes."""
    return write_routine(tmp_path / "right.toml", more=CUE)


@pytest.fixture
def wrong(tmp_path):
    """A routine with one mistake."""
    return write_routine(tmp_path / "wrong.toml", more=f"{CUE}setts = 2")


def test_a_right_file_ends_in_its_times(check, right):
    """One line, with the total of each kind of day."""
    report = check(right)
    assert report.text(colour=False) == (
        f"{right}: fine, total 0:47 usual · 0:47 gentle · 0:47 strong"
    )
    assert (report.exit_code, report.as_json) == (0, [])


def test_a_mistake_is_one_entry_for_tools(check, wrong):
    """Every key of the array is there, with the place of the mistake."""
    [entry] = check(wrong).as_json
    assert list(entry) == JSON_KEYS
    assert entry == {
        "file": str(wrong),
        "line": 8,
        "column": 1,
        "end_line": 8,
        "end_column": 6,
        "severity": "error",
        "code": "unknown-key",
        "message": "unknown key `setts`",
        "hint": "did you mean `sets`?",
    }


def test_an_unreadable_file_is_an_entry_as_well(check, tmp_path):
    """With the same keys, at the first character."""
    [entry] = check(tmp_path / "gone.toml").as_json
    assert list(entry) == JSON_KEYS
    assert (entry["code"], entry["line"], entry["column"]) == ("unreadable", 1, 1)
    assert "is not there" in entry["message"]


def test_the_highest_exit_code_wins(check, right, wrong, tmp_path):
    """Mistakes are 1, a file that cannot be read is 2, whatever else is checked."""
    gone = tmp_path / "gone.toml"
    assert check(right).exit_code == 0
    assert check(wrong, right).exit_code == 1
    assert check(gone, wrong, right).exit_code == 2


def test_a_warning_alone_leaves_a_file_fine(check, tmp_path):
    """It is reported, and the times still follow."""
    without_cue = write_routine(tmp_path / "x.toml")
    report = check(without_cue)
    assert report.exit_code == 0
    warned, fine = report.text(colour=False).split("\n\n")
    assert "[no-cue]" in warned
    assert fine.startswith(f"{without_cue}: fine, total")


def test_an_empty_line_parts_one_problem_from_the_next_file(check, right, wrong):
    """Between files as between the problems of one file; right files stand line below line."""
    text = check(wrong, wrong, right, right).text(colour=False)
    first, second, fine = text.split("\n\n")
    assert first == second
    assert fine == f"{fine.splitlines()[0]}\n{fine.splitlines()[0]}"


def test_files_in_a_folder_named_library_are_exercises(check, tmp_path, monkeypatch):
    """Also when they are named from within it."""
    exercise = write_exercise(tmp_path / "library" / "slide.toml", "Slide", CUE)
    assert check(exercise).text(colour=False) == f"{exercise}: fine"
    monkeypatch.chdir(exercise.parent)
    assert check(exercise.relative_to(exercise.parent)).exit_code == 0


@pytest.mark.parametrize(
    ("text", "is_exercise"),
    [
        ('hipflow = 1\nname = "Slide"\nposition = "supine"\nreps = 5\n', True),
        ('hipflow = 1\nname = "Mine"\n[[exercise]]\nname = "Slide"\nreps = 5\n', False),
        ('hipflow = 1\nname = "Mine"\ntitle = "Mine"\n', False),
        ("hipflow = 1\nreps = 5\n", False),
    ],
)
def test_the_kind_of_a_file_is_known_by_its_keys(check, tmp_path, text, is_exercise):
    """An exercise that lies anywhere is checked as one; what could be a routine is one."""
    path = tmp_path / "file.toml"
    path.write_text(text, encoding="utf-8")
    is_fine = check(path).exit_code == 0
    assert is_fine is is_exercise


def test_exercises_of_one_folder_know_one_another(check, tmp_path):
    """An easier exercise is found beside the one that names it; one that is nowhere is not."""
    folder = tmp_path / "library"
    slide = write_exercise(folder / "slide.toml", "Slide", f'{CUE}easier = "small-slide"')
    assert [entry["code"] for entry in check(slide).as_json] == ["unknown-exercise"]
    write_exercise(folder / "small-slide.toml", "Small slide", CUE)
    assert check(slide).exit_code == 0


def test_a_files_name_never_steers_the_terminal(check, tmp_path):
    """Neither that of a right file, nor of one with mistakes, nor of one that is not there."""
    name = "a\x1b[31m\u202eb.toml"
    right = write_routine(tmp_path / "1" / name, more=CUE)
    wrong = write_routine(tmp_path / "2" / name, more=f"{CUE}setts = 2")
    text = check(right, wrong, tmp_path / name).text(colour=False)
    assert text.count("a\\x1b[31m\\u202eb.toml") == 3
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_folder_stands_for_its_files(check, tmp_path):
    """Routines and exercises, in folders below too, in the order of their names; no others."""
    plans = tmp_path / "plans"
    expected = [
        write_routine(plans / "a.toml", more=CUE),
        write_exercise(plans / "library" / "slide.toml", "Slide", CUE),
        write_routine(plans / "week 2" / "b.toml", more=CUE),
    ]
    write_routine(plans / ".hidden" / "c.toml", more="setts = 2")
    (plans / "notes.txt").write_text("no routine", encoding="utf-8")
    report = check(plans)
    assert [file.path for file in report.files] == expected
    assert report.exit_code == 0


def test_a_folder_with_nothing_in_it_is_said(check, tmp_path):
    """It is most likely the wrong one; nothing checked is not fine."""
    (tmp_path / "empty").mkdir()
    report = check(tmp_path / "empty")
    assert report.exit_code == 2
    assert "holds no file that ends in .toml" in report.text(colour=False)


def test_standard_input_is_a_routine_like_any_other(check, wrong, right):
    """Its problems stand under the name it was asked by."""
    report = check(STANDARD_INPUT, read_input=wrong.read_bytes)
    [entry] = report.as_json
    assert (entry["file"], entry["line"], entry["code"]) == ("-", 8, "unknown-key")
    assert check(STANDARD_INPUT, read_input=right.read_bytes).exit_code == 0


def test_a_strict_check_takes_a_warning_for_an_error(check, tmp_path, right):
    """In words, for tools, and in the exit code; a file without any stays fine."""
    without_cue = write_routine(tmp_path / "x.toml")
    report = check(without_cue, strict=True)
    assert report.exit_code == 1
    assert report.as_json[0]["severity"] == "error"
    assert "error: this exercise has no cue" in report.text(colour=False)
    assert check(right, strict=True).text(colour=False).startswith(f"{right}: fine, total")


def test_many_routines_read_each_exercise_once(check, tmp_path, monkeypatch):
    """What two files use is one file, read and checked once."""
    slide = write_exercise(tmp_path / "library" / "slide.toml", "Slide", CUE)
    plans = [tmp_path / f"{name}.toml" for name in "abc"]
    for plan in plans:
        plan.write_text('hipflow = 1\ntitle = "T"\n[[exercise]]\nuse = "slide"\n', encoding="utf-8")
    opened = []
    real = open_file.guarded
    monkeypatch.setattr(
        open_file,
        "guarded",
        lambda path, *rest, **how: opened.append(path) or real(path, *rest, **how),
    )
    assert check(*plans).exit_code == 0
    assert opened.count(slide) == 1


SIGNS = f'{CUE}setup = "Bend <90°, 30 s."\n'


def test_how_a_sign_is_spoken_is_noted(check, tmp_path):
    """At its text, in the words of the session; the file is fine, strictly as well."""
    path = write_routine(tmp_path / "signs.toml", more=SIGNS)
    for strict in (False, True):
        report = check(path, strict=strict)
        noted, fine = report.text(colour=False).split("\n\n")
        head = noted.splitlines()[0]
        assert head.endswith(
            'note: will be spoken as: "Bend less than 90 degrees, 30 seconds."  [spoken-as]'
        )
        assert fine.startswith(f"{path}: fine, total")
        assert report.exit_code == 0
        assert [(entry["severity"], entry["line"]) for entry in report.as_json] == [("note", 8)]


def test_a_unit_alone_is_not_worth_a_note(check, tmp_path):
    """Everybody knows how 30 s and 5 kg are spoken."""
    path = write_routine(tmp_path / "x.toml", more=f'{CUE}setup = "Hold 30 s, 5 kg & 90°."\n')
    assert check(path).as_json == []


def test_a_note_is_coloured_unlike_a_warning(check, tmp_path):
    """Where colours are shown."""
    path = write_routine(tmp_path / "signs.toml", more=SIGNS)
    assert "\x1b[1;36mnote\x1b[0m" in check(path).text(colour=True)


def test_the_shipped_library_speaks_english(tmp_path):
    """A German routine of its exercises is warned of."""
    path = tmp_path / "de.toml"
    head = 'hipflow = 1\ntitle = "Hüfte"\nlanguage = "de"\n'
    path.write_text(f'{head}[[exercise]]\nuse = "bridge"\n', encoding="utf-8")
    catalog = catalog_in(tmp_path, shipped_library=shipped_folder("exercises"))
    [entry] = check_files([path], catalog).as_json
    assert (entry["code"], entry["severity"], entry["line"]) == ("english-exercises", "warning", 3)
