"""Which key stands where, on keyboards with other letters and other rows of numbers."""

import pytest

from hipflow.system.key_places import (
    KeyboardKind,
    digit_of,
    keyboard_kind,
    may_be_a_digit,
    place_of,
    system_language,
)

USED = "abcdefghijklmnopqrstuvwxyz"
ROWS = {
    "ru": ("йцукенгшщзфывапролдячсмить", KeyboardKind.AUTO),
    "uk": ("йцукенгшщзфівапролдячсмить", KeyboardKind.AUTO),
    "ar": ("ضصثقفغعهخحشسيبلاتنمئءؤرﻻىة", KeyboardKind.AUTO),
    "he": ("__קראטוןםפשדגכעיחלךזסבהנמצ", KeyboardKind.AUTO),
    "el": ("_ςερτυθιοπασδφγηξκλζχψωβνμ", KeyboardKind.AUTO),
    "bg": ("_уеишщксдзьяаожгтнвюйъэфхп", KeyboardKind.BULGARIAN),
    "bg-phonetic": ("чшертъуиопасдфгхйклзжцвбнм", KeyboardKind.BULGARIAN_PHONETIC),
}
"""The three rows of letters, from left to right; ``_`` where a key gives no letter."""


@pytest.mark.parametrize("name", ROWS)
def test_every_letter_is_called_by_its_place(name):
    """Small and large, on the keyboard as it is printed; a key without a letter is not guessed."""
    letters, kind = ROWS[name]
    for letter, place in zip(letters, "qwertyuiopasdfghjklzxcvbnm", strict=True):
        if letter != "_":
            assert place_of(letter, kind) == place
            assert place_of(letter.upper(), kind) in (place, place_of(letter.upper().lower(), kind))


NUMBERS = {
    KeyboardKind.FRENCH: "&é\"'(-è_çà",
    KeyboardKind.BELGIAN: "&é\"'(§è!çà",
    KeyboardKind.CZECH: "+ěščřžýáíé",
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_row_of_numbers_counts_on_the_keyboard_that_has_it(kind):
    """And on no other: a wrong rating is worse than a dead key."""
    for character, digit in zip(NUMBERS[kind], "1234567890", strict=True):
        assert place_of(character, kind) == digit
        assert place_of(character) == ""
        assert may_be_a_digit(character)


@pytest.mark.parametrize(
    ("typed", "digit"),
    [("٣", "3"), ("۷", "7"), ("३", "3"), ("５", "5"), ("²", ""), ("½", ""), ("a", "")],
)
def test_a_digit_of_any_script_is_one(typed, digit):
    """A raised one is none: its key is not that of the digit."""
    assert digit_of(typed) == digit
    assert place_of(typed) == digit


def test_no_latin_character_is_guessed():
    """Each is a key of its own, or one that differs from country to country."""
    assert not [c for c in map(chr, range(33, 0x250)) if not c.isdigit() and place_of(c)]


def test_a_bulgarian_system_has_a_bulgarian_keyboard():
    """Where nothing is chosen; its letters are elsewhere than the Russian ones."""
    assert keyboard_kind(KeyboardKind.AUTO, "bg_BG.UTF-8") is KeyboardKind.BULGARIAN
    assert keyboard_kind(KeyboardKind.CZECH, "bg_BG.UTF-8") is KeyboardKind.CZECH
    assert keyboard_kind(KeyboardKind.AUTO, "ru_RU.UTF-8") is KeyboardKind.AUTO
    assert (place_of("р"), place_of("р", KeyboardKind.BULGARIAN)) == ("h", ",")


def test_the_language_of_the_system_is_what_it_says_first():
    """An empty variable says nothing."""
    assert system_language({"LC_ALL": "", "LANG": "bg_BG.UTF-8"}) == "bg_BG.UTF-8"
    assert system_language({"LC_ALL": "C", "LANG": "bg_BG.UTF-8"}) == "C"
    assert system_language({}) == ""
