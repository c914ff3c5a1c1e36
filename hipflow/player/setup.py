"""What is to be played."""

from msgspec import Struct

from hipflow.player.journal import Recovered
from hipflow.session.plan import Plan
from hipflow.session.record import RoutineRef


class PlayerSetup(Struct, frozen=True, kw_only=True):
    """What is to be played, by whom and how fast; from the start, or from where it broke off."""

    plan: Plan
    routine: RoutineRef
    id: str
    pain_before: int | None = None
    speed: float = 1.0
    broken_off: Recovered | None = None
