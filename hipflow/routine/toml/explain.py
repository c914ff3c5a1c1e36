"""Says in plain words why a statement is not TOML, and what to write instead."""

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from hipflow.routine.format.schema import keys_of, routine_schema, schema_at
from hipflow.routine.problems.amounts import suggest_number, suggest_sets_and_reps
from hipflow.routine.problems.problem import SpanNote, TextSpan
from hipflow.routine.problems.suggestions import KEY_ALIASES
from hipflow.routine.problems.violation import ANY_KEY
from hipflow.routine.toml.explain_value import (
    KEY_TABLES,
    RANGE_KEYS,
    takes_number,
    toml_value,
    value_fault,
)

TABLES = ("defaults", "pain")
TABLES_OF_EXERCISES = ("say", "words", "easier", "harder", "figure")
_TWICE = re.compile(r"twice|overwrite|immutable|already|duplicate|redefin", re.IGNORECASE)
_PAIR = re.compile(
    r"[ \t]*+(?P<key>[^=\s:#][^=:# \t\n]*+(?:[ \t]++[^=:# \t\n]++)*)[ \t]*+"
    r"(?P<mark>[=:])[ \t]*+(?P<value>[^\n]*)"
)
_BARE_KEY = re.compile(r"""[A-Za-z0-9_.\-]+|"[^"\n]*"|'[^'\n]*'""")
_PART = r"""(?:[A-Za-z0-9_\-]+|"[^"\n]*"|'[^'\n]*')"""
_EXERCISE = re.compile(
    r"[\s\[({]*+exercises?[\s\])}]*+(?:$|[#:]|\d|(?<=[\])}\s])\w+\s*+=)", re.IGNORECASE
)
_HEADER = re.compile(rf"\[\[?[ \t]*+{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+[ \t]*+\]\]?")
_KEY_FIRST = re.compile(r"[ \t]*+(?P<key>[A-Za-z_]++)[ \t]++(?P<value>\S.*)")
_NUMBER_FIRST = re.compile(r"[ \t]*+(?P<value>[0-9][^A-Za-z]*+)(?:x[ \t]++)?(?P<key>[A-Za-z_]++)")
_HARD_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]")
_TEXT_OR_COMMENT = re.compile(r'"[^"]*+"?|\'[^\']*+\'?|#.*')

UNENDED_TEXT = re.compile(r'[^"\n]*=[ \t]*+"(?!"")(?:[^"\\\n]|\\.)*+$')
"""A line that begins a text in quotes and does not end it."""


class BrokenStatement(Struct, frozen=True):
    """A broken statement and what the parser said of it."""

    line: int
    text: str
    unclosed: bool
    reason: str
    before: Sequence[str]
    """The lines of the file above it."""

    @property
    def first(self) -> str:
        """Its first line that says something."""
        return self.text.split("\n", 1)[0]

    @property
    def key(self) -> str:
        """The key it was to write; that of a table, or of who knows what, is ``ANY_KEY``."""
        pair = _PAIR.match(self.first)
        whole = pair and _BARE_KEY.fullmatch(pair["key"]) and not self.unclosed
        return pair["key"] if pair and whole else ANY_KEY


class Explanation(Struct, frozen=True, kw_only=True):
    """What is said of a broken statement."""

    span: TextSpan
    message: str
    hint: str | None = None
    code: str = "syntax"
    others: tuple[SpanNote, ...] = ()


def explain(statement: BrokenStatement) -> Explanation:
    """The first explanation that fits."""
    explainers: tuple[Callable[[BrokenStatement], Explanation | None], ...] = (
        _forbidden_character,
        _hard_space,
        _written_twice,
        _broken_header,
        _over_several_lines,
        _broken_pair,
        _no_equals_sign,
    )
    fitting = (explanation for explainer in explainers if (explanation := explainer(statement)))
    return next(fitting, None) or Explanation(
        span=_whole(statement),
        message="this line is not understood",
        hint="write `key = value`, or a table in brackets such as [[exercise]]",
    )


def guess_header(line: str) -> str | None:
    """The header that a broken one was probably meant to be."""
    words: list[str] = re.findall(r"[\w-]+", line.split("#", 1)[0])
    if not words:
        return None
    words[0] = words[0].lower()
    if words[0] in ("circuit", "circuits") and len(words) > 1:
        return f"[circuit.{words[1]}]"
    if words[0] in ("exercise", "exercises"):
        if _EXERCISE.match(line):
            return "[[exercise]]"
        of_exercise = len(words) > 1 and words[1] in TABLES_OF_EXERCISES
        return f"[exercise.{words[1]}]" if of_exercise else None
    return f"[{words[0]}]" if words[0] in TABLES and len(words) == 1 else None


def is_header(line: str) -> bool:
    """Whether a broken line was to begin a table, also where its brackets are forgotten."""
    if line.lstrip().startswith("["):
        return True
    return "=" not in line and guess_header(line) is not None


def line_fault(line: str) -> tuple[str, str] | None:
    """What is wrong with a line without an equals sign, and what to write; ``None`` if unclear."""
    if key := _key(line.strip().lower()):
        return f"`{key}` has no value", f"write `{key} =` and what it is to be"
    if both := suggest_sets_and_reps(line):
        return "sets and repetitions are two entries", both
    first = _KEY_FIRST.fullmatch(line)
    if first and (written := _pair(first["key"], first["value"].strip())):
        return "`=` stands between a key and its value", f"write: {written}"
    last = _NUMBER_FIRST.fullmatch(line)
    if last and (written := _pair(last["key"], last["value"].strip())):
        return "a key stands first, then `=` and its value", f"write: {written}"
    return None


def find_hard_space(line: str) -> int | None:
    """The column, from 0, of what only looks like a space, outside texts and comments."""
    seen = _TEXT_OR_COMMENT.sub(lambda found: "." * len(found[0]), line)
    found = _HARD_SPACE.search(seen)
    return found.start() if found else None


def _forbidden_character(statement: BrokenStatement) -> Explanation | None:
    lines = statement.text.split("\n")
    for number, line in enumerate(lines, statement.line):
        match = re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line)
        if match:
            column = match.start() + 1
            return Explanation(
                span=TextSpan(number, column, number, column + 1),
                code="control-character",
                message="a character stands here that cannot be shown",
                hint="delete it",
            )
    return None


def _written_twice(statement: BrokenStatement) -> Explanation | None:
    if not _TWICE.search(statement.reason):
        return None
    header = statement.first.strip().startswith("[")
    pair = _PAIR.match(statement.first)
    what = statement.first.split("#", 1)[0].strip() if header else pair["key"] if pair else ""
    if not what or (header and not _HEADER.fullmatch(what)):
        return None
    earlier = _earlier_header(statement, what) if header else _earlier_key(statement, what)
    return Explanation(
        span=_span_of(statement, what),
        code="duplicate-key",
        message=f"`{what}` is written twice",
        hint="keep one of the two",
        others=(SpanNote(earlier, "it is first written here"),) if earlier else (),
    )


def _earlier_header(statement: BrokenStatement, header: str) -> TextSpan | None:
    # The nearest one: every exercise may have an [exercise.say] of its own.
    lines = reversed(list(enumerate(statement.before, 1)))
    return next((_in_line(n, line, header) for n, line in lines if line.startswith(header)), None)


def _earlier_key(statement: BrokenStatement, key: str) -> TextSpan | None:
    """The same key further up in the same table."""
    for number in range(len(statement.before), 0, -1):
        line = statement.before[number - 1]
        pair = _PAIR.match(line)
        if line.lstrip().startswith("["):
            return None
        if pair and pair["key"].partition(".")[0] == key.partition(".")[0]:
            return _in_line(number, line, pair["key"])
    return None


def _broken_header(statement: BrokenStatement) -> Explanation | None:
    if not is_header(statement.first):
        return None
    guess = guess_header(statement.first)
    hint = f"write: {guess}" if guess else "write for example: [[exercise]]"
    return Explanation(
        span=_whole(statement),
        message="the name of a table stands in matching brackets, alone on its line",
        hint=f"{hint} and what follows it on the next line" if "=" in statement.first else hint,
    )


def _over_several_lines(statement: BrokenStatement) -> Explanation | None:
    pair = _PAIR.match(statement.first)
    if pair is None or "\n" not in statement.text or not UNENDED_TEXT.match(statement.first):
        return None
    return Explanation(
        span=_span_of(statement, pair["value"].rstrip(), pair.start("value")),
        message=f"the text of `{pair['key']}` goes over several lines",
        hint='write it on one line, or begin and end it with three quotes: """',
    )


def _broken_pair(statement: BrokenStatement) -> Explanation | None:
    pair = _PAIR.match(statement.first)
    if pair is None:
        return None
    key, value = pair["key"], _without_comment(pair["value"])
    if pair["mark"] == ":":
        meant = toml_value(key, value)
        return _pair_explanation(
            statement,
            key,
            "`=` stands between a key and its value",
            f"write: {_bare(key)} = {meant}" if meant else "write `=` for `:`",
        )
    if not _BARE_KEY.fullmatch(key):
        return _pair_explanation(
            statement,
            key,
            "a key is one word of small letters, with `_` between its parts",
            suggest_sets_and_reps(value) or _bare_hint(key),
        )
    if not value:
        after = len(statement.first.split("#", 1)[0].rstrip())
        return Explanation(
            span=TextSpan(statement.line, after, statement.line, after + 1),
            message=f"`{key}` has no value",
            hint="write one after the `=`, or delete the line",
        )
    whole = _on_one_line(statement, value) if value[0] in "[{" else value
    message, hint = value_fault(key, whole, unclosed=statement.unclosed)
    return Explanation(
        span=_span_of(statement, value, pair.start("value")), message=message, hint=hint
    )


def _pair_explanation(statement: BrokenStatement, key: str, message: str, hint: str) -> Explanation:
    return Explanation(span=_span_of(statement, key), message=message, hint=hint)


def _no_equals_sign(statement: BrokenStatement) -> Explanation | None:
    found = line_fault(_without_comment(statement.first))
    if found is None:
        return None
    message, hint = found
    return Explanation(span=_whole(statement), message=message, hint=hint)


def _pair(word: str, value: str) -> str | None:
    """The entry that was meant, where the word is a key or stands for one."""
    key = _key(word.lower())
    if key is None:
        return None
    if takes_number(key):
        value = suggest_number(key, value, list_allowed=key in RANGE_KEYS) or ""
    written = toml_value(key, value)
    return f"{key} = {written}" if written else None


def _key(word: str) -> str | None:
    tables = (schema_at(routine_schema(), table) or {} for table in KEY_TABLES)
    known = {key for table in tables for key in keys_of(table)}
    return next((key for key in (word, *KEY_ALIASES.get(word, ())) if key in known), None)


def _hard_space(statement: BrokenStatement) -> Explanation | None:
    place = find_hard_space(statement.first)
    if place is None:
        return None
    return Explanation(
        span=TextSpan(statement.line, place + 1, statement.line, place + 2),
        code="hard-space",
        message="this only looks like a space; it comes with copied text",
        hint="delete it and type a space",
    )


def _on_one_line(statement: BrokenStatement, value: str) -> str:
    """A list or a table that goes over several lines, as it would stand on one."""
    return " ".join([value, *map(_without_comment, statement.text.split("\n")[1:])])


def _bare_hint(key: str) -> str:
    if re.search(r"[^\W\d_a-zA-Z]", key):
        return "keys are English words: check its spelling, or delete the line"
    return f"write: {_bare(key)}"


def _bare(key: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "_", key.lower()).strip("_") or "key"


def _without_comment(value: str) -> str:
    return re.split(r"[ \t]#", value, maxsplit=1)[0].strip()


def _whole(statement: BrokenStatement) -> TextSpan:
    """The first line of the statement, without the space and comment around it."""
    text = _without_comment(statement.first) or statement.first.strip()
    return _span_of(statement, text)


def _span_of(statement: BrokenStatement, text: str, start: int = 0) -> TextSpan:
    return _in_line(statement.line, statement.first, text, start)


def _in_line(number: int, line: str, text: str, start: int = 0) -> TextSpan:
    column = max(line.find(text, start), 0) + 1
    return TextSpan(number, column, number, column + max(len(text), 1))
