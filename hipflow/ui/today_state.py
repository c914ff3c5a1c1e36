"""What Today shows: whether each routine is due, what was played lately, what went wrong."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import takewhile

from msgspec import Struct

from hipflow.library.catalog import CatalogItem
from hipflow.progress.adherence import USUAL_WEEK, Due, DueState, OwnWeek, due, last_seven_days
from hipflow.progress.advice import Advice, aid_of, show_words
from hipflow.progress.baseline import judge
from hipflow.progress.dates import DAYS, local_day
from hipflow.progress.day_offer import NEW_DAYS
from hipflow.progress.next_morning import morning_advice
from hipflow.progress.pain_stops import is_stop
from hipflow.progress.rest_wording import rest_words
from hipflow.progress.rests import rest_of
from hipflow.progress.routine_identity import by_file
from hipflow.progress.therapist import is_two_days_running, show_why
from hipflow.progress.wording import (
    DayCell,
    asked_text,
    coming_day_name,
    copies_text,
    minutes_text,
    pain_zone,
)
from hipflow.routine.resolve.routine import PainLimits, Routine
from hipflow.session.plan.plan import Plan, make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day, RoutineRef, SessionRecord
from hipflow.system.errors import StorageError
from hipflow.ui.services import Services

DUE_MARK, DONE_MARK, PART_MARK, REST_MARK, BROKEN_MARK, NO_MARK = "○", "✓", "◐", "–", "!", " "
"""The shape that goes with each state of a routine."""


class RoutineStatus(Struct, frozen=True, kw_only=True):
    """A routine and whether it is due today.

    Attributes:
        item: the routine, or the broken file.
        records: its sessions, in order of their start.
        due: whether it should be done; ``None`` for a broken file.
        day: the kind of day that is offered first.
        mark: the shape that goes with the state.
        state: whether it should be done, in words.
        rest: what to do on a day of rest, in words; empty on other days.
        is_stopped: whether that rest follows on pain.
        show: why a therapist should see it, in words; empty on other days.
    """

    item: CatalogItem
    records: tuple[SessionRecord, ...] = ()
    due: Due | None = None
    day: Day = Day.USUAL
    mark: str = NO_MARK
    state: str = ""
    rest: str = ""
    is_stopped: bool = False
    show: str = ""

    @property
    def length(self) -> str:
        """How long it takes, in words; empty for a broken file.

        It is asked of the few in view: of hundreds it would take a while.
        """
        routine = self.item.routine
        return length_text(make_plan(routine, Choices(day=self.day))) if routine else ""

    @property
    def is_due(self) -> bool:
        """Whether it should be done today."""
        return self.due is not None and self.due.state is DueState.DUE

    @property
    def last(self) -> SessionRecord | None:
        """Its latest session."""
        return self.records[-1] if self.records else None


class TodayState(Struct, frozen=True, kw_only=True):
    """The routines and the sessions at one moment.

    Attributes:
        statuses: the routines, those that are due first, broken files last.
        records: the latest sessions, in order of their start.
        first_start: whether nothing at all has been played yet.
        file_problems: what went wrong with the files, in words.
        has_copies: whether a program that syncs has left copies of the history beside it.
    """

    statuses: tuple[RoutineStatus, ...] = ()
    records: tuple[SessionRecord, ...] = ()
    first_start: bool = False
    file_problems: tuple[str, ...] = ()
    has_copies: bool = False

    def morning_advice(self, session: SessionRecord) -> Advice:
        """The words for the morning after a session, as it is rated in the record given.

        Why a therapist should see it stands on the routine's card, and is not said twice.
        """
        status = self._status_of(session)
        routine = status.item.routine if status else None
        before: tuple[SessionRecord, ...] = ()
        if status is not None:
            before = tuple(takewhile(lambda one: one.id != session.id, status.records))
        limits, aid = self.limits_of(session), aid_of(routine)
        return morning_advice(judge((*before, session), limits), limits, aid=aid)

    def is_new_to_muscles(self, session: SessionRecord) -> bool:
        """Whether the routine of a session was begun in the two weeks before it."""
        status = self._status_of(session)
        first = status.records[0] if status else session
        return (local_day(session) - local_day(first)).days < NEW_DAYS

    def limits_of(self, session: SessionRecord) -> PainLimits:
        """The limits of the routine it was played from; the usual ones where it is gone."""
        status = self._status_of(session)
        return status.item.routine.pain if status and status.item.routine else PainLimits()

    def _status_of(self, session: SessionRecord) -> RoutineStatus | None:
        """The routine a session belongs to; ``None`` where it is gone."""
        return next(
            (
                status
                for status in self.statuses
                if status.item.routine is not None
                and any(one.id == session.id for one in status.records)
            ),
            None,
        )


def load_today(services: Services, today: date) -> TodayState:
    """Read the routines and the latest sessions; a history it cannot read is a file problem."""
    problems: tuple[str, ...] = ()
    records: tuple[SessionRecord, ...] = ()
    first_start = False
    try:
        records = services.store.recent()
        first_start = not records
    except StorageError as error:
        problems = (str(error),)

    copies = services.store.copies()
    items = services.catalog.items()
    sessions = by_file(records, [item.ref for item in items])

    def sessions_of(ref: RoutineRef) -> tuple[SessionRecord, ...]:
        return sessions.get(ref.file, ())

    week = services.settings.values.week
    return TodayState(
        statuses=routine_statuses(items, sessions_of, today, services.day, week),
        records=records,
        first_start=first_start,
        file_problems=(*problems, *filter(None, [copies_text(len(copies))]), *services.file_notes),
        has_copies=bool(copies),
    )


def routine_statuses(
    items: Sequence[CatalogItem],
    records_of: Callable[[RoutineRef], tuple[SessionRecord, ...]],
    today: date,
    day: Day,
    week: OwnWeek = USUAL_WEEK,
) -> tuple[RoutineStatus, ...]:
    """The status of each routine, those that are due first, broken files last."""
    statuses = [_routine_status(item, records_of(item.ref), today, day, week) for item in items]
    return tuple(sorted(statuses, key=_rank))


def length_text(plan: Plan) -> str:
    """How long a plan takes: ``15 min``, ``12 min or more``, ``your own pace``."""
    if not plan.own_pace:
        return minutes_text(plan.total_ms / 1000)
    worked = any(step.work and step.length_ms for step in plan.steps)
    return f"{minutes_text(plan.total_ms / 1000)} or more" if worked else "your own pace"


def week_cells(status: RoutineStatus, today: date, limits: PainLimits) -> tuple[DayCell, ...]:
    """The last seven days of a routine: pain after where it was rated, else whether it was done."""
    cells = []
    for mark in last_seven_days(status.records, today):
        name = "Today" if mark.day == today else DAYS[mark.day.weekday()][:2]
        if mark.pain_after is not None:
            zone = pain_zone(mark.pain_after, limits)
            cells.append(DayCell(name, zone.shape, zone.tone))
        elif mark.done:
            cells.append(DayCell(name, DONE_MARK))
        elif mark.part:
            cells.append(DayCell(name, PART_MARK, word="part"))
        elif mark.day == today and status.is_due:
            cells.append(DayCell(name, DUE_MARK, word="due"))
        elif mark.day == today and status.rest:
            cells.append(DayCell(name, REST_MARK, word="rest"))
        else:
            cells.append(DayCell(name, "·"))
    return tuple(cells)


def author_line(routine: Routine) -> str:
    """What the author asks for: ``Clinic on the Hill, 3 days a week, for 4 to 6 weeks``."""
    return ", ".join(part for part in (routine.author, asked_text(routine)) if part)


def _routine_status(
    item: CatalogItem, records: tuple[SessionRecord, ...], today: date, day: Day, week: OwnWeek
) -> RoutineStatus:
    if item.routine is None:
        return RoutineStatus(
            item=item, mark=BROKEN_MARK, state=item.problems_text or "cannot be read"
        )
    due_state = due(item.routine, records, today, week)
    mark, state = _state(due_state, today)
    limits = item.routine.pain
    rest = rest_of(records, today, limits)
    sessions = judge(records, limits)
    aid = aid_of(item.routine)
    two_days = is_two_days_running(sessions, today)
    words = ""
    if rest:
        words = rest_words(rest, due_state.next_day, today, limits, two_days=two_days, aid=aid)
    return RoutineStatus(
        item=item,
        records=records,
        due=due_state,
        day=day,
        mark=mark,
        state=state,
        rest=words,
        is_stopped=rest is not None and (is_stop(rest, limits) or local_day(rest) < today),
        show=show_words(show_why(sessions, today), aid),
    )


def _state(due_state: Due, today: date) -> tuple[str, str]:
    match due_state.state:
        case DueState.DUE:
            return DUE_MARK, "due today"
        case DueState.DONE_TODAY:
            return DONE_MARK, "done today"
        case DueState.PART_TODAY:
            return PART_MARK, "part done today"
        case DueState.REST:
            return REST_MARK, "rest today"
        case DueState.NOT_DUE if due_state.next_day:
            return NO_MARK, f"not due until {coming_day_name(due_state.next_day, today)}"
        case _:
            return NO_MARK, "when you like"


def _rank(status: RoutineStatus) -> tuple[int, bool]:
    """What is due first, broken files last; among equals what has been played before first.

    Before all that what is rested from because of pain: what has happened is read before anything
    else is begun.
    """
    if status.due is None:
        return 3, True
    if status.is_stopped:
        return -1, True
    places = {DueState.DUE: 0, DueState.ANY_TIME: 1, DueState.NOT_DUE: 1}
    return places.get(status.due.state, 2), not status.records
