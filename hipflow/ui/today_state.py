"""What Today knows: how the routines stand, what was played lately, and what went wrong."""

from datetime import date

from msgspec import Struct

from hipflow.library.shelf import Shelf
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import Day, RoutineRef, SessionRecord
from hipflow.system.errors import StorageError
from hipflow.ui.routine_status import Outlook, look_out


class Survey(Struct, frozen=True, kw_only=True):
    """The shelf at one moment.

    Attributes:
        outlooks: its routines, those that are due first.
        records: the sessions that are at hand, in order of their start.
        first_start: whether nothing at all has been played yet.
        troubles: what went wrong with the files, in words.
    """

    outlooks: tuple[Outlook, ...] = ()
    records: tuple[SessionRecord, ...] = ()
    first_start: bool = False
    troubles: tuple[str, ...] = ()

    def limits_of(self, session: SessionRecord) -> PainLimits:
        """The limits of the routine it was played from; the usual ones where it is gone."""
        routines = (outlook.item for outlook in self.outlooks)
        played = (item.routine for item in routines if item.ref.file == session.routine.file)
        return next((routine.pain for routine in played if routine), PainLimits())


def survey(shelf: Shelf, today: date, day: Day) -> Survey:
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

    return Survey(
        outlooks=look_out(shelf.routines(), records_of, today, day, shelf.settings.weekly_goal),
        records=records,
        first_start=first_start,
        troubles=(*problems, *shelf.notes),
    )
