"""Our own characters."""

from itertools import combinations
from string import ascii_uppercase, digits

import pytest

from hipflow.figure.big_text import draw_big_text
from hipflow.figure.glyphs import SHAPES, letters
from hipflow.figure.raster import SampleGrid
from hipflow.figure.strokes import stroke_spans


def drawn(char, rows):
    """Draw a character at its natural width; return its samples as one integer."""
    height = rows * 8
    samples = SampleGrid(height * 2, height)
    stroke = 2 * round(0.175 * height / 2)
    width = max(stroke, 2 * round(SHAPES[char].width * height / 2))
    samples.paint(stroke_spans(SHAPES[char].path, width, height, stroke), 1)
    return int.from_bytes(samples.data, "big")


@pytest.mark.parametrize("rows", [5, 9])
@pytest.mark.parametrize(("alphabet", "least"), [(digits, 0.06), (ascii_uppercase, 0.04)])
def test_characters_differ(alphabet, least, rows):
    """Any two differ in a good part of a square of their height, as 6 and 8 or O and Q must."""
    pictures = {char: drawn(char, rows) for char in alphabet}
    for one, other in combinations(alphabet, 2):
        differing = (pictures[one] ^ pictures[other]).bit_count()
        assert differing > least * (rows * 8) ** 2, (one, other)


@pytest.mark.parametrize(
    ("rows", "blocks"),
    [*((rows, True) for rows in range(3, 17)), *((rows, False) for rows in range(5, 17))],
)
def test_every_digit_has_its_own_picture(rows, blocks):
    """No two digits look alike in cells at any size that is drawn."""
    pictures = {draw_big_text(digit, 60, rows, blocks=blocks) for digit in digits}
    assert len(pictures) == 10


def test_small_letters_and_marks_are_spelled():
    """Small letters become capitals; marks stay with their letter; a sharp s becomes two."""
    spelled = letters("aéß")
    assert spelled is not None
    assert [letter.shape for letter in spelled] == [SHAPES[char] for char in "AESS"]
    assert [letter.above is not None for letter in spelled] == [False, True, False, False]


@pytest.mark.parametrize("text", ["上", "Δ", "\u0301", "a\u0301\u0301", "\x1b[31m"])
def test_unknown_characters_are_not_spelled(text):
    """One character without a shape, or a mark without a letter, and the text is not spelled."""
    assert letters(text) is None


@pytest.mark.parametrize(
    "text", ["ÄÖÜÉÈÀÇÑÅØŁŠ", "ÆŒĐ", "1:07", "+15", "3/8", "-2.", "OH…", "O'R!?"]
)
def test_latin_alphabets_are_known(text):
    """European Latin letters and the signs of numbers all have shapes."""
    assert letters(text) is not None
