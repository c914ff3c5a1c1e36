"""The signs of the system's console."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import hipflow
from hipflow.ui.terminal.console_signs import for_console

SHOWN = ("ui", "progress")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("● fine  ▲ take care  ■ stop", "o fine  ^ take care  # stop"),
        ("▸ Bridge · 3 × 10", "> Bridge . 3 × 10"),
        ("Café, Łódź, Да", "Café, Łódź, Да"),
        ("🙂 ok", "?? ok"),
        ("\x1b[1m━━──\x1b[0m", "\x1b[1m==--\x1b[0m"),
    ],
)
def test_a_sign_becomes_one_the_font_has(text, drawn):
    """Letters and what steers the terminal stay."""
    assert for_console(text) == drawn


def test_every_sign_of_the_screens_is_known_and_nothing_moves():
    """No sign that is written anywhere in them comes to a question mark."""
    signs = set()
    for part in SHOWN:
        for file in (Path(hipflow.__file__).parent / part).rglob("*.py"):
            signs |= set(re.findall(r"[^\x00-\x7f]", file.read_text(encoding="utf-8")))
    assert len(signs) > 30
    drawn = {sign: for_console(sign) for sign in signs}
    assert [sign for sign, own in drawn.items() if "?" in own] == []
    assert all(cell_len(sign) == cell_len(own) for sign, own in drawn.items())
