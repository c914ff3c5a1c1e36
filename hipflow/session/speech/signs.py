"""Puts the signs, figures and short forms of a text into the words of a language."""

import re
from collections.abc import Iterator
from functools import cache

from hipflow.session.speech.quantities import KEPT, LETTER, PARTS, Rule, any_of, quantity_rules
from hipflow.session.speech.signbook import Signbook, signbook_for
from hipflow.session.speech.silent_marks import CROSS, WRONG, bare

_AS_WRITTEN = (
    r"(?<![\w.,])(?:\+\d|\(?0\d)[\d ()/.-]{4,}\d",  # phone numbers
    r"\d+(?:[-–]\d+){2,}|\d+(?:\.\d+){2,}\.?|\d+(?:/\d+){2,}",  # dates, tempos
    r"\b\d{1,2}\.\d{1,2}\.(?=\s|$)",  # the 24.12.
    r"\b\d{1,2}:\d\d(?::\d\d)?(?:[-–]\d{1,2}:\d\d)?",  # times
    r"\b(?:tempo|takt|rh?yth?me?|ritmo|ritme|ratio)\W+\d+[-–/]\d+",
)
_NEXT = r"(?<=\S)\s+>\s+(?=\S)"
"""What comes after what, where it stands more than once; once alone it compares."""

_TIDIED = (
    (r"\s+", " "),
    (r"(?<=[(\[]) | (?=[)\]])", ""),
    (r" (?=[,.;:!?](?: |$))", ""),
    (r",\s*(?=[,.;:!?])|^[,.;]\s*|,$", ""),
)

_ROMAN = {"I": 1, "V": 5, "X": 10}


def spelled_out(text: str, language: str) -> tuple[str, bool]:
    """The text with its signs in words, and whether its author should see how it is spoken.

    What is only to be seen is left out; in a language hipflow has no words of, nothing else is.
    """
    seen = bare(text)
    speller = _speller(language)
    if speller is None:
        said, tells = seen.text.replace(WRONG, CROSS), seen.has_lost
    else:
        said, tells = speller.spell(seen.text)
        tells = tells or seen.has_lost
    if said != text:
        for pattern, left in _TIDIED:
            said = re.sub(pattern, left, said).strip()
    # A text that is nothing but a picture or an address is better read out than lost.
    return (said, tells) if said and said != text else (text, False)


@cache
def _speller(language: str) -> "_Speller | None":
    book = signbook_for(language)
    return _Speller(book) if book else None


class _Speller:
    """All rules of one language."""

    def __init__(self, book: Signbook) -> None:
        self._as_written = f"(?i){'|'.join((*_AS_WRITTEN, book.as_written))}"
        self._rules = (
            *_crosses(book),
            Rule("→>", r"(?<=[\w.,)%°])\s*(?:→|--?>|=>)\s*(?=\w)", ", "),
            *_comparisons(book),
            *quantity_rules(book),
            *_short_forms(book),
            *_single_signs(book),
        )

    def spell(self, text: str) -> tuple[str, bool]:
        """The text in words, and whether its author should see how."""
        kept: list[str] = []

        def keep(found: re.Match[str]) -> str:
            kept.append(found[0])
            return KEPT

        said, tells = re.sub(self._as_written, keep, text), False
        if said.count(" > ") > 1:
            said = re.sub(_NEXT, ", ", said)
        for rule in self._rules:
            if _has_one_of(rule.signs, said):
                before, said = said, re.sub(rule.pattern, rule.words, said)
                tells = tells or (rule.has_target and said != before)
        return re.sub(KEPT, lambda _: kept.pop(0), said), tells


def _has_one_of(signs: str, text: str) -> bool:
    """Whether a rule may find something; one without signs always may."""
    if "0" in signs and any(map(str.isdecimal, text)):
        return True
    return not signs or any(sign in text for sign in signs)


def _crosses(book: Signbook) -> Iterator[Rule]:
    """A cross says that this is wrong. Before "do not" it says that it is right, so it stays."""
    sentence = rf"(?=[^.!?{WRONG}]*\b(?i:{book.negations})\b)"
    yield Rule(WRONG, f"{WRONG}{sentence}", CROSS)
    yield Rule(WRONG, rf"{WRONG}\s*", f" {book.not_so} ", has_target=True)


def _comparisons(book: Signbook) -> Iterator[Rule]:
    """``<90°``; only before a number: between words the sign may be an arrow."""
    number = rf"\s*(?=[±≈~−]?\s?[\d{PARTS}{KEPT}]|-\d)"
    signs = {"<=": "≤", ">=": "≥", "<": "<", ">": ">", "≤": "≤", "≥": "≥", "±": "±"}
    for written, sign in signs.items():
        before = "(?<![<>=-])" if written[0] in "<>" else ""
        yield Rule(
            written[0], f"{before}{written}{number}", f" {book.signs[sign]} ", has_target=True
        )
    yield Rule("≈~", rf"(?<![\d~])[≈~]{number}", f" {book.signs['≈']} ", has_target=True)


def _short_forms(book: Signbook) -> Iterator[Rule]:
    """``e.g.``, ``ROM``, ``Phase II``."""
    forms = book.short_forms
    capitals = [form for form in forms if form.upper() == form]
    folded = {form.lower(): words for form, words in forms.items()}

    def in_full(found: re.Match[str]) -> str:
        return f" {forms.get(found[0]) or folded[found[0].lower()]} "

    def in_figures(found: re.Match[str]) -> str:
        return f"{found['noun']}{_arabic(found['roman'])}"

    others = [form for form in forms if form not in capitals]
    any_form = rf"(?<![\w.])(?:{any_of(capitals)}|(?i:{any_of(others)}))"
    yield Rule("", rf"{any_form}(?:(?<!{LETTER})|(?!\w))", in_full)
    roman = r"(?P<roman>[IVX]{2,5}|[IVX](?=[.,:;)]|\s*$))(?!\w)"
    yield Rule("IVX", rf"(?P<noun>(?i:\b(?:{book.numbered})) ){roman}", in_figures)


def _single_signs(book: Signbook) -> Iterator[Rule]:
    """``&``, ``a + b``, ``left/right``: what joins words, and what is left."""
    words = book.signs
    yield Rule("≠", r"\s*≠\s*", f" {words['≠']} ", has_target=True)
    yield Rule("=", r"(?<![<>=])\s*=\s*(?![<>=])", f" {words['=']} ")
    yield Rule("&", r"\s*&(?!\w+;)\s*", f" {words['&']} ")
    plus = r"\s\+\s|(?<![\w+])\+(?=\d)|(?<=\d)\+(?![^\W\d]|\+)"
    yield Rule("+", plus, f" {words['+']} ")
    yield Rule("@", r"\s@\s?(?=\d)", f" {words['@']} ")
    yield Rule("#", r"#(?=\d)", f"{book.number} ")
    for sign in "↑↓":
        yield Rule(sign, rf"\s*{sign}\s*", f" {words[sign]} ", has_target=True)
    slash = rf"(?<={LETTER}{LETTER}) ?/ ?(?=\w)|(?<={LETTER}) ?/ ?(?={LETTER})"
    yield Rule("/", slash, ", ")


def _arabic(roman: str) -> str:
    """A Roman number in figures."""
    values = [_ROMAN[digit] for digit in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return f"{sum(-one if one < after else one for one, after in pairs)}"
