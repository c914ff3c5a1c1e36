"""Repetitions as marks."""

from hypothesis import given
from hypothesis import strategies as st

from hipflow.session.view.focus import Pips
from hipflow.ui.widgets.workout.pips import COMING, DONE, GAP, UNDER_WAY, pip_rows


def kinds(pips, width, height=1):
    """The kinds of marks, in the order they are read, each counted once."""
    found = []
    for row in pip_rows(pips, width, height):
        before = GAP
        for kind, _ in row:
            if kind not in (GAP, before) or (kind != GAP and before == GAP):
                found.append(kind)
            before = kind
    return "".join(found)


def test_marks_say_done_under_way_and_to_come():
    """Two done, the third under way, five to come."""
    assert kinds(Pips(2, 8, under_way=True), 30) == "dd" + "u" + "ccccc"


def test_between_two_repetitions_none_is_under_way():
    """In the pause between two the next one has not begun."""
    assert kinds(Pips(3, 4, under_way=False), 30) == "dddc"


def test_more_than_fit_become_a_bar():
    """Forty in thirty columns run together, and half done is half the bar."""
    (row,) = pip_rows(Pips(20, 40, under_way=True), 30, 1)
    assert [kind for kind, _ in row] == [DONE] * 15 + [UNDER_WAY] + [COMING] * 14


def test_many_marks_take_two_rows_where_there_are_two():
    """Forty in fifty columns stand in two rows, so that they can still be counted."""
    rows = pip_rows(Pips(31, 40, under_way=True), 52, 2)
    assert len(rows) == 2
    assert kinds(Pips(31, 40, under_way=True), 52, 2).count(DONE) == 31


@given(st.integers(1, 200), st.integers(0, 200), st.integers(0, 140), st.integers(0, 4))
def test_marks_stay_inside_their_box(total, done, width, height):
    """Never wider or higher than the place they have."""
    rows = pip_rows(Pips(min(done, total), total, under_way=True), width, height)
    assert len(rows) <= height
    assert all(len(row) <= width for row in rows)
