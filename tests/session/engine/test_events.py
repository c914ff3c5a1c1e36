"""Events as the journal keeps them."""

import msgspec
import pytest

from hipflow.session.engine.events import AnyEvent, Pause, PauseReason

KEPT = ["asked", "hurt", "panel", "gap", "away"]
"""The reasons of the journals there are."""


@pytest.mark.parametrize("reason", KEPT)
def test_a_pause_is_kept_with_its_reason(reason):
    """It is read and written as it always was."""
    line = {"event": "pause", "reason": reason}
    event = msgspec.convert(line, AnyEvent)
    assert event == Pause(PauseReason(reason))
    assert msgspec.to_builtins(event) == line


def test_a_pause_of_a_later_version_is_a_pause():
    """Its reason is not known here, and no line of the journal is lost for it."""
    read = msgspec.json.decode(b'{"event": "pause", "reason": "telephone"}', type=AnyEvent)
    assert read == Pause(PauseReason.ASKED)
