"""The bar under the big word."""

import pytest

from hipflow.ui.widgets.workout.phase_bar import filled_columns


@pytest.mark.parametrize(
    ("share", "columns"), [(0.0, 0), (0.5, 15), (1.0, 30), (1.7, 30), (-0.1, 0), (None, None)]
)
def test_the_bar_fills_by_its_share(share, columns):
    """From empty to full and never beyond; no length, no bar."""
    assert filled_columns(share, 30) == columns
