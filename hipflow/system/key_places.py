"""Which key of an English keyboard stands where one of another keyboard does. Pure.

Keys are named by Latin letters. On a keyboard with another script the same key gives another
character, and in some countries a digit needs Shift. Where the terminal does not tell the place of
a key, it is known from the character, as long as no two keyboards differ about it.
"""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum

_ROWS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
"""The three rows of letters of an English keyboard."""
_NUMBER_ROW = "1234567890"


class KeyboardKind(StrEnum):
    """A keyboard by what cannot be known from its characters alone.

    ``é`` is 2 on a French keyboard and 0 on a Czech one; a Bulgarian ``р`` stands where a Russian
    one does not.
    """

    AUTO = "auto"
    FRENCH = "french"
    BELGIAN = "belgian"
    CZECH = "czech"
    BULGARIAN = "bulgarian"
    BULGARIAN_PHONETIC = "bulgarian-phonetic"


def _places(characters: str, places: str = _ROWS) -> dict[str, str]:
    """The place of each character of a keyboard; ``_`` stands for one that is left out."""
    pairs = zip(characters, places, strict=True)
    return {character: place for character, place in pairs if character != "_"}


_RUSSIAN = _places("йцукенгшщзхъфывапролджэячсмитьбю_")
_UKRAINIAN = {"і": "s", "ї": "]", "є": "'", "ў": "o"}
"""What differs from the Russian one; the last one is Belarusian."""
_GREEK = _places("_ςερτυθιοπ__ασδφγηξκλ__ζχψωβνμ___") | _places("άέήίόύώϊϋΐΰ", "aehioyviyiy")
_HEBREW = _places("__קראטוןםפ__שדגכעיחלךף_זסבהנמצתץ_")
_ARABIC = _places("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ") | {"؟": "?", "،": ","}
_BULGARIAN = _places("_уеишщксдзц_ьяаожгтнвмчюйъэфхпрлб")
_BULGARIAN_PHONETIC = _places("чшертъуиопящасдфгхйкл__зжцвбнм___")

_LETTERS: Mapping[str, str] = {**_RUSSIAN, **_UKRAINIAN, **_GREEK, **_HEBREW, **_ARABIC}
_CYRILLIC = frozenset(_RUSSIAN) | frozenset(_UKRAINIAN) | frozenset(_BULGARIAN)

_NUMBER_ROWS: Mapping[KeyboardKind, Mapping[str, str]] = {
    KeyboardKind.FRENCH: _places("&é\"'(-è_ç", "123456798") | {"_": "8", "ç": "9", "à": "0"},
    KeyboardKind.BELGIAN: _places("&é\"'(§è!çà", _NUMBER_ROW),
    KeyboardKind.CZECH: _places("+ěščřžýáíé", _NUMBER_ROW) | {"ľ": "2", "ť": "5"},
}
"""What the keys of the digits give without Shift; the Czech row with the Slovak one."""

_IN_A_NUMBER_ROW = frozenset(character for row in _NUMBER_ROWS.values() for character in row)


def digit_of(character: str) -> str:
    """The digit a character is in any script, such as ``3`` for ``٣``; empty for all others.

    A raised ``²`` is none: it has a key of its own on a French keyboard, far from that of the 2.
    """
    value = unicodedata.decimal(character, None) if len(character) == 1 else None
    return "" if value is None else str(value)


def place_of(character: str, kind: KeyboardKind = KeyboardKind.AUTO) -> str:
    """What an English keyboard has in the place of the key that gave this character.

    Empty where that is not known. Ask it only for what is no key of its own.
    """
    small = character.lower()
    if digit := digit_of(small):
        return digit
    if kind in (KeyboardKind.BULGARIAN, KeyboardKind.BULGARIAN_PHONETIC) and small in _CYRILLIC:
        table = _BULGARIAN if kind is KeyboardKind.BULGARIAN else _BULGARIAN_PHONETIC
        return table.get(small, "")
    return _LETTERS.get(small) or _NUMBER_ROWS.get(kind, {}).get(character, "")


def may_be_a_digit(character: str) -> bool:
    """Whether the key of a digit gives it on some keyboard, so that a digit may have been meant."""
    return character in _IN_A_NUMBER_ROW


def system_language(environment: Mapping[str, str]) -> str:
    """The language the system is set to, such as ``bg_BG.UTF-8``; empty where it does not say."""
    named = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, named), "")


def keyboard_kind(chosen: KeyboardKind, language: str) -> KeyboardKind:
    """The keyboard that is chosen in the settings; else what the language of the system tells.

    Args:
        chosen: as in the settings.
        language: as in ``LANG``, such as ``bg_BG.UTF-8``.
    """
    if chosen is KeyboardKind.AUTO and language.lower().startswith("bg"):
        return KeyboardKind.BULGARIAN
    return chosen
