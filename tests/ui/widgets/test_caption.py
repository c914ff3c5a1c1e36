"""Lines of text in a box."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hipflow.ui.widgets.caption import caption_lines


def words(*args):
    """Only the texts of the rows."""
    return [text for _, text in caption_lines(*args)]


def test_a_long_paragraph_wraps_and_pushes_the_next_one_out():
    """What stands first is worth most: the second one gives way to it."""
    assert words(("one two three four", "five"), 9, 3) == ["one two", "three", "four"]


def test_what_is_left_out_of_a_paragraph_is_marked():
    """The row ends in three dots where its own text goes on."""
    assert words(("one two three four five six",), 9, 2)[-1].endswith("…")


def test_wide_dots_are_drawn_together_before_a_row_is_lost():
    """A caption that is too wide by its spaces alone stays on one row."""
    assert words(("set 1 of 2  ·  left side",), 22, 2) == ["set 1 of 2 · left side"]


def test_wide_letters_are_cut_by_the_room_they_take():
    """The mark of what is left out stays inside the box."""
    assert words(("\u80a9\u80a9\u80a9\u80a9",), 4, 1) == ["\u80a9…"]


def test_brackets_and_escapes_are_text():
    """Nothing in a text is markup, and nothing moves the cursor."""
    (line,) = words(("[bold]x[/] \x1b[2J",), 40, 1)
    assert "[bold]x[/]" in line
    assert "\x1b" not in line


@given(st.lists(st.text(max_size=3000), max_size=3), st.integers(1, 60), st.integers(1, 5))
def test_any_text_stays_in_its_box(paragraphs, width, height):
    """However long and in whatever script."""
    lines = words(tuple(paragraphs), width, height)
    assert len(lines) <= height
    assert all(cell_len(line) <= max(width, 2) for line in lines)
