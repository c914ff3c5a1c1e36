"""A routine in one line of Today's list: its title, whether it is due, how long it takes."""

from textual.content import Content

from hipflow.ui.routine_status import RoutineStatus
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row

_NAME_COLUMNS = 34
_STATE_COLUMNS = 28
_LENGTH_COLUMNS, _LENGTH_FROM = 15, 66
"""Columns of how long a routine takes, and of a row from which that has room."""


def routine_row(status: RoutineStatus, width: int) -> Content:
    """The line of one routine; a broken file has no length."""
    lengths = _LENGTH_COLUMNS if width >= _LENGTH_FROM else 0
    names = min(_NAME_COLUMNS, width * 2 // 5)
    name = column(status.item.title, names, STRONG if status.is_due else "")
    state = piece(f"  {status.mark} {status.state}", SOFT)
    if status.due is None or not lengths:
        return row(name, state)
    states = min(_STATE_COLUMNS, width - names - lengths)
    return row(name, column(state, states), piece(status.length))
