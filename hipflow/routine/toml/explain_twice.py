"""Explains what is written twice, so that of two different values neither is lost."""

import re

from hipflow.routine.problems.problem import SpanNote, TextSpan
from hipflow.routine.problems.proposal import Change, Hint, Part, Proposal, propose
from hipflow.routine.toml.explain_value import is_value
from hipflow.routine.toml.statement import (
    PAIR,
    BrokenStatement,
    Explanation,
    in_line,
    span_of,
    without_comment,
)

_TWICE = re.compile(r"twice|overwrite|immutable|already|duplicate|redefin", re.IGNORECASE)
_PART = r"""(?:[A-Za-z0-9_\-]+|"[^"\n]*"|'[^'\n]*')"""
_HEADER = re.compile(rf"\[\[?[ \t]*+{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+[ \t]*+\]\]?")
_CHOOSE = "keep the one you mean"
_LIST = re.compile(r"\[(?P<inside>.*[\"'])\s*,?\s*\]")
_KEYS = re.compile(r"(?:^|,)\s*(\w+)\s*=")
_INLINE = re.compile(r"\{(?P<inside>.*)\}")


def written_twice(statement: BrokenStatement) -> Explanation | None:
    """A key or a table that a parser has seen before."""
    if not _TWICE.search(statement.reason):
        return None
    if statement.first.strip().startswith("["):
        return _table_twice(statement)
    pair = PAIR.match(statement.first)
    if pair is None:
        return None
    earlier = _earlier_key(statement, pair["key"])
    if earlier is None:
        return _twice(statement, pair["key"], None, _CHOOSE)
    first = PAIR.match(statement.before[earlier.line - 1])
    hint = _of_two(first, pair, earlier) if first else _CHOOSE
    return _twice(statement, pair["key"], earlier, hint)


def _of_two(first: re.Match[str], second: re.Match[str], earlier: TextSpan) -> Hint:
    """What to do about two entries, so that nothing of either is lost.

    Args:
        first: The entry further up.
        second: The one that is reported.
        earlier: Where the key of the first stands.
    """
    one, other = (without_comment(pair["value"]) for pair in (first, second))
    if first["key"] != second["key"]:
        both = _in_one_table(first, second)
    elif one == other and is_value(one):
        return propose("both say the same: delete one of the two", Part.ENTRY, "")
    else:
        both = _in_one_list(first, second) or _two_tables(first, second)
    if both is None:
        base = second["key"].partition(".")[0]
        return _CHOOSE if first["key"] == second["key"] else f"write all of `{base}` in one place"
    line = first.string
    ends = len(line) - len(line.lstrip()) + len(without_comment(line)) + 1
    entry = TextSpan(earlier.line, earlier.column, earlier.line, ends)
    changes = (Change(entry, both), Change(Part.ENTRY, ""))
    return Proposal(f"write both into one: {both}", (changes,))


def _table_twice(statement: BrokenStatement) -> Explanation | None:
    header = statement.first.split("#", 1)[0].strip()
    if not _HEADER.fullmatch(header):
        return None
    lines = reversed(list(enumerate(statement.before, 1)))
    # The nearest one: every exercise may have an [exercise.say] of its own.
    earlier = next((in_line(n, line, header) for n, line in lines if line.startswith(header)), None)
    hint = f"write all of it below one {header}"
    if header.startswith("[exercise."):
        hint += ", or begin the next exercise with [[exercise]] first"
    return _twice(statement, header, earlier, hint)


def _twice(
    statement: BrokenStatement, what: str, earlier: TextSpan | None, hint: Hint
) -> Explanation:
    return Explanation(
        span=span_of(statement, what),
        code="duplicate-key",
        message=f"`{what}` is written twice",
        hint=hint,
        others=(SpanNote(earlier, "it is first written here"),) if earlier else (),
    )


def _earlier_key(statement: BrokenStatement, key: str) -> TextSpan | None:
    """The same key further up in the same table, or one of the same table of its own."""
    for number in range(len(statement.before), 0, -1):
        line = statement.before[number - 1]
        pair = PAIR.match(line)
        if line.lstrip().startswith("["):
            return None
        if pair and pair["key"].partition(".")[0] == key.partition(".")[0]:
            return in_line(number, line, pair["key"])
    return None


def _in_one_list(first: re.Match[str], second: re.Match[str]) -> str | None:
    """Of two lists of texts one that holds both."""
    one, other = (_LIST.fullmatch(without_comment(pair["value"])) for pair in (first, second))
    if first["key"] != second["key"] or one is None or other is None:
        return None
    return f"{first['key']} = [{one['inside'].strip()}, {other['inside'].strip()}]"


def _two_tables(first: re.Match[str], second: re.Match[str]) -> str | None:
    """Of two tables on one line each, one that holds both, where no key is in both."""
    one, other = (_INLINE.fullmatch(without_comment(pair["value"])) for pair in (first, second))
    if first["key"] != second["key"] or one is None or other is None:
        return None
    insides = [one["inside"].strip(), other["inside"].strip()]
    keys = [key for inside in insides for key in _KEYS.findall(inside)]
    is_clear = all(insides) and len(keys) == len(set(keys))
    return f"{first['key']} = {{ {', '.join(insides)} }}" if is_clear else None


def _in_one_table(first: re.Match[str], second: re.Match[str]) -> str | None:
    """For `words.back` beside `words = { … }`, one table that holds both."""
    table, dotted = (first, second) if "." in second["key"] else (second, first)
    base, _, key = dotted["key"].partition(".")
    inline = _INLINE.fullmatch(without_comment(table["value"]))
    if inline is None or table["key"] != base or not key:
        return None
    inside = inline["inside"].strip()
    if not inside or re.search(rf"(?:^|,)\s*{re.escape(key)}\s*=", inside):
        return None
    return f"{base} = {{ {inside}, {key} = {without_comment(dotted['value'])} }}"
