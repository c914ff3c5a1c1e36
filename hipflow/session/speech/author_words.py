"""Everything an author wrote for the patient, with a word for what it is: one list for all.

A front end shows what suits the moment where that is; whatever else there is it takes from here,
so that no key of the format is written in vain.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, structs

from hipflow.routine.format.choices import LevelName
from hipflow.routine.resolve.routine import (
    ExerciseLevel,
    PhaseWords,
    Prescription,
    Routine,
    Say,
)
from hipflow.session.plan.side_texts import overview_play
from hipflow.session.speech import display_text

CARE = "Take care"
"""What stands before a caution, and before what a precaution asks to mind."""

_LABELS = {
    "name": "Exercise",
    "setup": "Get into place",
    "steps": "Step by step",
    "cues": "Mind",
    "caution": CARE,
    "goal": "Goal",
    "load": "Load",
    "how_often": "How often",
    "equipment": "You need",
    "target": "Works on",
    "mistakes": "Common slips",
    "note": "Note",
    "words": "Words",
    "side_words": "The two halves",
    "say": "Said",
}
"""What each key of an exercise is called where it is told, in the order it is."""


_NAMING = ("name", "load")
"""What names an exercise that a level puts in the place of another."""


class AuthorWords(Struct, frozen=True, kw_only=True):
    """The texts of one key.

    Attributes:
        key: the key of the format.
        label: what it is, in plain words.
        texts: what is written there.
    """

    key: str
    label: str
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of them: sentences one after the other, words with commas."""
        first, *others = self.texts
        for text in others:
            first += f" {text}" if first.endswith((".", "!", "?")) else f", {text}"
        return first

    @property
    def line(self) -> str:
        """``Take care: Stop if the groin pinches.``."""
        return f"{self.label}: {self.text}"


def exercise_words(play: ExerciseLevel) -> tuple[AuthorWords, ...]:
    """What is written of an exercise as it is played, without the keys that say nothing."""
    found = ((key, label, _texts(getattr(play, key))) for key, label in _LABELS.items())
    return tuple(
        AuthorWords(key=key, label=label, texts=texts)
        for key, label, texts in (*found, *_dose_texts(play))
        if texts
    )


def _dose_texts(play: ExerciseLevel) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What of a dose is not seen from its sets and its times: key, label and words."""
    dose = play.dose
    if dose.rep_phases_s:
        yield "rep_phases", "One repetition", (display_text.phases_text(play),)
    if dose.load_by_set:
        yield "load_by_set", "Load by set", tuple(load or "none" for load in dose.load_by_set)
    if dose.every_s is not None:
        yield "every_s", "A set", (f"every {display_text.interval_text(dose.every_s)}",)


def words_besides(play: ExerciseLevel, told: Iterable[str]) -> tuple[AuthorWords, ...]:
    """What is written of an exercise besides the keys that are told already."""
    known = set(told)
    return tuple(words for words in exercise_words(play) if words.key not in known)


def prescription_words(prescription: Prescription, language: str) -> tuple[AuthorWords, ...]:
    """What is written of an exercise, and what its easier and harder levels say otherwise."""
    usual = exercise_words(overview_play(prescription.usual, language))
    return (*usual, *level_words(prescription, language))


def care_words(routine: Routine, prescription: Prescription) -> tuple[AuthorWords, ...]:
    """What this patient must mind in an exercise and its levels; each sentence once."""
    levels = (prescription.usual, prescription.easier, prescription.harder)
    texts = dict.fromkeys(text for play in levels if play for text in routine.care_of(play))
    return (AuthorWords(key="care_with", label=CARE, texts=tuple(texts)),) if texts else ()


def level_words(prescription: Prescription, language: str) -> tuple[AuthorWords, ...]:
    """What an easier and a harder level say otherwise than the usual one."""
    usual = {words.texts for words in exercise_words(overview_play(prescription.usual, language))}
    found = []
    for level in (LevelName.EASIER, LevelName.HARDER):
        play = getattr(prescription, level.value)
        if play is None:
            continue
        told = overview_play(play, language)
        is_another = play.id != prescription.usual.id
        # Another exercise is told by its name; its own words come when it is got ready for.
        written = [each for each in exercise_words(told) if not is_another or each.key in _NAMING]
        texts = [text for words in written if words.texts not in usual for text in words.texts]
        label = level.value.capitalize()
        found.append(AuthorWords(key=level.value, label=label, texts=tuple(texts or (play.name,))))
    return tuple(found)


def routine_words(routine: Routine) -> tuple[AuthorWords, ...]:
    """What is written of a routine as a whole."""
    pain = routine.pain
    found = (
        ("title", "Routine", routine.title),
        ("author", "By", routine.author),
        ("clinic", "From", routine.clinic),
        ("patient", "For", routine.patient),
        ("contact", "Questions? Call", routine.contact),
        ("summary", "What it is for", routine.summary),
        ("warning", "Please note", routine.warning),
        ("advice", f"Pain from {pain.caution_at}, after a session", pain.advice),
        ("stop_advice", f"Pain from {pain.stop_at}", pain.stop_advice),
    )
    return tuple(
        AuthorWords(key=key, label=label, texts=(text,)) for key, label, text in found if text
    )


def _texts(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - texts, and what is made of texts
    match value:
        case str():
            return (value,)
        case PhaseWords() | Say():
            return tuple(text for text in structs.astuple(value) if text)
        case tuple():
            return value
        case _:
            return ()
