"""Lays one written dose over another, and says what the result plays.

See "Where a value comes from" and "What each combination plays" in the format's description: what
is written nearer replaces the *kind* of work of what lies below it, not only single values.
"""

from collections.abc import Sequence
from enum import Enum, auto

from msgspec.structs import replace

from hipflow.routine.format import defaults
from hipflow.routine.format.choices import Pace, SideChoice, SideOrder
from hipflow.routine.format.exercise_keys import DoseKeys
from hipflow.routine.resolve.routine import Dose, Range

PHASE_TIMES = ("out_s", "hold_s", "back_s", "relax_s")
PHASE_KEYS = (*PHASE_TIMES, "rep_phases")

Amount = float | Sequence[int]


class WorkKind(Enum):
    """The kind of work a dose describes."""

    COUNTED = auto()
    HELD = auto()
    TIMED = auto()
    PACED = auto()
    OWN_PACE = auto()


def written_values(keys: DoseKeys) -> dict[str, object]:
    """The dose keys that were written, without those left out."""
    values = {key: getattr(keys, key) for key in DoseKeys.__struct_fields__}
    return {key: value for key, value in values.items() if value is not None}


def phases_written(keys: DoseKeys) -> list[str]:
    """Which phase times were written."""
    return [phase for phase in PHASE_KEYS if getattr(keys, phase) is not None]


def is_paced(keys: DoseKeys) -> bool:
    """Whether a time to keep going is counted out in repetitions."""
    return _has_strokes(keys) or keys.rep_phases is not None


def _has_strokes(keys: DoseKeys) -> bool:
    """Whether a way out or back is written."""
    return keys.out_s is not None or keys.back_s is not None


def named_phases(keys: DoseKeys) -> tuple[tuple[str, float], ...]:
    """The phases with names of their own, each with its seconds."""
    phases = []
    for written in keys.rep_phases or ():
        name = next((part for part in written if isinstance(part, str)), "")
        seconds = next((part for part in written if not isinstance(part, str)), 0)
        phases.append((" ".join(name.split()), seconds))
    return tuple(phases)


def overlay(below: DoseKeys, above: DoseKeys) -> DoseKeys:
    """What holds when ``above`` is written over ``below``."""
    dropped = _replaced(below, above)
    kept = {key: value for key, value in written_values(below).items() if key not in dropped}
    keys = DoseKeys(**(kept | written_values(above)))  # type: ignore[arg-type]  # the keys are its own
    if keys.sets is None and sets_by_set(keys) is None:
        # How many sets there are stays, where their numbers or loads go.
        return replace(keys, sets=sets_by_set(below))
    return keys


def _replaced(below: DoseKeys, above: DoseKeys) -> set[str]:
    """The keys of ``below`` that go because ``above`` says otherwise."""
    replaced = _replaced_work(below, above) | _replaced_by_set(below, above)
    if above.sets is not None:
        # Sets that are written nearer are those of both sides.
        replaced.add("second_side_sets")
    if above.every_s is not None:
        replaced.add("rest_s")
    if above.rest_s is not None or above.pace is Pace.SELF:
        replaced.add("every_s")
    return replaced


def _replaced_by_set(below: DoseKeys, above: DoseKeys) -> set[str]:
    """The keys of ``below`` that go because ``above`` says it set by set, or no longer does."""
    replaced: set[str] = set()
    if above.reps_by_set is not None:
        replaced |= {"reps", "for_s", "sets", "second_side_sets"}
        if below.load_by_set and len(below.load_by_set) != len(above.reps_by_set):
            replaced.add("load_by_set")
    if above.load_by_set is not None:
        replaced |= {"load", "sets"}
    if above.load is not None:
        replaced.add("load_by_set")
    if above.reps is not None or above.for_s is not None:
        replaced.add("reps_by_set")
    return replaced


def _replaced_work(below: DoseKeys, above: DoseKeys) -> set[str]:
    """The keys of ``below`` that go because ``above`` says another kind of work."""
    if above.pace is Pace.SELF:
        return {"for_s", *PHASE_KEYS}
    if above.for_s is not None:
        return {"reps", "pace", *PHASE_KEYS}
    dropped = set()
    if above.reps is not None:
        dropped.add("for_s")
    written = phases_written(above)
    if written:
        dropped.add("pace")
        # One says what the other would: the four times, or phases of their own.
        dropped |= set(PHASE_TIMES) if above.rep_phases is not None else {"rep_phases"}
    if above.hold_s is not None and not _has_strokes(below) and not _has_strokes(above):
        dropped.add("for_s")
    return dropped


def sets_by_set(keys: DoseKeys) -> int | None:
    """How many sets are written one by one; ``None`` where none are."""
    written = keys.reps_by_set or keys.load_by_set
    return len(written) if written else None


def disagrees_by_set(keys: DoseKeys) -> bool:
    """Whether what is written set by set is of another number of sets than is said beside it."""
    many = {len(by_set) for by_set in (keys.reps_by_set, keys.load_by_set) if by_set}
    if many and keys.sets is not None and keys.sets != 1:
        # One set is one a round, in a circuit.
        many.update(counts(keys.sets))
    return len(many) > 1


def work_kind(keys: DoseKeys) -> WorkKind | None:
    """The kind of work the keys describe, or ``None`` where nothing says how much is done."""
    if keys.pace is Pace.SELF:
        return WorkKind.OWN_PACE
    if keys.for_s is not None:
        return WorkKind.PACED if is_paced(keys) else WorkKind.TIMED
    if any(each is not None for each in (keys.reps, keys.reps_by_set, keys.rep_phases)):
        return WorkKind.COUNTED
    return WorkKind.HELD if keys.hold_s is not None else None


def contradicts_itself(keys: DoseKeys) -> bool:
    """Whether keys that exclude one another hold at once."""
    phases = phases_written(keys)
    if keys.rep_phases is not None and len(phases) > 1:
        return True
    if keys.every_s is not None and (keys.rest_s is not None or keys.pace is Pace.SELF):
        return True
    if keys.pace is Pace.SELF:
        return bool(phases) or keys.for_s is not None
    if disagrees_by_set(keys) or (keys.reps is not None and keys.reps_by_set is not None):
        return True
    if keys.for_s is None:
        return False
    counted = keys.reps is not None or keys.reps_by_set is not None
    return counted or (bool(phases) and not is_paced(keys))


def is_playable(keys: DoseKeys) -> bool:
    """Whether the keys make a dose without contradiction that comes to more than 0 s."""
    if contradicts_itself(keys):
        return False
    work = work_kind(keys)
    return work is not None and (
        work is WorkKind.OWN_PACE or shortest_rep_s(resolve_dose(keys)) > 0
    )


def shortest_rep_s(dose: Dose) -> float:
    """Seconds of one repetition on a gentle day; for unpaced time, the time itself."""
    if dose.for_s is not None and not dose.paced:
        return dose.for_s[0]
    return dose.out_s + dose.hold_s[0] + dose.back_s + sum(dose.rep_phases_s)


def resolve_dose(keys: DoseKeys) -> Dose:
    """The dose the keys play, every value decided.

    Raises:
        ValueError: the keys name no work at all.
    """
    work = work_kind(keys)
    if work is None:
        raise ValueError("nothing says how much is done")
    reps = max(keys.reps_by_set) if keys.reps_by_set else keys.reps
    if keys.rep_phases and work is WorkKind.COUNTED:
        reps = reps or 1
    is_stroke = work in (WorkKind.COUNTED, WorkKind.PACED) and not keys.rep_phases
    stroke_s = defaults.OUT_BACK_S if is_stroke else 0
    return Dose(
        sets=counts(keys.sets or sets_by_set(keys) or 1),
        reps=(1, 1) if work is WorkKind.HELD else counts_or_none(reps),
        for_s=None if keys.for_s is None else _seconds(keys.for_s),
        out_s=_first(keys.out_s, stroke_s),
        hold_s=(0, 0) if keys.hold_s is None else _seconds(keys.hold_s),
        back_s=_first(keys.back_s, stroke_s),
        relax_s=_first(keys.relax_s, 0),
        pace=keys.pace or Pace.GUIDED,
        paced=work is WorkKind.PACED,
        single_hold=work is WorkKind.HELD,
        side=keys.side or SideChoice.BOTH,
        side_order=keys.side_order or SideOrder.SET,
        start_side=SideChoice(keys.start_side or "left"),
        second_side_sets=keys.second_side_sets,
        rest_s=_first(keys.rest_s, defaults.REST_S),
        side_s=_first(keys.side_s, defaults.SIDE_S),
        every_s=keys.every_s,
        reps_by_set=tuple(keys.reps_by_set or ()),
        rep_phases_s=tuple(seconds for _, seconds in named_phases(keys)),
        load_by_set=tuple(" ".join(load.split()) for load in keys.load_by_set or ()),
    )


def _first(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def counts_or_none(value: int | Sequence[int] | None) -> Range | None:
    """Least and most of what was written; ``None`` where nothing was."""
    return None if value is None else counts(value)


def counts(value: int | Sequence[int]) -> Range:
    """Least and most of a number or a range."""
    return (value, value) if isinstance(value, int) else (value[0], value[1])


def _seconds(value: Amount) -> tuple[float, float]:
    """Least and most of a number of seconds or a range."""
    return (value[0], value[1]) if isinstance(value, Sequence) else (value, value)
