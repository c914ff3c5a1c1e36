"""Sentences to be heard, made from facts in the words of a phrasebook."""

from functools import lru_cache
from typing import Any

from msgspec import structs

from hipflow.routine.format.choices import SideChoice
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.routine import ExerciseLevel, PhaseWords, Say
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import RepPhaseKind, Side, Step
from hipflow.session.speech import display_text
from hipflow.session.speech.phrasebook import NumberPhrase, Phrasebook
from hipflow.session.speech.say_as import say_as
from hipflow.session.speech.speech_settings import SpeechSettings

AUTHORS_TEXTS = (
    "name",
    "setup",
    "steps",
    "cues",
    "caution",
    "note",
    "words",
    "phase_names",
    "say",
    "side_words",
    "equipment",
    "target",
    "mistakes",
    "load",
    "goal",
    "how_often",
    "care_with",
)
"""What of a play a person has written for a patient."""

_MINUTE_S = 60
_KEPT_PLAYS = 200
"""A step asks for its words at every phase; a routine has a few dozen plays."""


class _ThisPlay:
    """A play as a key: this very one, since not all it holds can be hashed."""

    __slots__ = ("play",)

    def __init__(self, play: ExerciseLevel) -> None:
        self.play = play

    def __hash__(self) -> int:
        return id(self.play)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ThisPlay) and self.play is other.play


def heard_step(plan: Plan, index: int) -> Step:
    """A step of a plan with all that its author wrote as it is to be spoken.

    A script takes its steps from here, so that each text is put into words once, and measured as
    it will be heard.
    """
    step = plan.steps[index]
    play = _heard_play(_ThisPlay(step.play), plan.routine.language)
    return step if play is step.play else structs.replace(step, play=play)


@lru_cache(maxsize=_KEPT_PLAYS)
def _heard_play(this: _ThisPlay, language: str) -> ExerciseLevel:
    written = {key: getattr(this.play, key) for key in AUTHORS_TEXTS}
    heard = {key: _heard(value, language) for key, value in written.items()}
    return this.play if heard == written else structs.replace(this.play, **heard)


def _heard(value: Any, language: str) -> Any:  # noqa: ANN401 - texts, and what is made of texts
    match value:
        case Precaution():  # a name, not a text
            return value
        case str():
            return say_as(value, language)
        case tuple():
            return tuple(_heard(each, language) for each in value)
        case PhaseWords() | Say():
            each = structs.asdict(value).items()
            return structs.replace(value, **{key: _heard(text, language) for key, text in each})
        case _:
            return value


def adapt_to_language(book: Phrasebook, speech: SpeechSettings) -> SpeechSettings:
    """How the voice speaks, with the length of this language's words."""
    return structs.replace(speech, language_factor=book.language_factor)


def side_word(book: Phrasebook, play: ExerciseLevel, side: Side) -> str:
    """One word for a side, the author's where there is one; empty where there is no side."""
    return display_text.author_side_word(play, side) or book.sides.get(side, "")


def side_name(book: Phrasebook, play: ExerciseLevel, side: Side) -> str:
    """A side as it stands alone: ``left side``; empty where there is none to name."""
    return display_text.author_side_word(play, side) or book.side_names.get(side, "")


def phase_word(book: Phrasebook, play: ExerciseLevel, phase: RepPhaseKind, place: int = 0) -> str:
    """The author's word for a phase, or the plain one."""
    return display_text.author_phase_word(play, phase, place) or book.phases[phase]


def place_of(book: Phrasebook, step: Step) -> list[str]:
    """Round, set and side of a step, those that say something, the last ones named as such."""
    parts = (
        _ordinal_text(book.round_of, book.last_round, step.round, step.rounds),
        _ordinal_text(book.set_of, book.last_set, step.set, step.sets),
        side_name(book, step.play, step.side),
    )
    return [part for part in parts if part]


def amounts_of_set(book: Phrasebook, play: ExerciseLevel) -> list[str]:
    """What a set asks that another set does not: how often, and with what."""
    dose, found = play.dose, []
    if dose.reps_by_set and dose.reps:
        times = times_text(book, dose.reps[0])
        turns = dose.side is SideChoice.ALTERNATE
        found.append(book.each_side.format(what=times) if turns else times)
    if dose.load_by_set and play.load:
        found.append(play.load)
    return found


def set_of(book: Phrasebook, step: Step) -> str:
    """Which set of how many a step is; of one only, that it is the last."""
    return _ordinal_text(book.set_of, book.last_set, step.set, step.sets) or book.last_set


def sentence(book: Phrasebook, *parts: str | None) -> str:
    """Parts as short sentences; a number at the end of one gets a comma where it must."""
    said: list[str] = []
    for part in filter(None, ((part or "").strip() for part in parts)):
        if said and book.ordinal_dot and said[-1][-1].isdigit():
            said[-1] += f", {part}"
        else:
            said.append(part)
    return display_text.sentence(*said)


def announcement_forms(book: Phrasebook, step: Step) -> tuple[str, ...]:
    """What is coming, the fullest form first: name, place and load; the side is the last to go."""
    name, place = step.play.name, place_of(book, step)
    forms = (
        sentence(book, name, *place, step.play.load),
        sentence(book, name, *place),
        sentence(book, name, side_name(book, step.play, step.side)),
        sentence(book, name),
    )
    return tuple(dict.fromkeys(forms))


def times_text(book: Phrasebook, count: int) -> str:
    """``once`` or ``8 times``."""
    return _number_text(book, count, book.times)


def time_text(book: Phrasebook, ms: int) -> str:
    """``30 seconds``, ``2.5 seconds``, ``2 minutes 30 seconds``."""
    seconds = ms / 1000
    if seconds < _MINUTE_S:
        return _number_text(book, seconds, book.seconds)
    whole, rest = divmod(round(seconds), _MINUTE_S)
    minutes = _number_text(book, whole, book.minutes)
    if not rest:
        return minutes
    return book.minutes_and_seconds.format(
        minutes=minutes, seconds=_number_text(book, rest, book.seconds)
    )


def interval_text(book: Phrasebook, seconds: float) -> str:
    """How long lies between one start and the next, up to two minutes in seconds."""
    if seconds < display_text.LONG_INTERVAL_S:
        return _number_text(book, seconds, book.seconds)
    return time_text(book, round(seconds * 1000))


def _number_text(book: Phrasebook, number: float, word: NumberPhrase) -> str:
    return word.of(number, display_text.number_text(number).replace(".", book.decimal))


def _ordinal_text(of: str, last: str, one: int, many: int) -> str:
    if many == 1:
        return ""
    return last if one == many else of.format(n=one, many=many)
