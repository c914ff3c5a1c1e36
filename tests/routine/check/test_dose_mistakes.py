"""What an author may write of the dose, and what the checker answers: the table in data/."""

import tomllib
from pathlib import Path

import pytest

TABLE = Path(__file__).parents[1] / "data" / "dose-mistakes.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["mistake"]
HEAD = 'hipflow = 1\ntitle = "T"\n'


def told(problem):
    """A problem in one line, its line counted below the head."""
    line = problem.line - HEAD.count("\n")
    return f"{line} {problem.severity}: {problem.message} = {problem.hint}"


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c['key']}" for n, c in enumerate(CASES)])
def test_every_mistake_has_its_sentence(check, case):
    """In the order of the file, with its line and what to write instead, and no other sentence."""
    assert [told(each) for each in check(HEAD + case["written"]).problems] == case["says"]


def test_the_table_is_found():
    """An empty one would let everything pass."""
    assert len(CASES) >= 10
