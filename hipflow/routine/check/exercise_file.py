"""Checks the file of a library exercise by itself, as the library does when it reads one."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from hipflow.routine.check.model_reader import read_fields
from hipflow.routine.check.rules import doses, exercises, figures
from hipflow.routine.check.rules.cases import ExerciseCase, exercise_case
from hipflow.routine.format.model import ExerciseFile
from hipflow.routine.problems.problem import Problem, Severity, Span, in_order
from hipflow.routine.problems.violation import Finding
from hipflow.routine.toml.source import Source, decode, read_file
from hipflow.system.errors import UnreadableError


class CheckedExercise(Struct, frozen=True):
    """A library file with its problems; the exercise is there when none of them is an error."""

    problems: tuple[Problem, ...] = ()
    exercise: ExerciseFile | None = None


class ExerciseFindings(Struct, frozen=True):
    """What the rules find in a library file, not yet placed, and the case they looked at."""

    findings: tuple[Finding, ...]
    exercise: ExerciseFile | None
    case: ExerciseCase | None


def check_exercise_file(path: Path) -> CheckedExercise:
    """Checks a library file; one that cannot be read as text is a problem like any other."""
    try:
        source = Source(decode(read_file(path), str(path)), str(path))
    except UnreadableError as error:
        return CheckedExercise((_unreadable(path, error),))
    found = find_in_exercise(source, path.parent)
    problems = in_order((*source.problems, *map(source.place, found.findings)))
    right = not any(problem.is_error for problem in problems)
    return CheckedExercise(problems, found.exercise if right else None)


def find_in_exercise(source: Source, folder: Path | None) -> ExerciseFindings:
    """Applies every rule that needs no library to an exercise's file."""
    fields = read_fields(source, ExerciseFile)
    if fields.value is None:
        return ExerciseFindings(fields.findings, None, None)
    case = exercise_case(fields, fields.value, folder)
    return ExerciseFindings((*fields.findings, *_apply_rules(case)), fields.value, case)


def _apply_rules(case: ExerciseCase) -> Iterator[Finding]:
    for rule in (*exercises.RULES, *figures.RULES):
        yield from rule(case)
    for dose in case.doses:
        for dose_rule in doses.RULES:
            yield from dose_rule(dose)


def _unreadable(path: Path, error: UnreadableError) -> Problem:
    return Problem(
        file=str(path),
        span=Span(1, 1, 1, 1),
        severity=Severity.ERROR,
        code="unreadable",
        message=str(error),
        hint="mend or delete the file",
    )
