"""Warnings about what is written to be spoken and is not, or not in its language."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from hipflow.routine.exercise_keys import ExerciseKeys
from hipflow.routine.finding import At, Finding, Path, warning
from hipflow.routine.foresight import Unsaid
from hipflow.routine.model import RoutineFile
from hipflow.routine.speech import SayTable

Placed = tuple[Path, ExerciseKeys]
"""An exercise and the place of its table."""

LONGEST_STEP_S = 600
ROUND_TO_S = 5
"""A time that is suggested is rounded up to this many seconds."""
LONGEST_QUOTE = 60


class _Moment(Struct, frozen=True):
    """When a text is spoken, and the key that gives it more time."""

    name: str
    time_key: str | None = None


_READY = _Moment("getting ready", "ready_s")
_MOMENTS = {
    "setup": _READY,
    "cues": _Moment("the step"),
    "say.ready": _READY,
    "say.work": _Moment("the set"),
    "say.switch": _Moment("changing sides", "side_s"),
    "say.rest": _Moment("the rest", "rest_s"),
}


def unspoken(exercises: Sequence[Placed], unsaid: Iterable[Unsaid]) -> Iterator[Finding]:
    """Texts that do not fit the time they have; of each key of an exercise the worst one.

    Args:
        exercises: The exercises in their order.
        unsaid: What there is no time to say.
    """
    told: set[tuple[int, str]] = set()
    for words in sorted(unsaid, key=lambda words: words.has_s - words.needs_s):
        path, table = exercises[words.exercise]
        key = words.key
        if (words.exercise, key) not in told and not _is_librarys_cue(path, table, key):
            told.add((words.exercise, key))
            yield _too_long(path, table, key, words)


def foreign_language(file: RoutineFile, spoken: Collection[str] | None) -> Iterator[Finding]:
    """A language in which hipflow has no words of its own, for counts and sides and the like."""
    tag = file.language
    if spoken is None or tag is None or tag.split("-", maxsplit=1)[0].lower() in spoken:
        return
    known = ", ".join(sorted(spoken))
    yield warning(
        ("language",),
        "foreign-language",
        f"hipflow has no words of its own in `{tag}`: it counts and names the sides in English",
        f"your texts are spoken as written; hipflow itself speaks: {known}",
        at=At.VALUE,
    )


def _is_librarys_cue(path: Path, table: ExerciseKeys, key: str) -> bool:
    """A cue of the library is said where a routine gives it time: nobody promised it here."""
    return key == "cues" and (not path or table.cues is None)


def _too_long(path: Path, table: ExerciseKeys, key: str, words: Unsaid) -> Finding:
    written, at = _place(path, table, key)
    needs_s = math.ceil(words.needs_s)
    return warning(
        written,
        "unspoken",
        f"all that is said takes about {needs_s} s and {_MOMENTS[key].name} has {words.has_s:g}:"
        f" {_loss(table, key, words.text)}",
        _shorter_or_longer(key, needs_s),
        at=at,
    )


def _place(path: Path, table: ExerciseKeys, key: str) -> tuple[Path, At]:
    """Where a text is written; one of the library stands where its exercise is used."""
    first, _, step = key.partition(".")
    written = getattr(table, first)
    if written is None:
        return (*path, "use"), At.VALUE
    if isinstance(written, SayTable):
        return (*path, first, step), At.KEY
    return (*path, first), At.KEY


def _loss(table: ExerciseKeys, key: str, text: str) -> str:
    """What is not spoken."""
    if key == "setup":
        return "not all of the setup is spoken"
    if key == "cues":
        quote = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()}…"
        return f'the cue "{quote}" is not spoken'
    what = "say" if isinstance(table.say, str) else key
    return f"`{what}` is not spoken"


def _shorter_or_longer(key: str, needs_s: int) -> str:
    """What to write instead: fewer words, or more seconds."""
    if key == "cues":
        return "write a shorter cue, or give the step more time"
    noun = "setup" if key == "setup" else "text"
    time_key = _MOMENTS[key].time_key
    enough_s = math.ceil(needs_s / ROUND_TO_S) * ROUND_TO_S
    longer = f", or `{time_key} = {enough_s}`" if time_key and enough_s <= LONGEST_STEP_S else ""
    return f"write a shorter {noun}{longer}"
