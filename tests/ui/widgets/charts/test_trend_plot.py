"""Pain over time, drawn."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.progress.trend import GAP_DAYS, trend
from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.widgets.charts.trend_plot import (
    BEFORE,
    DASHES,
    MORNING,
    TrendPlotData,
    legend,
    plot_cells,
    scale_label,
)
from tests.fakes.fake_services import TODAY, hip_session


def picture(*records, limits=PainLimits(), days=28):  # noqa: B008  frozen
    """What these sessions, the oldest first, draw in four weeks."""
    return TrendPlotData(trend(records), limits, TODAY - timedelta(days=days), TODAY)


def drawn(shown, columns=29, rows=8):
    """The rows as text."""
    return ["".join(cell.char for cell in row) for row in plot_cells(shown, columns, rows)]


def test_each_mark_stands_at_its_day_and_value():
    """Before as a ring, after by its zone, the next morning of it as a diamond."""
    text = drawn(picture(hip_session(28, 5, 6, morning=2)))
    assert text[7 - 5][0] == BEFORE
    assert text[7 - 6][0] == "■"
    assert text[7 - 2][0] == MORNING


def test_bands_are_the_authors():
    """Their edges are dashes as well as colours, so that they are seen without any."""
    shown = picture(hip_session(28, 0, 0), limits=PainLimits(caution_at=2, stop_at=4))
    cells = plot_cells(shown, 29, 8)
    assert [row[5].zone for row in cells] == ["stop"] * 4 + ["care"] * 2 + ["fine"] * 2
    assert [row[5].char == DASHES for row in cells] == [n in (3, 5) for n in range(8)]


def test_the_line_leaves_a_gap_where_nothing_is_known():
    """No dot between two runs, dots between the sessions of one."""
    first = [hip_session(28 - n, None, 4) for n in range(5)]
    last = [hip_session(5 - n, None, 4) for n in range(5)]
    text = drawn(picture(*first, *last), columns=57)[3]
    assert GAP_DAYS < 28 - 5 - 4
    assert any("⠀" < char <= "⣿" for char in text[:9])
    assert not any("⠀" < char <= "⣿" for char in text[10:44])


def test_several_days_in_a_column_are_shown_by_their_average():
    """And the legend says of how many days."""
    shown = picture(*(hip_session(n, 3, n % 3 + 1) for n in range(28, 0, -1)))
    text = drawn(shown, columns=4)
    assert set(text[5]) == {"●"}
    assert "1 mark: 8 days" in legend(shown, 8).plain
    assert "1 mark" not in legend(shown, 60).plain


def test_the_scale_names_every_value_and_every_zone():
    """Numbers at their rows, each zone's name once."""
    shown = picture(hip_session(1, 3, 3))
    numbers = [scale_label(shown, 8, row)[0] for row in range(8)]
    assert numbers == ["7", "6", "5", "4", "3", "2", "1", "0"]
    names = [mark.word for row in range(8) if (mark := scale_label(shown, 8, row)[1])]
    assert names == ["stop", "take care", "fine"]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (11, ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"]),
        (8, ["10", "8–9", "7", "6", "4–5", "3", "1–2", "0"]),
        (6, ["9–10", "8", "6–7", "4–5", "2–3", "0–1"]),
    ],
)
def test_in_few_rows_values_share_them_and_each_row_says_which(rows, names):
    """A mark stands in the row that names its value, whatever the highest is."""
    for worst in (8, 10) if rows <= 8 else (10,):
        shown = picture(hip_session(28, worst, None), hip_session(20, None, 4))
        assert [scale_label(shown, rows, row)[0] for row in range(rows)] == names
        place = next(n for n, text in enumerate(drawn(shown, rows=rows)) if "▲" in text)
        assert "4" in names[place].split("–")


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 10), st.none() | st.integers(0, 10))),
    st.integers(1, 60),
    st.integers(2, 30),
    st.integers(0, 10),
    st.integers(0, 10),
)
def test_any_ratings_in_any_box(ratings, columns, rows, caution, stop):
    """It draws a full box, whatever the limits."""
    limits = PainLimits(caution_at=caution, stop_at=stop)
    shown = picture(*(hip_session(40 - n, *r) for n, r in enumerate(ratings[:40])), limits=limits)
    cells = plot_cells(shown, columns, rows)
    assert len(cells) == rows
    assert all(len(row) == columns for row in cells)
