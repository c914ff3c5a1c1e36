"""What Today knows: how the routines stand, what was played lately, and what went wrong."""

from datetime import date

from msgspec import Struct

from hipflow.library.shelf import Shelf
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import Day, RoutineRef, SessionRecord
from hipflow.system.errors import StorageError
from hipflow.ui.routine_status import RoutineStatus, routine_statuses


class TodayState(Struct, frozen=True, kw_only=True):
    """The shelf at one moment.

    Attributes:
        statuses: its routines, those that are due first.
        records: the sessions that are at hand, in order of their start.
        first_start: whether nothing at all has been played yet.
        file_problems: what went wrong with the files, in words.
    """

    statuses: tuple[RoutineStatus, ...] = ()
    records: tuple[SessionRecord, ...] = ()
    first_start: bool = False
    file_problems: tuple[str, ...] = ()

    def limits_of(self, session: SessionRecord) -> PainLimits:
        """The limits of the routine it was played from; the usual ones where it is gone."""
        routines = (status.item for status in self.statuses)
        played = (item.routine for item in routines if item.ref.file == session.routine.file)
        return next((routine.pain for routine in played if routine), PainLimits())


def load_today(shelf: Shelf, today: date, day: Day) -> TodayState:
    """Look at the shelf and at what was played; a history that cannot be read is a trouble."""
    problems: tuple[str, ...] = ()
    records: tuple[SessionRecord, ...] = ()
    first_start = False
    try:
        records = shelf.diary.lately()
        first_start = not records
    except StorageError as error:
        problems = (str(error),)

    def records_of(ref: RoutineRef) -> tuple[SessionRecord, ...]:
        return shelf.records_of(ref, records)

    return TodayState(
        statuses=routine_statuses(
            shelf.routines(), records_of, today, day, shelf.settings.weekly_goal
        ),
        records=records,
        first_start=first_start,
        file_problems=(*problems, *shelf.notes),
    )
