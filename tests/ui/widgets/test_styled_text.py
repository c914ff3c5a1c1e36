"""Text in the roles of the theme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from hipflow.system.safe_text import printable_lines
from hipflow.ui.widgets.styled_text import as_markup, column, piece
from tests.builders.hostile_texts import JOINED


@given(st.text(max_size=200), st.integers(1, 60))
def test_a_column_is_as_wide_as_it_should_be(text, width):
    """Whatever the text, wide characters too, the next column begins in its place."""
    assert column(text, width).cell_length == width


@given(st.text())
def test_nothing_steers_the_terminal(text):
    """What acts on it is not sent, and what was made harmless once stays as it is."""
    assert not {letter for letter in piece(text).plain if ord(letter) < 32 or letter in "\x7f\x9b"}
    assert piece(piece(text).plain).plain == piece(text).plain


@pytest.mark.parametrize("text", [*JOINED.values(), "Bein\xadpresse"])
def test_a_joined_picture_or_word_stays_whole(text):
    """A space in its place would split it."""
    assert piece(text).plain == text.replace("\xad", "")


def test_a_long_text_ends_in_an_ellipsis():
    """What was cut is seen to be cut."""
    assert column("Standing hip flexor stretch", 10).plain == "Standing …"


def test_brackets_are_text():
    """Nothing is read as markup."""
    assert piece("[b]x[/b]").plain == "[b]x[/b]"


@given(st.text() | st.text("\\\\[]/@b$#=' ", max_size=12))
def test_text_as_markup_says_the_same(text):
    """Brackets and backslashes too, however many: nothing of it is obeyed."""
    written = Content.from_markup(as_markup(text))
    assert written.plain == printable_lines(text)
    assert not written.spans
