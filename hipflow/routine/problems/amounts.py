"""What number an author probably meant: "45s", "1 min", "8-12", a clock."""

import re
import unicodedata
from collections.abc import Collection

from hipflow.routine.problems.proposal import Proposal, write, write_either, write_two_lines

MOST_MINUTES = 720
MOST_LETTERS = 80
"""More of a value is no number."""

_UNIT_S = {"s": 1, "m": 60, "h": 3600}
_DURATION = re.compile(
    r"""(?P<amount>\d{1,6}(?:[.,]\d{1,3})?|[.,]\d{1,3}) \s*
    (?P<unit>se[ckg][a-z]*+|min[a-z]*+|hours?|hrs?|[smh]|"|''|'|)""",
    re.VERBOSE,
)
"""Seconds and minutes begin alike in all the languages that are spoken: Sek., segundos, Minuten."""
_CLOCK = re.compile(r"(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):(?P<s>\d{2})(?:\.0*)?")
_RANGE = re.compile(
    r"\[?\s*(?P<least>\d{1,6})\s*(?P<mark>-|–|—|to|or|bis|\.{2,3}|,|/)\s*(?P<most>\d{1,6})\s*\]?(?P<unit>[^\d\]]*)"
)
_SETS_OF_REPS = re.compile(
    r"(\d{1,3})\s*(?:(?:sets?|reps?)?\s*[x×*]|sets?\s+of)\s*(\d{1,3})\s*(?:sets?|reps?)?"
)
_DECIMAL_OR_RANGE = re.compile(r"(?P<whole>\d{1,3}),(?P<part>\d)(?:\s*s(?:ec[a-z]*)?\.?)?")
_CLOCK_WITH_POINT = re.compile(r"\d[.,][0-5]\d\s*(?:m|')")
"""1.30 min is a minute and a half to one, and 78 seconds to another."""
LONGEST_HOLD_BY_CLOCK_S = 120
"""In `hold_s = 5:10` seconds from five to ten are meant rather than five minutes."""
_POINT_BY_COMMA = re.compile(r"\d{1,6},(?:\d(?!\d)|\d+\s*(?:m|'))")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ '\u2019]\d{3})+(?![\d.,])")
_COMMA_OR_THOUSANDS = re.compile(r"\d{1,3},\d{3}(?!\d)")
"""A thousand in Britain and one, to three places, in most of Europe."""
_OF_SIDES = re.compile(r"\b(?:each|per|both|every|left|right|sides?|legs?|arms?)\b")
"""Says more than a number, and would be lost with it."""
_EACH_SIDE = re.compile(
    r"(?P<amount>.*\d.*?),?\s+(?:on |for )?(?:each|per|both|every)(?: (?:sides?|legs?|arms?))?\.?",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"(?P<above>[1-9])/(?P<below>2|4|8)")
_SIGN_OF_FRACTION = re.compile(r"(?P<whole>\d{0,4})\s*(?P<part>[½¼¾⅛⅜⅝⅞])")
_NUMBER_WORD = re.compile(r"[a-z]+")
NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
} | {"fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "sixty": "60"}
_COUNT = re.compile(r"[x×]?\s*(?P<count>\d{1,6})(?:\.0*)?\s*(?:[x×]|[a-z]{2,12}(?: [a-z]{2,12})?)?")


def minutes_as_seconds(key: str, value: object, allowed: Collection[str]) -> tuple[str, str] | None:
    """For ``for_min = 20`` the key and value in seconds, ``("for_s", "1200")``."""
    stem = re.fullmatch(r"(?P<stem>[a-z]*?)_?(?:min|mins|minutes)", key)
    if stem is None or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not 0 < value <= MOST_MINUTES:
        return None
    meant = f"{stem['stem'] or 'for'}_s"
    return (meant, _number(value * 60)) if meant in allowed else None


def suggest_number(key: str, raw: str, *, list_allowed: bool = True) -> str | None:
    """The number or range to write for a key that takes one.

    Args:
        key: The key; one ending in ``_s`` takes seconds, so that units are understood.
        raw: What was written, with or without quotes.
        list_allowed: Whether the key takes a range.
    """
    text = raw.strip()
    if text[:1] in ("'", '"'):
        # Only the quotes around it: in "5'" minutes are meant.
        text = text[1:].removesuffix(text[0])
    text = _plain(text[:MOST_LETTERS])
    if any(unclear.search(text) for unclear in (_COMMA_OR_THOUSANDS, _OF_SIDES, _CLOCK_WITH_POINT)):
        return None
    if list_allowed and (span := _RANGE.fullmatch(text)) and _is_range(key, span):
        return _suggest_range(key, span)
    if key.endswith("_s"):
        if part := _FRACTION.fullmatch(text):
            return None if list_allowed else _number(int(part["above"]) / int(part["below"]))
        seconds = _parse_seconds(text)
        if key == "hold_s" and ":" in text and (seconds or 0) > LONGEST_HOLD_BY_CLOCK_S:
            return None
        return None if seconds is None else _number(seconds)
    count = _COUNT.fullmatch(text)
    return str(int(count["count"])) if count else None


def suggest_sets_and_reps(raw: str) -> Proposal | None:
    """For ``3 x 10`` or ``10 x 3`` of a leaflet, the two lines to write: few sets of more."""
    both = _SETS_OF_REPS.fullmatch(raw.strip().strip("\"'").strip().lower()[:40])
    if both is None:
        return None
    sets, reps = sorted(map(int, both.groups()))
    return write_two_lines(f"sets = {sets}", f"reps = {reps}")


def suggest_each_side(key: str, raw: str) -> Proposal | None:
    """For ``10 each side``, the two lines to write."""
    found = _EACH_SIDE.fullmatch(raw.strip("\"' ")[:80])
    if found is None or key not in ("reps", "for_s", "hold_s"):
        return None
    amount = suggest_number(key, found["amount"])
    return write_two_lines(f"{key} = {amount}", 'side = "each"') if amount else None


def suggest_decimal_or_range(key: str, raw: str) -> Proposal | None:
    """For ``hold_s = 2,5`` or ``1/2``, which may be either: both ways to write it."""
    if key != "hold_s":
        return None
    text = raw.strip("\"' ")
    if part := _FRACTION.fullmatch(text):
        least, most = part["above"], part["below"]
        decimal = _number(int(least) / int(most))
    elif both := _DECIMAL_OR_RANGE.fullmatch(text):
        least, most = both["whole"], both["part"]
        decimal = f"{least}.{most}" if most != "0" else least
    else:
        return None
    is_range = 0 < int(least) < int(most)
    if is_range:
        return write_either("hold_s", decimal, f"{least}, {most}")
    return write(f"hold_s = {decimal}")


def _plain(text: str) -> str:
    """The same in small letters, its number in digits as TOML has them."""
    text = _SIGN_OF_FRACTION.sub(
        lambda found: _number(int(found["whole"] or 0) + unicodedata.numeric(found["part"])), text
    )
    text = unicodedata.normalize("NFKC", text).strip().lower()[:40]
    text = _NUMBER_WORD.sub(lambda found: NUMBER_WORDS.get(found[0], found[0]), text)
    text = _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    return re.sub(r"(?<=\d)_+(?=\d)", "", text)


def _is_range(key: str, span: re.Match[str]) -> bool:
    """Whether two numbers are least and most, and not the two parts of one."""
    mark, rises = span["mark"], int(span["least"]) <= int(span["most"])
    if mark == "," and not rises:
        # In 30,0 a comma stands for the decimal point.
        return False
    if key.endswith("_s") and _POINT_BY_COMMA.match(span[0]):
        # And in 1,5 min: only two whole times such as 30,60 are two.
        return False
    return not (mark == "/" and (key.endswith("_s") or not rises))


def _suggest_range(key: str, span: re.Match[str]) -> str | None:
    factor = 1
    if key.endswith("_s"):
        unit = _DURATION.fullmatch(f"1 {span['unit'].strip()}")
        if unit is None:
            return None
        factor = _unit_s(unit["unit"])
    least, most = sorted((int(span["least"]) * factor, int(span["most"]) * factor))
    return f"[{least}, {most}]"


def _parse_seconds(text: str) -> float | None:
    """Seconds of "45s", "1 min", "1 min 30 s", "1:30"; ``None`` if it says no time."""
    if clock := _CLOCK.fullmatch(text):
        return int(clock["h"] or 0) * 3600 + int(clock["m"]) * 60 + int(clock["s"])
    total, rest = 0.0, text
    larger = ""
    while rest:
        part = _DURATION.match(rest)
        # Minutes, then seconds: "5 10" are two numbers, and neither is meant to be added.
        if part is None or (total and _unit_s(part["unit"]) >= _unit_s(larger)):
            return None
        larger = part["unit"]
        total += float(part["amount"].replace(",", ".")) * _unit_s(part["unit"])
        rest = rest[part.end() :].removeprefix(".").strip().removeprefix("and ").strip()
    return total if text else None


def _unit_s(unit: str) -> int:
    if unit == "'":
        return _UNIT_S["m"]
    return _UNIT_S.get(unit[:1], 1)


def _number(value: float) -> str:
    """As TOML writes it, without a needless decimal point."""
    return str(int(value)) if float(value).is_integer() else f"{value:g}"
