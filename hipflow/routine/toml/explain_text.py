"""Explains texts in quotes that are broken: quotes, backslashes, escapes."""

import re

from hipflow.routine.problems.proposal import Part, Proposal, propose
from hipflow.routine.problems.toml_values import in_quotes
from hipflow.routine.toml.statement import Fault

_SURROGATES = re.compile(r"(?<!\\)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_HALF_A_LETTER = re.compile(
    r"(?<!\\)(?:\\\\)*(?P<escape>\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|x[0-9a-fA-F]{2}))"
)
_SHORT_ESCAPE = re.compile(
    r"(?<!\\)(?:\\\\)*(?P<escape>\\(?:u(?![0-9a-fA-F]{4})|U(?![0-9a-fA-F]{8}))[0-9a-fA-F]{1,7})"
)
_BACKSLASHES = re.compile(r'\\\\|\\(?P<bad>(?![btnfr"]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))')
_FOLDER = re.compile(r'"[A-Za-z]:\\')
"""How the name of a file begins in Windows: no backslash of it is meant for a sign."""


def broken_text(key: str, value: str) -> Fault:
    """A text in double quotes that ends early, or not at all, or holds a bad escape."""
    if escape := _bad_escape(value):
        return escape
    if any(found["bad"] is not None for found in _BACKSLASHES.finditer(value)):
        twice = _BACKSLASHES.sub(r"\\\\", value)
        if _FOLDER.match(value):
            twice = re.sub(r"\\+", r"\\\\", value)
        return "a backslash is special in a text", _value("write it twice: \\\\", twice)
    if value.count('"') == 1:
        closed = value.removesuffix("'") + '"'
        return f"the text of `{key}` is not closed", _value('end it with a quote: "', closed)
    said = "use ' for a quote inside a text"
    inside = value[1:-1].replace('"', "'")
    hint = _value(said, f'"{inside}"') if value.endswith('"') else Proposal(said, ())
    return f"the text of `{key}` ends early", hint


def _bad_escape(value: str) -> Fault | None:
    """An escape of a letter that stands for none."""
    if pair := _SURROGATES.search(value):
        letter = (
            pair[0].encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass")
        ).decode("utf-16")
        return (
            f"`{pair[0]}` is one letter written in two halves",
            f"write the letter itself, {letter}, or \\U{ord(letter):08X}",
        )
    if "\\'" in value:
        return "a quote ' in a text needs no backslash", "take out the backslash before it"
    if found := _HALF_A_LETTER.search(value):
        return f"`{found['escape']}` stands for no letter", "write the letter itself"
    if found := _SHORT_ESCAPE.search(value):
        kind = found["escape"][1]
        digits = 4 if kind == "u" else 8
        return (
            f"`{found['escape']}` is no letter: \\{kind} takes {digits} hexadecimal digits",
            "write the letter itself",
        )
    return None


def broken_literal(key: str, value: str) -> Fault:
    """A text in single quotes, in which nothing can be escaped."""
    # In other languages a quote is written twice to stand in a text.
    plain = value.strip("'").replace("''", "'")
    quoted = in_quotes(plain)
    return (
        f"hipflow does not understand the text of `{key}`",
        _value(f"put it in double quotes: {quoted}", quoted),
    )


def _value(words: str, value: str) -> Proposal:
    return propose(words, Part.POINTED, value)
