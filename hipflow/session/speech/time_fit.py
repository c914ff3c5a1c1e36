"""Makes sentences fit the time there is: shortened first, then left out by rank."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from msgspec import Struct

from hipflow.session.speech.speech_settings import BETWEEN_MS, SpeechSettings


class Utterance(Struct, frozen=True, kw_only=True):
    """One thing to say.

    Attributes:
        rank: what is left out first has the highest; rank 0 is always said.
        forms: ways to say it, the fullest first.
        follows: it makes no sense without the one before it, e.g. a second sentence.
        key: the key of the routine file it comes from, where an author wrote it.
    """

    rank: int
    forms: tuple[str, ...]
    follows: bool = False
    key: str = ""


class TimedSentence(NamedTuple):
    """A wording in the form that fits, and when it begins."""

    at_ms: int
    text: str


class TimeFit(Struct, frozen=True):
    """What is said, in order of time, and what is left out."""

    said: tuple[TimedSentence, ...]
    left_out: tuple[Utterance, ...]


def fit_to_time(
    utterances: Iterable[Utterance], *, from_ms: int, until_ms: int | None, speech: SpeechSettings
) -> TimeFit:
    """Choose forms that can be said one after the other between two moments.

    Args:
        utterances: in the order they are said.
        from_ms: when the first one begins.
        until_ms: when the last one must be over; ``None`` where there is all the time.
        speech: how fast the voice is.
    """
    asked = [utterance for utterance in utterances if utterance.forms]
    room_ms = None if until_ms is None else until_ms - from_ms
    forms: dict[int, str] = {}
    used_ms = 0
    for place in sorted(range(len(asked)), key=lambda place: asked[place].rank):
        utterance = asked[place]
        if utterance.follows and place and place - 1 not in forms:
            continue
        left_ms = None if room_ms is None else room_ms - used_ms
        form = _form_that_fits(utterance, left_ms, speech)
        if form is not None:
            forms[place] = form
            used_ms += speech.length_ms(form) + _sentence_gap_ms(speech)
    said, at_ms = [], from_ms
    for place in sorted(forms):
        said.append(TimedSentence(at_ms, forms[place]))
        at_ms += speech.length_ms(forms[place]) + _sentence_gap_ms(speech)
    left_out = tuple(utterance for place, utterance in enumerate(asked) if place not in forms)
    return TimeFit(tuple(said), left_out)


def without_heard(utterances: Iterable[Utterance], heard: Collection[str]) -> list[Utterance]:
    """The wordings of which no form has been heard, by itself or inside something longer."""
    return [
        utterance
        for utterance in utterances
        if not any(form in text for form in utterance.forms for text in heard)
    ]


def _form_that_fits(
    utterance: Utterance, left_ms: int | None, speech: SpeechSettings
) -> str | None:
    if left_ms is None:
        return utterance.forms[0]
    short_enough = (form for form in utterance.forms if speech.length_ms(form) <= left_ms)
    return next(short_enough, utterance.forms[-1] if utterance.rank == 0 else None)


def _sentence_gap_ms(speech: SpeechSettings) -> int:
    return round(BETWEEN_MS * speech.speed)
