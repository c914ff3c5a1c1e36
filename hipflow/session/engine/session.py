"""A moment of a session: all there is to know about it."""

from enum import StrEnum

from msgspec import Struct

from hipflow.session.engine.cues import Cue
from hipflow.session.engine.events import PauseReason
from hipflow.session.engine.set_log import SetLog
from hipflow.session.engine.step_timeline import COUNTDOWN_S
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import Step
from hipflow.session.record import Outcome, Reason


class Status(StrEnum):
    """What time does to the session."""

    RUNNING = "running"
    PAUSED = "paused"
    LEADING_IN = "leading-in"
    ENDED = "ended"


class Session(Struct, frozen=True, kw_only=True):
    """A moment of a session. All times are whole milliseconds of session time.

    ``elapsed_ms`` counts inside the step, ``clock_ms`` everything since the start,
    ``active_ms`` and ``paused_ms`` add up to it.
    """

    plan: Plan
    index: int = 0
    elapsed_ms: int = 0
    added_ms: int = 0
    clock_ms: int = 0
    active_ms: int = 0
    status: Status = Status.RUNNING
    lead_in_ms: int = 0
    pause_reason: PauseReason | None = None
    pause_began_ms: int = 0
    set_log: SetLog = SetLog()
    outcome: Outcome | None = None
    reason: Reason | None = None

    @property
    def step(self) -> Step:
        """The step under way (the last one, once the session has ended)."""
        return self.plan.steps[self.index]

    @property
    def paused_ms(self) -> int:
        """Time that did not count: pauses, waiting for the big key, countdowns into work."""
        return self.clock_ms - self.active_ms

    @property
    def length_ms(self) -> int | None:
        """The length of the step with the time added to it; ``None`` at own pace."""
        base_ms = self.step.length_ms
        return None if base_ms is None else base_ms + self.added_ms

    @property
    def left_ms(self) -> int | None:
        """What is left of the step; ``None`` at own pace."""
        length_ms = self.length_ms
        return None if length_ms is None else length_ms - self.elapsed_ms

    @property
    def ready_over(self) -> bool:
        """Whether a step that waits has had its time, so that only a key leads on."""
        return self.step.waits and self.left_ms == 0

    @property
    def getting_into_place(self) -> bool:
        """Whether work that was picked up is still to be got ready for, before its lead-in."""
        return self.status is Status.LEADING_IN and self.lead_in_ms > COUNTDOWN_S * 1000

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.status is Status.ENDED


Transition = tuple[Session, tuple[Cue, ...]]
