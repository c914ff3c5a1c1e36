"""The commented starter routine of ``hipflow new``."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from hipflow.library.exercise_search import search_exercises
from hipflow.library.exercises import all_exercises, exercise_summary
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.format.reference import ROUTINE_SCHEMA_FILE, published_routine_schema
from hipflow.routine.resolve.finder import LibraryExercise
from hipflow.routine.resolve.pictures import can_be_named_everywhere
from hipflow.system.errors import StorageError, UnreadableError
from hipflow.system.safe_text import printable, safe, single_line

FIRST_EXERCISES = ("sit-to-stand", "bridge")
"""Ids of the exercises in a new routine whose author names none."""
DEFAULT_PER_WEEK = 3
MOST_NAMED = 8
"""Exercises that are named where a word finds several."""

_HEAD = """\
#:schema ./{schema}
#
# A routine for hipflow. Times are in seconds. What follows a # is a note: the app skips it.
#   hipflow check   {file}      every mistake, in its line, with the fix
#   hipflow preview {file}      what the patient will get, while you write
#   hipflow {library}      the exercises there are

hipflow  = 1                    # the version of the format; leave it as it is
title    = {title}
# summary = "In one sentence: what it is for."
{author}
# clinic   = "Clinic on the Hill"
# patient  = "Anna B."          # whom it is for
# contact  = "Clinic on the Hill, 01234 567890"  # whom to call when it hurts
per_week = {per_week}                    # days a week
# per_day  = 2                  # how often on such a day; 1 when left out
# weeks    = [4, 6]             # for how many weeks: four to six
# affected = "left"             # the sore side; without it the app asks once
warning  = "Stop if you feel sharp or new pain."

# [defaults]                    # times for every exercise that does not write its own
# ready_s = 20                  # to get into position
# rest_s  = 30                  # between sets
# side_s  = 10                  # to change sides

[pain]                          # on the scale from 0 to 10
caution_at  = 3                 # 3 and more: take care
stop_at     = 6                 # 6 and more: the app offers to stop
advice      = "If it is still worse tomorrow morning, take a gentle day."  # said where to take care
stop_advice = "Stop and rest. If it happens again, call us."               # said where to stop

# Each [[exercise]] is done in turn. What you leave out comes from the library.
# [8, 12] instead of a number: a gentle day takes 8, a usual day 10, a strong day 12.
"""

_TAIL = """
# An exercise that is not in the library is written out. Take the # away to use this one.
# [[exercise]]
# name  = "Step-ups on the bottom stair"
# setup = "Stand facing the stair, one hand on the rail."
# cues  = ["Push through the whole foot"]
# for_s = 30                    # as many as feel good in 30 seconds
# sets  = 3
"""

_AUTHOR_PLACEHOLDER = '# author = "Your clinic"'
_ENDING = ".toml"
_COMMENT_AT = 32
_DOSE_NOTES = {
    "reps_by_set": "repetitions of each set",
    "load_by_set": "load of each set",
    "second_side_sets": "sets of the side that comes second",
    "reps": "repetitions in a set",
    "for_s": "keep going for so many seconds",
    "hold_s": "seconds to hold each time",
}


class Draft(Struct, frozen=True, kw_only=True):
    """What is known of a routine that is to be written."""

    title: str
    exercises: tuple[LibraryExercise, ...]
    author: str | None = None
    per_week: int = DEFAULT_PER_WEEK


def new_file(name: str) -> Path:
    """The file a new routine of this name goes into.

    Raises:
        UnreadableError: the name is no name.
        StorageError: there is one already, or its folder is not there.
    """
    path = Path(name if name.lower().endswith(_ENDING) else f"{name}{_ENDING}")
    if not path.name[: -len(_ENDING)].strip(". ") or printable(name) != name:
        raise UnreadableError(f"{name!r} cannot be a name. Write for example: hipflow new my-plan")
    shown = safe(str(path))
    if not can_be_named_everywhere(re.split(r"[/\\]", str(path))[-1]):
        raise UnreadableError(f"{shown} cannot be a file on Windows. Choose another name.")
    try:
        if path.exists():
            raise StorageError(f"{shown} is there already. Choose another name, or edit that file.")
        if not path.parent.is_dir():
            raise StorageError(f"The folder {safe(str(path.parent))} is not there. Make it first.")
    except OSError as error:
        raise StorageError(f"{shown} cannot be used: {error.strerror}.") from error
    return path


def title_from(path: Path) -> str:
    """A title made of the file's name: ``My plan`` from ``my-plan.toml``."""
    words = " ".join(path.stem.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or "My routine"


def find_exercise(library: ExerciseLibrary, phrase: str) -> LibraryExercise:
    """The exercise of that id, or the only one these words find.

    Raises:
        UnreadableError: there is none, or there are several; says which.
    """
    words = phrase.strip().lower()
    if exact := library.find(words.replace(" ", "-")):
        return exact
    found = search_exercises(all_exercises(library), words.split())
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnreadableError(f"No exercise is found by {phrase!r}. See: hipflow library")
    named = ", ".join(one.id for one in found[:MOST_NAMED])
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    raise UnreadableError(f"{phrase!r} finds several: {named}{more}. Write one of these.")


def draft_text(draft: Draft, file_name: str) -> str:
    """The routine as it is written into a file of that name."""
    author = f"author   = {_text(draft.author)}" if draft.author else _AUTHOR_PLACEHOLDER
    head = _HEAD.format(
        schema=ROUTINE_SCHEMA_FILE,
        file=file_name,
        library=f"{'library':<{len('preview ') + len(file_name)}}",
        title=_text(draft.title),
        author=author,
        per_week=draft.per_week,
    )
    blocks = ["\n".join(_exercise_lines(found)) for found in draft.exercises]
    return head + "\n" + "\n\n".join(blocks) + "\n" + _TAIL


def refuse_mistakes(text: str, library: ExerciseLibrary) -> None:
    """A routine that is about to be written passes the check.

    Raises:
        UnreadableError: it does not, such as with a title that is too long; says the first reason.
    """
    checked = check_bytes(text.encode(), name="", kind="routine", library=library)
    if checked.errors:
        first = checked.errors[0]
        raise UnreadableError(f"Nothing is written: {first.message}. To do: {first.hint}.")


def write_draft(path: Path, text: str) -> Path | None:
    """Writes the routine, and the schema beside it where none is; nothing is ever overwritten.

    Returns:
        The schema's file, where it was written.

    Raises:
        StorageError: the disk refuses, or the file exists meanwhile.
    """
    schema = path.with_name(ROUTINE_SCHEMA_FILE)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if schema.exists():
            return None
        with schema.open("x", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(published_routine_schema(), indent=2, ensure_ascii=False) + "\n")
    except OSError as error:
        raise StorageError(f"{safe(str(path))} cannot be written: {error.strerror}.") from error
    return schema


def _exercise_lines(found: LibraryExercise) -> Sequence[str]:
    exercise = found.exercise
    lines = [
        "[[exercise]]",
        _line("use", _text(found.id), printable(f"{exercise.name}: {exercise_summary(found)}")),
    ]
    if exercise.sets is not None:
        lines.append(_line("sets", json.dumps(exercise.sets), ""))
    lines += [
        _line(key, json.dumps(value), note + (_side_note(found) if key == "reps" else ""))
        for key, note in _DOSE_NOTES.items()
        if (value := getattr(exercise, key)) is not None and (key != "hold_s" or value)
    ]
    return lines


def _side_note(found: LibraryExercise) -> str:
    return " on each side" if found.exercise.side in ("each", "alternate") else ""


def _line(key: str, value: str, note: str) -> str:
    written = f"{key:<6} = {value}"
    return f"{written:<{_COMMENT_AT}}# {note}".replace("  ·  ", ", ") if note else written


def _text(text: str | None) -> str:
    """A text in quotes, as TOML and JSON both write it."""
    return json.dumps(single_line(text or ""), ensure_ascii=False)
