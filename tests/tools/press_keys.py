"""Presses keys by what they do, so that a test stands when a key is changed."""

from textual.pilot import Pilot

from hipflow.ui import bindings


def key_of(binding_id: str) -> str:
    """The first key of a binding."""
    return bindings.binding_keys(binding_id)[0]


def keys_of(binding_id: str) -> tuple[str, ...]:
    """All keys of a binding."""
    return bindings.binding_keys(binding_id)


async def press(pilot: Pilot, *binding_ids: str) -> None:
    """Press the first key of each of these bindings, one after the other."""
    for binding_id in binding_ids:
        await pilot.press(key_of(binding_id))
    await pilot.pause()
