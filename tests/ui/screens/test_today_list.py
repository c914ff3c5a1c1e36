"""A routine in one line of Today's list."""

import pytest
from rich.cells import cell_len

from hipflow.ui.screens.today import routine_row
from hipflow.ui.today_state import load_today
from tests.fakes.fake_services import FOUR_WEEKS, TODAY, FakeWorld


def statuses(folder):
    """How the routines stand."""
    return load_today(FakeWorld(folder, records=FOUR_WEEKS).services, TODAY).statuses


def test_the_length_is_the_first_to_go(tmp_path):
    """A narrow row still has the name and whether it is due."""
    (first, *_) = statuses(tmp_path)
    wide, narrow = (routine_row(first, width).plain for width in (76, 60))
    for said in (first.item.title, first.state):
        assert said in wide
        assert said in narrow
    assert first.length in wide
    assert first.length not in narrow


@pytest.mark.parametrize("width", [66, 76, 120])
def test_lengths_stand_under_one_another(tmp_path, width):
    """Every row that has room begins its length in the same column."""
    rows = [(o, routine_row(o, width).plain) for o in statuses(tmp_path) if o.due is not None]
    assert len(rows) > 1
    assert len({cell_len(row[: row.rindex(outlook.length)]) for outlook, row in rows}) == 1
