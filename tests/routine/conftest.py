"""A small library, and short ways to check and resolve what is written for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hipflow.routine.check.check import CheckResult, check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.resolve.routine import Prescription, Routine

EXERCISES = {
    "squat": "reps = 10\nsets = 2\nrest_s = 60\nposition = 'standing'\nready_s = 12",
    "mini-squat": "reps = 8\nposition = 'standing'",
    "bridge": "reps = 10\nhold_s = 2\nposition = 'supine'\neasier = 'heel-slide'",
    "heel-slide": "reps = 8\nside = 'each'\nharder = 'bridge'",
    "clamshell": "reps = 10\nout_s = 1\nback_s = 3\nside = 'each'\nharder = 'clamshell-band'",
    "clamshell-band": "reps = 8\nload = 'light band'\nside = 'each'",
    "standing-hip-flexor-stretch": "hold_s = 30\nside = 'each'\nout_s = 0\nback_s = 0",
    "seated-march": "for_s = 60\nposition = 'seated'\nsets = 3",
    "paced-march": "for_s = 60\nout_s = 1\nback_s = 1",
    "worktop-squat": "pace = 'self'\nreps = 10\ngoal = 'as many as you like'",
    "plank": "hold_s = 20",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a ``library`` of a dozen right exercises in it."""
    library = tmp_path / "library"
    library.mkdir()
    for exercise_id, dose in EXERCISES.items():
        name = exercise_id.replace("-", " ").capitalize()
        text = f'hipflow = 1\nname = "{name}"\ncues = ["Breathe"]\n{dose}\n'
        (library / f"{exercise_id}.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def library(folder: Path) -> ExerciseLibrary:
    """The library of that folder."""
    return ExerciseLibrary([folder / "library"])


@pytest.fixture
def check(library: ExerciseLibrary, folder: Path) -> Callable[..., CheckResult]:
    """Checks a text as a routine, or as an exercise where ``kind`` says so."""

    def run(text: str | bytes, **options: object) -> CheckResult:
        data = text if isinstance(text, bytes) else text.encode()
        settings = {"name": "x.toml", "kind": "routine", "library": library, "folder": folder}
        return check_bytes(data, **(settings | options))

    return run


@pytest.fixture
def resolve(check: Callable[..., CheckResult]) -> Callable[[str], Routine]:
    """The routine that a right text makes; its head is written here where it has none."""

    def run(text: str) -> Routine:
        head = "" if "hipflow" in text else 'hipflow = 1\ntitle = "T"\n'
        checked = check(head + text)
        assert checked.routine is not None, [str(problem) for problem in checked.problems]
        return checked.routine

    return run


@pytest.fixture
def prescribe(resolve: Callable[[str], Routine]) -> Callable[[str], Prescription]:
    """The one prescription that a few right lines below ``[[exercise]]`` make."""

    def run(lines: str) -> Prescription:
        return resolve(f"[[exercise]]\n{lines}\n").exercises[0]

    return run


@pytest.fixture
def codes(check: Callable[..., CheckResult]) -> Callable[[str], list[str]]:
    """The codes of what is wrong with a few lines below ``[[exercise]]``, a cue being there."""

    def run(lines: str) -> list[str]:
        head = 'hipflow = 1\ntitle = "T"\n[[exercise]]\ncues = ["Breathe"]\n'
        return [problem.code for problem in check(f"{head}{lines}\n").problems]

    return run
