"""Checks the file of a library exercise by itself, as the library does when it reads one."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from hipflow.routine.check.model_reader import read_model
from hipflow.routine.check.rules import doses, exercises, figures
from hipflow.routine.check.rules.cases import DoseCase, ExerciseCase, exercise_case
from hipflow.routine.format.model import ExerciseFile
from hipflow.routine.problems.problem import Problem, Severity, TextSpan, sort_problems
from hipflow.routine.problems.violation import Violation
from hipflow.routine.toml.source import Source, decode_text, read_source
from hipflow.system.errors import UnreadableError

DoseRule = Callable[[DoseCase], Iterator[Violation]]
"""Finds what is wrong with one dose."""


class ExerciseCheckResult(Struct, frozen=True):
    """A library file with its problems; the exercise is there when none of them is an error."""

    problems: tuple[Problem, ...] = ()
    exercise: ExerciseFile | None = None


class ExerciseViolations(Struct, frozen=True):
    """What the rules find in a library file, not yet placed, and the case they looked at."""

    violations: tuple[Violation, ...]
    exercise: ExerciseFile | None
    case: ExerciseCase | None


def check_exercise_file(path: Path) -> ExerciseCheckResult:
    """Checks a library file; one that cannot be read as text is a problem like any other."""
    try:
        text = decode_text(read_source(path), str(path))
    except UnreadableError as error:
        return ExerciseCheckResult((_unreadable(path, error),))
    checked = _check_text(text, path)
    if not checked.problems:
        return checked
    from hipflow.routine.check.proposals import with_safe_hints  # noqa: PLC0415 - right files need none

    problems = with_safe_hints(
        text, checked.problems, lambda mended: _check_text(mended, path).problems
    )
    return ExerciseCheckResult(problems, checked.exercise)


def _check_text(text: str, path: Path) -> ExerciseCheckResult:
    source = Source(text, str(path))
    found = find_exercise_violations(source, path.parent)
    problems = sort_problems((*source.problems, *map(source.problem_at, found.violations)))
    right = not any(problem.is_error for problem in problems)
    return ExerciseCheckResult(problems, found.exercise if right else None)


def find_exercise_violations(source: Source, folder: Path | None) -> ExerciseViolations:
    """Applies every rule that needs no library to an exercise's file."""
    fields = read_model(source, ExerciseFile)
    if fields.value is None:
        return ExerciseViolations(fields.violations, None, None)
    case = exercise_case(fields, fields.value, folder)
    return ExerciseViolations(
        (*fields.violations, *apply_rules(case, doses.RULES)), fields.value, case
    )


def apply_rules(case: ExerciseCase, dose_rules: Iterable[DoseRule]) -> Iterator[Violation]:
    """Applies the rules of an exercise that need no library, and these ones to each of its doses.

    A routine's own prescriptions are held to more rules of the dose than a file of the library,
    which cannot know what it will be played with.
    """
    for rule in (*exercises.RULES, *figures.RULES):
        yield from rule(case)
    for dose in case.doses:
        for dose_rule in dose_rules:
            yield from dose_rule(dose)


def _unreadable(path: Path, error: UnreadableError) -> Problem:
    return Problem(
        file=str(path),
        span=TextSpan(1, 1, 1, 1),
        severity=Severity.ERROR,
        code="unreadable",
        message=str(error),
        hint="put the file right, or delete it",
    )
