"""What a checker asks of a plan: durations, dropped speech, spoken languages."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path as FilePath
from typing import Protocol

from msgspec import Struct

from hipflow.routine.format.choices import Position
from hipflow.routine.resolve.routine import Routine


class UnspokenText(Protocol):
    """Words of an exercise that there is no time to say."""

    @property
    def exercise(self) -> int:
        """The exercise, from 0."""

    @property
    def key(self) -> str:
        """Where they are written: ``setup``, ``cues``, or ``say.rest`` and the like."""

    @property
    def text(self) -> str:
        """The first of them."""

    @property
    def needs_s(self) -> float:
        """How long the step would have to be in which all its words can be said."""

    @property
    def has_s(self) -> float:
        """How long that step is."""


class TooQuickChange(Protocol):
    """A change of the body's position that has less time than is built in."""

    @property
    def exercise(self) -> int:
        """The exercise that is got ready for, from 0."""

    @property
    def between_rounds(self) -> bool:
        """Whether the rest between two rounds is its time; else a time to get ready."""

    @property
    def before(self) -> Position:
        """The position one comes from."""

    @property
    def after(self) -> Position:
        """The position got into."""

    @property
    def has_s(self) -> float:
        """How long there is."""

    @property
    def needs_s(self) -> float:
        """How long it takes, all words included."""


DurationEstimate = Callable[[Routine], Mapping[str, float]]
"""Gives the total seconds of a routine on a ``gentle``, a ``usual`` and a ``strong`` day."""

DroppedSpeechFinder = Callable[[Routine], Iterable[UnspokenText]]
"""Gives the texts of a routine that there is no time to say on a usual day."""

QuickChangeFinder = Callable[[Routine], Iterable[TooQuickChange]]
"""Gives the changes of position of a routine that have less time than is built in."""


SpokenAs = Callable[[str, str], str | None]
"""Gives how a text is spoken in a language, where that is other than it is written."""


class PlayEstimates(Struct, frozen=True, kw_only=True):
    """What is known beforehand. Nothing is checked of what is left out.

    Attributes:
        estimate: Gives a routine's total times.
        dropped_speech: Gives what there is no time to say.
        quick_changes: Gives the changes of position that have too little time.
        spoken_languages: The languages hipflow has words of its own for, as the first part of
            their BCP 47 tags.
        spoken_as: Gives how a text is spoken, where its author should see it.
        english_library: The folder of the exercises that speak English.
    """

    estimate: DurationEstimate | None = None
    dropped_speech: DroppedSpeechFinder | None = None
    quick_changes: QuickChangeFinder | None = None
    spoken_languages: Collection[str] | None = None
    spoken_as: SpokenAs | None = None
    english_library: FilePath | None = None
