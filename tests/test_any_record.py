"""Whatever a line of the history says: what is read of it can be shown, told and exported."""

import csv
import json
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflow.export.report import ReportFacts, report_page
from hipflow.export.sessions import COLUMNS, csv_rows, json_text
from hipflow.export.text_tables import history_lines
from hipflow.progress.adherence import OwnWeek, due
from hipflow.progress.advice import advice_after
from hipflow.progress.baseline import judge
from hipflow.progress.day_offer import lately
from hipflow.progress.exercise_series import exercise_series
from hipflow.progress.next_morning import session_to_ask_about
from hipflow.progress.routine_identity import with_current_files
from hipflow.progress.therapist import show_why
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import RoutineRef
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.history.rating_correction import exercise_field, question_of
from hipflow.ui.screens.today import morning_question_line
from hipflow.ui.today_state import RoutineStatus, week_cells
from hipflow.ui.viewmodels import summary_text
from hipflow.ui.viewmodels.history_view import OUTCOMES, PERIODS, HistoryFilter, build_view
from hipflow.ui.widgets.charts import dose_plot, trend_plot
from hipflow.ui.widgets.charts.time_axis import TimeAxis
from hipflow.ui.widgets.lists.session_table import column_widths, extent_of, session_row
from hipflow.ui.widgets.routine_card import last_session_line
from hipflow.ui.widgets.session_text import session_text
from tests.builders.file_readers import read_history_bytes
from tests.builders.history_generator import generate_records
from tests.builders.mutated_json import as_line, twisted
from tests.builders.record_builders import session
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import FakeWorld
from tests.tools.press_keys import press

LIMITS = PainLimits()
ROUTINES = [
    routine(play(**counted())),
    routine(play(**counted()), per_week=(3, 5)),
    routine(play(**counted()), per_day=2),
]
DAYS = st.sampled_from(
    [date(2026, 11, 23), date(1969, 12, 31), date(2201, 1, 1), date(2000, 2, 29)]
)
FULL = msgspec.to_builtins(next(iter(generate_records(1))))
EXERCISE = {
    "id": "step-up",
    "name": "Step-up",
    "level": "easier",
    "load": "light band",
    "planned": {"sets": 2, "reps": 8, "hold_s": 5.0, "side": "each", "rounds": 2},
    "done": [{"set": 1, "round": 1, "side": "left", "reps": 3, "s": 20.5, "stopped": "hurt"}],
    "skipped": None,
    "pain": 4,
}
RECORD = FULL | {"exercises": [EXERCISE, *FULL["exercises"][:1]], "reason": "hurt", "effort": 4}


def shown(records, today):
    """What the screens show of a history, in windows of two sizes."""
    for looked in (
        *(HistoryFilter(period=number) for number in range(len(PERIODS))),
        *(HistoryFilter(outcome=number) for number in range(len(OUTCOMES))),
        HistoryFilter(words="november 4"),
    ):
        back = build_view(records, looked, {}, today, OwnWeek(goal=3))
    back = build_view(records, HistoryFilter(), {RECORD["routine"]["file"]: ROUTINES[1]}, today)
    picture = trend_plot.TrendPlotData(back.trend, LIMITS, back.first, back.last)
    for width, height in ((30, 8), (140, 30)):
        trend_plot.plot_cells(picture, width, height)
        trend_plot.legend(picture, width)
        columns = column_widths(width, extent_of(records, today))
        for record in records:
            session_row(record, columns, LIMITS, today)
            session_text(record, LIMITS, width)
        for series in exercise_series(records):
            axis = TimeAxis(series.points[0].day, series.points[-1].day, width)
            by_column = axis.by_column((point.day, point) for point in series.points)
            top = max(max(point.done, point.asked or 0) for point in series.points) or 1
            for column in range(width):
                for row in range(height):
                    dose_plot._bar(by_column.get(column, []), row, height, top)
            axis.ends()


def told(records, today):
    """What is said of a history and its sessions."""
    show_why(judge(records, LIMITS), today)
    lately(records, LIMITS, today)
    session_to_ask_about(records, today)
    history_lines(records)
    with_current_files(records, [RoutineRef(title="Other", file="other.toml")])
    for one in ROUTINES:
        found = due(one, records, today, OwnWeek(goal=4))
        week_cells(RoutineStatus(item=None, records=records, due=found), today, LIMITS)
        summary_text.week_dots(found)
    for record in records:
        last_session_line(record, today, LIMITS)
        morning_question_line(record, LIMITS)
        for field in ("pain.after", *map(exercise_field, range(len(record.exercises)))):
            question_of(record, field)
        for words in ("title_of", "pain_line", "done_line", "left_lines"):
            getattr(summary_text, words)(record)
        advice_after(record, LIMITS)


def exported(records, today):
    """What goes to a therapist, a spreadsheet, another program."""
    for since in (None, date.min):
        for one in (None, ROUTINES[1]):
            facts = ReportFacts(
                today=today, since=since, routine=one, week=OwnWeek(goal=3), earlier=records[:1]
            )
            assert report_page(records, facts).endswith("</html>\n")
    rows = list(csv.reader("".join(csv_rows(records)).splitlines(keepends=True)))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    whole = json.loads(json_text(records))
    assert read_history_bytes(b"\n".join(as_line(one).strip() for one in whole)).records == records


@given(lines=st.lists(twisted(RECORD), min_size=1, max_size=4), today=DAYS)
def test_no_record_makes_anything_fail(lines, today):
    """What is read is within bounds in which days, weeks, sums and pictures can be made."""
    for number, line in enumerate(lines):
        if isinstance(line.get("id"), str):
            line["id"] += f"-{number}"
    content = b"".join(map(as_line, (*lines, msgspec.to_builtins(session("last")))))
    read = read_history_bytes(content)
    assert len(read.records) + len(read.damaged) == len(lines) + 1
    shown(read.records, today)
    told(read.records, today)
    exported(read.records, today)


AMENDMENT = {
    "v": 1,
    "id": "amendment",
    "amends": "last",
    "at": "2026-11-24T08:00:00+01:00",
    "set": {"pain.after": 3, "note": "better", "exercises.0.pain": 2},
    "removed": False,
}


@settings(max_examples=50)
@given(lines=st.lists(twisted(AMENDMENT), max_size=3), today=DAYS)
def test_no_correction_makes_anything_fail(lines, today):
    """Laid on a session, or damage: never more than a scale has."""
    content = b"".join(map(as_line, (msgspec.to_builtins(session("last")), *lines)))
    read = read_history_bytes(content)
    assert len(read.written) + len(read.amendments) + len(read.damaged) == len(lines) + 1
    shown(read.records, today)
    told(read.records, today)
    exported(read.records, today)


@pytest.fixture
def extremes(tmp_path):
    """An app with sessions at both ends of time, and as long and as many as they may be."""
    most = session("3", "2200-12-31T23:59:59+00:00", active_s=366 * 86_400.0, paused_s=3.1e7)
    records = [session("1", "1970-01-01T00:00:00+00:00", after=3), session("2", after=9), most]
    fakes = FakeWorld(tmp_path, records=records)
    with fakes.store.history.path.open("ab") as file:
        file.write(as_line(RECORD | {"started": "9999-12-31T18:00:00+01:00"}))
    return HipflowApp(fakes.services)


async def test_the_screens_of_such_a_history(extremes):
    """Weeks, years back and forth, exercises and each session are shown; the damage is named."""
    async with extremes.run_test(size=(110, 36)) as pilot:
        await press(pilot, "today.history")
        assert "Line 4 of the history" in "\n".join(
            str(label.content) for label in extremes.screen.query("#history-damaged")
        )
        await press(pilot, "history.year", "history.earlier", "history.earlier", "history.later")
        await press(pilot, "history.year", "history.exercises", "app.back")
        await press(pilot, "history.open", "detail.older", "detail.older", "app.back", "app.back")
        assert extremes.is_running
