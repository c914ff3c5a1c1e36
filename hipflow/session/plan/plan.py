"""A routine and today's choices, unrolled into every step that will be played."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct, structs

from hipflow.routine.format import defaults
from hipflow.routine.format.choices import Position
from hipflow.routine.resolve.routine import Circuit, Dose, ExerciseLevel, Prescription, Routine
from hipflow.session.plan.sets import (
    FIRST_RELEASE_RULES,
    Choices,
    ReadyWait,
    SetPlan,
    first_side,
    sets_of_round,
)
from hipflow.session.plan.side_texts import with_side_words
from hipflow.session.plan.steps import Side, Step, StepKey, StepKind
from hipflow.session.plan.work import count_on_day, make_work, ms_of
from hipflow.session.record import Day

POSITION_AT_START = Position.STANDING
"""Nobody stands ready on the mat when pressing the key, so the first way is from standing."""


class Plan(Struct, frozen=True, kw_only=True):
    """Every step of a session in order. ``total_ms`` counts own pace as 0."""

    routine: Routine
    choices: Choices
    steps: tuple[Step, ...]

    @property
    def total_ms(self) -> int:
        """The length of all steps that have one."""
        return sum(step.length_ms or 0 for step in self.steps)

    @property
    def own_pace(self) -> bool:
        """Whether some work lasts as long as the patient likes."""
        return any(step.length_ms is None for step in self.steps)

    def index_of(self, key: StepKey) -> int:
        """Where the step of that name stands, from 0.

        Raises:
            KeyError: it is not played.
        """
        for index, step in enumerate(self.steps):
            if step.key == key:
                return index
        raise KeyError(key)


def make_plan(
    routine: Routine,
    choices: Choices | None = None,
    *,
    under_way: StepKey | None = None,
    with_empty: bool = False,
) -> Plan:
    """Unroll a routine. What takes no time is left out, unless it waits for the big key.

    Args:
        routine: what the author prescribes, checked.
        choices: the day, the sore side, waiting, levels; a usual day when left out.
        under_way: a step that is being played, and so is never left out.
        with_empty: whether what takes no time stays in, to be looked at.
    """
    chosen = choices or Choices()
    steps: list[Step] = []
    start_ms, left_out = 0, None
    for step in _PlanBuilder(routine, chosen).steps():
        if step.length_ms == 0 and not (step.waits or with_empty or step.key == under_way):
            left_out = step.kind
            continue
        place = {"number": len(steps) + 1, "start_ms": start_ms, "left_out": left_out}
        steps.append(structs.replace(step, **place))
        left_out = None
        start_ms += step.length_ms or 0
    return Plan(routine=routine, choices=chosen, steps=tuple(steps))


def day_totals_s(routine: Routine) -> dict[str, float]:
    """Seconds a routine takes on each kind of day, own pace counted as 0."""
    return {day.value: make_plan(routine, Choices(day=day)).total_ms / 1000 for day in Day}


def built_in_ready_s(before: Position | None, after: Position | None) -> float:
    """The time to get from one position into another, where nothing is written.

    A position nobody knows is no way to the floor.
    """
    if before and after and before.on_the_floor != after.on_the_floor:
        return defaults.FLOOR_READY_S
    return defaults.SAME_HEIGHT_READY_S


def _rest_ms(dose: Dose, steps: Iterable[Step]) -> int:
    """The rest after a set of these steps: what is left until the next one starts, where it says.

    None is left after a set that takes longer.
    """
    if dose.every_s is None:
        return ms_of(dose.rest_s)
    return max(ms_of(dose.every_s) - sum(step.length_ms or 0 for step in steps), 0)


class _PlanBuilder:
    """One pass over a routine; remembers only the body's position, and whether it has begun."""

    def __init__(self, routine: Routine, choices: Choices) -> None:
        self._routine = routine
        self._choices = choices
        first_release = choices.rules == FIRST_RELEASE_RULES
        self._position: Position | None = None if first_release else POSITION_AT_START
        self._has_begun = False
        self._plays: dict[tuple[int, Side], tuple[ExerciseLevel, ExerciseLevel]] = {}

    def steps(self) -> Iterator[Step]:
        """All steps in order, those of length 0 included."""
        numbered = enumerate(self._routine.exercises)
        for circuit_name, group in groupby(numbered, key=lambda pair: pair[1].circuit):
            if circuit_name is None:
                for exercise, prescription in group:
                    units = sets_of_round(prescription, exercise, 1, self._choices)
                    if units:
                        yield self._ready(exercise, units[0])
                        yield from self._sets(exercise, units)
            else:
                yield from self._rounds(self._routine.circuit_named(circuit_name), list(group))

    def _rounds(self, circuit: Circuit, members: list[tuple[int, Prescription]]) -> Iterator[Step]:
        for round_ in range(1, self._rounds_of(circuit) + 1):
            opens = True
            for exercise, prescription in members:
                units = sets_of_round(prescription, exercise, round_, self._choices)
                if not units:
                    continue
                if not opens:
                    yield self._ready(exercise, units[0], circuit, inside_round=True)
                elif round_ == 1:
                    yield self._ready(exercise, units[0], circuit)
                else:
                    yield self._step(
                        StepKind.REST, exercise, units[0], ms_of(circuit.rest_s), circuit
                    )
                opens = False
                yield from self._sets(exercise, units, circuit)

    def _rounds_of(self, circuit: Circuit) -> int:
        return count_on_day(circuit.rounds_range, self._choices.day)

    def _sets(
        self, exercise: int, units: list[SetPlan], circuit: Circuit | None = None
    ) -> Iterator[Step]:
        for unit, following in zip(units, [*units[1:], None], strict=True):
            side_ms = ms_of(unit.play.dose.side_s)
            steps: list[Step] = []
            for part in range(len(unit.sides)):
                if part:
                    steps.append(
                        self._step(StepKind.SWITCH, exercise, unit, side_ms, circuit, part)
                    )
                steps.append(self._step(StepKind.WORK, exercise, unit, None, circuit, part))
            yield from steps
            if following is None:
                continue
            if following.key.block != unit.key.block:
                yield self._step(StepKind.SWITCH, exercise, following, side_ms, circuit)
            else:
                rest_ms = _rest_ms(unit.play.dose, steps)
                yield self._step(StepKind.REST, exercise, following, rest_ms, circuit)
        self._position = units[-1].play.position
        self._has_begun = True

    def _ready(
        self,
        exercise: int,
        unit: SetPlan,
        circuit: Circuit | None = None,
        *,
        inside_round: bool = False,
    ) -> Step:
        prescription = self._routine.exercises[exercise]
        change_s = circuit.change_s if circuit and inside_round else None
        written = (
            prescription.written_ready_s,
            change_s,
            self._routine.written_ready_s,
            prescription.library_ready_s,
        )
        ready_s = next((s for s in written if s is not None), None)
        if ready_s is None:
            ready_s = built_in_ready_s(self._position, unit.play.position)
        ready = self._step(StepKind.READY, exercise, unit, ms_of(ready_s), circuit)
        return structs.replace(ready, waits=self._waits(unit.play.position))

    def _waits(self, position: Position | None) -> bool:
        """Whether getting ready for an exercise ends at the big key only.

        A position nobody knows is no change.
        """
        if self._choices.wait is not ReadyWait.POSITION:
            return self._choices.wait is ReadyWait.ALWAYS
        known = self._position is not None and position is not None
        return not self._has_begun or (known and position is not self._position)

    def _play_on_side(self, play: ExerciseLevel, side: Side) -> ExerciseLevel:
        """The exercise with its texts for a side; one value for all steps of it."""
        key = (id(play), side)
        if key not in self._plays:
            # What is kept beside it keeps its id from being given to another.
            self._plays[key] = play, with_side_words(play, side, self._routine.language)
        return self._plays[key][1]

    def _step(
        self,
        kind: StepKind,
        exercise: int,
        unit: SetPlan,
        length_ms: int | None,
        circuit: Circuit | None,
        part: int = 0,
    ) -> Step:
        side: Side = unit.sides[part]
        work = None
        if kind is StepKind.WORK:
            starts = first_side(unit.play, self._choices)
            work = make_work(unit.play.dose, self._choices.day, side, starts)
            length_ms = work.length_ms
        return Step(
            number=0,
            key=StepKey(exercise, unit.key.round, unit.key.block, unit.key.set, part, kind),
            start_ms=0,
            length_ms=length_ms,
            play=self._play_on_side(unit.play, side),
            level=unit.level,
            side=side,
            sets=unit.sets,
            rounds=self._rounds_of(circuit) if circuit else 1,
            circuit=circuit.name if circuit else None,
            work=work,
        )
