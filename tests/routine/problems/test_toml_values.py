"""Walking over parsed TOML."""

import datetime as dt

from hipflow.routine.problems.toml_values import (
    control_character_violations,
    copy_containers,
    json_safe,
    leaves,
)


def test_json_has_no_dates_and_no_endless_numbers():
    """What JSON lacks becomes None; everything else stays."""
    data = {"a": [1, 2.5, "x", True], "b": {"c": dt.date(2026, 1, 1), "d": float("nan")}}
    assert json_safe(data) == {"a": [1, 2.5, "x", True], "b": {"c": None, "d": None}}
    assert json_safe([2**70, -(2**53), 2**53 - 1]) == [None, None, 2**53 - 1]


def test_a_copy_may_be_cut():
    """Tables and lists are new, so that the data stays whole."""
    data = {"a": [{"b": 1}]}
    copy = copy_containers(data)
    copy["a"][0].clear()
    assert data == {"a": [{"b": 1}]}


def test_leaves_have_their_paths():
    """Every value that is no table or list, with its path."""
    assert list(leaves({"a": [1, {"b": 2}], "c": {}}, ())) == [(("a", 0), 1), (("a", 1, "b"), 2)]


def test_characters_that_act_on_a_terminal_are_found():
    """Escapes, C1 codes, deletes and marks that turn the writing round, in keys as in texts."""
    data = {"a": "x\x1b[2J", "b": ["\x9b1m"], "\x7f": {"c": "\u202e"}}
    assert [finding.path for finding in control_character_violations(data, ())] == [
        ("a",),
        ("b", 0),
        ("\x7f",),
        ("\x7f", "c"),
    ]


def test_line_ends_and_scripts_of_the_world_may_stand():
    """Texts over several lines, joined letters, emoji and right-to-left writing are no problem."""
    texts = ["a\n\tb\r\n", "e\u0301", "\U0001f9d8\u200d\u2640\ufe0f", "מתיחה", "肩", "می\u200cروم"]
    assert list(control_character_violations({"cues": texts}, ())) == []
