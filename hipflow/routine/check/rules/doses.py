"""Mistakes in one dose: keys that exclude one another, and work that comes to nothing."""

from collections.abc import Callable, Iterator, Sequence

from hipflow.routine.check.rules.cases import DoseCase
from hipflow.routine.format.choices import Pace, SideChoice, SideOrder
from hipflow.routine.problems.proposal import Change, Part, Proposal, write_value
from hipflow.routine.problems.violation import Path, PointAt, RelatedEntry, Violation
from hipflow.routine.resolve.dose import (
    PHASE_KEYS,
    PHASE_TIMES,
    WorkKind,
    contradicts_itself,
    counts,
    is_paced,
    resolve_dose,
    shortest_rep_s,
    work_kind,
)

RANGES = ("sets", "reps", "for_s", "hold_s")
WORK_KEYS = ("reps", "reps_by_set", "rep_phases", "for_s", "hold_s", "pace")
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


def reps_by_set_with_others(case: DoseCase) -> Iterator[Violation]:
    """``reps_by_set`` beside ``reps`` or ``for_s``, ``load_by_set`` beside ``load``."""
    pairs = (("reps_by_set", "reps"), ("reps_by_set", "for_s"), ("load_by_set", "load"))
    for key, other in pairs:
        if getattr(case.written, key) is not None and getattr(case.written, other) is not None:
            yield _conflict(
                case,
                key,
                f"`{key}` does not go with `{other}`",
                RelatedEntry((*case.path, other), "it is set here for all sets"),
            )


def sets_that_disagree(case: DoseCase) -> Iterator[Violation]:
    """Entries of ``reps_by_set`` and ``load_by_set`` that are not as many as the sets."""
    written, keys = case.written, case.keys
    if case.may_have_lost("sets", "reps_by_set", "load_by_set"):
        return
    by_set = {key: getattr(keys, key) for key in ("reps_by_set", "load_by_set")}
    by_set = {key: values for key, values in by_set.items() if values}
    first = next((key for key in by_set if getattr(written, key)), None) or next(iter(by_set), "")
    many = {key: len(values) for key, values in by_set.items()}
    # In a circuit they are one a round.
    asked = (1, 1) if case.in_circuit else (many.get(first, 1),) * 2
    if len(set(many.values())) > 1:
        told = " and ".join(f"`{key}` has {count}" for key, count in many.items())
        yield _conflict(case, first, f"{told} entries", None, hint="write one for each set in both")
    elif many and written.sets is not None and counts(written.sets) != asked:
        told = "one a round" if case.in_circuit else f"`{first}` has {many[first]}"
        yield _conflict(
            case,
            "sets",
            f"`sets` does not agree with `{first}`",
            None,
            hint=f"leave `sets` out: {told}",
        )
    elif many and (keys.second_side_sets or 0) > many[first] and not case.in_circuit:
        yield _conflict(
            case,
            first,
            f"`{first}` has {many[first]} entries, the second side {keys.second_side_sets} sets",
            None,
            hint="write one for each set",
        )


def named_phases_with_others(case: DoseCase) -> Iterator[Violation]:
    """``rep_phases`` beside the four phase times: one or the other."""
    if case.written.rep_phases is None:
        return
    for key in PHASE_TIMES:
        if getattr(case.written, key) is not None:
            yield _conflict(
                case,
                key,
                f"`{key}` does not go with `rep_phases`",
                RelatedEntry((*case.path, "rep_phases"), "the phases are set here"),
            )


def phases_out_of_order(case: DoseCase) -> Iterator[Violation]:
    """A phase of ``rep_phases`` that is not a name and then its seconds, more than 0 of them."""
    for place, (first, second) in enumerate(case.written.rep_phases or ()):
        in_order = isinstance(first, str) and not isinstance(second, str)
        if in_order and second:
            continue
        yield Violation(
            path=(*case.path, "rep_phases", place),
            code="zero-work" if in_order else "wrong-type",
            message="a phase takes more than 0 seconds"
            if in_order
            else "a phase is its name, then its seconds",
            hint="leave it out, or give it some" if in_order else 'write it as ["Push", 7]',
            at=PointAt.VALUE,
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
        or case.keys.rep_phases is not None
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


def second_side_without_one(case: DoseCase) -> Iterator[Violation]:
    """``second_side_sets`` where no side does all its sets after the other."""
    keys = case.keys
    if case.written.second_side_sets is None or case.may_have_lost("side", "side_order"):
        return
    missing = {
        '`side = "each"`': keys.side is SideChoice.EACH,
        '`side_order = "side"`': keys.side_order is SideOrder.SIDE,
    }
    if keys.side is not SideChoice.EACH:
        missing = dict.fromkeys(missing, False)
    needed = " and ".join(entry for entry, is_there in missing.items() if not is_there)
    if needed:
        yield _conflict(
            case,
            "second_side_sets",
            "`second_side_sets` needs one side after the other",
            None,
            hint=f"write {needed}, or leave it out",
        )


def every_with_a_rest(case: DoseCase) -> Iterator[Violation]:
    """``every_s`` beside what says itself when a set starts: a rest, own pace, a circuit."""
    if case.written.every_s is None:
        return
    rest = RelatedEntry((*case.path, "rest_s"), "the rest is set here")
    if case.written.rest_s is not None:
        yield _conflict(case, "every_s", "`every_s` does not go with `rest_s`", rest)
    elif case.keys.pace is Pace.SELF:
        yield _conflict(
            case,
            "every_s",
            '`every_s` does not go with `pace = "self"`',
            None,
            hint="nobody knows how long such a set takes: leave `every_s` out",
        )
    elif case.in_circuit and not case.may_have_lost("circuit"):
        yield _conflict(
            case,
            "every_s",
            "`every_s` does not go with a circuit",
            None,
            hint="leave it out: between rounds there is the `rest_s` of the circuit",
        )


def reversed_ranges(case: DoseCase) -> Iterator[Violation]:
    """Ranges of the dose that run from more to less."""
    for key in RANGES:
        value = getattr(case.written, key)
        others = (case.written.sets, case.written.for_s, case.written.load_by_set)
        by_set = key == "reps" and not case.in_circuit and others == (None, None, None)
        if by_set and isinstance(value, Sequence) and value[0] > value[1]:
            yield Violation(
                path=(*case.path, key),
                code="reversed-range",
                message="a range begins with the smaller number",
                hint=_range_or_sets(value[1], value[0]),
                at=PointAt.VALUE,
            )
        else:
            yield from reversed_range((*case.path, key), value)


def _range_or_sets(least: int, most: int) -> Proposal:
    """Either may be meant by the more before the less."""
    entries = (f"reps = [{least}, {most}]", f"reps_by_set = [{most}, {least}]")
    words = f"write: {entries[0]} for a range, {entries[1]} for two sets"
    return Proposal(words, tuple((Change(Part.ENTRY, entry),) for entry in entries))


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
    reps_by_set_with_others,
    sets_that_disagree,
    named_phases_with_others,
    phases_out_of_order,
    own_pace_with_times,
    phases_with_unpaced_time,
    no_work,
    work_of_no_time,
    start_side_without_sides,
    second_side_without_one,
    every_with_a_rest,
    reversed_ranges,
)
