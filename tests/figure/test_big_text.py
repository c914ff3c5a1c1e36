"""Big words and numbers."""

from string import ascii_uppercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.figure import big_text as module
from hipflow.figure.big_text import big_text_fits, draw_big_text
from hipflow.figure.raster import SampleGrid

PHASE_WORDS = ["LIFT", "HOLD", "LOWER", "REST", "READY", "SWITCH", "PAUSED", "DO", "RIGHT", "LEFT"]


def lines(text, width, height, **options):
    """Draw a text and join the runs of each row."""
    rows = draw_big_text(text, width, height, **options)
    return ["".join(run.text for run in row) for row in rows]


def inked_rows(text, width, height, **options):
    """Count the rows that hold anything."""
    return sum(bool(row) for row in draw_big_text(text, width, height, **options))


@given(
    st.text(max_size=9) | st.text(ascii_uppercase + digits + " :ÄÉÇ", max_size=9),
    st.integers(-1, 70),
    st.integers(-1, 18),
    st.none() | st.sampled_from(["88", "8:88", "", "上"]),
    st.booleans(),
)
def test_rows_are_exact_and_never_too_wide(text, width, height, widest, blocks):
    """Any text in any box: as many rows as asked, none too wide, blank where it does not fit."""
    rows = lines(text, width, height, widest=widest, blocks=blocks)
    assert len(rows) == max(0, height)
    assert all(len(row) <= max(0, width) for row in rows)
    assert any(rows) == big_text_fits(text, width, height, widest=widest, blocks=blocks)


@pytest.mark.parametrize("word", PHASE_WORDS)
def test_phase_words_fill_four_rows_beside_the_figure(word):
    """At 80 columns a phase's word has 32 by 4 cells and uses all four rows."""
    assert inked_rows(word, 32, 4) == 4


def test_long_words_become_smaller_not_cut():
    """Eight letters in 32 by 4 cells are drawn in three rows."""
    assert inked_rows("FORWARDS", 32, 4) == 3


@pytest.mark.parametrize(("width", "height"), [(20, 7), (30, 9), (34, 12), (52, 16)])
def test_size_stays_from_ten_to_nine(width, height):
    """With `widest`, a count keeps its size when it loses a figure, and its box when it gains."""
    many = inked_rows("10", width, height, widest="88")
    assert inked_rows("9", width, height, widest="88") == many
    assert lines("10", width, height, widest="88")[0] != lines("9", width, height, widest="88")[0]


@pytest.mark.parametrize(("width", "height"), [(24, 7), (28, 9), (36, 12), (49, 16)])
def test_two_figures_fill_the_drawn_sizes(width, height):
    """The sizes the screens are laid out for hold two figures of full height."""
    assert inked_rows("24", width, height, widest="88") == height


def test_figures_stand_still():
    """The second figure of a number begins in the same column whatever it is."""
    starts = set()
    for unit in "023456789":
        rows = lines(f"2{unit}", 60, 9)
        alone = max(len(row) for row in lines("2", 60, 9))
        starts.add(min(alone + len(row[alone:]) - len(row[alone:].lstrip()) for row in rows))
    assert len(starts) == 1


@pytest.mark.parametrize("rows", range(3, 25))
def test_stroke_is_heavy(rows):
    """The foot of an L, as it is drawn, is 14 to 22 % of its height."""
    samples = SampleGrid(400, rows * 8)
    size = module._largest_size("L", 60, rows, "", True)
    assert size is not None
    samples.paint(size.spans(module.letters("L")[0]), 1)
    column = samples.data[size.stroke + 2 :: samples.width]
    assert 0.14 <= sum(column) / (rows * 8) <= 0.22


@pytest.mark.parametrize("text", ["", " ", "上", "LIFT\n", "\x1b[0m"])
def test_what_cannot_be_drawn_does_not_fit(text):
    """Empty text, other scripts and control characters are left to bold text."""
    assert not big_text_fits(text, 80, 20)


def test_two_rows_are_too_few():
    """A word needs three rows, four when it carries marks, five in ASCII."""
    assert not big_text_fits("DO", 40, 2)
    assert big_text_fits("DO", 40, 3)
    assert not big_text_fits("HÖHE", 40, 3)
    assert big_text_fits("HÖHE", 40, 4)
    assert not big_text_fits("DO", 40, 4, blocks=False)
    assert big_text_fits("DO", 40, 5, blocks=False)


def test_letters_are_kept_apart():
    """Between any two letters at least one column of samples stays free: they never merge."""
    for one in "AILTOVW":
        for other in "AHJOTVY":
            size = module._largest_size("H", 60, 5, "", True)
            first, second = module.letters(one + other)
            start = module._places([first, second], size)[1]
            left = {y: stop for y, _, stop in size.spans(first)}
            gaps = [start + begin - left[y] for y, begin, _ in size.spans(second) if y in left]
            assert min(gaps, default=size.gap) >= 4, (one, other)


def test_memory_is_bounded():
    """What is remembered of drawn texts cannot grow without end."""
    for cached in (module._draw_cached, module._largest_size, module._kerning, module.stroke_spans):
        assert cached.cache_info().maxsize is not None
