"""Line numbers that were copied with a text, as from a web page that shows them."""

import re

from msgspec import Struct

from hipflow.routine.problems.problem import TextSpan
from hipflow.routine.toml.statement import Explanation

FEWEST_LINES = 3
"""Fewer numbered lines may be a list."""

_NUMBERED = re.compile(
    r"""[ \t]*+ (?:[(\[] | [Ll](?:ine\s?)?)? (?P<number>\d{1,4})
    (?: [ \t]*+\| | [.:,)\]] | [ \t]++[-–](?=[ \t]|$) | (?=[ \t]|$) ) (?![ \t]*+[=.])""",
    re.VERBOSE,
)


class NumberedText(Struct, frozen=True):
    """A text whose lines were numbered: blanks stand for the numbers, so all keeps its place."""

    text: str
    mistake: Explanation


def without_line_numbers(text: str) -> NumberedText | None:
    """The text without them, if every line that says something has one, counted up by one."""
    lines = text.split("\n")
    found = [(at, _NUMBERED.match(line)) for at, line in enumerate(lines) if line.strip()]
    matches = [(at, match) for at, match in found if match]
    if len(matches) < max(FEWEST_LINES, len(found)):
        return None
    offsets = {int(match["number"]) - at for at, match in matches}
    if len(offsets) != 1:
        return None
    for at, match in matches:
        lines[at] = " " * match.end() + lines[at][match.end() :]
    at, first = matches[0]
    span = TextSpan(at + 1, first.start("number") + 1, at + 1, first.end("number") + 1)
    return NumberedText(
        "\n".join(lines),
        Explanation(
            span=span,
            code="line-numbers",
            message="the line numbers were copied with the text",
            hint="delete the numbers at the beginning of the lines, or copy the text without them",
        ),
    )
