"""hipflow's own spoken words, by language. What an author writes is spoken as written."""

from collections.abc import Mapping

from msgspec import Struct

from hipflow.routine.resolved import LevelName, Position
from hipflow.session.steps import PhaseKind, Side


class Phrasebook(Struct, frozen=True, kw_only=True):
    """The words of one language.

    Names in braces stand for what is put in: ``{n}`` and ``{many}`` are numbers, all others words.
    A part of a sentence begins with a small letter; making the sentence sets the first one large.
    """

    sides: Mapping[Side, str]
    """One word each for the left and the right, e.g. ``left``."""
    side_names: Mapping[Side, str]
    """The same where it stands alone: ``left side``."""
    positions: Mapping[Position, str]
    """How the body is: ``on your back``."""
    phases: Mapping[PhaseKind, str]
    """One word a phase, where the author wrote none."""
    levels: Mapping[LevelName, str]
    set_of: str
    last_set: str
    round_of: str
    last_round: str
    rest: str
    next: str
    change_sides: str
    halfway: str
    last_one: str
    once: str
    times: str
    each_side: str
    and_hold: str
    second: str
    seconds: str
    minute: str
    minutes: str
    own_pace: str
    press_when_done: str
    press_when_ready: str
    paused: str
    asleep: str
    more: str
    from_next_set: str
    last_exercise: str
    half_behind: str
    finished: str
    stopped: str


ENGLISH = Phrasebook(
    sides={Side.LEFT: "left", Side.RIGHT: "right"},
    side_names={Side.LEFT: "left side", Side.RIGHT: "right side"},
    positions={
        Position.SUPINE: "on your back",
        Position.SIDE_LYING: "on your side",
        Position.PRONE: "on your front",
        Position.QUADRUPED: "on hands and knees",
        Position.KNEELING: "kneeling",
        Position.FLOOR_SITTING: "sitting on the floor",
        Position.SEATED: "sitting",
        Position.STANDING: "standing",
    },
    phases={
        PhaseKind.OUT: "Go",
        PhaseKind.HOLD: "Hold",
        PhaseKind.BACK: "Back",
        PhaseKind.RELAX: "Relax",
    },
    levels={LevelName.EASIER: "easier", LevelName.USUAL: "usual", LevelName.HARDER: "harder"},
    set_of="set {n} of {many}",
    last_set="last set",
    round_of="round {n} of {many}",
    last_round="last round",
    rest="Rest.",
    next="next, {what}",
    change_sides="Change sides.",
    halfway="Halfway.",
    last_one="Last one",
    once="once",
    times="{n} times",
    each_side="{what} each side",
    and_hold="{what}, and hold for {time}",
    second="{n} second",
    seconds="{n} seconds",
    minute="{n} minute",
    minutes="{n} minutes",
    own_pace="at your own pace",
    press_when_done="Press space when you are done.",
    press_when_ready="Press space when you are ready.",
    paused="Paused.",
    asleep="Paused. The computer was asleep.",
    more="{time} more.",
    from_next_set="From the next set: {name}, {level}.",
    last_exercise="This is the last exercise.",
    half_behind="Half of the exercises are behind you.",
    finished="Finished. That was the last one. Now rate your pain, from 0 to 10.",
    stopped="Stopped. What you did is kept. Now rate your pain, from 0 to 10.",
)

_BOOKS: dict[str, Phrasebook] = {"en": ENGLISH}

SPOKEN_LANGUAGES = tuple(_BOOKS)
"""The languages hipflow has words of its own for, as the first part of their BCP 47 tags."""


def book_for(language: str) -> Phrasebook:
    """The words of a language, by its BCP 47 tag; English where there are none."""
    return _BOOKS.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)
