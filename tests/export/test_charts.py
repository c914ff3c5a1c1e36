"""Pictures of the report."""

import xml.etree.ElementTree as ET
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hipflow.export.charts import calendar_svg, trend_svg, weeks_svg
from hipflow.progress.adherence import day_marks
from hipflow.progress.dates import WeekStart
from hipflow.progress.trend import trend
from hipflow.progress.weeks import adherence
from hipflow.routine.resolve.routine import PainLimits, Routine
from tests.fakes.fake_services import (
    BRIDGE_HURT,
    FOUR_WEEKS,
    STRETCH_LEFT_OUT,
    TODAY,
    hip_session,
)

LIMITS = PainLimits()
FIRST = TODAY - timedelta(days=28)


def parsed(svg):
    """The picture as XML; a picture that is none fails here."""
    return ET.fromstring(svg)  # noqa: S314  our own


def kinds(svg):
    """How many shapes there are of each class."""
    found = [shape.get("class") for shape in parsed(svg)]
    return {kind: found.count(kind) for kind in set(found)}


def test_each_rating_is_a_shape_of_its_zone():
    """12 before, 12 after, one next morning, three bands."""
    shapes = kinds(trend_svg(trend(FOUR_WEEKS), LIMITS, FIRST, TODAY))
    assert shapes["before"] == 12
    assert (shapes["morning"], shapes["average"]) == (1, 9)
    picture = parsed(trend_svg(trend(FOUR_WEEKS), LIMITS, FIRST, TODAY))
    names = [(shape.tag, shape.get("class")) for shape in picture if shape.tag != "text"]
    assert names.count(("rect", "stop")) == 1
    assert names.count(("polygon", "care")) == 10
    assert names.count(("circle", "fine")) == 1


def test_higher_pain_stands_higher():
    """The ring of a 0 lies further down in the picture than that of a 10."""
    low, high = (
        next(c for c in parsed(trend_svg(trend([one]), LIMITS, FIRST, TODAY)) if c.tag == "circle")
        for one in (hip_session(1, 0, None), hip_session(1, 10, None))
    )
    assert float(low.get("cy")) > float(high.get("cy"))


def test_the_calendar_has_every_day_once():
    """29 days, on twelve of them a session."""
    svg = calendar_svg(day_marks(FOUR_WEEKS), LIMITS, FIRST, TODAY)
    shapes = kinds(svg)
    assert shapes["none"] == 29 - 12


def test_a_calendar_of_weeks_from_sunday_on():
    """Its first row is Sunday's; each day is there once all the same."""
    svg = calendar_svg(day_marks(FOUR_WEEKS), LIMITS, FIRST, TODAY, starts_on=WeekStart.SUNDAY)
    names = [text.text for text in parsed(svg) if text.text in ("Su", "Mo", "Sa")]
    assert names == ["Su", "Mo", "Sa"]
    assert kinds(svg)["none"] == 29 - 12


def test_weeks_have_a_column_each_and_a_line_at_what_was_asked():
    """Five weeks of three."""
    routine = Routine(title="Hip", exercises=(), per_week=(3, 3))
    shapes = kinds(weeks_svg(adherence(FOUR_WEEKS, routine, TODAY).weeks))
    assert (shapes["done"], shapes["asked"]) == (5, 5)
    assert "asked" not in kinds(weeks_svg(adherence(FOUR_WEEKS, None, TODAY).weeks))


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.none() | st.integers(0, 10)), max_size=30),
    st.integers(0, 10),
    st.integers(0, 10),
)
def test_any_history_makes_pictures(sessions, caution, stop):
    """Years of it, or nothing; any limits."""
    limits = PainLimits(caution_at=caution, stop_at=stop)
    days = sorted(sessions, key=lambda one: -one[0])
    records = [hip_session(ago, None, after, id=f"{n}") for n, (ago, after) in enumerate(days)]
    first = TODAY - timedelta(days=3000)
    parsed(trend_svg(trend(records), limits, first, TODAY))
    parsed(calendar_svg(day_marks(records), limits, first, TODAY))
    weeks = weeks_svg(adherence(records, None, TODAY).weeks)
    assert not weeks or parsed(weeks) is not None


def test_a_day_that_is_part_done_has_a_mark_of_its_own():
    """Where no pain was rated; else the rating stands there as on any day."""
    part = hip_session(1, after=None, exercises=(BRIDGE_HURT, STRETCH_LEFT_OUT))
    assert "◐" in calendar_svg(day_marks([part]), LIMITS, FIRST, TODAY)
    assert "◐" not in calendar_svg(day_marks(FOUR_WEEKS), LIMITS, FIRST, TODAY)
