"""Texts that would like to be more than text, and where a person's files may hold them."""

import json
import re
import unicodedata
import zlib
from collections.abc import Iterable

STEERING = {
    "clear": "\x1b[2J\x1b[H",
    "title": "\x1b]0;mine\x07",
    "link": "\x1b]8;;http://x.example\x1b\\here\x1b]8;;\x1b\\",
    "c1": "\x9b31mred",
    "bell": "ding\x07",
    "back": "safe\b\b\b\bevil",
    "over": "safe\x1b[1Aevil",
    "reversed": "\u202etxt.lmot",
    "isolated": "\u2066left\u2069",
    "delete": "gone\x7f",
    "null": "nul\x00l",
}
"""Characters that steer a terminal or turn writing round."""

MARKUP = {
    "bold": "[b]x[/b]",
    "unclosed": "[red",
    "closing": "[/]",
    "click": "[@click=app.quit]x[/]",
    "link": "[link=http://x.example]x[/link]",
    "style": "[$primary on red]x",
    "escaped": "\\[i]y\\\\[/i]",
    "html": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror='x()'>",
    "entity": "&lt;b&gt;&#27;",
    "cdata": "]]><svg onload=x()>--><!--",
    "formula": "=HYPERLINK(1)",
    "format": "{0} {x.__class__} %s %(x)s %n",
    "shell": "$(touch x) `touch x` ; touch x",
    "path": "../../etc/passwd",
}
"""Texts that would be something else where somebody forgot to say that they are text."""

JOINED = {
    "family": "👨\u200d👩\u200d👧",
    "burning-heart": "❤\ufe0f\u200d🔥",
    "persian": "می\u200cخواهم",  # noqa: RUF001 - "I want", which a space would make two words
}
"""Texts whose parts are joined by characters that cannot be seen; they stay as they are."""

ALL_STEERING = " ".join((*STEERING.values(), "safe\revil", "two\u2028lines", "\u2029"))
"""All of the first kind in one: none of them changes what another does."""

MIXED = "mixed"
"""Stands for all of the second kind, another one in each text."""

AFTER = "\u00b7"
"""Stands between the name of a text and the trick in it, and keeps them on one line."""

ROUTINE_TEXTS = (
    "title",
    "summary",
    "author",
    "warning",
    "advice",
    "stop_advice",
    "name",
    "setup",
    "steps",
    "cues",
    "caution",
    "equipment",
    "load",
    "words",
    "ready",
    "easier",
)
"""The texts of :func:`routine_text`."""


def routine_text(texts: dict[str, str]) -> str:
    """A routine with these texts in it; a plain word stands for those left out."""
    said = {name: json.dumps(texts.get(name, f"plain {name}")) for name in ROUTINE_TEXTS}
    said = {name: text.replace("\x7f", "\\u007f") for name, text in said.items()}
    return """
hipflow = 1
title = {title}
summary = {summary}
author = {author}
warning = {warning}
per_week = 3
[pain]
advice = {advice}
stop_advice = {stop_advice}
[[exercise]]
name = {name}
position = "supine"
setup = {setup}
steps = [{steps}, {steps}]
cues = [{cues}]
caution = {caution}
equipment = [{equipment}]
load = {load}
words = {{ out = {words}, back = {words} }}
say = {{ ready = {ready} }}
sets = 2
reps = 4
out_s = 1
back_s = 1
ready_s = 20
[exercise.easier]
name = {easier}
""".format(**said)


def steering_in(text: str, allowed: str = "\n") -> list[str]:
    """The characters of a text that steer a terminal or turn writing round."""
    kinds = ("Cc", "Cf", "Co", "Cs")
    return [char for char in text if char not in allowed and unicodedata.category(char) in kinds]


def named(name: str, trick: str) -> str:
    """A trick in a text of that name, so that it is found where it is shown."""
    if trick == MIXED:
        trick = tuple(MARKUP.values())[zlib.crc32(name.encode()) % len(MARKUP)]
    return f"{name}{AFTER}{trick}"


def not_as_written(shown: str, trick: str) -> list[str]:
    """What stands behind the names of texts where it is not what is written there.

    The start of a trick is looked at, as far as there was room for it.
    """
    tricks = MARKUP.values() if trick == MIXED else (trick,)
    starts = tuple(one[:4].casefold() for one in tricks)
    found = re.findall(rf"\w+{AFTER}(.{{0,4}})", shown.casefold())
    cut = (text.partition("\u2026")[0].rstrip() for text in found)
    return [text for text in cut if not any(_is_begun(text, start) for start in starts)]


def _is_begun(text: str, start: str) -> bool:
    return start.startswith(text) or text.startswith(start.rstrip())


def everywhere(trick: str, names: Iterable[str] = ROUTINE_TEXTS) -> dict[str, str]:
    """The same trick in every text, each with its name before it."""
    return {name: named(name, trick) for name in names}
