"""What a hint asks for, as edits of the text.

The hints are sentences for a person. Those that propose something say it in a few set ways, each
with a line below; carried out here, they do what somebody would who follows them word for word.
"""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from hipflow.routine.problems.problem import Problem, TextSpan
from hipflow.routine.problems.quantities import MOST_LETTERS
from hipflow.routine.toml.explain import find_hard_space
from hipflow.routine.toml.statement import without_comment

_ENTRY = re.compile(r"(?P<key>[\w.\"'-]+?)[ \t]*=[ \t]*(?P<value>.*)", re.DOTALL)
_BEGINS_TABLE = re.compile(r"write: \[[a-z.]+(?:\.[A-Z])?\] (?:with|in place)")
"""Where the table goes, and what stands in it, is for its author to say."""
_EITHER = re.compile(r"write: (?P<first>(?P<key>\w+) = \S+), or (?P<other>\[.*\]) for a range")
_RANGE_OR_SETS = re.compile(
    r"write: (?P<first>reps = \[.*\]) for a range, (?P<other>reps_by_set = \[.*\]) for two sets"
)
_INLINE_VALUE = re.compile(
    r"""[ \t]*[=:][ \t]*(?:"(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]]*\]|\{[^}]*\}|[^,}#\n]*[^,}#\s])"""
)


class TextEdit(Struct, frozen=True):
    """A stretch of a text, and what is to stand there."""

    span: TextSpan
    text: str


NOT_TRIED = frozenset({"too-quick", "unspoken", "unknown-name", "no-cue", "no-effect"})
"""Warnings: what they propose is another time, or other words, and says so."""

MISSING_KEY = "missing-key"

Way = tuple[TextEdit, ...]
"""The edits that carry out one proposal."""


def makes_proposal(problem: Problem) -> bool:
    """Whether a mistake's hint says what to write, and not only what to think of."""
    hint = problem.hint or ""
    # "…" stands for words that only the author has.
    if problem.code in NOT_TRIED or "…" in hint or _BEGINS_TABLE.match(hint):
        return False
    return hint.startswith("write: ") or any(way.fullmatch(hint) for way, _ in _WAYS)


def proposed_edits(problem: Problem, lines: Sequence[str]) -> tuple[Way, ...]:
    """Each way a hint offers, as edits; none where it cannot be carried out word for word."""
    hint = problem.hint or ""
    if any(len(line) > MOST_LETTERS for line in lines[problem.line - 1 : problem.line]):
        return ()
    either = _EITHER.fullmatch(hint)
    hints = [f"write: {either['first']}"] if either else [hint]
    if either:
        hints.append(f"write: {either['key']} = {either['other']}")
    if both := _RANGE_OR_SETS.fullmatch(hint):
        hints = [f"write: {both['first']}", f"write: {both['other']}"]
    ways = []
    for each in hints:
        for pattern, carry_out in _WAYS:
            if found := pattern.fullmatch(each):
                edits = carry_out(problem, lines, found)
                if edits:
                    ways.append(edits)
                break
    return tuple(ways) if len(ways) == len(hints) else ()


def apply_edits(lines: Sequence[str], edits: Sequence[TextEdit]) -> tuple[str, ...]:
    """The lines of the text with the edits made."""
    result = list(lines)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        span = edit.span
        before = result[span.line - 1][: span.column - 1]
        after = result[span.end_line - 1][span.end_column - 1 :]
        result[span.line - 1 : span.end_line] = f"{before}{edit.text}{after}".split("\n")
    return tuple(result)


def _write(problem: Problem, lines: Sequence[str], found: re.Match[str]) -> Way:
    """``write: …``: an entry, a header or a note in place of what is broken, or one key."""
    written = found["text"]
    if problem.code == MISSING_KEY:
        return (TextEdit(TextSpan(1, 1, 1, 1), f"{written}\n"),)
    if problem.statement is None:
        return _entry_in_place(problem, lines, written)
    if written[0] not in "[#" and not _ENTRY.fullmatch(written):
        return (TextEdit(problem.span, written),)
    statement = problem.statement
    first = lines[statement.line - 1]
    begins = len(first) - len(first.lstrip()) + 1
    if statement.line < statement.end_line:
        return (TextEdit(replace_start(statement, begins), written),)
    if written.startswith("#") or "#" in written:
        return (TextEdit(replace_start(statement, begins), written),)
    ends = begins + len(without_comment(first))
    return (TextEdit(TextSpan(statement.line, begins, statement.line, ends), written),)


def replace_start(span: TextSpan, column: int) -> TextSpan:
    """The span from another column of its first line on."""
    return TextSpan(span.line, column, span.end_line, span.end_column)


def _entry_in_place(problem: Problem, lines: Sequence[str], written: str) -> Way:
    """An entry for one whose key, or whose value, is pointed at."""
    span = problem.span
    entry = _ENTRY.fullmatch(written)
    if entry is None or span.line != span.end_line:
        return ()
    line = lines[span.line - 1]
    before, here = line[: span.column - 1], line[span.column - 1 : span.end_column - 1]
    if re.search(rf"(?:^|[\s{{,.]){re.escape(entry['key'])}[\"']?[ \t]*=[ \t]*$", before):
        return (TextEdit(span, entry["value"]),)
    if other := re.search(r"\w+[ \t]*=[ \t]*$", before):
        return (TextEdit(replace_start(span, other.start() + 1), written),)
    value = _INLINE_VALUE.match(line, span.end_column - 1)
    if value is None or "=" in here:
        return ()
    return (TextEdit(TextSpan(span.line, span.column, span.line, value.end() + 1), written),)


def _write_value(problem: Problem, _lines: Sequence[str], found: re.Match[str]) -> Way:
    return (TextEdit(problem.span, found["text"]),)


def _did_you_mean(problem: Problem, lines: Sequence[str], found: re.Match[str]) -> Way:
    """Another word in the place of one; the quotes around it stay."""
    span = problem.span
    if span.line != span.end_line:
        return ()
    here = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    if here.startswith("["):
        return _in_header(problem, here, found["text"])
    quote = here[:1] if here[:1] in "\"'" else ""
    return (TextEdit(span, f"{quote}{found['text']}{quote}"),)


def _in_header(problem: Problem, header: str, meant: str) -> Way:
    """Another name for the table, or for a table around it, that a header begins."""
    unknown = re.search(r"`(.+)`", problem.message)
    at = header.find(unknown[1]) if unknown else -1
    if unknown is None or at < 0:
        return ()
    begins = problem.column + at
    span = TextSpan(problem.line, begins, problem.line, begins + len(unknown[1]))
    return (TextEdit(span, meant),)


def _on_two_lines(problem: Problem, lines: Sequence[str], found: re.Match[str]) -> Way:
    text = "\n".join(re.split(r"[,;] (?=\w+ =)", found["text"]))
    line = lines[problem.line - 1]
    begins = len(line) - len(line.lstrip()) + 1
    ends = begins + len(without_comment(line))
    in_table = "{" in line[: problem.column - 1]
    return () if in_table else (TextEdit(TextSpan(problem.line, begins, problem.line, ends), text),)


def _on_its_own_line(problem: Problem, lines: Sequence[str], found: re.Match[str]) -> Way:
    line = lines[problem.line - 1]
    at = line.find(found["text"], problem.column - 1)
    if at < 0:
        return ()
    before = re.sub(r"[\s,;]*(?:x\s*)?$", "", line[:at])
    span = TextSpan(problem.line, 1, problem.line, at + len(found["text"]) + 1)
    return (TextEdit(span, f"{before}\n{found['text']}"),)


def _header_and_rest(problem: Problem, lines: Sequence[str], found: re.Match[str]) -> Way:
    line = lines[problem.line - 1]
    rest = re.sub(r"^[\s\[({]*\w+[\s\])}:]*", "", line)
    span = TextSpan(problem.line, 1, problem.line, len(line) + 1)
    return (TextEdit(span, f"{found['text']}\n{rest}"),)


def _delete(problem: Problem, _lines: Sequence[str], found: re.Match[str]) -> Way:
    return (TextEdit(problem.span, {"": "", " and type a space": " "}.get(found["text"], "\n")),)


def _delete_all(problem: Problem, lines: Sequence[str], found: re.Match[str]) -> Way:
    """What only looks like a space, or takes no room, wherever it is in a line."""
    edits, start = [], 0
    line = lines[problem.line - 1]
    while (place := find_hard_space(line, start)) is not None:
        start = place + 1
        span = TextSpan(problem.line, place + 1, problem.line, place + 2)
        edits.append(TextEdit(span, " " if found["space"] else ""))
    return tuple(edits)


def _end_with(problem: Problem, lines: Sequence[str], found: re.Match[str]) -> Way:
    """The sign that is missing, at the end of the statement's text."""
    statement = problem.statement or problem.span
    number = statement.end_line
    while number > statement.line and not without_comment(lines[number - 1]):
        number -= 1
    line = lines[number - 1]
    ends = line.find(without_comment(line)) + len(without_comment(line)) + 1
    if found["text"] == '"':
        ends = problem.span.end_column
    return (TextEdit(TextSpan(number, ends, number, ends), found["text"]),)


def _in_value(change: Callable[[str], str]) -> Callable[..., Way]:
    """An edit of what is pointed at."""

    def carry_out(problem: Problem, lines: Sequence[str], _found: re.Match[str]) -> Way:
        span = problem.span
        here = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        changed = change(here)
        return (TextEdit(span, changed),) if changed != here and span.line == span.end_line else ()

    return carry_out


def _backslashes(value: str) -> str:
    return re.sub(r'\\(?![btnfr"\\uU])', r"\\\\", value)


def _inner_quotes(value: str) -> str:
    return f'"{value[1:-1].replace(chr(34), chr(39))}"' if value.endswith('"') else value


def _equals_for_colon(problem: Problem, lines: Sequence[str], _found: re.Match[str]) -> Way:
    at = lines[problem.line - 1].find(":", problem.span.end_column - 1) + 1
    return (TextEdit(TextSpan(problem.line, at, problem.line, at + 1), " ="),) if at else ()


def _three_quotes(problem: Problem, lines: Sequence[str], _found: re.Match[str]) -> Way:
    statement = problem.statement
    if statement is None:
        return ()
    begins = lines[statement.line - 1].find('"') + 1
    ends = lines[statement.end_line - 1].rfind('"') + 1
    if statement.line == statement.end_line or not begins or not ends:
        return ()
    return (
        TextEdit(TextSpan(statement.line, begins, statement.line, begins + 1), '"""'),
        TextEdit(TextSpan(statement.end_line, ends, statement.end_line, ends + 1), '"""'),
    )


def _both_into_one(problem: Problem, lines: Sequence[str], found: re.Match[str]) -> Way:
    if not problem.others or problem.statement is None:
        return ()
    other = problem.others[0].span
    line = lines[other.line - 1]
    ends = len(without_comment(line)) + 1
    statement = problem.statement
    return (
        TextEdit(TextSpan(other.line, other.column, other.line, ends), found["text"]),
        TextEdit(statement, ""),
    )


def _delete_this(problem: Problem, _lines: Sequence[str], _found: re.Match[str]) -> Way:
    return (TextEdit(problem.statement, ""),) if problem.statement else ()


_WAYS: tuple[tuple[re.Pattern[str], Callable[..., Way]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), carry_out)
    for pattern, carry_out in (
        (r"write: (?P<text>\[.*\]) and what follows it on the next line", _header_and_rest),
        (r"write: (?P<text>[^\n]+?)(?:, or install a newer hipflow)?", _write),
        (r"write `(?P<text>\w+ = .*?)`(?: \(.*\))?", _write),
        (r"write on two lines: (?P<text>.*)", _on_two_lines),
        (r"write on a line of its own: (?P<text>.*)", _on_its_own_line),
        (r"did you mean [`\"](?P<text>[^`\"]*)[`\"]\?", _did_you_mean),
        (r"delete it(?P<text>| and type a space| and press Enter)", _delete),
        (r"end it with(?: a quote:)? (?P<text>\S+)", _end_with),
        (
            r"delete it(?P<space> and type a space)?, and (?:so for )?the others in this line",
            _delete_all,
        ),
        (r"write it twice: \\\\", _in_value(_backslashes)),
        (r"write ' for a quote inside a text", _in_value(_inner_quotes)),
        (r"write `=` for `:`", _equals_for_colon),
        (r"put it in double quotes: (?P<text>.*)", _write_value),
        (r"write both into one: (?P<text>.*)", _both_into_one),
        (r"both say the same: delete one of the two", _delete_this),
        (r"write it on one line, or begin and end it with three quotes: \"\"\"", _three_quotes),
        (r"write (?P<text>-?[\d.]+|\[[\d\"'].*\]|[\"'].*)", _write_value),
    )
)
