"""Warnings about what is written to be spoken and is not, or not in its language."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path as FilePath

from msgspec import Struct, structs

from hipflow.routine.check.play_estimates import SpokenAs, UnspokenText
from hipflow.routine.check.rules.cases import ExerciseCase, RoutineCase
from hipflow.routine.format import defaults
from hipflow.routine.format.exercise_keys import ExerciseKeys, LevelTable, SayTable, WordKeys
from hipflow.routine.format.model import RoutineFile
from hipflow.routine.problems.violation import Path, PointAt, Violation, make_warning, note
from hipflow.routine.resolve.routine import (
    ExerciseLevel,
    PhaseWords,
    Routine,
    Say,
)

ExerciseAtPath = tuple[Path, ExerciseKeys]
"""An exercise and the place of its table."""

MORE_TIME = "give it more time"
"""Begins what proposes another time than the author's: it mends nothing, and says so."""
LONGEST_STEP_S = 600
ROUND_TO_S = 5
"""A time that is suggested is rounded up to this many seconds."""
LONGEST_QUOTE = 60
_MOST_NAMED = 3
"""So many exercises are named; of more, how many."""
_SPOKEN = ("name", "setup", "caution", "cues", "words", "say", "side_words", "load", "goal")
"""The texts of an exercise that are spoken."""


_SETUPS = ("setup", "setup.switch")
"""A setup is said when getting ready; what of it is of one side, when sides change as well."""


class _SpeechTime(Struct, frozen=True):
    """When a text is spoken, and the key that gives it more time."""

    name: str
    time_key: str | None = None


_READY = _SpeechTime("getting ready", "ready_s")
_SPEECH_TIMES = {
    "setup": _READY,
    "caution": _READY,
    "care_with": _READY,
    "goal": _READY,
    "cues": _SpeechTime("the step"),
    "name.ready": _SpeechTime("the set", "ready_s"),
    "name.switch": _SpeechTime("the set", "side_s"),
    "name.rest": _SpeechTime("the set", "rest_s"),
    "say.ready": _READY,
    "say.work": _SpeechTime("the set"),
    "setup.switch": _SpeechTime("changing sides", "side_s"),
    "say.switch": _SpeechTime("changing sides", "side_s"),
    "say.rest": _SpeechTime("the rest", "rest_s"),
}


def is_said_getting_ready(key: str) -> bool:
    """Whether more time to get ready would let a text be said that is left out."""
    return key in ("cues", "name.ready") or _SPEECH_TIMES[key] is _READY


def unspoken_text(
    exercises: Sequence[ExerciseAtPath], dropped: Iterable[UnspokenText]
) -> Iterator[Violation]:
    """Texts that do not fit the time they have; of each key of an exercise the worst one.

    Args:
        exercises: The exercises in their order.
        dropped: What there is no time to say.
    """
    reported: set[tuple[int, str]] = set()
    for words in sorted(dropped, key=lambda words: words.has_s - words.needs_s):
        path, table = exercises[words.exercise]
        key = words.key
        if (words.exercise, key) not in reported and not _is_librarys_cue(path, table, key):
            reported.add((words.exercise, key))
            yield _too_long(path, table, key, words)


def foreign_language(file: RoutineFile, spoken: Collection[str] | None) -> Iterator[Violation]:
    """A language in which hipflow has no words of its own, for counts and sides and the like."""
    tag = file.language
    if spoken is None or tag is None or tag.split("-", maxsplit=1)[0].lower() in spoken:
        return
    known = ", ".join(sorted(spoken))
    yield make_warning(
        ("language",),
        "foreign-language",
        f"hipflow has no words of its own in `{tag}`: it counts and names the sides in English",
        f"your texts are spoken as written; hipflow itself speaks: {known}",
        at=PointAt.VALUE,
    )


def english_exercises(case: RoutineCase, library: FilePath | None) -> Iterator[Violation]:
    """Exercises of the library in a routine of another language: the library speaks English."""
    tag = case.file.language or defaults.LANGUAGE
    if library is None or tag.split("-", maxsplit=1)[0].lower() == defaults.LANGUAGE:
        return
    used = [one.found.id for one in case.exercises if one.found and _is_read(one, library)]
    if not used:
        return
    ids = list(dict.fromkeys(used))
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    yield make_warning(
        ("language",),
        "english-exercises",
        f"the exercises of the library speak English, and a voice of `{tag}` reads it:"
        f" {', '.join(ids[:_MOST_NAMED])}{more}",
        "give each a name, setup, cues and words of your own below its `use`",
        at=PointAt.VALUE,
    )


def put_into_words(
    routine: Routine, written: Sequence[ExerciseAtPath], spoken_as: SpokenAs | None
) -> Iterator[Violation]:
    """Signs that bear meaning, and marks that are not spoken: a note says what will be heard.

    Args:
        routine: What is played.
        written: Its exercises as the file has them.
        spoken_as: Gives how a text is spoken.
    """
    if spoken_as is None:
        return
    for path, at, text in _spoken_texts(routine, written):
        said = spoken_as(text, routine.language)
        if said is not None:
            hint = "if you mean something else, write it in words"
            yield note(path, "spoken-as", f'will be spoken as: "{said}"', hint, at=at)


def _spoken_texts(
    routine: Routine, written: Sequence[ExerciseAtPath]
) -> Iterator[tuple[Path, PointAt, str]]:
    """Every text that is spoken, and where it stands."""
    if routine.warning:
        yield ("warning",), PointAt.VALUE, routine.warning
    for (path, table), prescription in zip(written, routine.exercises, strict=True):
        for keys, text in _texts_of(prescription.usual):
            yield _text_place(path, table, keys), PointAt.VALUE, text
        for name, play in (("easier", prescription.easier), ("harder", prescription.harder)):
            level = getattr(table, name)
            if play is not None and isinstance(level, LevelTable):
                for keys, text in _texts_of(play):
                    if getattr(level, str(keys[0])) is not None:
                        yield _text_place((*path, name), level, keys), PointAt.VALUE, text


def _texts_of(play: ExerciseLevel) -> Iterator[tuple[Path, str]]:
    for key in _SPOKEN:
        value = getattr(play, key)
        parts: Iterable[tuple[Path, str | None]]
        if isinstance(value, tuple):
            parts = (((key, place), text) for place, text in enumerate(value))
        elif isinstance(value, PhaseWords | Say):
            parts = (((key, part), text) for part, text in structs.asdict(value).items())
        else:
            parts = [((key,), value)]
        yield from ((path, text) for path, text in parts if text)


def _text_place(path: Path, table: WordKeys, keys: Path) -> Path:
    """Where a text is written; one of another file stands where its exercise is used."""
    written = getattr(table, str(keys[0]))
    if written is None:
        return (*path, "use")
    return (*path, keys[0]) if isinstance(written, str) else (*path, *keys)


def _is_read(case: ExerciseCase, library: FilePath) -> bool:
    """Whether words of a library's exercise are spoken: its author has not written all anew."""
    if case.found is None or case.found.path.parent != library:
        return False
    exercise = case.found.exercise
    return any(getattr(exercise, k) and getattr(case.table, k) is None for k in _SPOKEN)


def _is_librarys_cue(path: Path, table: ExerciseKeys, key: str) -> bool:
    """A cue of the library is said where a routine gives it time: nobody promised it here."""
    return key == "cues" and (not path or table.cues is None)


def _too_long(path: Path, table: ExerciseKeys, key: str, words: UnspokenText) -> Violation:
    written, at = _place(path, table, key)
    needs_s = math.ceil(words.needs_s)
    return make_warning(
        written,
        "unspoken",
        f"all that is said takes about {needs_s} s and {_SPEECH_TIMES[key].name} has "
        f"{words.has_s:g}: {_unspoken_part(table, key, words.text)}",
        _shorter_or_longer(key, needs_s),
        at=at,
    )


def _place(path: Path, table: ExerciseKeys, key: str) -> tuple[Path, PointAt]:
    """Where a text is written; one of the library stands where its exercise is used."""
    first, _, step = key.partition(".")
    time_key = _SPEECH_TIMES[key].time_key
    if first == "name" and time_key and getattr(table, time_key) is not None:
        return (*path, time_key), PointAt.KEY
    written = getattr(table, first)
    if written is None:
        return (*path, "use"), PointAt.VALUE
    if isinstance(written, SayTable):
        return (*path, first, step), PointAt.KEY
    return (*path, first), PointAt.KEY


def _unspoken_part(table: ExerciseKeys, key: str, text: str) -> str:
    """What is not spoken."""
    if key in _SETUPS:
        return "not all of the setup is spoken"
    if key.startswith("name."):
        return "nobody says what comes, since there is no time before it"
    if key == "cues":
        quote = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()}…"
        return f'the cue "{quote}" is not spoken'
    what = "say" if isinstance(table.say, str) else key
    return f"`{what}` is not spoken"


def _shorter_or_longer(key: str, needs_s: int) -> str:
    """What to write instead: fewer words, or more seconds."""
    if key.startswith("name."):
        enough_s = math.ceil(needs_s / ROUND_TO_S) * ROUND_TO_S
        return f"{MORE_TIME}: {_SPEECH_TIMES[key].time_key} = {enough_s}"
    if key == "cues":
        return "write a shorter cue, or give the exercise more time"
    noun = "setup" if key in _SETUPS else "text"
    time_key = _SPEECH_TIMES[key].time_key
    enough_s = math.ceil(needs_s / ROUND_TO_S) * ROUND_TO_S
    if time_key is None or enough_s > LONGEST_STEP_S:
        return f"write a shorter {noun}"
    return f"write a shorter {noun}, or {MORE_TIME}: {time_key} = {enough_s}"
