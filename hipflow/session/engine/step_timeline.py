"""When things happen inside one step, as offsets from its start: the beat of the session."""

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct, structs

from hipflow.session.engine.cues import (
    HalfwayReached,
    ReadyOver,
    RepCounted,
    RepPhaseStarted,
    SecondsLeft,
    StepCue,
)
from hipflow.session.plan.steps import RepPhase, RepPhaseKind, Work

COUNTDOWN_S = 3
"""The last seconds of a timed step that are counted down."""

LONG_HOLD_MS = 5_000
"""From here on a hold is shown and counted in seconds."""

HALFWAY_FROM_MS = 20_000
"""Timed work and holds shorter than this need no word at half."""


class TimedCue(Struct, frozen=True):
    """A cue and when it falls due, in milliseconds from the start of the step."""

    offset_ms: int
    cue: StepCue

    def cue_at(self, begun_ms: int, index: int) -> StepCue:
        """The cue in a session where step ``index`` began at ``begun_ms``."""
        return structs.replace(self.cue, at_ms=begun_ms + self.offset_ms, index=index)


class RepProgress(Struct, frozen=True):
    """Where in the repetitions a moment lies; ``left_ms`` is what is left of the phase."""

    rep: int
    phase: RepPhaseKind
    length_ms: int
    left_ms: int
    place: int = 0


@lru_cache(maxsize=64)
def timed_cues(
    work: Work | None, length_ms: int | None, *, waits: bool = False
) -> tuple[TimedCue, ...]:
    """All marks of a step, in order of time; those of one moment in the order they are meant.

    In a step that waits nothing is counted down, since nothing begins by itself.
    """
    if waits and length_ms is not None:
        return (TimedCue(length_ms, ReadyOver(at_ms=0)),)
    found = [*_work_cues(work, length_ms), *_countdown(work, length_ms)]
    return tuple(sorted(found, key=lambda mark: mark.offset_ms))


def rep_progress(work: Work, elapsed_ms: int) -> RepProgress | None:
    """The repetition and phase a moment of guided work lies in; ``None`` where none are counted."""
    if not work.phases:
        return None
    cycle_ms = work.rep_ms + work.relax_ms
    rep_index, inside_ms = divmod(elapsed_ms, cycle_ms)
    if work.reps is not None and rep_index >= work.reps:
        rep_index, inside_ms = work.reps - 1, work.rep_ms
    relax_ms = 0 if rep_index + 1 == work.reps else work.relax_ms
    for phase in (*work.phases, RepPhase(RepPhaseKind.RELAX, relax_ms)):
        if inside_ms < phase.length_ms:
            left_ms = phase.length_ms - inside_ms
            return RepProgress(rep_index + 1, phase.kind, phase.length_ms, left_ms, phase.place)
        inside_ms -= phase.length_ms
    last = work.phases[-1]
    return RepProgress(rep_index + 1, last.kind, last.length_ms, 0, last.place)


def reps_counted(work: Work, elapsed_ms: int) -> int | None:
    """How many whole repetitions lie before a moment; ``None`` where none are counted.

    A repetition counts when its last phase (back, where it has one) has ended.
    """
    if not work.phases:
        return None
    cycle_ms = work.rep_ms + work.relax_ms
    counted, inside_ms = divmod(elapsed_ms, cycle_ms)
    counted += inside_ms >= work.rep_ms
    return counted if work.reps is None else min(counted, work.reps)


def rep_start_ms(work: Work, elapsed_ms: int) -> int:
    """From where work is gone on with after it was broken off: the start of the repetition.

    A repetition that is whole is not done again, and of timed work or a single hold no time is.
    """
    counted = reps_counted(work, elapsed_ms)
    if counted is None or work.timed or work.single_hold:
        return elapsed_ms
    begun_ms = counted * (work.rep_ms + work.relax_ms)
    return min(begun_ms, elapsed_ms)


def phase_start_ms(work: Work, rep: int, phase: RepPhaseKind, place: int = 0) -> int:
    """When a phase of repetition ``rep`` (from 1) begins, from the start of the work."""
    before_ms = (rep - 1) * (work.rep_ms + work.relax_ms)
    for each in work.phases:
        if each.kind is phase and each.place == place:
            break
        before_ms += each.length_ms
    return before_ms


def _work_cues(work: Work | None, length_ms: int | None) -> Iterator[TimedCue]:
    if work is None or length_ms is None:
        return
    if work.phases:
        yield from _rep_cues(work, length_ms)
    if work.timed and length_ms >= HALFWAY_FROM_MS:
        yield TimedCue(length_ms // 2, HalfwayReached(at_ms=0))


def _rep_cues(work: Work, length_ms: int) -> Iterator[TimedCue]:
    """The phases of every repetition; in timed work only those that begin in time."""
    start_ms, rep = 0, 1
    while start_ms < length_ms and (work.reps is None or rep <= work.reps):
        at_ms = start_ms
        for phase in work.phases:
            if at_ms >= length_ms:
                break
            yield TimedCue(at_ms, _phase_cue(work, rep, phase))
            if phase.is_still and phase.length_ms >= HALFWAY_FROM_MS:
                half_ms = at_ms + phase.length_ms // 2
                if half_ms < length_ms:
                    yield TimedCue(half_ms, HalfwayReached(at_ms=0))
            at_ms += phase.length_ms
        if start_ms + work.rep_ms <= length_ms:
            yield TimedCue(at_ms, RepCounted(at_ms=0, rep=rep, reps=work.reps))
        last = work.reps is not None and rep == work.reps
        if work.relax_ms and at_ms < length_ms and not last:
            yield TimedCue(
                at_ms, _phase_cue(work, rep, RepPhase(RepPhaseKind.RELAX, work.relax_ms))
            )
        start_ms, rep = at_ms + work.relax_ms, rep + 1


def _phase_cue(work: Work, rep: int, phase: RepPhase) -> RepPhaseStarted:
    return RepPhaseStarted(
        at_ms=0,
        phase=phase.kind,
        rep=rep,
        reps=work.reps,
        side=work.side_of(rep),
        length_ms=phase.length_ms,
        place=phase.place,
    )


def _countdown(work: Work | None, length_ms: int | None) -> Iterator[TimedCue]:
    """The last three seconds: of every timed step, and of every long hold inside counted work."""
    if length_ms is None:
        return
    ends_ms = [length_ms] if work is None or work.timed else _long_hold_ends(work, length_ms)
    for end_ms in ends_ms:
        for seconds in range(COUNTDOWN_S, 0, -1):
            offset_ms = end_ms - seconds * 1000
            if offset_ms > 0:
                yield TimedCue(offset_ms, SecondsLeft(at_ms=0, seconds=seconds))


def _long_hold_ends(work: Work, length_ms: int) -> Iterator[int]:
    end_ms = 0
    for phase in work.phases:
        end_ms += phase.length_ms
        if phase.is_still and phase.length_ms >= LONG_HOLD_MS:
            yield from range(end_ms, length_ms + 1, work.rep_ms + work.relax_ms)
