"""Checks a file: from its bytes to a routine that can be played, or to every problem at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from hipflow.routine.check.exercise_file import apply_rules, find_exercise_violations
from hipflow.routine.check.exercise_library import ExerciseLibrary, is_exercise_id
from hipflow.routine.check.library_hints import look_up
from hipflow.routine.check.model_reader import read_model
from hipflow.routine.check.play_estimates import PlayEstimates
from hipflow.routine.check.routine_size import too_many_sets
from hipflow.routine.check.rules import (
    doses,
    duration,
    exercises,
    figures,
    no_effect,
    positions,
    routines,
    unspoken_text,
)
from hipflow.routine.check.rules.cases import ExerciseCase, RoutineCase, routine_case
from hipflow.routine.format.model import ExerciseFile, RoutineFile
from hipflow.routine.problems.problem import Problem, sort_problems
from hipflow.routine.problems.violation import Violation
from hipflow.routine.resolve.finder import ExerciseFinder
from hipflow.routine.resolve.resolve import resolve_routine, routine_of_exercise
from hipflow.routine.resolve.routine import Routine
from hipflow.routine.toml.source import Source, decode_text
from hipflow.system.errors import RoutineError

FileKind = Literal["routine", "exercise"]


class MistakesError(RoutineError):
    """A file has mistakes; ``str()`` shows them all, ``problems`` holds them one by one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        from hipflow.routine.problems.text import format_problems  # noqa: PLC0415 - right files need none

        self.problems = tuple(problems)
        super().__init__(format_problems(self.problems))


class CheckResult(Struct, frozen=True, kw_only=True):
    """What came of checking one file.

    Attributes:
        problems: Every mistake and warning, in the order of the file; those of library files it
            uses come after its own.
        routine: The routine as it will be played, if the file is one without errors.
        exercise: The exercise, if the file is one without errors.
        notes: What is good to know of a routine without errors, in the order of the file.
        totals_s: What a routine takes on each kind of day, if that was estimated.
    """

    problems: tuple[Problem, ...] = ()
    routine: Routine | None = None
    exercise: ExerciseFile | None = None
    notes: tuple[Problem, ...] = ()
    totals_s: Mapping[str, float] | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the file from being played."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems a file may be played with."""
        return tuple(problem for problem in self.problems if not problem.is_error)

    def require_routine(self) -> Routine:
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
    kind: FileKind,
    library: ExerciseLibrary,
    folder: Path | None = None,
    estimates: PlayEstimates | None = None,
) -> CheckResult:
    """Finds every problem of a file in one pass.

    Args:
        data: The file's bytes.
        name: How the file is called in its problems.
        kind: Whether it is a routine or a library exercise.
        library: Where the exercises it names are found.
        folder: The folder it lies in, where its pictures must be; ``None`` where it has none.
        estimates: What is known of how it goes when it is played.

    Raises:
        UnreadableError: it is too big, or not text in UTF-8.
    """
    text = decode_text(data, name)
    play_estimates = estimates or PlayEstimates()
    check = _check_exercise if kind == "exercise" else _check_routine
    checked = check(Source(text, name), library, folder, play_estimates)
    if not checked.problems:
        return checked
    from hipflow.routine.check.proposals import with_safe_hints  # noqa: PLC0415 - right files need none

    # How long a routine takes may be a mistake too; what is said in it is none.
    totals_alone = PlayEstimates(estimate=play_estimates.estimate)
    problems = with_safe_hints(
        text,
        checked.problems,
        lambda mended: check(Source(mended, name), library, folder, totals_alone).problems,
    )
    return replace(checked, problems=problems)


def _check_exercise(
    source: Source, library: ExerciseFinder, folder: Path | None, estimates: PlayEstimates
) -> CheckResult:
    found = find_exercise_violations(source, folder)
    violations = [look_up(each, library) for each in found.violations]
    violations += _bad_file_name(source.name)
    if found.case:
        violations += _apply_library_rules(found.case, library)
    problems = sort_problems((*source.problems, *map(source.problem_at, violations)))
    if found.exercise is None or any(problem.is_error for problem in problems):
        return CheckResult(problems=problems)
    alone = routine_of_exercise(found.exercise, library, folder)
    in_play = _play_violations(None, alone, [((), found.exercise)], estimates)
    problems = sort_problems((*problems, *map(source.problem_at, in_play)))
    return CheckResult(problems=problems, exercise=found.exercise)


def _check_routine(
    source: Source, library: ExerciseFinder, folder: Path | None, estimates: PlayEstimates
) -> CheckResult:
    fields = read_model(source, RoutineFile)
    violations = [look_up(each, library) for each in fields.violations]
    elsewhere: tuple[Problem, ...] = ()
    if fields.value is not None:
        case = routine_case(fields, fields.value, library, folder)
        violations += _routine_violations(case, library)
        violations += unspoken_text.foreign_language(case.file, estimates.spoken_languages)
        violations += unspoken_text.english_exercises(case, estimates.english_library)
        elsewhere = _library_errors(case, library)
    problems = sort_problems((*source.problems, *map(source.problem_at, violations)))
    if fields.value is None or elsewhere or any(problem.is_error for problem in problems):
        return CheckResult(problems=(*problems, *elsewhere))
    routine = resolve_routine(fields.value, library, folder)
    written = [(("exercise", index), table) for index, table in enumerate(fields.value.exercise)]
    too_many = list(too_many_sets(routine))
    totals_s = None if too_many or not estimates.estimate else estimates.estimate(routine)
    violations_in_play = too_many or [
        *_duration_violations(totals_s or {}),
        *_play_violations(fields.value, routine, written, estimates),
    ]
    problems = sort_problems((*problems, *map(source.problem_at, violations_in_play)))
    if any(problem.is_error for problem in problems):
        return CheckResult(problems=problems)
    notes = sort_problems(
        map(source.problem_at, unspoken_text.put_into_words(routine, written, estimates.spoken_as))
    )
    return CheckResult(problems=problems, routine=routine, notes=notes, totals_s=totals_s)


def _routine_violations(case: RoutineCase, library: ExerciseFinder) -> Iterator[Violation]:
    for routine_rule in routines.RULES:
        yield from routine_rule(case)
    for exercise in case.exercises:
        yield from _apply_library_rules(exercise, library)
        yield from apply_rules(exercise, (*doses.RULES, *no_effect.RULES))


def _apply_library_rules(case: ExerciseCase, library: ExerciseFinder) -> Iterator[Violation]:
    yield from exercises.unknown_exercises(case, library)
    for rule in figures.LIBRARY_RULES:
        yield from rule(case, library)


def _library_errors(case: RoutineCase, library: ExerciseFinder) -> tuple[Problem, ...]:
    """The mistakes in the library files the routine uses, each file once."""
    ids = dict.fromkeys(used for exercise in case.exercises for _, used in exercise.used_ids)
    return tuple(
        problem
        for exercise_id in ids
        for problem in library.problems(exercise_id)
        if problem.is_error
    )


def _duration_violations(totals_s: Mapping[str, float]) -> Iterator[Violation]:
    for rule in duration.RULES:
        yield from rule(totals_s)


def _play_violations(
    file: RoutineFile | None,
    routine: Routine,
    written: Sequence[unspoken_text.ExerciseAtPath],
    estimates: PlayEstimates,
) -> Iterator[Violation]:
    """What is too quick for the body, and what there is no time to say besides."""
    quick = list(estimates.quick_changes(routine)) if estimates.quick_changes else []
    yield from positions.too_quick(file, written, quick)
    if estimates.dropped_speech is not None:
        # A proposal for the body has room for the words: two times at one key would contradict.
        hurried = {change.exercise for change in quick}
        dropped = (
            words
            for words in estimates.dropped_speech(routine)
            if not (words.exercise in hurried and unspoken_text.is_said_getting_ready(words.key))
        )
        yield from unspoken_text.unspoken_text(written, dropped)


def _bad_file_name(name: str) -> Iterator[Violation]:
    """An exercise's id is its file's name, so that the name must be an id."""
    file_name = name.replace("\\", "/").rsplit("/", 1)[-1]
    if file_name.endswith(".toml") and not is_exercise_id(file_name.removesuffix(".toml")):
        yield Violation(
            path=(),
            code="bad-id",
            message="an exercise's file is named by its id: small letters, digits and hyphens",
            hint="rename the file, for example to heel-slide.toml",
        )
