"""Checks any number of routine and exercise files and reports their problems with one exit code."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from hipflow.library.catalog import Catalog
from hipflow.routine.check.check import CheckResult, FileKind, check_bytes
from hipflow.routine.check.exercise_library import (
    LIBRARY_FOLDER,
    ExerciseLibrary,
    shipped_folder,
)
from hipflow.routine.check.play_estimates import PlayEstimates
from hipflow.routine.problems.problem import Problem, Severity
from hipflow.routine.problems.text import format_problems
from hipflow.routine.toml.source import read_source
from hipflow.session.plan.plan import day_totals_s, make_plan
from hipflow.session.plan.side_texts import fill_side_words
from hipflow.session.plan.steps import Side
from hipflow.session.speech import display_text
from hipflow.session.speech.dropped_speech import dropped_speech
from hipflow.session.speech.language_books import SPOKEN_LANGUAGES
from hipflow.session.speech.quick_changes import quick_changes
from hipflow.session.speech.say_as import said_of
from hipflow.system.errors import UnreadableError
from hipflow.system.safe_text import safe


def _spoken_as(text: str, language: str) -> str | None:
    """How a text is spoken, where a sign in it bears meaning or a part of it is not said."""
    spoken = said_of(fill_side_words(text, Side.LEFT, language), language)
    return spoken.text if spoken.has_target else None


PLAY_ESTIMATES = PlayEstimates(
    estimate=day_totals_s,
    dropped_speech=lambda routine: dropped_speech(make_plan(routine)),
    quick_changes=quick_changes,
    spoken_languages=SPOKEN_LANGUAGES,
    spoken_as=_spoken_as,
    english_library=shipped_folder("exercises"),
)
"""What the check needs from the session a file makes: its times, and what is not spoken."""

_TOP_LEVEL_NAME = re.compile(rb"^[ \t]*(name|title)[ \t]*=", re.MULTILINE)
_EXERCISES = re.compile(rb"^[ \t]*\[+[ \t]*exercise\b", re.MULTILINE)

STANDARD_INPUT = Path("-")
"""The path of standard input; it is a routine in the working folder."""

ReadInput = Callable[[], bytes]
"""Reads standard input to its end."""


class FileReport(Struct, frozen=True, kw_only=True):
    """The check of one file; ``unreadable`` says why it could not be read as text."""

    path: Path
    checked: CheckResult = CheckResult()
    unreadable: str = ""


class CheckReport(Struct, frozen=True):
    """The checks of all files, in the order they were named."""

    files: tuple[FileReport, ...]

    @property
    def exit_code(self) -> int:
        """0 fine, 1 mistakes, 2 unreadable; the highest wins."""
        if any(file.unreadable for file in self.files):
            return UnreadableError.exit_code
        return 1 if any(file.checked.errors for file in self.files) else 0

    @property
    def as_json(self) -> list[dict[str, Any]]:
        """One array of problems; an unreadable file is one at its first character."""
        return [entry for file in self.files for entry in _json_of(file)]

    def text(self, *, colour: bool) -> str:
        """The report for a person, with ANSI colours if ``colour``."""
        return "\n".join(_text_of(file, colour=colour) for file in self.files).rstrip("\n")


def check_files(
    paths: Iterable[Path],
    catalog: Catalog,
    *,
    strict: bool = False,
    read_input: ReadInput = bytes,
) -> CheckReport:
    """Checks files, and every file in folders.

    Args:
        paths: Files, folders, or :data:`STANDARD_INPUT`.
        catalog: Where the exercises that routines name are found.
        strict: Whether a warning is an error.
        read_input: Reads standard input.
    """
    checker = _Checker(catalog.library, strict=strict, read_input=read_input)
    return CheckReport(tuple(checker.check(path) for given in paths for path in _files_in(given)))


def library_at(path: Path, library: ExerciseLibrary) -> ExerciseLibrary:
    """The library of a file: the folder it is in, or the one beside it, comes first."""
    return (
        library.with_folder_of(path)
        if _kind_at(path) == "exercise"
        else library.with_folder_beside(path)
    )


def check_at(data: bytes, path: Path, library: ExerciseLibrary, *, name: str) -> CheckResult:
    """Checks the bytes of a file: an exercise in a folder named ``library``, else a routine.

    Args:
        data: its bytes.
        path: where they stand.
        library: where its exercises are found, as :func:`library_at` has it.
        name: the file's name in its problems.

    Raises:
        UnreadableError: it cannot be read as text.
    """
    return check_bytes(
        data,
        name=name,
        kind=_kind_of(data, path),
        library=library,
        folder=path.parent,
        estimates=PLAY_ESTIMATES,
    )


def _kind_of(data: bytes, path: Path) -> FileKind:
    """The kind of a file, by its keys; its folder decides if they do not."""
    names = set(_TOP_LEVEL_NAME.findall(data.partition(b"\n[")[0]))
    is_exercise = b"name" in names and b"title" not in names and not _EXERCISES.search(data)
    return "exercise" if is_exercise and path != STANDARD_INPUT else _kind_at(path)


def _kind_at(path: Path) -> FileKind:
    in_library = path.absolute().parent.name == LIBRARY_FOLDER
    return "exercise" if in_library and path != STANDARD_INPUT else "routine"


def _files_in(path: Path) -> Iterator[Path]:
    """The file itself, or every ``.toml`` below a folder, but for what is hidden."""
    if not path.is_dir():
        yield path
        return
    found = [
        file
        for file in sorted(path.rglob("*.toml"))
        if not any(part.startswith(".") for part in file.relative_to(path).parts)
    ]
    # A folder with nothing in it is reported, not passed over.
    yield from found or [path]


class _Checker:
    """Checks one file after the other; each exercise they use is read once."""

    def __init__(self, library: ExerciseLibrary, *, strict: bool, read_input: ReadInput) -> None:
        self._library = library
        self._strict = strict
        self._read_input = read_input

    def check(self, path: Path) -> FileReport:
        """Checks one file; one that cannot be read is a report, not an error."""
        try:
            checked = self._checked(path)
        except UnreadableError as error:
            return FileReport(path=path, unreadable=str(error))
        return FileReport(path=path, checked=_as_errors(checked) if self._strict else checked)

    def _checked(self, path: Path) -> CheckResult:
        if path.is_dir():
            raise UnreadableError(
                f"{safe(str(path))} holds no file that ends in .toml. Check the name of the folder."
            )
        data = self._read_input() if path == STANDARD_INPUT else read_source(path)
        return check_at(data, path, library_at(path, self._library), name=str(path))


def _as_errors(checked: CheckResult) -> CheckResult:
    """The same, every warning an error: a file with one is not fine."""
    problems = tuple(_as_error(problem) for problem in checked.problems)
    return CheckResult(problems=problems) if problems else checked


def _as_error(problem: Problem) -> Problem:
    return structs.replace(problem, severity=Severity.ERROR)


def _json_of(file: FileReport) -> list[dict[str, Any]]:
    if file.unreadable:
        place = {"line": 1, "column": 1, "end_line": 1, "end_column": 1}
        problem = {
            "severity": "error",
            "code": "unreadable",
            "message": file.unreadable,
            "hint": None,
        }
        return [{"file": str(file.path), **place, **problem}]
    checked = file.checked
    return [problem.to_json() for problem in (*checked.problems, *checked.notes)]


def _text_of(file: FileReport, *, colour: bool) -> str:
    if file.unreadable:
        return file.unreadable
    checked, routine = file.checked, file.checked.routine
    problems = (*checked.problems, *checked.notes)
    # An empty line stands after problems, be they followed by this file's last word or the next's.
    problems_text = format_problems(problems, colour=colour) + "\n" if problems else ""
    if checked.errors:
        return problems_text
    duration = ""
    if routine is not None and checked.totals_s is not None:
        duration = f", {display_text.duration_line(routine, checked.totals_s)}"
    fine = f"{safe(str(file.path))}: fine{duration}"
    return f"{problems_text}\n{fine}" if problems_text else fine
