"""Checks a file: from its bytes to a routine that can be played, or to every problem at once."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from hipflow.routine.check.exercise_file import find_in_exercise
from hipflow.routine.check.exercise_library import Library, is_exercise_id
from hipflow.routine.check.model_reader import read_fields
from hipflow.routine.check.play_estimates import Estimate, Foresight
from hipflow.routine.check.routine_size import too_many_sets
from hipflow.routine.check.rules import (
    doses,
    duration,
    exercises,
    figures,
    no_effect,
    routines,
    unspoken_text,
)
from hipflow.routine.check.rules.cases import ExerciseCase, RoutineCase, routine_case
from hipflow.routine.format.model import ExerciseFile, RoutineFile
from hipflow.routine.problems.problem import Problem, in_order
from hipflow.routine.problems.violation import Finding
from hipflow.routine.resolve.finder import Finder
from hipflow.routine.resolve.resolve import resolve, resolve_alone
from hipflow.routine.resolve.routine import Routine
from hipflow.routine.toml.source import Source, decode
from hipflow.system.errors import RoutineError

Kind = Literal["routine", "exercise"]


class MistakesError(RoutineError):
    """A file has mistakes; ``str()`` shows them all, ``problems`` holds them one by one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        from hipflow.routine.problems.text import render_all  # noqa: PLC0415 - right files need none

        self.problems = tuple(problems)
        super().__init__(render_all(self.problems))


class Checked(Struct, frozen=True, kw_only=True):
    """What came of checking one file.

    Attributes:
        problems: Every mistake and warning, in the order of the file; those of library files it
            uses come after its own.
        routine: The routine as it will be played, if the file is one without errors.
        exercise: The exercise, if the file is one without errors.
        notes: What is good to know of a routine without errors, in the order of the file.
    """

    problems: tuple[Problem, ...] = ()
    routine: Routine | None = None
    exercise: ExerciseFile | None = None
    notes: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the file from being played."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems a file may be played with."""
        return tuple(problem for problem in self.problems if not problem.is_error)

    def playable(self) -> Routine:
        """The routine, where it is to be played.

        Raises:
            MistakesError: it has mistakes.
        """
        if self.routine is None:
            raise MistakesError(self.errors)
        return self.routine


def check_bytes(
    data: bytes,
    *,
    name: str,
    kind: Kind,
    library: Library,
    folder: Path | None = None,
    foresight: Foresight | None = None,
) -> Checked:
    """Finds every problem of a file in one pass.

    Args:
        data: The file's bytes.
        name: How the file is called in its problems.
        kind: Whether it is a routine or a library exercise.
        library: Where the exercises it names are found.
        folder: The folder it lies in, where its pictures must be; ``None`` where it has none.
        foresight: What is known of how it goes when it is played.

    Raises:
        UnreadableError: it is too big, or not text in UTF-8.
    """
    source = Source(decode(data, name), name)
    if kind == "exercise":
        return _check_exercise(source, library, folder, foresight or Foresight())
    return _check_routine(source, library, folder, foresight or Foresight())


def _check_exercise(
    source: Source, library: Finder, folder: Path | None, foresight: Foresight
) -> Checked:
    found = find_in_exercise(source, folder)
    findings = [*found.findings, *_bad_file_name(source.name)]
    if found.case:
        findings += _apply_library_rules(found.case, library)
    problems = in_order((*source.problems, *map(source.place, findings)))
    if found.exercise is None or any(problem.is_error for problem in problems):
        return Checked(problems=problems)
    alone = resolve_alone(found.exercise, library, folder)
    unspoken = _unspoken(alone, [((), found.exercise)], foresight)
    problems = in_order((*problems, *map(source.place, unspoken)))
    return Checked(problems=problems, exercise=found.exercise)


def _check_routine(
    source: Source, library: Finder, folder: Path | None, foresight: Foresight
) -> Checked:
    fields = read_fields(source, RoutineFile)
    findings = list(fields.findings)
    elsewhere: tuple[Problem, ...] = ()
    if fields.value is not None:
        case = routine_case(fields, fields.value, library, folder)
        findings += _apply_rules(case, library)
        findings += unspoken_text.foreign_language(case.file, foresight.spoken_languages)
        findings += unspoken_text.english_exercises(case, foresight.english_library)
        elsewhere = _library_errors(case, library)
    problems = in_order((*source.problems, *map(source.place, findings)))
    if fields.value is None or elsewhere or any(problem.is_error for problem in problems):
        return Checked(problems=(*problems, *elsewhere))
    routine = resolve(fields.value, library, folder)
    written = [(("exercise", index), table) for index, table in enumerate(fields.value.exercise)]
    foreseen = list(too_many_sets(routine)) or [
        *_time_findings(routine, foresight.estimate),
        *_unspoken(routine, written, foresight),
    ]
    problems = in_order((*problems, *map(source.place, foreseen)))
    if any(problem.is_error for problem in problems):
        return Checked(problems=problems)
    notes = in_order(
        map(source.place, unspoken_text.put_into_words(routine, written, foresight.spoken_as))
    )
    return Checked(problems=problems, routine=routine, notes=notes)


def _apply_rules(case: RoutineCase, library: Finder) -> Iterator[Finding]:
    for routine_rule in routines.RULES:
        yield from routine_rule(case)
    for exercise in case.exercises:
        yield from _apply_library_rules(exercise, library)
        yield from _apply_exercise_rules(exercise)


def _apply_library_rules(case: ExerciseCase, library: Finder) -> Iterator[Finding]:
    yield from exercises.unknown_exercises(case, library)
    for rule in figures.LIBRARY_RULES:
        yield from rule(case, library)


def _apply_exercise_rules(case: ExerciseCase) -> Iterator[Finding]:
    for rule in (*exercises.RULES, *figures.RULES):
        yield from rule(case)
    for dose in case.doses:
        for dose_rule in (*doses.RULES, *no_effect.RULES):
            yield from dose_rule(dose)


def _library_errors(case: RoutineCase, library: Finder) -> tuple[Problem, ...]:
    """The mistakes in the library files the routine uses, each file once."""
    ids = dict.fromkeys(used for exercise in case.exercises for _, used in exercise.used_ids)
    return tuple(
        problem
        for exercise_id in ids
        for problem in library.problems(exercise_id)
        if problem.is_error
    )


def _time_findings(routine: Routine, estimate: Estimate | None) -> Iterator[Finding]:
    if estimate is None:
        return
    seconds = estimate(routine)
    for rule in duration.RULES:
        yield from rule(seconds)


def _unspoken(
    routine: Routine, written: Sequence[unspoken_text.Placed], foresight: Foresight
) -> Iterator[Finding]:
    if foresight.left_unsaid is not None:
        yield from unspoken_text.unspoken(written, foresight.left_unsaid(routine))


def _bad_file_name(name: str) -> Iterator[Finding]:
    """An exercise's id is its file's name, so that the name must be an id."""
    file_name = name.replace("\\", "/").rsplit("/", 1)[-1]
    if file_name.endswith(".toml") and not is_exercise_id(file_name.removesuffix(".toml")):
        yield Finding(
            path=(),
            code="bad-id",
            message="an exercise's file is named by its id: small letters, digits and hyphens",
            hint="rename the file, for example to heel-slide.toml",
        )
