"""The quantities of a text, in every way they may be read: no proposal may lose or change one."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import partial

from hipflow.routine.problems.amounts import NUMBER_WORDS

MOST_LETTERS = 2000
"""A longer text is not read; nothing is proposed for it."""

_NUMBER = re.compile(
    r"(?:(?:(?<=[=\[,{(\"'])|(?<=[=\[,{(] ))-)?(?<![A-Za-z]-)(?<!\d)(?:\d+(?:\.\d+)?|(?<!\.)\.\d+)"
)
_AMOUNT = r"(\d+(?:\.\d+)?|\.\d+)"
_UNITS = (
    (re.compile(rf"{_AMOUNT}\s*(?:hours?|hrs?|h)\b", re.IGNORECASE), 3600),
    (re.compile(rf"{_AMOUNT}\s*(?:min[a-z]*|m(?![a-z])|'(?!'))", re.IGNORECASE), 60),
)
_KEY_IN_MINUTES = re.compile(
    r"(?P<before>\b(?:[a-z]+_)?(?:min|mins|minutes)\s*[=:]\s*)(?P<rest>.*)"
)
_RANGE_OF_MINUTES = re.compile(
    rf"{_AMOUNT}\s*(?:-|–|—|to|or|bis)\s*{_AMOUNT}(?=\s*(?:min|m\b))", re.IGNORECASE
)
_CLOCK = re.compile(r"\b(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\b(?:\.0+\b)?")
_SUM = re.compile(
    rf"{_AMOUNT}\s+(?:and\s+)?{_AMOUNT}(?=\s*(?:s|sec[a-z]*|\"|''|\.|$))", re.IGNORECASE
)


def keeps_quantities(before: str, after: str) -> bool:
    """Whether every number of one text is in the other, and no other; its unit may have changed."""
    if max(len(before), len(after)) > MOST_LETTERS:
        return False
    written = _numbers(after)
    return any(_numbers(reading) == written for reading in _readings(before))


def changes_unit(before: str, after: str) -> bool:
    """Whether the numbers are the same amounts only in another unit."""
    return not any(_numbers(reading) == _numbers(after) for reading in _spellings(before))


def _numbers(text: str) -> Counter[float]:
    return Counter(round(float(number.replace(" ", "")), 3) for number in _NUMBER.findall(text))


def _spellings(text: str) -> set[str]:
    """The text with its numbers as TOML may have them."""
    return _either_way({text}, (_fractions, _digits, _words, _thousands, _underscores, _decimals))


def _readings(text: str) -> set[str]:
    """And with its times in seconds."""
    return _either_way(_spellings(text), (_clocks, _range_in_seconds, _in_seconds, _key_unit))


def _either_way(texts: set[str], ways: tuple[Callable[[str], str], ...]) -> set[str]:
    for way in ways:
        texts = texts | {way(text) for text in texts}
    return texts


def _fractions(text: str) -> str:
    text = re.sub(
        r"(\d*)\s*([½¼¾⅛⅜⅝⅞])",
        lambda found: f"{int(found[1] or 0) + unicodedata.numeric(found[2]):g}",
        text,
    )
    return re.sub(r"\b([1-9])/([248])\b", lambda found: f"{int(found[1]) / int(found[2]):g}", text)


def _digits(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _words(text: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda found: NUMBER_WORDS.get(found[0].lower(), found[0]), text)


def _thousands(text: str) -> str:
    return re.sub(r"(?<![\d.])(\d{1,3})((?:[ '\u2019\u00a0\u202f]\d{3})+)(?!\d)", _joined, text)


def _underscores(text: str) -> str:
    return re.sub(r"(?<=\d)_+(?=\d)", "", text)


def _decimals(text: str) -> str:
    return re.sub(r"(?:(?<=\d)|(?<==)|(?<== )),(?=\d)", ".", text)


def _joined(found: re.Match[str]) -> str:
    return re.sub(r"\D", "", found[0])


def _clocks(text: str) -> str:
    return _CLOCK.sub(
        lambda found: str(int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])), text
    )


def _range_in_seconds(text: str) -> str:
    return _RANGE_OF_MINUTES.sub(lambda found: f"{float(found[1]) * 60:g} , {found[2]}", text)


def _in_seconds(text: str) -> str:
    in_seconds = text
    for unit, seconds in _UNITS:
        in_seconds = unit.sub(partial(_times, seconds), in_seconds)
    return text if in_seconds == text else _sums(in_seconds)


def _times(seconds: int, found: re.Match[str]) -> str:
    return f"{float(found[1]) * seconds:g} "


def _key_unit(text: str) -> str:
    return _KEY_IN_MINUTES.sub(
        lambda found: (
            found["before"]
            + re.sub(_AMOUNT, lambda number: f"{float(number[1]) * 60:g}", found["rest"])
        ),
        text,
    )


def _sums(text: str) -> str:
    while (added := _SUM.sub(lambda found: f"{float(found[1]) + float(found[2]):g}", text)) != text:
        text = added
    return text
