"""Finds exercises by words: name, position, target, level, equipment, tags."""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from hipflow.routine.format.positions import POSITION_WORDS
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.problems.suggestions import nearest_word
from hipflow.routine.resolve.finder import LibraryExercise
from hipflow.routine.resolve.routine import Routine
from hipflow.system.safe_text import composed

NAME_MATCH, DETAIL_MATCH = 0, 1
"""Exercises named by a word come before those that only have it in their details."""

_SYNONYMS = {
    "lying": ("on your back", "on your side", "on your front"),
    "floor": tuple(words for place, words in POSITION_WORDS.items() if place.on_the_floor),
    "chair": ("sitting",),
    "easy": ("level 1",),
    "hard": ("level 3",),
}
"""Words people search for, and the words of exercises that mean the same."""


class SearchEntry(Struct, frozen=True):
    """The words an exercise is found by, in small letters."""

    found: LibraryExercise
    names: str
    details: str


def search_exercises(
    exercises: Iterable[LibraryExercise], words: Sequence[str]
) -> tuple[LibraryExercise, ...]:
    """The exercises that have all the words, or begin one with them; all if there are no words.

    Those named by the words come first, each group by name. Where nothing has them, the words are
    taken for misspelt.
    """
    details = [_search_entry(found) for found in exercises]
    asked = [part for word in words for part in composed(word).lower().replace(",", " ").split()]
    matching = _matching(details, asked)
    if not matching and asked:
        known = sorted({word for one in details for word in f"{one.names} {one.details}".split()})
        matching = _matching(details, [nearest_word(word, known) or word for word in asked])
    return tuple(one.found for one in matching)


def split_forbidden(
    exercises: Iterable[LibraryExercise], precautions: Collection[Precaution]
) -> tuple[tuple[LibraryExercise, ...], tuple[LibraryExercise, ...]]:
    """Those that can be done with these precautions, and those that break one."""
    allowed: list[LibraryExercise] = []
    forbidden: list[LibraryExercise] = []
    for found in exercises:
        breaks = not set(precautions).isdisjoint(found.exercise.not_with or ())
        (forbidden if breaks else allowed).append(found)
    return tuple(allowed), tuple(forbidden)


def patient_precautions(routines: Iterable[Routine]) -> frozenset[Precaution]:
    """What the patient must not do, by all of the patient's routines."""
    return frozenset(name for routine in routines for name in routine.precautions)


def _matching(details: Sequence[SearchEntry], words: Sequence[str]) -> list[SearchEntry]:
    ranked = [
        (max((_rank(one, word) for word in words), default=NAME_MATCH), one) for one in details
    ]
    having = [(rank, one) for rank, one in ranked if rank <= DETAIL_MATCH]
    return [one for _, one in sorted(having, key=lambda pair: (pair[0], pair[1].names))]


def _rank(one: SearchEntry, word: str) -> int:
    if _has(one.names, word):
        return NAME_MATCH
    if _has(one.details, word) or any(also in one.details for also in _SYNONYMS.get(word, ())):
        return DETAIL_MATCH
    return DETAIL_MATCH + 1


def _has(text: str, word: str) -> bool:
    """Whether a word of the text begins with this one, or the text has it whole."""
    return any(part.startswith(word) for part in text.split()) or (" " in word and word in text)


def _search_entry(found: LibraryExercise) -> SearchEntry:
    exercise = found.exercise
    names = f"{exercise.name} {found.id} {found.id.replace('-', ' ')}"
    position = [exercise.position, POSITION_WORDS[exercise.position]] if exercise.position else []
    level = [f"level {exercise.level}"] if exercise.level else []
    details = [
        *position,
        *level,
        exercise.target or "",
        *(exercise.equipment or ()),
        *(exercise.tags or ()),
    ]
    return SearchEntry(found, composed(names).lower(), composed(" ".join(details)).lower())
