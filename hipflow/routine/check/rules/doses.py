"""Mistakes in one dose: keys that exclude one another, and work that comes to nothing."""

from collections.abc import Callable, Iterator, Sequence

from hipflow.routine.check.rules.cases import DoseCase
from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.problems.proposal import write_value
from hipflow.routine.problems.violation import Path, PointAt, RelatedEntry, Violation
from hipflow.routine.resolve.dose import (
    PHASE_KEYS,
    WorkKind,
    contradicts_itself,
    is_paced,
    resolve_dose,
    shortest_rep_s,
    work_kind,
)

RANGES = ("sets", "reps", "for_s", "hold_s")
WORK_KEYS = ("reps", "for_s", "hold_s", "pace")
QUICKEST_REP_S = 0.2
"""No body moves out and back quicker than this; what is written as less is a slip."""

TWO_SIDES = (SideChoice.EACH, SideChoice.ALTERNATE)


def reps_with_time(case: DoseCase) -> Iterator[Violation]:
    """``reps`` and ``for_s`` in one table: a count or a time, not both."""
    if case.written.reps is not None and case.written.for_s is not None:
        yield _conflict(
            case,
            "for_s",
            "`for_s` does not go with `reps`",
            RelatedEntry((*case.path, "reps"), "the repetitions are set here"),
        )


def own_pace_with_times(case: DoseCase) -> Iterator[Violation]:
    """``pace = "self"`` beside times: the patient's pace has none."""
    if case.written.pace is not Pace.SELF:
        return
    for key in ("for_s", *PHASE_KEYS):
        if getattr(case.written, key) is not None:
            yield _conflict(
                case,
                key,
                f'`{key}` does not go with `pace = "self"`',
                RelatedEntry((*case.path, "pace"), "the patient sets the pace"),
            )


def phases_with_unpaced_time(case: DoseCase) -> Iterator[Violation]:
    """``hold_s`` or ``relax_s`` with ``for_s``, which go together only in paced repetitions."""
    keys, written = case.keys, case.written
    if not case.lost.isdisjoint(PHASE_KEYS):
        return
    if keys.for_s is None or is_paced(keys) or keys.reps is not None or keys.pace is Pace.SELF:
        return
    also = RelatedEntry((*case.path, "for_s"), "the time is set here") if written.for_s else None
    for key in ("hold_s", "relax_s"):
        if getattr(written, key) is not None:
            yield _conflict(
                case,
                key,
                f"`{key}` goes with `for_s` only where `out_s` or `back_s` is written",
                also,
                hint="write `out_s` as well, or keep one of the two",
            )


def no_work(case: DoseCase) -> Iterator[Violation]:
    """Nothing says how much is done."""
    if not case.may_have_lost(*WORK_KEYS) and work_kind(case.keys) is None:
        yield Violation(
            path=case.path,
            code="no-dose",
            message="nothing says how much of this exercise is done",
            hint="write `reps`, `for_s` or `hold_s` below",
        )


def work_of_no_time(case: DoseCase) -> Iterator[Violation]:
    """Guided work that comes to 0 s, on the gentlest day at least, or next to nothing."""
    work = work_kind(case.keys)
    if (
        case.may_have_lost(*WORK_KEYS, *PHASE_KEYS)
        or work in (None, WorkKind.OWN_PACE)
        or contradicts_itself(case.keys)
    ):
        return
    rep_s = shortest_rep_s(resolve_dose(case.keys))
    if rep_s >= QUICKEST_REP_S:
        return
    zero = [key for key in ("hold_s", "out_s", "back_s") if getattr(case.written, key) is not None]
    yield Violation(
        path=(*case.path, zero[0]) if zero else case.path,
        code="zero-work",
        message=f"a repetition of this exercise comes to {rep_s:g} seconds",
        hint="give `out_s`, `hold_s` or `back_s` some seconds, on a gentle day too",
    )


def start_side_without_sides(case: DoseCase) -> Iterator[Violation]:
    """``start_side`` where there is no second side to come after it."""
    if case.written.start_side is None or case.keys.side in TWO_SIDES:
        return
    if case.may_have_lost("side"):
        return
    also = RelatedEntry((*case.path, "side"), "only this is worked") if case.written.side else None
    yield _conflict(
        case,
        "start_side",
        "`start_side` needs two sides that are worked in turn",
        also,
        hint='write `side = "each"` or "alternate", or leave it out',
    )


def reversed_ranges(case: DoseCase) -> Iterator[Violation]:
    """Ranges of the dose that run from more to less."""
    for key in RANGES:
        yield from reversed_range((*case.path, key), getattr(case.written, key))


def reversed_range(path: Path, value: float | Sequence[int] | None) -> Iterator[Violation]:
    """A range that runs from more to less."""
    if isinstance(value, Sequence) and value[0] > value[1]:
        yield Violation(
            path=path,
            code="reversed-range",
            message="a range begins with the smaller number",
            hint=write_value(str(path[-1]), f"[{value[1]}, {value[0]}]"),
            at=PointAt.VALUE,
        )


def _conflict(
    case: DoseCase,
    key: str,
    message: str,
    also: RelatedEntry | None,
    *,
    hint: str = "keep one of the two",
) -> Violation:
    return Violation(path=(*case.path, key), code="conflict", message=message, hint=hint, also=also)


RULES: tuple[Callable[[DoseCase], Iterator[Violation]], ...] = (
    reps_with_time,
    own_pace_with_times,
    phases_with_unpaced_time,
    no_work,
    work_of_no_time,
    start_side_without_sides,
    reversed_ranges,
)
