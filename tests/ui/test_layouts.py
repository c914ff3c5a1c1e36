"""Every key of the table on keyboards of four countries, as terminals send them."""

import sys

import pytest
from textual.events import Key
from textual.keys import _character_to_key

if sys.platform == "win32":
    pytest.skip("Textual has another driver there", allow_module_level=True)

from hipflow.system.key_places import KeyboardKind, may_be_a_digit
from hipflow.ui.bindings import binding_ids, binding_keys
from hipflow.ui.terminal.driver import LenientXtermParser
from hipflow.ui.terminal.terminal_keys import meant_key

ENGLISH = "1234567890qwertyuiop[]asdfghjkl;'zxcvbnm,./"
LAYOUTS = {
    "fr": "&é\"'(-è_çàazertyuiop^$qsdfghjklmùwxcvbn,;:!",
    "ru": "1234567890йцукенгшщзхъфывапролджэячсмитьбю.",
    "gr": "1234567890;ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./",
    "il": "1234567890/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.",
}
"""What the same keys give, from left to right, without Shift."""

SHIFTED = "./"
"""What a French keyboard gives with Shift, of that which others give without."""

TYPED = sorted(
    {key for name in binding_ids() for key in binding_keys(name)}
    & {_character_to_key(character) for character in ENGLISH}
)
"""The keys of the table that are a character without Shift."""
BOUND = frozenset(TYPED)


def printed(layout):
    """What is printed on a keyboard for each key: a Latin letter, or what stands in its place."""
    row = LAYOUTS[layout]
    own = {_character_to_key(character): character for character in (*row, *SHIFTED)}
    at = {
        _character_to_key(place): character for place, character in zip(ENGLISH, row, strict=True)
    }
    # Latin letters are named as they are printed, also where they stand elsewhere.
    return {key: own[key] if layout == "fr" and key in own else at[key] for key in TYPED}


def told(character, place):
    """The sequence of a key by kitty's protocol, with its place where that is another."""
    if not place:
        return f"\x1b[{ord(character)};2;{ord(character)}u"
    base = f"::{ord(place)}" if place != character else ""
    return f"\x1b[{ord(character)}{base};;{ord(character)}u"


def place_on(layout, character):
    """What an English keyboard has in the place of a character of a layout."""
    found = LAYOUTS[layout].find(character)
    return ENGLISH[found] if found >= 0 else ""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_where_the_terminal_tells_the_place_every_key_acts(layout):
    """All keys of the table, digits of the French row too."""
    parser = LenientXtermParser()
    first = "a" if layout == "fr" else LAYOUTS[layout][23]
    list(parser.feed(told(first, place_on(layout, first))))
    meant = {}
    for key, character in printed(layout).items():
        (event,) = parser.feed(told(character, place_on(layout, character)))
        # On a screen that has this key and no other: what is typed is none of its keys there.
        meant[key] = meant_key(event, frozenset({key}).__contains__, KeyboardKind.AUTO)
    assert [key for key, found in meant.items() if found != key] == []


SILENT = {
    "fr": {*"0123456789"},
    "ru": {"slash"},
    "gr": {"q"},
    "il": {"q", "w", "slash"},
}
"""Keys that do nothing where the terminal tells no places: what they type may be another key."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_where_it_does_not_nothing_wrong_is_done(layout):
    """Letters are found by what they type; a digit is not guessed, and the scale says how."""
    silent = set()
    for key, character in printed(layout).items():
        event = Key(_character_to_key(character), character)
        found = meant_key(event, BOUND.__contains__, KeyboardKind.AUTO)
        if found != key:
            silent.add(key)
            assert key not in "0123456789" or (found not in BOUND and may_be_a_digit(character))
    assert silent == SILENT[layout]


def test_a_french_row_acts_once_it_is_chosen():
    """All ten digits."""
    for digit in "0123456789":
        character = printed("fr")[digit]
        event = Key(_character_to_key(character), character)
        assert meant_key(event, BOUND.__contains__, KeyboardKind.FRENCH) == digit
