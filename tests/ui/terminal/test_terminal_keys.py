"""Keys as a terminal sends them, with their places and after an Esc."""

import sys

import pytest
from textual.events import Key, MouseDown

if sys.platform == "win32":
    pytest.skip("Textual has another driver there", allow_module_level=True)

from hipflow.system.key_places import KeyboardKind
from hipflow.ui.terminal.driver import LenientXtermParser
from hipflow.ui.terminal.terminal_keys import TerminalKey, meant_key


def sent(*texts):
    """What a terminal's texts come to; the parser is asked for no more than they say."""
    parser = LenientXtermParser()
    return [message for text in texts for message in parser.feed(text)]


@pytest.mark.parametrize(
    ("sequence", "character", "place"),
    [
        ("\x1b[1088::104;;1088u", "р", "h"),
        ("\x1b[1088:1056:104;2;1056u", "Р", "h"),
        ("\x1b[233::50;;233u", "é", "2"),
        ("\x1b[38:49:49;;38u", "&", "1"),
        ("\x1b[38:49:49;2;49u", "1", ""),
        ("\x1b[224::48;;64u", "@", ""),
        ("\x1b[97::113;;97u", "a", ""),
        ("\x1b[44::109;;44u", ",", ""),
        ("\x1b[97:65;2;65u", "A", ""),
    ],
    ids=["ru", "ru-shift", "fr-2", "fr-1", "fr-shift-1", "fr-altgr", "fr-a", "fr-comma", "us"],
)
def test_a_key_knows_its_place_where_the_terminal_tells(sequence, character, place):
    """Not where Shift or AltGr make another character of it, nor a letter that says its name."""
    (key,) = sent(sequence)
    assert (key.character, key.place) == (character, place)


def test_a_sign_is_called_by_its_place_among_letters_of_another_script():
    """The key q of a Greek keyboard gives a semicolon; on a German one that is another key."""
    *_, key = sent("\x1b[951::104;;951u", "\x1b[59::113;;59u")
    assert key.place == "q"


def test_control_with_a_letter_of_another_script():
    """Known by its place."""
    (key,) = sent("\x1b[1081::113;5u")
    assert meant_key(key, {"ctrl+q"}.__contains__, KeyboardKind.AUTO) == "ctrl+q"


@pytest.mark.parametrize("key", ["r", "1", "h", "b", "f", " ", "р"])
def test_esc_and_then_a_key_are_two_keys(key):
    """However fast one follows the other; nothing is waited for."""
    first, second = sent("\x1b", key)
    assert first.key == "escape"
    assert second.character == key


@pytest.mark.parametrize(("key", "alt"), [("r", "alt+r"), ("b", "ctrl+left"), ("/", "alt+slash")])
def test_both_in_one_piece_are_known_as_a_pair(key, alt):
    """It may be Alt, as a line of text takes it; the keys behind it come, too."""
    pair, behind = sent(f"\x1b{key}x")
    assert (pair.key, pair.after_escape.character) == (alt, key)
    assert behind.key == "x"


def test_esc_before_an_arrow():
    """Two keys, of which the second begins as the first."""
    assert [key.key for key in sent("\x1b\x1b[C")] == ["escape", "right"]


@pytest.mark.parametrize("number", [128, 129, 130])
def test_a_button_at_the_side_of_a_mouse_is_none(number):
    """Textual takes it for the left one."""
    assert sent(f"\x1b[<{number};3;3M\x1b[<{number};3;3m") == []
    assert isinstance(sent("\x1b[<0;3;3M")[0], MouseDown)


@pytest.mark.parametrize(
    ("event", "bound", "meant"),
    [
        (Key("h", "h"), "h", "h"),
        (Key("H", "H"), "h", "h"),
        (Key("р", "р"), "h", "h"),
        (Key("р", "р"), "р", "р"),
        (Key("add", "+"), "plus", "plus"),
        (Key("٣", "٣"), "3", "3"),
        (TerminalKey("latin_small_letter_e_with_acute", "é", place="2"), "2", "2"),
        (Key("é", "é"), "2", "é"),
        (Key("up", None), "down", "up"),
    ],
)
def test_which_key_of_a_screen_is_meant(event, bound, meant):
    """Its own first; what it is without Caps Lock, or by its place, where that is a key there."""
    assert meant_key(event, {bound}.__contains__, KeyboardKind.AUTO) == meant
