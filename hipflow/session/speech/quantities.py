"""Numbers with a sign or a unit, put into the words of a language: ``10-12``, ``3×10``, ``2.5 kg``.

Rules are tried one after the other; each sees what those before it have left.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from hipflow.session.speech.signbook import Signbook

KEPT = "\ue001"
"""Stands for what is left as it is written, while the rest is put into words."""
NUMBER = r"\d+(?:[.,]\d+)*"
"""With its decimals or thousands."""
_PLAIN = r"\d+(?:[.,]\d+)?"
PARTS = "½¼¾⅓⅔"
LETTER = f"[^\\W\\d_{PARTS}²³]"
_GAP = "[ \u00a0\u202f\u2009]?"
_DASHES = "-–—"
_DASH = f"[{_DASHES}]"
_APART = rf"(?<![\w.,:/°–—{KEPT}-])(?<!\d )"
"""Before a number: nothing that makes it part of something else, of a name or a phone number."""

_PART = f"[{PARTS}]"
_PLAIN_PART = r"(?<![\w.,/:-])(?:1/[234]|2/3|3/4)(?![\w/]|[.,:]\d)"
_SLASHED = dict(zip(PARTS, ("1/2", "1/4", "3/4", "1/3", "2/3"), strict=True))
_TENTHS = {"1/2": "5", "1/4": "25", "3/4": "75"}
_MOST_DIGITS = 3
"""A range of longer numbers may be a phone number, or years."""


class Rule(Struct, frozen=True):
    """One kind of sign.

    Attributes:
        signs: one of these stands in a text that has it; a 0 stands for any digit.
        pattern: what it looks like.
        words: what is said instead.
        has_target: whether its author should see how.
    """

    signs: str
    pattern: str
    words: str | Callable[[re.Match[str]], str]
    has_target: bool = False


def any_of(texts: Iterable[str]) -> str:
    """A pattern for one of some texts, the longest that fits."""
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


def quantity_rules(book: Signbook) -> Iterator[Rule]:
    """All rules about numbers, in their order."""
    units = _Units(book)
    yield from _decimals(book, units)
    yield from _parts(book, units)
    yield from _counts(book)
    yield from units.rules()


class _Units:
    """The units of a language: how they are written, and how a number of them is spoken."""

    def __init__(self, book: Signbook) -> None:
        self._book = book
        alone = [unit for unit in book.units if len(unit) == 1 or not unit.isalpha()]
        spelled = [*(set(book.units) - set(alone)), *book.also]
        words = [book.phrases.times, *book.units.values()]
        nouns = {noun.partition(" ")[2] for word in words for noun in (word.one, word.many)}
        self.short = f"(?:{any_of(alone)}|(?i:{any_of(spelled)}))"
        """A unit as it is written, such as ``kg``."""
        self.any = f"(?:{self.short}|(?i:{any_of(nouns - {''})}))"
        """That, or its word."""

    def ahead(self, unit: str) -> str:
        """Before a unit, with the end of a range in between at most."""
        return rf"(?={_GAP}(?:{_DASH}{NUMBER}{_GAP})?{unit}(?!{LETTER}))"

    def rules(self) -> Iterator[Rule]:
        """``30 s``, ``90°``, ``10 reps``."""
        number = rf"(?<!{LETTER})(?P<number>{NUMBER}\+?|{KEPT})(?:{_GAP}|-)"
        # Behind letters comes no letter more; a full stop that only shortens them is no end.
        end = rf"(?:(?<!\w)|(?!{LETTER}))(?:\.(?=\s*[a-zß-ÿ0-9]))?"
        yield Rule(f"0{KEPT}", rf"{number}(?P<unit>{self.short}){end}", self._words)

    def _words(self, found: re.Match[str]) -> str:
        unit, number, book = found["unit"], found["number"], self._book
        known = unit if unit in book.units else book.also.get(unit.lower(), unit.lower())
        return f"{book.units[known].of(_amount(number), number)} "


def _decimals(book: Signbook, units: _Units) -> Iterator[Rule]:
    """``2.5 kg`` by the language's sign, ``2½``; a half of a unit too."""
    sign = book.phrases.decimal
    other = "," if sign == "." else "."

    def with_tenths(found: re.Match[str]) -> str:
        whole, part = found["whole"] or "0", _SLASHED.get(found["part"], found["part"])
        return f"{whole}{sign}{_TENTHS[part]}" if part in _TENTHS else found[0]

    def by_its_sign(found: re.Match[str]) -> str:
        is_name = re.search(rf"(?i:\b(?:{book.numbered})) $", found.string[: found.start()])
        return found[0] if is_name else f"{found[1]}{sign}{found[2]}"

    part = f"(?P<part>{_PART}|{_PLAIN_PART})"
    any_unit, short_unit = units.ahead(units.any), units.ahead(units.short)
    yield Rule(PARTS, r"(?<![\w.,/])(?P<whole>\d+)(?P<part>[½¼¾])", with_tenths)
    yield Rule(f"{PARTS}/", rf"{_APART}(?P<whole>\d+) {part}{any_unit}", with_tenths)
    yield Rule(f"{PARTS}/", rf"(?<![\w.,/])(?<!\d )(?P<whole>){part}{short_unit}", with_tenths)
    yield Rule(other, rf"(?<![\w.,:/])(\d+){re.escape(other)}(\d\d?){any_unit}", by_its_sign)
    if other == ".":
        yield Rule(other, r"(?<![\w.,:/])(\d+)\.(\d)(?!\d|[.,:/]\d)", by_its_sign)


def _parts(book: Signbook, units: _Units) -> Iterator[Rule]:
    """``3/10``, ``set 1/2``, ``1/2 squat``, ``10/side``."""

    def out_of(found: re.Match[str]) -> str:
        part, whole = found["part"], found["whole"]
        if _value(re.split(_DASH, part)[-1]) > _value(whole):
            return found[0]
        return f"{found['noun']}{book.out_of.format(n=part, many=whole)}"

    def fraction(found: re.Match[str]) -> str:
        part, ahead = _SLASHED.get(found[0], found[0]), found.string[found.end() :]
        noun = re.match(rf"\s?(?!von|van|del|des|der|dem)({LETTER}{{3,}})", ahead)
        if part == "1/2" and noun:
            return f" {_by_ending(noun[1], book.halves)} "
        return f" {book.fractions[part]} "

    def rate(found: re.Match[str]) -> str:
        word = book.rates.get(found["each"].lower(), found["each"])
        return f"{found['many']} {book.per} {word}" if len(word) > 1 else found[0]

    part = rf"(?P<part>(?:{_PLAIN}{_DASH})?{_PLAIN})"
    noun = rf"(?P<noun>(?i:\b(?:{book.numbered})) )"
    yield Rule("/", rf"{noun}{part}/(?P<whole>\d+)(?![\w/])", out_of, has_target=True)
    tenths = rf"(?P<noun>(?<![\w.,/:])){part}/(?P<whole>10)(?![\w/]|[.,]\d)"
    yield Rule("/", tenths, out_of, has_target=True)
    yield Rule(PARTS, rf"(?<!\d ){_PART}", fraction)
    yield Rule("/", rf"(?<!\d ){_PLAIN_PART}", fraction, has_target=True)
    many = rf"(?P<many>{NUMBER}{_GAP}(?:[x×]|{units.any})?)"
    yield Rule("/", rf"{many} ?/ ?(?P<each>{LETTER}+)", rate)


def _counts(book: Signbook) -> Iterator[Rule]:
    """``x3``, ``10-12``, ``−5``, ``3×10``, ``3x``."""

    def span(found: re.Match[str]) -> str:
        if not _is_range(found["least"], found["most"]):
            return found[0]
        least = f"{found['least']}{found['sign'] or ''}"
        return f" {book.range.format(least=least, most=found['most'])}"

    def times(found: re.Match[str]) -> str:
        return f" {book.phrases.times.of(_amount(found[1]), found[1])} "

    spans = rf"({NUMBER}(?:{_DASH}{NUMBER})?)"
    yield Rule("x×", rf"(?<!\w)(?<!\d )[x×] ?{spans}(?!\w)", times)
    begins = rf"(?:{_APART}|(?<=\d[xX×*])|(?<=\d [xX×] ))(?P<least>{NUMBER})(?P<sign>[°%])?"
    ends = rf"(?P<most>{NUMBER})(?!{_DASH}?\d|[/:]\d| \d)"
    yield Rule(_DASHES, rf"{begins}(?: {_DASH}|{_DASH} ?){ends}", span, has_target=True)
    # A hyphen that begins a text may be that of a list.
    hyphen = rf"(?:(?<=\S )-(?=\d)|^-(?={NUMBER} ?[°%]))"
    minus = rf"(?<![\w)\]°%.,:/–—-])(?<!\d )(?:− ?(?=\d)|{hyphen})"
    yield Rule("−-", minus, f"{book.signs['−']} ", has_target=True)
    several = rf"(?<!{LETTER})({NUMBER}){_GAP}"
    yield Rule("x×X*", rf"{several}[xX×*]{_GAP}(?=\d)", times)
    yield Rule("x×", rf"{several}[x×](?![\w×])", times)


def _by_ending(noun: str, words: Mapping[str, str]) -> str:
    return next(word for ending, word in words.items() if noun.lower().endswith(ending))


def _amount(number: str) -> float:
    """How many, as far as words agree with it."""
    return int(number) if number.isdecimal() else 0.5


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _is_range(least: str, most: str) -> bool:
    """Whether two numbers run from less to more, and could not be anything else."""
    wholes = [re.split("[.,]", number)[0] for number in (least, most)]
    is_plain = all(re.fullmatch(_PLAIN, number) for number in (least, most))
    if not is_plain or any(len(w) > _MOST_DIGITS or (w[0] == "0" and len(w) > 1) for w in wholes):
        return False
    return _value(least) < _value(most)
