"""The arrow keys choose on every scale of pain, both ways, whatever else stands on its screen."""

import pytest

from hipflow.progress.day_offer import Lately
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.engine import events
from hipflow.session.record import Day
from hipflow.ui.screens.history.rating_correction import RatingCorrectionScreen
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.rating import RatingScreen
from hipflow.ui.widgets.pain_scale import PainScale
from tests.fakes.fake_services import loaded_routine
from tests.tools.app_pilot import SHORT, app_pilot

LIMITS, LOADED = PainLimits(), loaded_routine(SHORT)


def check_in(_stage):
    """Before a session; the words and the days stand below the scale."""
    return CheckInScreen(
        LOADED, day=Day.USUAL, lately=Lately(usual=3), confirm_warning=False, ask_side=False
    )


def it_hurts(stage):
    """During one, over its pause; the ways to go stand on a page of their own."""
    player = stage.fakes.make_player(LOADED)
    player.start()
    player.send(events.Pause(events.PauseReason.HURT))
    return HurtsScreen(player, LIMITS)


def after(stage):
    """At its end."""
    player = stage.fakes.make_player(LOADED)
    player.start()
    player.send(events.Stop())
    return RatingScreen(player, LOADED)


def correction(field):
    """In the history, and for the morning after, which Today asks for by the same screen."""
    return lambda _stage: RatingCorrectionScreen(field, None, LIMITS)


SCALES = {
    "check-in": check_in,
    "it hurts": it_hurts,
    "after": after,
    "morning": correction("pain.next_morning"),
    "correction": correction("pain.after"),
    "effort": correction("effort"),
}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_arrows_choose_both_ways(tmp_path, scale, size):
    """Up and right one more, down and left one less, from what was typed."""
    async with app_pilot(tmp_path, size=size) as stage:
        await stage.open(SCALES[scale](stage))
        await stage.press("5")
        values = []
        for key in ("up", "right", "down", "left", "down", "up"):
            await stage.press(key)
            values.append(stage.app.screen.query_one(PainScale).value)
        assert values == [6, 7, 6, 5, 4, 5]
