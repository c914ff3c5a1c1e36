"""Exercises of the library as text: a table, one whole sheet, or JSON."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import structs

from hipflow.progress.wording import count_text
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.format.choices import SideChoice
from hipflow.routine.format.defaults import LANGUAGE
from hipflow.routine.format.exercise_keys import LevelTable
from hipflow.routine.format.model import DefaultsTable, ExerciseFile, PrescriptionTable, RoutineFile
from hipflow.routine.format.positions import POSITION_WORDS
from hipflow.routine.resolve.dose import is_playable
from hipflow.routine.resolve.finder import LibraryExercise
from hipflow.routine.resolve.resolve import resolve_routine, usual_dose
from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.plan.side_texts import fill_side_words
from hipflow.session.plan.steps import Side, Step, StepKind
from hipflow.session.record import Day
from hipflow.session.speech import display_text
from hipflow.system.safe_text import printable, safe

MOST_LEVELS = 3
_MARK, _NO_MARK = "■", "·"


def all_exercises(library: ExerciseLibrary) -> tuple[LibraryExercise, ...]:
    """Every exercise without mistakes, in the order of the ids."""
    return tuple(found for id_ in library.ids() if (found := library.find(id_)))


def broken_files(library: ExerciseLibrary) -> tuple[str, ...]:
    """The files that have mistakes and cannot be used."""
    broken = (id_ for id_ in library.ids() if library.find(id_) is None)
    return tuple(dict.fromkeys(p.file for id_ in broken for p in library.problems(id_)))


def single_exercise_routine(found: LibraryExercise, library: ExerciseLibrary) -> Routine | None:
    """A routine of this exercise alone, by its library dose; ``None`` where it has none."""
    table = PrescriptionTable(use=found.id)
    if not is_playable(usual_dose(table, found, DefaultsTable())):
        return None
    file = RoutineFile(hipflow=1, title=found.exercise.name, exercise=[table])
    return resolve_routine(file, library, None)


def dose_text(routine: Routine, exercise: int = 0, day: Day = Day.USUAL) -> str:
    """The dose of one of a routine's exercises: ``2 sets, 10 times, hold 2 s, each side``."""
    play = routine.exercises[exercise].usual
    step = _first_work(routine, exercise, day)
    work = display_text.work_text(step.work, play) if step.work else ""
    if play.dose.reps_by_set:
        work = f"{', '.join(map(str, play.dose.reps_by_set))} times"
    second = play.dose.sets_of_second
    other = f"{count_text(second, 'set')} on the other" if second else "the other"
    sides = {
        SideChoice.EACH: f"first one side, then {other}",
        SideChoice.ALTERNATE: "each side in turn",
    }
    sets = f"{step.sets} sets" if step.sets > 1 else ""
    every_s = play.dose.every_s
    every = f"a set every {display_text.interval_text(every_s)}" if every_s and sets else ""
    return ", ".join(part for part in (sets, work, sides.get(play.dose.side, ""), every) if part)


def level_marks(level: int | None) -> str:
    """``■■·`` for level 2; empty where the author wrote none."""
    return "" if level is None else _MARK * level + _NO_MARK * (MOST_LEVELS - level)


def exercise_summary(found: LibraryExercise) -> str:
    """``on your side  ·  outer hip  ·  level 1 of 3``, as far as its author wrote it."""
    exercise = found.exercise
    parts = [
        POSITION_WORDS[exercise.position] if exercise.position else None,
        exercise.target,
        f"level {exercise.level} of {MOST_LEVELS}" if exercise.level else None,
    ]
    return "  ·  ".join(part for part in parts if part)


def table_lines(exercises: Sequence[LibraryExercise]) -> list[str]:
    """One line an exercise: id, name, level, position and target."""
    ids = max(len(found.id) for found in exercises)
    names = [printable(found.exercise.name) for found in exercises]
    width = max(map(len, names))
    return [
        f"{found.id:<{ids}}  {name:<{width}}  "
        f"{level_marks(found.exercise.level):<{MOST_LEVELS}}  {printable(_place(found))}".rstrip()
        for found, name in zip(exercises, names, strict=True)
    ]


def exercise_in_overview(exercise: ExerciseFile) -> ExerciseFile:
    """The exercise with the sides in its texts put into words that are true of either."""
    texts = {key: getattr(exercise, key) for key in ("setup", "steps", "cues", "caution", "note")}
    return structs.replace(exercise, **{key: _filled(text) for key, text in texts.items()})


def _filled(value: str | list[str] | None) -> str | list[str] | None:
    if isinstance(value, list):
        return [fill_side_words(text, Side.BOTH, LANGUAGE) for text in value]
    return value and fill_side_words(value, Side.BOTH, LANGUAGE)


def sheet_lines(found: LibraryExercise, library: ExerciseLibrary) -> list[str]:
    """The sheet of one exercise, with every key its author wrote."""
    exercise = exercise_in_overview(found.exercise)
    routine = single_exercise_routine(found, library)
    lines = [exercise.name, exercise_summary(found), ""]
    lines += [f"{exercise.setup}", ""] if exercise.setup else []
    lines += [f"  {number}  {step}" for number, step in enumerate(exercise.steps or (), 1)]
    lines += ["", *(f"  -  {cue}" for cue in exercise.cues or ())]
    lines += ["", "What often goes wrong:"] if exercise.mistakes else []
    lines += [f"  -  {mistake}" for mistake in exercise.mistakes or ()]
    facts = {
        "Take care": exercise.caution,
        "Not with": ", ".join(exercise.not_with or ()),
        "Note": exercise.note,
        "You need": ", ".join(exercise.equipment or ()),
        "Dose": dose_text(routine) if routine else "none; a routine has to write one",
        "Easier": level_text(exercise.easier),
        "Harder": level_text(exercise.harder),
        "Tags": ", ".join(exercise.tags or ()),
        "File": safe(str(found.path)),
    }
    lines += ["", *(f"{name + ':':<11}{words}" for name, words in facts.items() if words)]
    lines += ["", *(f"With {name}: {text}" for name, text in (exercise.care_with or {}).items())]
    shown = map(printable, _single_gaps(lines))
    return [*shown, "", "In a routine:", "  [[exercise]]", f'  use = "{found.id}"']


def level_text(level: str | LevelTable | None) -> str:
    """An easier or harder level in a word or two."""
    if isinstance(level, LevelTable):
        return level.use or level.name or "the same with another dose"
    return level or ""


def as_json(found: LibraryExercise) -> dict[str, Any]:
    """An exercise for tools: its id, its file, and every key that is written."""
    written = msgspec.to_builtins(found.exercise)
    kept = {key: value for key, value in _without_null(written).items() if key != "hipflow"}
    return {"id": found.id, "file": str(found.path), **kept}


def _first_work(routine: Routine, exercise: int, day: Day) -> Step:
    steps = make_plan(routine, Choices(day=day)).steps
    return next(step for step in steps if step.kind is StepKind.WORK and step.exercise == exercise)


def _place(found: LibraryExercise) -> str:
    exercise = found.exercise
    position = POSITION_WORDS[exercise.position] if exercise.position else None
    return ", ".join(part for part in (position, exercise.target) if part)


def _single_gaps(lines: Sequence[str]) -> list[str]:
    """The same lines, never two empty ones after one another."""
    return [line for before, line in zip(["", *lines], lines, strict=False) if line or before]


def _without_null(value: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    if isinstance(value, dict):
        return {key: _without_null(inner) for key, inner in value.items() if inner is not None}
    return value
