"""Mistakes and warnings about one exercise as a whole: its name, its library, its picture."""

import re
from collections.abc import Callable, Iterator

from msgspec.structs import astuple

from hipflow.routine.check.rules.cases import ExerciseCase
from hipflow.routine.format.exercise_keys import LevelTable, SayTable, WordKeys, WordsTable
from hipflow.routine.format.model import PrescriptionTable
from hipflow.routine.format.side_names import FILLED_KEYS, SIDE_NAMES
from hipflow.routine.problems.suggestions import nearest_word, suggest_exercise
from hipflow.routine.problems.violation import Path, PointAt, Violation, make_warning
from hipflow.routine.resolve.finder import ExerciseFinder
from hipflow.routine.resolve.pictures import MAX_PICTURE_BYTES, is_inside_folder, picture_path
from hipflow.system.open_file import read_plain
from hipflow.system.picture_file import PictureFault, picture_fault

WRITE_IT_OUT = "write it yourself, with a `name` and how much of it to do"
"""What to do where the library has no such exercise."""

_NAME_IN_BRACES = re.compile(r"\{([^\W\d_]+)\}")

_PICTURE_FAULTS = {
    PictureFault.NO_PICTURE: (
        "what is in this file is no picture that can be shown",
        "put a picture in PNG, JPEG, GIF or WebP in its place",
    ),
    PictureFault.CUT_SHORT: (
        "this picture is cut short: a part of it is missing",
        "copy it here once more",
    ),
    PictureFault.TOO_LARGE: (
        "this picture is too large to be shown or taken along",
        "make it smaller; 1200 points on its longer side are enough",
    ),
}

SayValue = str | SayTable | None


def missing_name(case: ExerciseCase) -> Iterator[Violation]:
    """An exercise that is neither used from the library nor given a name."""
    table = case.table
    if not isinstance(table, PrescriptionTable) or table.use or table.name:
        return
    if not case.may_have_lost("use", "name"):
        yield Violation(
            path=case.path,
            code="missing-name",
            message="this exercise has no name",
            hint='write `use = "…"` for one of the library, or `name = "…"`',
        )


def unknown_exercises(case: ExerciseCase, library: ExerciseFinder) -> Iterator[Violation]:
    """Ids that no library has."""
    for path, exercise_id in case.used_ids:
        if library.find(exercise_id) or library.problems(exercise_id):
            continue
        meant = suggest_exercise(str(path[-1]), exercise_id, library.ids())
        yield Violation(
            path=path,
            code="unknown-exercise",
            message=f"there is no exercise `{exercise_id}` in the library",
            hint=meant or WRITE_IT_OUT,
            at=PointAt.VALUE,
        )


def picture_outside(case: ExerciseCase) -> Iterator[Violation]:
    """A picture that does not lie in the file's own folder."""
    for path, keys in _tables_with_words(case):
        if keys.image is not None and not is_inside_folder(keys.image):
            yield Violation(
                path=(*path, "image"),
                code="picture-outside",
                message="a picture lies in the same folder as its file, or in a folder below",
                hint="copy it there and write its name alone",
                at=PointAt.VALUE,
            )


def picture_missing(case: ExerciseCase) -> Iterator[Violation]:
    """A picture that is not there."""
    for path, keys in _tables_with_words(case):
        named = keys.image is not None and is_inside_folder(keys.image) and case.folder is not None
        if named and picture_path(case.folder, keys.image or "") is None:
            yield make_warning(
                (*path, "image"),
                "missing-picture",
                "this picture is not there",
                "copy it beside this file, or leave it out",
                at=PointAt.VALUE,
            )


def picture_not_shown(case: ExerciseCase) -> Iterator[Violation]:
    """A picture that cannot be shown: cut short, far too large, or no picture at all."""
    for path, keys in _tables_with_words(case):
        picture = picture_path(case.folder, keys.image) if keys.image else None
        if picture is None:
            continue
        try:
            content = read_plain(picture, MAX_PICTURE_BYTES + 1)
        except OSError:  # nobody can say what is in it
            continue
        too_big = len(content) > MAX_PICTURE_BYTES
        fault = PictureFault.TOO_LARGE if too_big else picture_fault(content)
        if fault:
            message, hint = _PICTURE_FAULTS[fault]
            yield make_warning(
                (*path, "image"), "picture-not-shown", message, hint, at=PointAt.VALUE
            )


def no_cue(case: ExerciseCase) -> Iterator[Violation]:
    """An exercise in which nothing is said to do it well."""
    known = case.found.exercise.cues if case.found else None
    cues = known if case.table.cues is None else case.table.cues
    if not cues and not case.usual.may_have_lost("cues"):
        yield make_warning(
            case.path,
            "no-cue",
            "this exercise has no cue",
            'write for example: cues = ["Keep the hips level"]',
        )


def empty_say(case: ExerciseCase) -> Iterator[Violation]:
    """A `say` without a word, where there is nothing it could silence."""
    inherited = case.found.exercise.say if case.found else None
    usual = inherited if case.table.say is None else case.table.say
    if not case.usual.may_have_lost("say"):
        yield from _empty_say(case.path, case.table.say, inherited)
    for level in case.levels:
        own = isinstance(level.written, LevelTable) and level.written.use is None
        if own and not level.may_have_lost("say"):
            yield from _empty_say(level.path, level.written.say, usual)


def unknown_names(case: ExerciseCase) -> Iterator[Violation]:
    """A name in braces that stands for nothing, or not where it is written."""
    for path, keys in _tables_with_words(case):
        for key in WordKeys.__struct_fields__:
            for at, text in _texts_at(getattr(keys, key), (*path, key)):
                yield from _unknown_names(at, key, text)


def _unknown_names(path: Path, key: str, text: str) -> Iterator[Violation]:
    for name in dict.fromkeys(_NAME_IN_BRACES.findall(text)):
        is_known = name.lower() in SIDE_NAMES
        if is_known and key in FILLED_KEYS:
            continue
        meant = nearest_word(name, SIDE_NAMES)
        filled = ", ".join(f"`{each}`" for each in FILLED_KEYS)
        yield make_warning(
            path,
            "unknown-name",
            f"`{{{name}}}` is shown and spoken as it is written"
            + (": no side is put in here" if is_known else ""),
            f"it is filled in {filled}"
            if is_known
            else f"did you mean `{{{meant}}}`?"
            if meant
            else "write {side} for the side that works, {other} for the other one",
            at=PointAt.VALUE,
        )


def _texts_at(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a value, with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _texts_at(each, (*path, place))
    elif isinstance(value, SayTable | WordsTable):
        for key in value.__struct_fields__:
            yield from _texts_at(getattr(value, key), (*path, key))


def _empty_say(path: Path, say: SayValue, before: SayValue) -> Iterator[Violation]:
    if say is not None and not _speaks(say) and not _speaks(before):
        yield make_warning(
            (*path, "say"),
            "no-effect",
            "`say` is empty: there is nothing to speak",
            'write what is to be said, for example: say = "Slow and even.", or leave it out',
        )


def _speaks(say: SayValue) -> bool:
    texts = astuple(say) if isinstance(say, SayTable) else (say,)
    return any(text and text.strip() for text in texts)


def _tables_with_words(case: ExerciseCase) -> Iterator[tuple[Path, WordKeys]]:
    """Every table of the exercise that may name a picture, with its place."""
    yield case.path, case.table
    for name in ("easier", "harder"):
        level = getattr(case.table, name)
        if isinstance(level, WordKeys):
            yield (*case.path, name), level


RULES: tuple[Callable[[ExerciseCase], Iterator[Violation]], ...] = (
    missing_name,
    picture_outside,
    picture_missing,
    picture_not_shown,
    no_cue,
    empty_say,
    unknown_names,
)
