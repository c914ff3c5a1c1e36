"""One routine as Today opens it."""

import pytest

from hipflow.routine.resolved import PainLimits
from hipflow.ui.widgets.routine_card import last_session_line
from ui_services import TODAY, played


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (3, 4, "Saturday: pain 3 before, ▲ 4 after"),
        (None, 1, "Saturday: pain ● 1 after"),
        (3, None, "Saturday: pain 3 before"),
        (None, None, "Saturday: pain not rated"),
    ],
)
def test_the_last_session_is_told_as_far_as_it_was_rated(before, after, line):
    """What was not answered is not made up."""
    assert last_session_line(played(2, before, after), TODAY, PainLimits()).plain == line
