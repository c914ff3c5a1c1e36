"""Checking whole files: every mistake in one pass, each at its place, and no right file refused."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipflow.routine.check.check import MistakesError, check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.check.play_estimates import PlayEstimates
from hipflow.routine.format.model import PrescriptionTable, RoutineFile
from hipflow.routine.problems.text import format_problems
from hipflow.system.errors import UnreadableError

DATA = Path(__file__).parents[1] / "data"
HEAD = 'hipflow = 1\ntitle = "T"\n'
ONE = '[[exercise]]\nuse = "squat"\n'

HANDOUTS = {
    "hold 30 s, relax 30 s, other side, four times": """
        use = "standing-hip-flexor-stretch"
        reps = 4
        hold_s = 30
        relax_s = 30
        side = "each"
    """,
    "10 reps with a 5 s hold, three sets, 1 min rest": """
        use = "bridge"
        reps = 10
        hold_s = 5
        sets = 3
        rest_s = 60
    """,
    "repeat 5-10 times": 'use = "bridge"\nreps = [5, 10]',
    "hold 5 to 10 seconds, three times": 'use = "bridge"\nreps = 3\nhold_s = [5, 10]',
    "go on for 30 seconds, 3-5 sets": 'use = "seated-march"\nfor_s = 30\nsets = [3, 5]',
    "30 s circles in each direction": """
        name = "Hip circles"
        for_s = 30
        side = "each"
        side_words = ["forwards", "backwards"]
        cues = ["Make them round"]
    """,
    "all sets on the sore side first": """
        use = "clamshell"
        sets = 3
        side_order = "side"
        start_side = "affected"
    """,
    "2 s up, 3 s down": 'use = "squat"\nout_s = 2\nback_s = 3',
    "do it at the worktop, as many as you like": 'use = "squat"\npace = "self"\nsets = 2',
    "walk 5 minutes to warm up": 'name = "Walk"\nfor_s = 300\ncues = ["Swing your arms"]',
}

MISTAKES = [
    # text below the head, code, line, column
    ("setts = 2\n" + ONE, "unknown-key", 3, 1),
    (ONE + "rest = 30\n", "unknown-key", 5, 1),
    (ONE + "for_min = 20\n", "unknown-key", 5, 1),
    (ONE + "for_each = 3\n", "unknown-key", 5, 1),
    (ONE + "warning = 'x'\n", "unknown-key", 5, 1),
    (ONE + "words = { outt = 'x' }\n", "unknown-key", 5, 11),
    (ONE + "easier = { position = 'prone' }\n", "unknown-key", 5, 12),
    (ONE + "say = 5\n", "wrong-type", 5, 7),
    (ONE + "say = ['x']\n", "wrong-type", 5, 7),
    (ONE + f"say = '{'x' * 601}'\n", "too-long", 5, 7),
    (ONE + "say = { redy = 'x' }\n", "unknown-key", 5, 9),
    (ONE + "say = { ready = 5 }\n", "wrong-type", 5, 17),
    (ONE + f"say = {{ work = '{'x' * 601}' }}\n", "too-long", 5, 16),
    (ONE + 'say = { rest = "\\u001b[31m" }\n', "control-character", 5, 16),
    (ONE + "say.rest = 5\n", "wrong-type", 5, 12),
    (ONE + "[exercise.say]\nrest = 5\n", "wrong-type", 6, 8),
    (ONE + "[exercise.say]\nreps = 5\n", "unknown-key", 6, 1),
    (ONE + "[[exercise.say]]\nrest = 'x'\n", "wrong-type", 5, 1),
    (ONE + "easier = { say = { redy = 'x' } }\n", "unknown-key", 5, 20),
    (ONE + "easier = { say = 5 }\n", "wrong-type", 5, 18),
    ("say = 'x'\n" + ONE, "unknown-key", 3, 1),
    ("voice = 5\n" + ONE, "wrong-type", 3, 9),
    ("voice = ' '\n" + ONE, "empty-text", 3, 9),
    (f"voice = '{'x' * 201}'\n" + ONE, "too-long", 3, 9),
    ('voice = "\\u202ex"\n' + ONE, "control-character", 3, 9),
    (ONE + "voice = 'x'\n", "unknown-key", 5, 1),
    (ONE + "[progression]\n", "kept-for-later", 5, 1),
    (ONE + "reps = '8'\n", "wrong-type", 5, 8),
    (ONE + "reps = 8.0\n", "wrong-type", 5, 8),
    (ONE + "reps = 8.5\n", "wrong-type", 5, 8),
    (ONE + "reps = true\n", "wrong-type", 5, 8),
    (ONE + "reps = [8, '9']\n", "wrong-type", 5, 12),
    (ONE + "hold_s = [5, 6.0]\n", "wrong-type", 5, 14),
    (ONE + "reps = [8]\n", "wrong-range", 5, 8),
    (ONE + "reps = [8, 9, 10]\n", "wrong-range", 5, 8),
    (ONE + "reps = [12, 8]\n", "reversed-range", 5, 8),
    ("weeks = [6, 4]\n" + ONE, "reversed-range", 3, 9),
    (ONE + "reps = 201\n", "out-of-range", 5, 8),
    (ONE + "reps = [0, 9]\n", "out-of-range", 5, 9),
    (ONE + "for_s = 4\n", "out-of-range", 5, 9),
    (ONE + "hold_s = 600.5\n", "out-of-range", 5, 10),
    (ONE + "hold_s = 99999999999999999999\n", "wrong-type", 5, 10),
    (ONE + "hold_s = nan\n", "wrong-type", 5, 10),
    (ONE + "rest_s = 00:00:30\n", "wrong-type", 5, 10),
    (ONE + "load = 2026-01-01\n", "wrong-type", 5, 8),
    (ONE + "side = 'Left'\n", "unknown-value", 5, 8),
    (ONE + "start_side = 'both'\n", "unknown-value", 5, 14),
    (ONE + "pace = 'fast'\n", "unknown-value", 5, 8),
    ("language = 'English'\n" + ONE, "unknown-value", 3, 12),
    (ONE + "cues = 'Breathe'\n", "wrong-type", 5, 8),
    (ONE + "side_words = ['a']\n", "wrong-length", 5, 14),
    (ONE + f"load = '{'x' * 81}'\n", "too-long", 5, 8),
    (ONE + 'load = "\\u001b[31m"\n', "control-character", 5, 8),
    (ONE + 'load = "\\u009b31m"\n', "control-character", 5, 8),
    (ONE + 'load = "\\u202e"\n', "control-character", 5, 8),
    (ONE + "easier = 3\n", "wrong-type", 5, 10),
    (ONE + "easier = 'Heel Slide'\n", "bad-id", 5, 10),
    (ONE + "easier = { use = '../bridge' }\n", "path-as-id", 5, 18),
    (ONE + "for_s = -inf\n", "wrong-type", 5, 9),
    ("[[exercise]]\nuse = 'library/squat.toml'\n", "path-as-id", 4, 7),
    ('[[exercise]]\nuse = "squat\\n"\n', "unknown-exercise", 4, 7),
    ("[[exercise]]\nuse = 'sqat'\n", "unknown-exercise", 4, 7),
    (ONE + "harder = 'sqat'\n", "unknown-exercise", 5, 10),
    (ONE + "harder = { use = 'sqat' }\n", "unknown-exercise", 5, 18),
    ("[[exercise]]\nreps = 3\ncues = ['x']\n", "missing-name", 3, 1),
    ("[[exercise]]\nname = 'x'\ncues = ['x']\n", "no-dose", 3, 1),
    (ONE + "reps = 8\nfor_s = 30\n", "conflict", 6, 1),
    (ONE + "pace = 'self'\nhold_s = 3\n", "conflict", 6, 1),
    (ONE + "pace = 'self'\nfor_s = 30\n", "conflict", 6, 1),
    (ONE + "for_s = 30\nhold_s = 3\n", "conflict", 6, 1),
    (ONE + "for_s = 30\nrelax_s = 3\n", "conflict", 6, 1),
    (ONE + "easier = { reps = 3, for_s = 30 }\n", "conflict", 5, 22),
    (ONE + "start_side = 'left'\n", "conflict", 5, 1),
    (ONE + "out_s = 0\nback_s = 0\n", "zero-work", 5, 1),
    (ONE + "image = '../x.png'\n", "picture-outside", 5, 9),
    (ONE + "circuit = 'A'\n", "undeclared-circuit", 5, 11),
    (ONE + "[circuit.A]\nrounds = 2\n", "unused-circuit", 5, 1),
    (ONE + "circuit = 'A'\n[circuit.A]\n", "missing-key", 6, 1),
    (ONE + "circuit = 'A'\n[circuit.A]\nrounds = 21\n", "out-of-range", 7, 10),
    (ONE + "circuit = 'A'\n[circuit.A]\nrounds = '2'\n", "wrong-type", 7, 10),
    ("[pain]\ncaution_at = 7\n" + ONE, "conflict", 4, 1),
    ("[pain]\nask_before = 'yes'\n" + ONE, "wrong-type", 4, 14),
    ("[pain]\nstop_advice = 6\n" + ONE, "wrong-type", 4, 15),
    (f"[pain]\nstop_advice = '{'x' * 601}'\n" + ONE, "too-long", 4, 15),
    ("[pain]\nstop_advise = 'Rest.'\n" + ONE, "unknown-key", 4, 1),
    ("exercise = 3\n", "wrong-type", 3, 12),
    ("", "missing-key", 1, 1),
    ("exercise = []\n", "missing-key", 1, 1),
    (ONE * 51, "too-many-exercises", 103, 1),
    (ONE + "reps = \n", "syntax", 5, 6),
    (ONE + "rest_s = 45s\n", "syntax", 5, 10),
    (ONE + "rest_s = 00:30\n", "syntax", 5, 10),
    (ONE + "reps = 5\nreps = 6\n", "duplicate-key", 6, 1),
    ("[exercise]\nuse = 'squat'\n", "syntax", 3, 1),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), MISTAKES)
def test_one_mistake_is_reported_once_at_its_place(check, text, code, line, column):
    """A file with a single mistake gets exactly one error, of the right code, line and column."""
    errors = check(HEAD + text).errors
    assert [(e.code, e.line, e.column) for e in errors] == [(code, line, column)]


@pytest.mark.parametrize(("text", "code", "line", "column"), MISTAKES)
@pytest.mark.parametrize("form", ["crlf", "bom"])
def test_line_ends_and_byte_order_marks_change_nothing(check, text, code, line, column, form):
    """With CRLF, and with a byte-order mark, the same error stands at the same place."""
    data = (HEAD + text).encode()
    data = data.replace(b"\n", b"\r\n") if form == "crlf" else b"\xef\xbb\xbf" + data
    assert [(e.code, e.line, e.column) for e in check(data).errors] == [(code, line, column)]


def test_the_head_is_required(check):
    """A file without version and title is told both."""
    errors = check(ONE).errors
    assert [(error.code, error.hint) for error in errors] == [
        ("missing-key", "write: hipflow = 1"),
        ("missing-key", 'for example: title = "Hip starter"'),
    ]


@pytest.mark.parametrize("version", ["2", "1.0", "true", "'1'"])
def test_another_version_is_refused(check, version):
    """Only the whole number 1 is format version 1."""
    errors = check(f"hipflow = {version}\ntitle = 'T'\n{ONE}").errors
    assert [(error.line, error.column) for error in errors] == [(1, 11)]


def test_the_pages_good_example_has_no_errors(check):
    """The routine that describes the format is right."""
    checked = check((DATA / "hip-starter.toml").read_bytes())
    assert checked.errors == ()
    assert checked.routine is not None
    assert checked.routine.title == "Hip starter"


def test_the_pages_bad_examples_are_shown_as_there(check):
    """The three mistakes of the format's description are rendered to the letter."""
    checked = check((DATA / "hip-week-2.toml").read_bytes(), name="hip-week-2.toml")
    expected = (DATA / "hip-week-2.txt").read_text(encoding="utf-8").rstrip("\n")
    assert format_problems(checked.errors) == expected


@pytest.mark.parametrize("lines", HANDOUTS.values(), ids=HANDOUTS.keys())
def test_what_handouts_say_can_be_written(check, lines):
    """Each instruction from handouts in circulation is a right file without warnings."""
    checked = check(f"{HEAD}[[exercise]]\n{lines}\n")
    assert [problem.message for problem in checked.problems] == []


def test_a_circuit_of_five_rounds_can_be_written(check):
    """March 1 min, 30 s rest, five rounds of three exercises."""
    members = "".join(f"{ONE}for_s = 60\ncircuit = 'A'\n" for _ in range(3))
    checked = check(f"{HEAD}{members}[circuit.A]\nrounds = 5\nrest_s = 30\n")
    assert checked.problems == ()


def test_many_mistakes_are_found_in_one_pass(check):
    """Fourteen mistakes of every kind come in one pass, ordered by line, broken lines included."""
    text = """hipflow = 1
title = Hip starter
setts = 2
[defaults]
rest_s = "45s"
[[exercise]]
use = "sqat"
[[exercise]]
use = "bridge"
reps = [12, 8]
hold_s = 700
for_s = 30
circuit = "B"
[[exercise]]
use = "clamshell"
reps = 8-12
easier = { reps = 6, hold = 2 }
[[exercise]]
name = "Walk"
[[exercise]]
use = "squat"
sets = 2.0
start_side = "left"
[circuit.A]
rounds = 2
"""
    expected = [
        ("syntax", 2),
        ("unknown-key", 3),
        ("wrong-type", 5),
        ("unknown-exercise", 7),
        ("reversed-range", 10),
        ("out-of-range", 11),
        ("conflict", 12),
        ("undeclared-circuit", 13),
        ("syntax", 16),
        ("unknown-key", 17),
        ("no-dose", 18),
        ("wrong-type", 22),
        ("conflict", 23),
        ("unused-circuit", 24),
    ]
    assert [(error.code, error.line) for error in check(text).errors] == expected


@pytest.mark.parametrize(
    "text",
    [
        "[[exercise]]\nuse = 'squat'\nrepz = 8\n",
        "[[exercise]]\nuse = 'squat'\nreps = eight\n",
        "[[exercise]]\nname = 'Walk'\nfor_sec = 60\ncues = ['x']\n",
        "[[exercise]]\nname = 'Walk'\nfor_min = 1\ncues = ['x']\n",
        "[[exercise]]\nname = 'Walk'\nfor_s = '1 min'\ncues = ['x']\n",
        "[[exercise]]\nnaem = 'Walk'\nfor_s = 60\ncues = ['x']\n",
        "[[exercise]]\nuse = 'Squat!'\n",
        "[[exercise]]\nuse = 'squat'\ncircut = 'A'\n[circuit.A]\nrounds = 2\n",
        "[[exercise]]\nuse = 'squat'\ncircuit = 'A'\n[circuit.A]\nronds = 2\n",
        "[[exercise]]\nuse = 'squat'\ncircuit = 'A'\n[circuits.A]\nrounds = 2\n",
    ],
)
def test_a_mistake_has_no_echo(check, text):
    """What is missing only because it was misspelt or is broken is not reported as missing."""
    assert len(check(HEAD + text).problems) == 1


def test_a_mistake_in_a_used_library_file_is_shown_there(check, folder):
    """A broken library exercise is reported at its own file and line, and stops the routine."""
    path = folder / "library" / "squat.toml"
    path.write_text('hipflow = 1\nname = "Squat"\nrepz = 8\n', encoding="utf-8")
    checked = check(HEAD + ONE)
    assert [(e.file, e.line, e.code) for e in checked.errors] == [(str(path), 3, "unknown-key")]
    assert checked.routine is None


def test_a_library_file_that_is_no_text_is_a_problem_too(check, folder):
    """A binary library file is a problem at that file, not an exception."""
    path = folder / "library" / "squat.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert [(e.file, e.code) for e in check(HEAD + ONE).errors] == [(str(path), "unreadable")]


def test_an_unused_broken_library_file_does_no_harm(check, folder):
    """A routine is not refused for a library file it does not use."""
    (folder / "library" / "other.toml").write_text("nonsense", encoding="utf-8")
    assert check(HEAD + ONE).errors == ()


def test_an_exercise_file_is_checked_as_one(check):
    """A library file is checked with its own keys, and its levels must exist."""
    text = "hipflow = 1\nname = 'Squat'\nreps = 8\ncues = ['x']\nharder = 'sqat'\nuse = 'squat'\n"
    checked = check(text, name="squat.toml", kind="exercise")
    assert [(e.code, e.line) for e in checked.errors] == [
        ("unknown-exercise", 5),
        ("unknown-key", 6),
    ]
    assert checked.exercise is None


def test_a_right_exercise_file_is_given_back(check):
    """A right library file comes back as it was read."""
    text = "hipflow = 1\nname = 'Squat'\nreps = 8\ncues = ['x']\n"
    checked = check(text, name="library/squat.toml", kind="exercise")
    assert checked.problems == ()
    assert checked.exercise is not None
    assert checked.exercise.reps == 8


def test_an_exercise_files_name_must_be_an_id(check):
    """A library file whose name is no id could never be used, and is told so."""
    text = "hipflow = 1\nname = 'Squat'\nreps = 8\ncues = ['x']\n"
    errors = check(text, name="library/My Squat.toml", kind="exercise").errors
    assert [error.code for error in errors] == ["bad-id"]


def test_the_estimate_gives_errors_and_warnings(check):
    """Over twelve hours is an error; over an hour and a steep strong day are warnings."""
    times = {"gentle": 1000.0, "usual": 4000.0, "strong": 5000.0}
    checked = check(HEAD + ONE, estimates=PlayEstimates(estimate=lambda _: times))
    assert [(w.code, w.line) for w in checked.warnings] == [("long-routine", 2), ("steep-day", 2)]
    assert checked.routine is not None
    checked = check(
        HEAD + ONE, estimates=PlayEstimates(estimate=lambda _: {"strong": 12 * 3600 + 1.0})
    )
    assert [error.code for error in checked.errors] == ["too-long-routine"]
    assert checked.routine is None


def test_what_has_no_mistakes_is_playable(check):
    """It gives the routine."""
    assert check(HEAD + ONE).require_routine().exercises[0].usual.name == "Squat"


def test_what_has_mistakes_cannot_be_played_and_shows_them(check):
    """The error's text is the rendered problems, and they are there one by one."""
    with pytest.raises(MistakesError) as raised:
        check(HEAD + ONE + "setts = 2\n").require_routine()
    assert str(raised.value).startswith("x.toml:5:1: error: unknown key `setts`")
    assert [problem.code for problem in raised.value.problems] == ["unknown-key"]


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b'title = "a\0b"', b"#" * (256 * 1024 + 1)], ids=["utf", "nul", "big"]
)
def test_what_is_no_text_is_unreadable(check, data):
    """Not UTF-8, binary, and too big are refused in words, with the file's name."""
    with pytest.raises(UnreadableError, match=r"^x\.toml is"):
        check(data)


def test_a_right_file_loads_neither_validator_nor_grammar(folder):
    """Checking a right file imports tomllib and msgspec, and nothing that only mistakes need."""
    path = folder / "r.toml"
    path.write_text(HEAD + ONE, encoding="utf-8")
    program = (
        "import sys; from pathlib import Path\n"
        "from hipflow.routine.check.check import check_bytes\n"
        "from hipflow.routine.check.exercise_library import ExerciseLibrary as Library\n"
        f"path = Path({str(path)!r}); library = Library([]).with_folder_beside(path)\n"
        "checked = check_bytes(path.read_bytes(), name='r', kind='routine', library=library)\n"
        "checked.require_routine()\n"
        "print(*sorted(n for n in sys.modules if n in {'jsonschema_rs', 'tree_sitter',"
        " 'tree_sitter_toml', 'textual', 'msgspec', 'tomllib'}))\n"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.split() == ["msgspec", "tomllib"]


KEYS = st.sampled_from(
    PrescriptionTable.__struct_fields__ + RoutineFile.__struct_fields__ + ("zz",)
)
SCALARS = st.sampled_from(
    [
        *("{ rest = 'x' }", "{ rest = 3, redy = 'x' }", "[{ rest = 'x' }]"),
        *("1", "8.0", "-3", "1e400", "nan", "true", "[1, 2]", "[2]", "[[1], {}]", "", "["),
        *('"squat"', '"45s"', "2026-01-01", "00:30:00", "00:30", "'''a", '"\\e', '"../x"'),
        *("{ reps = 3 }", "{ use = 'x', zz = [3] }", "{ a.b.c = 1 }", '"\\u001b"', "“x”"),
        "9" * 5000,
        "0x" + "f" * 40,
    ]
)
LINES = st.one_of(
    st.builds("{} = {}".format, KEYS, SCALARS),
    st.sampled_from(
        ["[[exercise]]", "[exercise]", "[exercise.say]", "[circuit.A]", "[pain]", "[[pain]]", "[a"]
    ),
    st.sampled_from(['hipflow = 1\ntitle = "T"', '"', "]]", "# c", "a.b.c = 3", '"a b" = 1', "\r"]),
    st.text(max_size=30),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.lists(LINES, max_size=14).map("\n".join), kind=st.sampled_from(["routine", "exercise"])
)
def test_no_text_makes_the_checker_raise(text, kind):
    """Whatever is written, the answer is problems, each inside the file, or an unreadable file."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = text.encode(errors="surrogatepass")
    try:
        checked = check_bytes(data, name="x.toml", kind=kind, library=ExerciseLibrary([]))
    except UnreadableError:
        return
    count = text.count("\n") + 1
    assert all(1 <= p.line <= count and p.column >= 1 for p in checked.problems)
    assert all(p.message and p.hint for p in checked.problems)
    shown = format_problems(checked.problems)
    assert all(letter.isprintable() or letter == "\n" for letter in shown)
    assert checked.errors or checked.routine or checked.exercise


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200))
def test_no_bytes_make_the_checker_raise(data):
    """Arbitrary bytes are checked, or refused as no text."""
    try:
        checked = check_bytes(data, name="x.toml", kind="routine", library=ExerciseLibrary([]))
    except UnreadableError:
        return
    assert checked.errors
