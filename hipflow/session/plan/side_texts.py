"""Fills ``{side}`` and ``{other}`` in an author's texts: the side that works, and the other one.

They become words of the language of speech, so that "Lie on your {other} side, {side} leg on top"
says which side to lie on. Where no one side works, as in an overview of both, they become words
that are true of either.
"""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, structs

from hipflow.routine.format.choices import SideChoice
from hipflow.routine.format.side_names import FILLED_KEYS
from hipflow.routine.resolve.routine import ExerciseLevel, Say
from hipflow.session.plan.steps import Side


class SideWords(Struct, frozen=True, kw_only=True):
    """The words of one language, as they stand beside a leg or a side of the body.

    Attributes:
        words: Left and right.
        working: The side that works, whichever it is.
        resting: The one that does not.
        masculine: Words that differ behind a masculine noun, by what they are otherwise.
        nouns: The masculine nouns of the body they may stand behind.
    """

    words: tuple[str, str]
    working: str
    resting: str
    masculine: Mapping[str, str] = {}
    nouns: frozenset[str] = frozenset()


SIDE_WORDS = {
    "en": SideWords(words=("left", "right"), working="working", resting="other"),
    "de": SideWords(words=("linke", "rechte"), working="arbeitende", resting="andere"),
    "nl": SideWords(words=("linker", "rechter"), working="werkende", resting="andere"),
    "fr": SideWords(
        words=("gauche", "droite"),
        working="qui travaille",
        resting="opposée",
        masculine={"droite": "droit", "opposée": "opposé"},
        nouns=frozenset(("côté", "flanc", "pied", "talon", "genou", "mollet", "bras", "coude")),
    ),
    "es": SideWords(
        words=("izquierda", "derecha"),
        working="que trabaja",
        resting="contraria",
        masculine={"izquierda": "izquierdo", "derecha": "derecho", "contraria": "contrario"},
        nouns=frozenset(("lado", "costado", "pie", "talón", "tobillo", "muslo", "brazo", "codo")),
    ),
    "it": SideWords(
        words=("sinistra", "destra"),
        working="che lavora",
        resting="opposta",
        masculine={"sinistra": "sinistro", "destra": "destro", "opposta": "opposto"},
        nouns=frozenset(("lato", "fianco", "piede", "tallone", "ginocchio", "braccio", "gomito")),
    ),
    "pt": SideWords(
        words=("esquerda", "direita"),
        working="que trabalha",
        resting="oposta",
        masculine={"esquerda": "esquerdo", "direita": "direito", "oposta": "oposto"},
        nouns=frozenset(("lado", "flanco", "pé", "calcanhar", "joelho", "braço", "cotovelo")),
    ),
}
"""By the first part of a BCP 47 tag. French and its sisters set the word behind its noun, German
and Dutch before it: there it suits "die linke Seite, das linke Bein"."""

_NAME = re.compile(r"(?:(?P<noun>\w+) )?\{(?P<name>side|other|Side|Other)\}")


def with_side_words(play: ExerciseLevel, side: Side, language: str) -> ExerciseLevel:
    """The exercise with its texts for the side that works; itself where they name none."""
    texts = {key: value for key in FILLED_KEYS if _has_names(value := getattr(play, key))}
    filled = {key: _filled(value, play, side, language) for key, value in texts.items()}
    return structs.replace(play, **filled) if filled else play


def overview_play(play: ExerciseLevel, language: str) -> ExerciseLevel:
    """The exercise as an overview shows it: for one side only where the author names one."""
    one_side = play.dose.side in (SideChoice.LEFT, SideChoice.RIGHT)
    return with_side_words(play, Side(play.dose.side.value) if one_side else Side.BOTH, language)


def fill_side_words(
    text: str, side: Side, language: str, own: tuple[str, str] | None = None
) -> str:
    """A text with its names filled.

    Args:
        text: as it is written.
        side: the side that works; with neither left nor right, words true of either.
        language: a BCP 47 tag; English words where there are none of it.
        own: the author's names for the two halves.
    """
    if "{" not in text:
        return text
    words = SIDE_WORDS.get(language.split("-", maxsplit=1)[0].lower(), SIDE_WORDS["en"])
    left, right = own or words.words
    pairs = {Side.LEFT: (left, right), Side.RIGHT: (right, left)}
    worked, other = pairs.get(side, (words.working, words.resting))

    def fill(found: re.Match[str]) -> str:
        name, noun = found["name"], found["noun"]
        word = worked if name.lower() == "side" else other
        if noun and noun.lower() in words.nouns:
            word = words.masculine.get(word, word)
        word = word if name.islower() else word[:1].upper() + word[1:]
        return f"{noun} {word}" if noun else word

    return _NAME.sub(fill, text)


def _has_names(value: Any) -> bool:  # noqa: ANN401 - texts, and what is made of texts
    """Whether there may be something to fill; most texts name no side."""
    match value:
        case str():
            return "{" in value
        case tuple():
            return any(map(_has_names, value))
        case Say():
            return any(map(_has_names, structs.astuple(value)))
        case _:
            return False


def _filled(value: Any, play: ExerciseLevel, side: Side, language: str) -> Any:  # noqa: ANN401 - texts, and what is made of texts
    match value:
        case str():
            return fill_side_words(value, side, language, play.side_words)
        case tuple():
            return tuple(_filled(each, play, side, language) for each in value)
        case Say():
            parts = structs.asdict(value).items()
            return structs.replace(
                value, **{key: _filled(text, play, side, language) for key, text in parts}
            )
        case _:
            return value
