"""``hipflow check``: any number of files, all their problems, one exit code."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from hipflow.catalogue import Catalogue
from hipflow.errors import UnreadableError
from hipflow.routine.check import Checked, check_bytes
from hipflow.routine.foresight import Foresight
from hipflow.routine.render import render_all, safe
from hipflow.routine.source import read_file
from hipflow.session.phrasebook import SPOKEN_LANGUAGES
from hipflow.session.plan import day_totals_s, make_plan
from hipflow.session.unsaid import left_unsaid
from hipflow.showing import totals_line

FORESIGHT = Foresight(
    estimate=day_totals_s,
    left_unsaid=lambda routine: left_unsaid(make_plan(routine)),
    spoken_languages=SPOKEN_LANGUAGES,
)
"""What checking a file looks at of the session it makes."""

LIBRARY_FOLDER = "library"
"""Files in a folder of this name are exercises, all others are routines."""


class FileReport(Struct, frozen=True, kw_only=True):
    """What came of one file; ``unreadable`` says why it could not be read as text."""

    path: Path
    checked: Checked = Checked()
    unreadable: str = ""


class Report(Struct, frozen=True):
    """What came of all files."""

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
        """Everything as it is shown to a person."""
        return "\n".join(_text_of(file, colour=colour) for file in self.files).rstrip("\n")


def check_files(paths: Iterable[Path], catalogue: Catalogue) -> Report:
    """Check files; folders are not walked."""
    return Report(tuple(_check(path, catalogue) for path in paths))


def _check(path: Path, catalogue: Catalogue) -> FileReport:
    is_exercise = path.absolute().parent.name == LIBRARY_FOLDER
    library = catalogue.library.among(path) if is_exercise else catalogue.library.beside(path)
    try:
        checked = check_bytes(
            read_file(path),
            name=str(path),
            kind="exercise" if is_exercise else "routine",
            library=library,
            folder=path.parent,
            foresight=FORESIGHT,
        )
    except UnreadableError as error:
        return FileReport(path=path, unreadable=str(error))
    return FileReport(path=path, checked=checked)


def _json_of(file: FileReport) -> list[dict[str, Any]]:
    if file.unreadable:
        place = {"line": 1, "column": 1, "end_line": 1, "end_column": 1}
        said = {"severity": "error", "code": "unreadable", "message": file.unreadable, "hint": None}
        return [{"file": str(file.path), **place, **said}]
    return [problem.to_json() for problem in file.checked.problems]


def _text_of(file: FileReport, *, colour: bool) -> str:
    if file.unreadable:
        return file.unreadable
    problems, routine = file.checked.problems, file.checked.routine
    # An empty line stands after problems, be they followed by this file's last word or the next's.
    told = render_all(problems, colour=colour) + "\n" if problems else ""
    if file.checked.errors:
        return told
    fine = f"{safe(str(file.path))}: fine" + (f", {totals_line(routine)}" if routine else "")
    return f"{told}\n{fine}" if told else fine
