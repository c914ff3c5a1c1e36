"""What has been done so far: one entry a set and side, replaced when it is done again."""

from msgspec import Struct, structs

from hipflow.routine.format.choices import Pace
from hipflow.session.engine.step_timeline import reps_counted
from hipflow.session.plan.steps import Step, StepKey
from hipflow.session.record import Felt

DONE_AGAIN_MS = 2_000
"""Uncounted work done again for less than this was only passed through."""


class SetEntry(Struct, frozen=True, kw_only=True):
    """The work of one step as it was done.

    ``reps`` is ``None`` where none are counted; ``stopped`` is why it was left early.
    """

    step: Step
    reps: int | None
    worked_ms: int
    stopped: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was done."""
        return not self.worked_ms and not self.reps


class SetLog(Struct, frozen=True, kw_only=True):
    """Entries by step; pain, and what it felt like, by exercise.

    The mappings are never changed, only replaced.
    """

    sets: dict[StepKey, SetEntry] = {}
    pain: dict[int, int] = {}
    felt: dict[int, Felt] = {}


def with_set(
    kept: SetLog, step: Step, worked_ms: int, complete: bool, stopped: str | None
) -> SetLog:
    """The log after a work step was left.

    What is done again replaces what stood there; coming by again without doing anything does not.
    """
    entry = SetEntry(
        step=step,
        reps=_reps_done(step, worked_ms, complete),
        worked_ms=worked_ms,
        stopped=None if complete else stopped,
    )
    if step.key in kept.sets and not _replaces_entry(entry):
        return kept
    return structs.replace(kept, sets={**kept.sets, step.key: entry})


def with_pain(kept: SetLog, exercise: int, pain: int | None, felt: Felt | None = None) -> SetLog:
    """The log with a rating of an exercise; its worst one stands, and the gravest feeling."""
    pains, feelings = kept.pain, kept.felt
    if pain is not None:
        pains = {**pains, exercise: max(pain, pains.get(exercise, 0))}
    if felt is not None:
        gravest = max(felt, feelings.get(exercise, felt), key=list(Felt).index)
        feelings = {**feelings, exercise: gravest}
    return structs.replace(kept, pain=pains, felt=feelings)


def _replaces_entry(entry: SetEntry) -> bool:
    return entry.worked_ms >= DONE_AGAIN_MS if entry.reps is None else entry.reps > 0


def _reps_done(step: Step, worked_ms: int, complete: bool) -> int | None:
    work = step.work
    if work is None:
        return None
    if work.pace is Pace.SELF:
        return work.reps if complete else None
    return reps_counted(work, worked_ms)
