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
        says: what that does, in a sentence or two.
        turned: the settings one value on (1) or back (-1); the same ones where there is none.
        words: all its values, where there are but a few.
        listed: whether they are so many that they have a list of their own.
    """

    name: str
    value: Callable[[Settings], str]
    says: Callable[[Settings], str]
    turned: Callable[[Settings, int], Settings]
    words: tuple[str, ...] = ()
    listed: bool = False


class Choice(NamedTuple):
    """A value, the word for it, and what it does."""

    value: object
    word: str
    says: str


def one_of(name: str, field: str, *choices: Choice) -> Setting:
    """A setting with a few values; after the last one the first one comes again."""

    def index_of(settings: Settings) -> int:
        now = getattr(settings, field)
        return next(index for index, choice in enumerate(choices) if choice.value == now)

    def turned(settings: Settings, by: int) -> Settings:
        value: Any = choices[(index_of(settings) + by) % len(choices)].value
        return replace(settings, **{field: value})

    return Setting(
        name=name,
        value=lambda settings: choices[index_of(settings)].word,
        says=lambda settings: choices[index_of(settings)].says,
        turned=turned,
        words=tuple(choice.word for choice in choices),
    )


def moved(field: str, step: int, most: int) -> Callable[[Settings, int], Settings]:
    """Moves a number from 0 to ``most`` by a step; the ends hold."""

    def turned(settings: Settings, by: int) -> Settings:
        value: Any = min(max(getattr(settings, field) + by * step, 0), most)
        return replace(settings, **{field: value})

    return turned
