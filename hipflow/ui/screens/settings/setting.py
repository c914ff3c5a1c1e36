"""One row of the settings screen, and the two kinds there are: a few values, or a number. Pure."""

from collections.abc import Callable
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from hipflow.storage.settings import Settings


class Setting(Struct, frozen=True, kw_only=True):
    """One row of the settings.

    Attributes:
        name: what it is called.
        value: how it stands, in a few words.
        help_text: what that does, in a sentence or two.
        turn: the settings one value on (1) or back (-1); the same ones where there is none.
        words: all its values, where there are but a few.
        own_list: the action that opens a list of them, where they are so many; empty for none.
        question: what is asked where it is written by hand; empty where it is chosen.
    """

    name: str
    value: Callable[[Settings], str]
    help_text: Callable[[Settings], str]
    turn: Callable[[Settings, int], Settings]
    words: tuple[str, ...] = ()
    own_list: str = ""
    question: str = ""


class SettingOption(NamedTuple):
    """A value, the word for it, and what it does."""

    value: object
    word: str
    help_text: str


def choice_setting(name: str, field: str, *choices: SettingOption) -> Setting:
    """A setting with a few values; after the last one the first one comes again."""

    def index_of(settings: Settings) -> int:
        now = getattr(settings, field)
        return next(index for index, choice in enumerate(choices) if choice.value == now)

    def turn(settings: Settings, by: int) -> Settings:
        value: Any = choices[(index_of(settings) + by) % len(choices)].value
        return replace(settings, **{field: value})

    return Setting(
        name=name,
        value=lambda settings: choices[index_of(settings)].word,
        help_text=lambda settings: choices[index_of(settings)].help_text,
        turn=turn,
        words=tuple(choice.word for choice in choices),
    )


def number_turner(field: str, step: int, most: int) -> Callable[[Settings, int], Settings]:
    """Moves a number from 0 to ``most`` by a step; the ends hold."""

    def turn(settings: Settings, by: int) -> Settings:
        value: Any = min(max(getattr(settings, field) + by * step, 0), most)
        return replace(settings, **{field: value})

    return turn
