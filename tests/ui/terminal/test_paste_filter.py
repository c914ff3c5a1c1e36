"""Pastes, cut short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.ui.terminal.paste_filter import PasteFilter

BEGIN, END = "\x1b[200~", "\x1b[201~"


def cut(text, pieces=None, most=5):
    """What is let through of a text that comes in pieces of such lengths."""
    pasted, passed = PasteFilter(most), ""
    for length in pieces or ():
        passed += pasted.cut(text[:length])
        text = text[length:]
    return passed + pasted.cut(text)


@pytest.mark.parametrize(
    ("sent", "passed"),
    [
        ("typed" * 9, "typed" * 9),
        (f"a{BEGIN}note{END}b", f"a{BEGIN}note{END}b"),
        (f"a{BEGIN}a long note{END}b", f"a{BEGIN}a lon{END}b"),
        (f"{BEGIN}{END}{BEGIN}0123456{END}", f"{BEGIN}{END}{BEGIN}01234{END}"),
        (f"{BEGIN}\x1b[201{END}", f"{BEGIN}[201{END}"),
        (f"{END}typed", f"{END}typed"),
        ("\x1b", "\x1b"),
    ],
)
def test_only_pastes_are_cut(sent, passed):
    """What is typed is let through as it is, and the signs around a paste always."""
    assert cut(sent) == passed


PARTS = st.sampled_from([BEGIN, END, "\x1b", "[", "2", "note", "a long note", "~"])


@given(st.lists(PARTS).map("".join), st.lists(st.integers(1, 9)))
def test_it_is_the_same_in_any_pieces(sent, pieces):
    """A sign cut in two is a sign; but for the end of a paste that is still under way."""
    closed = f"{sent}{BEGIN}{END}"
    assert cut(closed, pieces) == cut(closed)


def test_a_key_is_not_held_back():
    """Esc begins like a paste, and comes at once all the same."""
    assert PasteFilter(5).cut("\x1b") == "\x1b"


def test_a_whole_book_leaves_little():
    """Whatever its length, it takes no time to speak of."""
    assert len(cut(f"{BEGIN}{'word ' * 2_000_000}{END}", [4_096] * 2_000)) == 5 + 12


def test_no_sequence_in_a_paste_becomes_a_key():
    """Textual would take what follows an Esc for keys, q among them; it is text like the rest."""
    text = f"{BEGIN}a\x1b[2Jq\x1bb{END}\x1b[A"
    for cut_at in range(len(text)):
        pasted = PasteFilter(20)
        passed = pasted.cut(text[:cut_at]) + pasted.cut(text[cut_at:])
        assert passed == f"{BEGIN}a[2Jqb{END}\x1b[A"
