"""It hurts: how much, then what next."""

import pytest

from hipflow.routine.resolved import PainLimits
from hipflow.session import events
from hipflow.ui.screens.hurts import Hurts, WhatNext
from hipflow.ui.widgets.choice_row import ChoiceRow
from routines import counted, play, routine
from session_stage import on_stage
from ui_services import loaded_by_hand

BRIDGE = routine(play("Bridge", **counted(8, sets=(2, 2))))
LIMITS = PainLimits(advice="Ring the [clinic] first.")


async def hurting(stage, *keys):
    """The panel over a paused bridge, after these keys."""
    player = stage.fakes.make_player(loaded_by_hand(BRIDGE))
    player.start()
    player.send(events.Pause("hurt"))
    await stage.open(Hurts(player, LIMITS))
    await stage.press(*keys)


def first_row(stage):
    """The choice that is offered first."""
    return stage.app.screen.query(ChoiceRow).filter(".marked").only_one()


async def test_below_the_limit_going_on_comes_first(tmp_path):
    """Four of ten is within what the author allows; Enter goes on."""
    async with on_stage(tmp_path) as stage:
        await hurting(stage, "4", "panel.keep")
        assert "▲ take care" in stage.text
        assert first_row(stage).id == "way-go-on"
        await stage.press("hurts.first")
        assert stage.result == [WhatNext.GO_ON]


@pytest.mark.parametrize("keys", [("6",), ("1", "0"), ("x",)])
async def test_at_the_limit_stopping_comes_first(tmp_path, keys):
    """From six on, ten by either way of typing it too, the author is heard and Enter stops."""
    async with on_stage(tmp_path) as stage:
        await hurting(stage, *keys, "panel.keep")
        assert "Ring the [clinic] first." in stage.text
        assert first_row(stage).id == "way-skip"
        rows = [row for row in stage.rows if "exercise" in row or "finish here" in row]
        assert "stop this exercise" in rows[0]
        await stage.press("hurts.first")
        assert stage.result == [WhatNext.SKIP]


async def test_the_rating_is_told_before_the_choice(tmp_path):
    """It is kept whatever is chosen after, or if nothing is."""
    async with on_stage(tmp_path) as stage:
        await hurting(stage, "7", "panel.keep")
        assert stage.session.ledger.pain == {0: 7}
        await stage.press("panel.never-mind")
        assert stage.result == [None]


async def test_the_number_may_be_left_out(tmp_path):
    """Nobody has to rate to be let go."""
    async with on_stage(tmp_path) as stage:
        await hurting(stage, "rating.not-now")
        assert stage.session.ledger.pain == {}
        assert "What next?" in stage.text
        await stage.press("hurts.finish")
        assert stage.result == [WhatNext.FINISH]


async def test_without_an_easier_level_it_is_not_offered(tmp_path):
    """A choice that could do nothing has no row and no key."""
    async with on_stage(tmp_path) as stage:
        await hurting(stage, "4", "panel.keep", "hurts.easier")
        assert "easier" not in stage.text
        assert stage.result == []


async def test_enter_keeps_nothing_before_a_number(tmp_path):
    """Nothing is chosen at first, so there is nothing to keep."""
    async with on_stage(tmp_path) as stage:
        await hurting(stage, "panel.keep")
        assert "How much does it hurt" in stage.text
        assert stage.session.ledger.pain == {}


async def test_choices_can_be_clicked(tmp_path):
    """Every row does what its key does."""
    async with on_stage(tmp_path) as stage:
        await hurting(stage, "4", "panel.keep")
        await stage.pilot.click("#way-finish")
        await stage.pilot.pause()
        assert stage.result == [WhatNext.FINISH]
