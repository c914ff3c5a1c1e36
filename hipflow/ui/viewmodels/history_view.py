"""What History shows of the sessions chosen: the trend, the calendar, and what is said. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

from hipflow.progress.adherence import USUAL_WEEK, DayMark, OwnWeek, day_marks
from hipflow.progress.change import MOMENTS, ChangeText, change, change_text
from hipflow.progress.dates import WeekStart, local_day
from hipflow.progress.selection import Selection, select
from hipflow.progress.trend import Trend, trend
from hipflow.progress.weeks import adherence
from hipflow.progress.wording import adherence_texts, count_text
from hipflow.routine.resolve.routine import PainLimits, Routine
from hipflow.session.record import Outcome, SessionRecord


class Period(NamedTuple):
    """How far back is looked: its name, and its days; ``None`` for all."""

    name: str
    days: int | None


PERIODS = (
    Period("", None),
    Period("last four weeks", 28),
    Period("last twelve weeks", 84),
    Period("last year", 365),
)
"""The periods one key goes through, the first one first."""

OUTCOMES: tuple[tuple[str | None, str], ...] = (
    (None, ""),
    (Outcome.FINISHED.value, "played to the end"),
    (Outcome.STOPPED.value, "stopped early"),
    (Outcome.INTERRUPTED.value, "interrupted"),
    (Outcome.NOT_TODAY.value, "not today"),
)
"""The outcomes one key goes through, and their names."""


NOT_COMPARED = ChangeText("Sessions picked out like this are not compared: esc shows all.")
"""Said where a search or an outcome chose them: such a choice alone can raise or lower averages."""


class HistoryFilter(Struct, frozen=True, kw_only=True):
    """What is looked at.

    Attributes:
        routine: the name of a routine's file; ``None`` for all.
        period: a number in :data:`PERIODS`.
        outcome: a number in :data:`OUTCOMES`.
        words: what was searched for.
    """

    routine: str | None = None
    period: int = 0
    outcome: int = 0
    words: str = ""

    def selection(self, today: date) -> Selection:
        """What that lets through."""
        days = PERIODS[self.period].days
        return Selection(
            routine=self.routine,
            since=None if days is None else today - timedelta(days=days - 1),
            outcome=OUTCOMES[self.outcome][0],
            words=self.words,
        )

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == HistoryFilter()

    @property
    def selects_sessions(self) -> bool:
        """Whether single sessions are picked out by what they are like."""
        return bool(self.outcome or self.words)


class HistoryView(Struct, frozen=True, kw_only=True):
    """What there is to see.

    Attributes:
        sessions: the chosen sessions, the newest first.
        trend: their pain over time.
        marks: their days.
        limits: the limits bands and marks go by.
        change: what may be said about the pain.
        adherence: what may be said about the doing; empty where there is nothing.
        first: the day the trend begins.
        last: the day it ends.
    """

    sessions: tuple[SessionRecord, ...]
    trend: Trend
    marks: Mapping[date, DayMark]
    limits: PainLimits
    change: ChangeText
    adherence: str
    first: date
    last: date
    week_starts_on: WeekStart = WeekStart.MONDAY


def build_view(
    records: Sequence[SessionRecord],
    history_filter: HistoryFilter,
    routines: Mapping[str, Routine],
    today: date,
    week: OwnWeek = USUAL_WEEK,
) -> HistoryView:
    """See what is looked at.

    Args:
        records: all sessions, in order of their start.
        history_filter: which of them.
        routines: the routines at hand, by the names of their files.
        today: the date.
        week: what the person has set for a week.
    """
    chosen = select(records, history_filter.selection(today))
    files = {record.routine.file for record in chosen}
    file = next(iter(files)) if len(files) == 1 else None
    latest = routines.get(chosen[-1].routine.file) if chosen else None
    line = trend(chosen)
    since = history_filter.selection(today).since
    of_it = select(records, Selection(routine=file or history_filter.routine))
    found = adherence(of_it, routines.get(file) if file else None, today, week)
    first = line.points[0].day if line.points else today
    return HistoryView(
        sessions=chosen[::-1],
        trend=line,
        marks=day_marks(chosen),
        limits=latest.pain if latest else PainLimits(),
        change=NOT_COMPARED
        if history_filter.selects_sessions and chosen
        else _change_words(chosen),
        adherence=""
        if history_filter.selects_sessions
        else ", ".join(adherence_texts(found, since)),
        first=since or first,
        last=max(today, local_day(chosen[-1])) if chosen else today,
        week_starts_on=week.starts_on,
    )


def _change_words(sessions: Sequence[SessionRecord]) -> ChangeText:
    """What may be said of the pain after; where that was not rated, of another moment."""
    moments = ("after", *MOMENTS)
    return change_text(sessions, next((m for m in moments if change(sessions, m)), "after"))


def filter_title(
    history_filter: HistoryFilter,
    title: str,
    shown: Sequence[SessionRecord],
    every: Sequence[SessionRecord],
) -> str:
    """What is looked at, for the title row: ``Hip starter  ·  last four weeks  ·  12 of 40``.

    Days of rest are no sessions, and are told beside them.
    """
    parts = [title, PERIODS[history_filter.period].name, OUTCOMES[history_filter.outcome][1]]
    if history_filter.words:
        parts.append(f"“{history_filter.words}”")
    rests = sum(1 for record in every if record.is_not_today)
    if history_filter.is_all:
        sessions = count_text(len(every) - rests, "session")
        parts.append(f"{sessions}, {rests:,} not today" if rests else sessions)
    else:
        of = f"{len(every):,}" if rests else count_text(len(every), "session")
        parts.append(f"{len(shown):,} of {of}")
    return "  ·  ".join(part for part in parts if part)
