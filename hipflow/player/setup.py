"""What is to be played."""

from msgspec import Struct

from hipflow.session.plan.plan import Plan
from hipflow.session.record import RoutineRef
from hipflow.storage.journal import JournalHeader, RecoveredSession


class PlayerSetup(Struct, frozen=True, kw_only=True):
    """What is to be played, by whom and how fast; from the start, or from where it broke off."""

    plan: Plan
    routine: RoutineRef
    id: str
    pain_before: int | None = None
    speed: float = 1.0
    resume_from: RecoveredSession | None = None

    def header(self, started: str, *, not_today: bool = False) -> JournalHeader:
        """The first line of its journal.

        Args:
            started: the moment it begins.
            not_today: whether rest is chosen in its place.
        """
        return JournalHeader(
            id=self.id,
            routine=self.routine,
            plan=self.plan.routine,
            choices=self.plan.choices,
            started=started,
            speed=self.speed,
            pain_before=self.pain_before,
            not_today=not_today,
        )
