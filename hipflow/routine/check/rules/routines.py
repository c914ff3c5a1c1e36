"""Mistakes and warnings about a routine as a whole: its circuits, its pain limits, its size."""

from collections.abc import Callable, Collection, Iterator

from hipflow.routine.check.rules.cases import ExerciseCase, RoutineCase
from hipflow.routine.check.rules.doses import reversed_range
from hipflow.routine.format import defaults
from hipflow.routine.format.model import PainTable
from hipflow.routine.format.precautions import PRECAUTION_WORDS, Precaution
from hipflow.routine.problems.suggestions import did_you_mean, nearest_word
from hipflow.routine.problems.toml_values import name_in_header
from hipflow.routine.problems.violation import PointAt, RelatedEntry, Violation, make_warning
from hipflow.routine.resolve.dose import counts, sets_by_set
from hipflow.routine.resolve.routine import VERY_STRONG_FROM

MANY_EXERCISES = 6
"""More outside circuits are seldom kept up; see the page on what helps people go on."""


def undeclared_circuits(case: RoutineCase) -> Iterator[Violation]:
    """A circuit an exercise names and no table describes."""
    declared = case.file.circuit or {}
    for index, table in enumerate(case.file.exercise):
        name = table.circuit
        if name is None or name in declared or _is_gone(case, name):
            continue
        meant = nearest_word(name, declared) or next(
            (n for n in declared if n.lower() == name.lower()), None
        )
        yield Violation(
            path=("exercise", index, "circuit"),
            code="undeclared-circuit",
            message=f"there is no circuit `{name}`",
            hint=did_you_mean([meant])
            if meant
            else f"write [circuit.{name_in_header(name)}] with its `rounds`",
            at=PointAt.VALUE,
        )


def unused_circuits(case: RoutineCase) -> Iterator[Violation]:
    """A circuit that no exercise belongs to."""
    if any(exercise.may_have_lost("circuit") for exercise in case.exercises):
        return
    used = {table.circuit for table in case.file.exercise}
    for name in case.file.circuit or {}:
        if name not in used:
            yield Violation(
                path=("circuit", name),
                code="unused-circuit",
                message=f"no exercise belongs to circuit `{name}`",
                hint=f'write `circuit = "{name}"` in its exercises, or delete it',
            )


def scattered_circuits(case: RoutineCase) -> Iterator[Violation]:
    """Members of a circuit that do not stand next to one another."""
    last_of: dict[str, int] = {}
    for index, table in enumerate(case.file.exercise):
        name = table.circuit
        if name is None:
            continue
        previous = last_of.get(name)
        last_of[name] = index
        if (
            previous is None
            or previous == index - 1
            or case.exercises[index - 1].may_have_lost("circuit")
        ):
            continue
        yield Violation(
            path=("exercise", index, "circuit"),
            code="scattered-circuit",
            message=f"the exercises of circuit `{name}` do not stand next to one another",
            hint="move this exercise up to the others",
            also=RelatedEntry(("exercise", previous, "circuit"), "the one before it is here"),
        )


def rounds_that_disagree(case: RoutineCase) -> Iterator[Violation]:
    """Entries of ``reps_by_set`` and ``load_by_set`` that are not as many as the most rounds."""
    circuits = case.file.circuit or {}
    for exercise in case.exercises:
        name = getattr(exercise.table, "circuit", None)
        if name not in circuits or _rounds_lost(case, name):
            continue
        rounds = counts(circuits[name].rounds)[1]
        for dose in exercise.doses:
            many = sets_by_set(dose.keys)
            if many in (None, rounds) or dose.may_have_lost("reps_by_set", "load_by_set"):
                continue
            written = [k for k in ("reps_by_set", "load_by_set") if getattr(dose.written, k)]
            yield Violation(
                path=(*dose.path, written[0]) if written else dose.path,
                code="conflict",
                message=f"there are {many} entries, and {rounds} rounds at most",
                hint="write one for each round, or `reps` for all of them",
                also=RelatedEntry(("circuit", name, "rounds"), "the rounds are set here"),
            )


def broken_precautions(case: RoutineCase) -> Iterator[Violation]:
    """An exercise that does what the patient must not do."""
    forbidden = case.file.precautions or ()
    for exercise in case.exercises:
        found = exercise.found.exercise.not_with if exercise.found else None
        written = exercise.table.not_with
        broken = found or () if written is None else written
        yield from _broken_by_levels(exercise, set(forbidden) - set(broken))
        for precaution in broken:
            if precaution in forbidden:
                yield make_warning(
                    (*exercise.path, "use") if written is None else (*exercise.path, "not_with"),
                    "broken-precaution",
                    f"this exercise breaks the precaution `{precaution}`: "
                    f"do not {PRECAUTION_WORDS[precaution]}",
                    "choose another exercise, or take the precaution out if it no longer holds",
                    at=PointAt.VALUE,
                )


def _broken_by_levels(case: ExerciseCase, forbidden: Collection[Precaution]) -> Iterator[Violation]:
    """An easier or harder exercise that breaks what the exercise itself does not."""
    for name, used in case.ladder:
        for precaution in (used.exercise.not_with or ()) if used else ():
            if precaution in forbidden:
                written = getattr(case.table, name)
                yield make_warning(
                    (*case.path, name) if isinstance(written, str) else (*case.path, name, "use"),
                    "broken-precaution",
                    f"the {name} exercise breaks the precaution `{precaution}`: "
                    f"do not {PRECAUTION_WORDS[precaution]}. It is not offered",
                    "choose another exercise, or take the precaution out if it no longer holds",
                    at=PointAt.VALUE,
                )


def pain_limits_in_order(case: RoutineCase) -> Iterator[Violation]:
    """Amber must not begin above red."""
    pain = case.file.pain or PainTable()
    stop_at = defaults.STOP_AT if pain.stop_at is None else pain.stop_at
    if (
        pain.caution_at is None
        or pain.caution_at <= stop_at
        or case.may_have_lost(("pain",), "stop_at")
    ):
        return
    yield Violation(
        path=("pain", "caution_at"),
        code="conflict",
        message=f"`caution_at` lies above `stop_at`, which is {stop_at}",
        hint=f"choose a number up to {stop_at}",
        also=RelatedEntry(("pain", "stop_at"), "stop begins here")
        if pain.stop_at is not None
        else None,
    )


def stop_above_the_highest(case: RoutineCase) -> Iterator[Violation]:
    """A ``stop_at`` above 8, from where pain is always red."""
    stop_at = (case.file.pain or PainTable()).stop_at
    if stop_at is not None and stop_at > VERY_STRONG_FROM:
        message = f"`stop_at` does nothing above {VERY_STRONG_FROM}: pain is red from there on"
        hint = f"choose {VERY_STRONG_FROM} or less, or leave it out"
        yield make_warning(("pain", "stop_at"), "no-effect", message, hint)


def advice_without_amber(case: RoutineCase) -> Iterator[Violation]:
    """An ``advice`` where red begins with amber, so that it is never shown."""
    pain = case.file.pain or PainTable()
    stop_at = defaults.STOP_AT if pain.stop_at is None else pain.stop_at
    caution_at = min(defaults.CAUTION_AT, stop_at) if pain.caution_at is None else pain.caution_at
    lost = any(case.may_have_lost(("pain",), key) for key in ("caution_at", "stop_at"))
    if pain.advice and min(stop_at, VERY_STRONG_FROM) <= caution_at <= stop_at and not lost:
        message = f"`advice` is never shown: from {min(stop_at, VERY_STRONG_FROM)} on pain is red"
        hint = "write it as `stop_advice`, if it may be read where it hurts that much"
        yield make_warning(("pain", "advice"), "no-effect", message, hint)


def reversed_spans(case: RoutineCase) -> Iterator[Violation]:
    """Ranges of weeks or rounds that run from more to less."""
    for name, circuit in (case.file.circuit or {}).items():
        yield from reversed_range(("circuit", name, "rounds"), circuit.rounds)
    yield from reversed_range(("per_week",), case.file.per_week)
    yield from reversed_range(("weeks",), case.file.weeks)


def many_exercises(case: RoutineCase) -> Iterator[Violation]:
    """More exercises outside circuits than most people keep up."""
    alone = [i for i, table in enumerate(case.file.exercise) if table.circuit is None]
    if len(alone) > MANY_EXERCISES:
        count = f"{len(alone)} exercises stand outside circuits"
        yield make_warning(
            ("exercise", alone[MANY_EXERCISES]),
            "many-exercises",
            f"{count}; {MANY_EXERCISES} at most are kept up best",
            "leave some out, or make a second routine",
        )


def round_keys_that_do_nothing(case: RoutineCase) -> Iterator[Violation]:
    """``rest_s`` with one round, ``change_s`` with one exercise."""
    members = [table.circuit for table in case.file.exercise]
    for name, circuit in (case.file.circuit or {}).items():
        one_round = counts(circuit.rounds)[1] == 1 and not _rounds_lost(case, name)
        if circuit.rest_s is not None and one_round:
            yield _idle(name, "rest_s", "there is one round")
        if circuit.change_s is not None and members.count(name) == 1:
            yield _idle(name, "change_s", "the circuit has one exercise")


def _idle(name: str, key: str, because: str) -> Violation:
    message = f"`{key}` does nothing here: {because}"
    return make_warning(("circuit", name, key), "no-effect", message, "leave it out")


def _is_gone(case: RoutineCase, name: str) -> bool:
    return case.may_have_lost((), "circuit") or case.may_have_lost(("circuit",), name)


def _rounds_lost(case: RoutineCase, name: str) -> bool:
    return case.may_have_lost(("circuit", name), "rounds")


RULES: tuple[Callable[[RoutineCase], Iterator[Violation]], ...] = (
    undeclared_circuits,
    unused_circuits,
    scattered_circuits,
    rounds_that_disagree,
    broken_precautions,
    pain_limits_in_order,
    stop_above_the_highest,
    advice_without_amber,
    reversed_spans,
    many_exercises,
    round_keys_that_do_nothing,
)
