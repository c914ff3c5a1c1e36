"""Says in plain words why a statement is not TOML, and what to write instead."""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from hipflow.routine.amounts import meant_value
from hipflow.routine.finding import ANYTHING
from hipflow.routine.problem import Label, Span

TABLES = ("defaults", "pain")
_TWICE = re.compile(r"twice|overwrite|immutable|already|duplicate|redefin", re.IGNORECASE)
_PAIR = re.compile(
    r"[ \t]*+(?P<key>[^=\s:#][^=:#\n]*?)[ \t]*+(?P<mark>[=:])[ \t]*(?P<value>[^\n]*)"
)
_BARE_KEY = re.compile(r"""[A-Za-z0-9_.\-]+|"[^"\n]*"|'[^'\n]*'""")
CURLY_QUOTES = (
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
MEANT_BOOLEANS = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "false": "false",
    "no": "false",
    "off": "false",
}


class Statement(Struct, frozen=True):
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
        """The key it was to write; that of a table, or of who knows what, is ``ANYTHING``."""
        pair = _PAIR.match(self.first)
        whole = pair and _BARE_KEY.fullmatch(pair["key"]) and not self.unclosed
        return pair["key"] if pair and whole else ANYTHING


class Explanation(Struct, frozen=True, kw_only=True):
    """What is said of a broken statement."""

    span: Span
    message: str
    hint: str | None = None
    code: str = "syntax"
    others: tuple[Label, ...] = ()


def explain(statement: Statement) -> Explanation:
    """The first explanation that fits."""
    explainers: tuple[Callable[[Statement], Explanation | None], ...] = (
        _forbidden_character,
        _written_twice,
        _broken_header,
        _broken_pair,
    )
    fitting = (explanation for explainer in explainers if (explanation := explainer(statement)))
    return next(fitting, None) or Explanation(
        span=_whole(statement),
        message="this line is not understood",
        hint="write `key = value`, or a table in brackets such as [[exercise]]",
    )


def guessed_header(line: str) -> str | None:
    """The header that a broken one was probably meant to be."""
    words: list[str] = re.findall(r"[\w-]+", line.split("#", 1)[0])
    if not words:
        return None
    if words[0] in ("exercise", "exercises") and len(words) == 1:
        return "[[exercise]]"
    if words[0] in ("circuit", "circuits") and len(words) > 1:
        return f"[circuit.{words[1]}]"
    return f"[{words[0]}]" if words[0] in TABLES and len(words) == 1 else None


def _forbidden_character(statement: Statement) -> Explanation | None:
    lines = statement.text.split("\n")
    for number, line in enumerate(lines, statement.line):
        match = re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line)
        if match:
            column = match.start() + 1
            return Explanation(
                span=Span(number, column, number, column + 1),
                code="control-character",
                message="a character stands here that cannot be shown",
                hint="delete it",
            )
    return None


def _written_twice(statement: Statement) -> Explanation | None:
    if not _TWICE.search(statement.reason):
        return None
    header = statement.first.strip().startswith("[")
    pair = _PAIR.match(statement.first)
    what = statement.first.split("#", 1)[0].strip() if header else pair["key"] if pair else ""
    if not what:
        return None
    earlier = _earlier_header(statement, what) if header else _earlier_key(statement, what)
    return Explanation(
        span=_span_of(statement, what),
        code="duplicate-key",
        message=f"`{what}` is written twice",
        hint="keep one of the two",
        others=(Label(earlier, "it is first written here"),) if earlier else (),
    )


def _earlier_header(statement: Statement, header: str) -> Span | None:
    lines = enumerate(statement.before, 1)
    return next((_in_line(n, line, header) for n, line in lines if line.startswith(header)), None)


def _earlier_key(statement: Statement, key: str) -> Span | None:
    """The same key further up in the same table."""
    for number in range(len(statement.before), 0, -1):
        line = statement.before[number - 1]
        pair = _PAIR.match(line)
        if line.lstrip().startswith("["):
            return None
        if pair and pair["key"].partition(".")[0] == key.partition(".")[0]:
            return _in_line(number, line, pair["key"])
    return None


def _broken_header(statement: Statement) -> Explanation | None:
    if not statement.first.lstrip().startswith("["):
        return None
    guess = guessed_header(statement.first)
    return Explanation(
        span=_whole(statement),
        message="the name of a table stands in matching brackets, alone on its line",
        hint=f"write: {guess}" if guess else "write for example: [[exercise]]",
    )


def _broken_pair(statement: Statement) -> Explanation | None:
    pair = _PAIR.match(statement.first)
    if pair is None:
        return None
    key, value = pair["key"], _without_comment(pair["value"])
    if pair["mark"] == ":":
        return _pair_explanation(
            statement,
            key,
            "`=` stands between a key and its value",
            f"write: {_bare(key)} = {value}" if _BARE_KEY.fullmatch(value) else "write `=` for `:`",
        )
    if not _BARE_KEY.fullmatch(key):
        return _pair_explanation(
            statement,
            key,
            "a key is one word of small letters, with `_` between its parts",
            f"write: {_bare(key)}",
        )
    if not value:
        after = len(statement.first.split("#", 1)[0].rstrip())
        return Explanation(
            span=Span(statement.line, after, statement.line, after + 1),
            message=f"`{key}` has no value",
            hint="write one after the `=`, or delete the line",
        )
    message, hint = next(_value_faults(statement, key, value))
    return Explanation(
        span=_span_of(statement, value, pair.start("value")), message=message, hint=hint
    )


def _value_faults(statement: Statement, key: str, value: str) -> Iterator[tuple[str, str]]:
    """What may be wrong with the value of a pair, the likeliest first."""
    if re.fullmatch(r"[+-]?[0-9_]{40,}", value):
        yield f"the number of `{key}` is far too long", "write a number a person could count to"
    if any(quote in value[:1] + value[-1:] for quote in CURLY_QUOTES):
        plain = value.strip(CURLY_QUOTES + "\"'")
        yield "these quotes are typographic", f'write: {key} = "{plain}"'
    if statement.unclosed:
        closing = {"[": "]", '"': '"""', "'": "'''"}.get(value[0], "}")
        yield f"the value of `{key}` is not closed", f"end it with {closing}"
    if value[0] in _BY_FIRST_LETTER:
        yield _BY_FIRST_LETTER[value[0]](key, value)
    if value.lower() in MEANT_BOOLEANS:
        yield f"`{key}` is not understood", f"write: {key} = {MEANT_BOOLEANS[value.lower()]}"
    if meant := meant_value(key, value):
        yield f"the value of `{key}` is not understood", f"write: {key} = {meant}"
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    yield "a text stands in quotes", f'write: {key} = "{quoted}"'


def _broken_text(key: str, value: str) -> tuple[str, str]:
    if re.search(r"\\(?![btnfr\"\\uU])", value):
        return "a backslash is special in a text", "write it twice: \\\\"
    if value.count('"') == 1:
        return f"the text of `{key}` is not closed", 'end it with a quote: "'
    return f"the text of `{key}` ends early", "write ' for a quote inside a text"


def _broken_literal(key: str, value: str) -> tuple[str, str]:
    plain = value.strip("'")
    return f"the text of `{key}` is not understood", f'put it in double quotes: "{plain}"'


def _broken_list(key: str, _value: str) -> tuple[str, str]:
    return f"the list of `{key}` is not understood", "write it like [8, 12]"


def _broken_table(key: str, _value: str) -> tuple[str, str]:
    return f"the table of `{key}` is not understood", "write it on one line: { reps = 6 }"


_BY_FIRST_LETTER = {
    '"': _broken_text,
    "'": _broken_literal,
    "[": _broken_list,
    "{": _broken_table,
}


def _pair_explanation(statement: Statement, key: str, message: str, hint: str) -> Explanation:
    return Explanation(span=_span_of(statement, key), message=message, hint=hint)


def _bare(key: str) -> str:
    return re.sub(r"[^a-z0-9_.]+", "_", key.lower()).strip("_") or "key"


def _without_comment(value: str) -> str:
    return re.split(r"[ \t]#", value, maxsplit=1)[0].strip()


def _whole(statement: Statement) -> Span:
    """The first line of the statement, without the space and comment around it."""
    text = _without_comment(statement.first) or statement.first.strip()
    return _span_of(statement, text)


def _span_of(statement: Statement, text: str, start: int = 0) -> Span:
    return _in_line(statement.line, statement.first, text, start)


def _in_line(number: int, line: str, text: str, start: int = 0) -> Span:
    column = max(line.find(text, start), 0) + 1
    return Span(number, column, number, column + max(len(text), 1))
