"""Makes sentences fit the time there is: shortened first, then left out by rank."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from msgspec import Struct

from hipflow.session.speech.speech_settings import BETWEEN_MS, Speaking


class Wording(Struct, frozen=True, kw_only=True):
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


class Said(NamedTuple):
    """A wording in the form that fits, and when it begins."""

    at_ms: int
    text: str


class Fitted(Struct, frozen=True):
    """What is said, in order of time, and what is left out."""

    said: tuple[Said, ...]
    left_out: tuple[Wording, ...]


def fit(
    wordings: Iterable[Wording], *, from_ms: int, until_ms: int | None, speaking: Speaking
) -> Fitted:
    """Choose forms that can be said one after the other between two moments.

    Args:
        wordings: in the order they are said.
        from_ms: when the first one begins.
        until_ms: when the last one must be over; ``None`` where there is all the time.
        speaking: how fast the voice is.
    """
    asked = [wording for wording in wordings if wording.forms]
    room_ms = None if until_ms is None else until_ms - from_ms
    forms: dict[int, str] = {}
    used_ms = 0
    for place in sorted(range(len(asked)), key=lambda place: asked[place].rank):
        wording = asked[place]
        if wording.follows and place and place - 1 not in forms:
            continue
        left_ms = None if room_ms is None else room_ms - used_ms
        form = _fitting(wording, left_ms, speaking)
        if form is not None:
            forms[place] = form
            used_ms += speaking.length_ms(form) + _between_ms(speaking)
    said, at_ms = [], from_ms
    for place in sorted(forms):
        said.append(Said(at_ms, forms[place]))
        at_ms += speaking.length_ms(forms[place]) + _between_ms(speaking)
    left_out = tuple(wording for place, wording in enumerate(asked) if place not in forms)
    return Fitted(tuple(said), left_out)


def unheard(wordings: Iterable[Wording], heard: Collection[str]) -> list[Wording]:
    """The wordings of which no form has been heard, by itself or inside something longer."""
    return [
        wording
        for wording in wordings
        if not any(form in text for form in wording.forms for text in heard)
    ]


def _fitting(wording: Wording, left_ms: int | None, speaking: Speaking) -> str | None:
    if left_ms is None:
        return wording.forms[0]
    short_enough = (form for form in wording.forms if speaking.length_ms(form) <= left_ms)
    return next(short_enough, wording.forms[-1] if wording.rank == 0 else None)


def _between_ms(speaking: Speaking) -> int:
    return round(BETWEEN_MS * speaking.speed)
