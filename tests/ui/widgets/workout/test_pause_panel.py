"""What stands on the screen during a pause."""

import pytest

from hipflow.session.engine import events
from hipflow.ui.widgets.lists.choice_row import ChoiceRow
from tests.builders.routine_builders import counted, play, routine
from tests.tools.app_pilot import app_pilot

BRIDGE = routine(play("Bridge", **counted(8)))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (events.PauseReason.ASKED, "Paused for 0:05. Nothing is lost."),
        (events.PauseReason.HURT, "Paused because it hurts."),
        (events.PauseReason.GAP, "Paused: the computer was asleep."),
    ],
)
async def test_a_pause_says_why(tmp_path, reason, words):
    """A pause that came by itself explains itself."""
    async with app_pilot(tmp_path) as stage:
        player = await stage.work_out(BRIDGE, 20)
        player.send(events.Pause(reason))
        await stage.wait(5)
        assert words in stage.text


async def test_only_what_is_possible_is_offered(tmp_path):
    """Without an easier level its row is not there."""
    async with app_pilot(tmp_path) as stage:
        player = await stage.work_out(BRIDGE, 20)
        player.send(events.Pause())
        await stage.wait(1)
        shown = [row for row in stage.app.screen.query(ChoiceRow) if row.display]
        assert len(shown) == 5
        assert "easier" not in stage.text
