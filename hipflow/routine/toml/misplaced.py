"""Entries that stand above the table they belong to, so that a parser blames the table."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from hipflow.routine.problems.problem import SpanNote, TextSpan
from hipflow.routine.problems.proposal import Change, Proposal
from hipflow.routine.toml.statement import Explanation, in_line, without_comment

_EXERCISES = re.compile(r"[ \t]*+\[\[[ \t]*+exercise[ \t]*+\]\]")
_OF_EXERCISE = re.compile(r"[ \t]*+(?P<header>\[{1,2}exercise\.[^\]]+\]{1,2})")
_EXERCISE_LIST = re.compile(r"[ \t]*+exercise[ \t]*+[=.]")
_TABLE = re.compile(r"[ \t]*+\[[ \t]*+(?P<name>[A-Za-z0-9_\-]+)[ \t]*+\]")
_DOTTED = re.compile(
    r"[ \t]*+(?P<table>[A-Za-z0-9_\-]+)\.(?P<key>[A-Za-z0-9_\-]+)[ \t]*+=(?P<value>.*)"
)


class Misplaced(Struct, frozen=True):
    """A statement in the wrong place: its first line, the line after it, and what is said."""

    first: int
    after: int
    mistake: Explanation


def find_misplaced(lines: Sequence[str], starts: Sequence[int], line: int) -> Misplaced | None:
    """What above the statement in this line keeps it from being read.

    Args:
        lines: The text.
        starts: The line, from 1, on which each statement begins.
        line: Where a parser stopped, from 1.
    """
    index = bisect_right(starts, line) - 1
    at = starts[index]
    header = lines[at - 1]
    for start, after in pairwise(starts[: index + 1]):
        above = lines[start - 1]
        if mistake := _mistake(start, above, at, header):
            return Misplaced(start, after, mistake)
    return None


def _mistake(start: int, above: str, at: int, header: str) -> Explanation | None:
    here = SpanNote(in_line(at, header, header.strip()), "it is begun here")
    if _EXERCISES.match(header):
        if table := _OF_EXERCISE.match(above):
            return Explanation(
                span=in_line(start, above, table["header"]),
                message=f"{table['header']} stands above the first [[exercise]]",
                hint="move it, with the lines that belong to it, below its [[exercise]]",
                others=(here,),
            )
        if _EXERCISE_LIST.match(above):
            return Explanation(
                span=in_line(start, above, "exercise"),
                message="the exercises are written in two ways",
                hint="write an [[exercise]] for each entry of this list, its keys below it",
                others=(here,),
            )
    table = _TABLE.match(header)
    entry = _DOTTED.match(above)
    if table and entry and entry["table"] == table["name"]:
        written = f"{entry['key']} = {without_comment(entry['value'])}"
        return Explanation(
            span=in_line(start, above, f"{entry['table']}.{entry['key']}"),
            message=f"`{entry['table']}.{entry['key']}` stands above its table [{table['name']}]",
            hint=_move(start, above, at, header, written),
            others=(here,),
        )
    return None


def _move(start: int, above: str, at: int, header: str, written: str) -> Proposal:
    """Takes an entry from its line, and writes it as the first one below its table."""
    ends = len(header) + 1
    changes = (
        Change(TextSpan(start, 1, start, len(above) + 1), ""),
        Change(TextSpan(at, ends, at, ends), f"\n{written}"),
    )
    return Proposal(f"move it below {without_comment(header)}: {written}", (changes,))
