"""Keys as a terminal sends them, and which key of a screen is meant by one."""

from collections.abc import Callable, Iterator

from textual import events
from textual.keys import _character_to_key

from hipflow.system.key_places import KeyboardKind, place_of


class TerminalKey(events.Key):
    """A key with what only the terminal knows of it.

    Args:
        key: its name.
        character: what it types, if anything.
        place: what an English keyboard has in its place; empty where the terminal did not tell.
        after_escape: the key that came together with an Esc before it, where this is the pair: such
            a pair may be Alt with a key, or the two, pressed fast.
    """

    def __init__(
        self,
        key: str,
        character: str | None,
        *,
        place: str = "",
        after_escape: events.Key | None = None,
    ) -> None:
        super().__init__(key, character)
        self.place = place
        self.after_escape = after_escape


# Textual names the handler of a message by its class: this one is taken as any other key is.
TerminalKey.handler_name = events.Key.handler_name


def meant_key(event: events.Key, is_bound: Callable[[str], bool], kind: KeyboardKind) -> str:
    """The name of the key of this screen that is meant; the event's own where it is none of them.

    Args:
        event: a key that is not typed into a line of text.
        is_bound: whether a key, by its name, does something on this screen.
        kind: the person's keyboard.
    """
    return next((key for key in _meanings(event, kind) if is_bound(key)), event.key)


def _meanings(event: events.Key, kind: KeyboardKind) -> Iterator[str]:
    """What a key may be, the likeliest first: itself, as typed without Shift, by its place."""
    yield event.key
    *modifiers, name = event.key.split("+")
    character = event.character or (name if len(name) == 1 else "")
    if len(character) != 1:
        return
    places = (
        character,  # a key of the number pad has a name of its own
        character.lower(),  # Caps Lock is on
        event.place if isinstance(event, TerminalKey) else "",
        place_of(character, kind),
    )
    yield from ("+".join((*modifiers, _character_to_key(place))) for place in places if place)
