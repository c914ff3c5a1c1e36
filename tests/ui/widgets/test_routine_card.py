"""One routine as Today opens it."""

import pytest

from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.widgets.routine_card import last_session_line
from tests.fakes.fake_services import TODAY, hip_session


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
    assert last_session_line(hip_session(2, before, after), TODAY, PainLimits()).plain == line


@pytest.mark.parametrize(
    ("before", "line"), [(7, "Saturday: rested, pain ■ 7"), (None, "Saturday: rested")]
)
def test_rest_that_was_chosen_is_told_as_rest(before, line):
    """It is no session with a rating before."""
    record = hip_session(2, before, None, outcome="not-today", exercises=())
    assert last_session_line(record, TODAY, PainLimits()).plain == line
