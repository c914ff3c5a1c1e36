"""Finds exercises by words: name, position, target, level, equipment, tags."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from hipflow.routine.format.positions import WORDS
from hipflow.routine.problems.suggestions import nearest
from hipflow.routine.resolve.finder import Found

NAMED, TOLD = 0, 1
"""Exercises named by a word come before those that only have it among what is told of them."""

_SYNONYMS = {
    "lying": ("on your back", "on your side", "on your front"),
    "floor": tuple(words for place, words in WORDS.items() if place.on_the_floor),
    "chair": ("sitting",),
    "easy": ("level 1",),
    "hard": ("level 3",),
}
"""What people look for, and the words that stand for it."""


class Told(Struct, frozen=True):
    """What an exercise is found by, in small letters."""

    found: Found
    named: str
    told: str


def search(exercises: Iterable[Found], words: Sequence[str]) -> tuple[Found, ...]:
    """The exercises that have all the words, or begin one with them; all where there are none.

    Those named by the words come first, each group by name. Where nothing has them, the words are
    taken for misspelt.
    """
    told = [_told(found) for found in exercises]
    asked = [part for word in words for part in word.lower().replace(",", " ").split()]
    matching = _matching(told, asked)
    if not matching and asked:
        known = sorted({word for one in told for word in f"{one.named} {one.told}".split()})
        matching = _matching(told, [nearest(word, known) or word for word in asked])
    return tuple(one.found for one in matching)


def _matching(told: Sequence[Told], words: Sequence[str]) -> list[Told]:
    ranked = [(max((_rank(one, word) for word in words), default=NAMED), one) for one in told]
    having = [(rank, one) for rank, one in ranked if rank <= TOLD]
    return [one for _, one in sorted(having, key=lambda pair: (pair[0], pair[1].named))]


def _rank(one: Told, word: str) -> int:
    if _has(one.named, word):
        return NAMED
    if _has(one.told, word) or any(also in one.told for also in _SYNONYMS.get(word, ())):
        return TOLD
    return TOLD + 1


def _has(text: str, word: str) -> bool:
    """Whether a word of the text begins with this one, or the text has it whole."""
    return any(part.startswith(word) for part in text.split()) or (" " in word and word in text)


def _told(found: Found) -> Told:
    exercise = found.exercise
    named = f"{exercise.name} {found.id} {found.id.replace('-', ' ')}".lower()
    position = [exercise.position, WORDS[exercise.position]] if exercise.position else []
    level = [f"level {exercise.level}"] if exercise.level else []
    told = [
        *position,
        *level,
        exercise.target or "",
        *(exercise.equipment or ()),
        *(exercise.tags or ()),
    ]
    return Told(found, named, " ".join(told).lower())
