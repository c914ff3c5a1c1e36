"""The first look: limits before any parser, and where statements begin."""

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.toml.scan import MAX_KEY_PARTS, MAX_NESTING, MAX_SIGNS, SHORTER, scan

EIGHT = ".".join("a" * 8)
NINE = ".".join("a" * 9)

REFUSED = [
    f"{NINE} = 1",
    f"[{NINE}]",
    f"[[{NINE}]]",
    f"x = {{ {NINE} = 1 }}",
    f"x = [{{ y = 1, {NINE} = 1 }}]",
    " . ".join('"a"' * 1 for _ in range(9)) + " = 1",
    "x = " + "[" * 17,
    "x = " + "{ a = " * 17,
    "x = " + "[\n" * 17,
    "x = " + "[{ a = " * 9,
]
ACCEPTED = [
    f"{EIGHT} = 1",
    f"[{EIGHT}]",
    f'x = "{NINE}"',
    f"x = '{NINE}' # {NINE}",
    f'x = """\n{NINE}\n{"[" * 40}"""',
    "x = '''" + "[" * 40 + "'''",
    'x = "\\"' + "[" * 40 + '"',
    "# " + "[" * 40,
    "x = " + "[" * 16 + "]" * 16,
    "x = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]",
    "[[a]]\n" * 40,
    "x = [[1], [2]]\n" * 40,
]


@pytest.mark.parametrize("text", REFUSED)
def test_deep_shapes_are_refused(text):
    """Keys of more than 8 parts and nesting over 16 are refused, wherever they stand."""
    assert scan(text).refusal is not None


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_only_looks_deep_is_not(text):
    """The limits themselves pass, and strings, comments and numbers do not count."""
    assert scan(text).refusal is None


@pytest.mark.parametrize("text", ["a" + ".a" * 20_000 + " = 1", "x = " + "[" * 100_000])
def test_deep_shapes_never_reach_the_parser(monkeypatch, text):
    """A key of 20,000 parts and 100,000 brackets are refused without a parser, and at once."""

    def fail(_: str) -> None:
        raise AssertionError("the parser was called")

    monkeypatch.setattr(tomllib, "loads", fail)
    before = time.process_time()
    checked = check_bytes(text.encode(), name="x.toml", kind="routine", library=ExerciseLibrary([]))
    assert time.process_time() - before < 0.1
    assert [error.code for error in checked.errors] == ["too-deep"]


def test_the_refusal_names_its_place():
    """The place is where the limit is passed."""
    refusal = scan(f"a = 1\n{NINE} = 1\n").refusal
    assert refusal is not None
    assert (refusal.span.line, refusal.span.column) == (2, 16)
    assert str(MAX_KEY_PARTS) in refusal.message
    nested = scan("x = " + "[" * (MAX_NESTING + 1)).refusal
    assert nested is not None
    assert nested.span.column == 4 + MAX_NESTING + 1


STARTS = [
    ("a = 1\nb = 2", (1, 2), ()),
    ("a = [\n 1,\n 2,\n]\nb = 2", (1, 5), ()),
    ('a = """\nb = 2\n"""\nc = 3', (1, 4), ()),
    ("a = [1,\nb = 2", (1, 2), (1,)),
    ("a = [1,\n[[exercise]]\nb = 2", (1, 2, 3), (1,)),
    ("[exercise\nb = 2", (1, 2), ()),
    ('a = """x\ny\n[[exercise]]\nb = 2', (1, 3, 4), (1,)),
    ("a = 'it\nb = 2", (1, 2), ()),
    ("a = [\n [true],\n]\nb = 1", (1, 4), ()),
]


@pytest.mark.parametrize(("text", "starts", "unclosed"), STARTS)
def test_statements_begin_where_they_should(text, starts, unclosed):
    """Lists and long texts may run over lines; what is never closed ends before the next."""
    found = scan(text)
    assert (found.starts, found.unclosed) == (starts, unclosed)


@given(st.text(alphabet="[]{}=.,#\"'\\\n a1", max_size=80))
def test_any_text_is_looked_over(text):
    """No text breaks the first look, and statements begin on lines of the text in order."""
    starts = scan(text).starts
    assert list(starts) == sorted(set(starts))
    assert all(1 <= start <= text.count("\n") + 1 for start in starts)


@pytest.mark.parametrize("text", ["x\n", "1,", "a = 1\n", "[a]\n", "#\n", '""\n'])
def test_more_than_any_routine_has_is_refused(text):
    """Each would be looked at, and explained where it is wrong; a text may be long."""
    refusal = scan(text * (MAX_SIGNS + 1)).refusal
    assert (refusal.code, refusal.hint) == ("too-many", SHORTER)
    assert scan(f"a = '{'x, = [' * MAX_SIGNS}'").refusal is None
