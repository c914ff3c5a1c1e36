"""The rating after a session."""

import pytest
from textual.events import Key

from hipflow.session.engine import events
from hipflow.system import background
from hipflow.system.background import SAVING
from hipflow.system.errors import StorageError
from hipflow.ui.screens.session.rating import RatingScreen
from hipflow.ui.widgets.pain_scale import PainScale
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import loaded_routine
from tests.fakes.manual_queue import ManualQueue
from tests.tools.app_pilot import app_pilot

BRIDGE = routine(play("Bridge", **counted(3)))


async def rate(stage, *keys, minutes=0.5):
    """The rating of a session that was finished early, after these keys."""
    loaded = loaded_routine(BRIDGE)
    player = stage.fakes.make_player(loaded)
    player.start()
    stage.fakes.timer.advance(minutes * 60)
    player.send(events.Stop())
    await stage.open(RatingScreen(player, loaded))
    await stage.press(*keys)
    return player


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        (("4",), 4),
        (("1", "0"), 10),
        (("x",), 10),
        (("right", "right", "right", "left"), 1),
        (("0",), 0),
    ],
)
async def test_the_rating_is_on_disk_before_the_screen_is_left(tmp_path, keys, after):
    """However it was typed, Enter keeps it in the history."""
    async with app_pilot(tmp_path) as stage:
        await rate(stage, *keys, "rating.keep")
        (saved,) = stage.result
        assert saved.problem == ""
        assert saved.record.pain.after == after
        assert stage.fakes.store.history.read().records[-1].pain.after == after


async def test_a_step_can_be_clicked(tmp_path):
    """A click chooses; Enter keeps."""
    async with app_pilot(tmp_path) as stage:
        await rate(stage)
        await stage.pilot.click(PainScale, offset=(3 * 7 + 1, 5))
        await stage.press("rating.keep")
        assert stage.result[0].record.pain.after == 3


async def test_keys_pressed_before_it_came_rate_nothing(tmp_path):
    """A session ends by itself: whoever leaned on the keys just then has not rated anything."""
    async with app_pilot(tmp_path) as stage:
        loaded = loaded_routine(BRIDGE)
        player = stage.fakes.make_player(loaded)
        player.start()
        player.send(events.Stop())
        pressed = [Key(key, None) for key in ("4", "enter", "n")]
        await stage.open(RatingScreen(player, loaded))
        for key in pressed:
            stage.app.post_message(key)
        await stage.pilot.pause()
        assert (stage.result, stage.app.screen.scale.value) == ([], None)
        await stage.press("5", "rating.keep")
        assert stage.result[0].record.pain.after == 5


async def test_nothing_is_preselected(tmp_path):
    """Enter without a number keeps nothing and leaves nothing."""
    async with app_pilot(tmp_path) as stage:
        await rate(stage, "rating.keep")
        assert stage.result == []
        assert "enter" not in stage.keys
        assert "for ten type 1 then 0" in stage.text


async def test_not_now_keeps_the_session_without_a_rating(tmp_path):
    """What was done is kept all the same."""
    async with app_pilot(tmp_path) as stage:
        await rate(stage, "7", "rating.not-now")
        assert stage.result[0].record.pain.after is None
        assert len(stage.fakes.store.records()) == 1


async def test_a_disk_that_refuses_is_told_and_not_raised(tmp_path):
    """The record comes back with the reason, to be shown on the next screen."""

    def refuse(_record):
        raise StorageError("The disk is full.")

    async with app_pilot(tmp_path) as stage:
        await rate(stage, "4")
        stage.fakes.store.history.append = refuse
        await stage.press("rating.keep")
        assert stage.result[0].problem == "The disk is full."
        assert stage.result[0].record.pain.after == 4


async def test_a_slow_disk_is_waited_for_with_a_word(tmp_path, monkeypatch):
    """Nothing is left and nothing changes until the rating is on disk."""
    monkeypatch.setattr(background, "NOTICE_AFTER_S", 0.001)
    disk = ManualQueue()
    async with app_pilot(tmp_path, disk_queue=disk) as stage:
        await rate(stage, "4", "rating.keep")
        await stage.see(SAVING)
        assert "enter" not in stage.keys
        await stage.press("6", "right", "rating.keep", "rating.not-now")
        await stage.pilot.click(PainScale, offset=(6 * 7 + 1, 5))
        assert SAVING in stage.text
        assert stage.app.screen.scale.value == 4
        assert stage.result == []
        disk.answer()
        await stage.pilot.pause()
        assert stage.result[0].record.pain.after == 4
        assert len(stage.fakes.store.history.read().records) == 1


async def test_a_rating_that_is_saved_while_the_help_is_read(tmp_path):
    """The summary comes when the help is left."""
    disk = ManualQueue()
    async with app_pilot(tmp_path, disk_queue=disk) as stage:
        await rate(stage, "4", "rating.keep", "app.help")
        disk.answer()
        await stage.pilot.pause()
        assert stage.result == []
        await stage.press("escape")
        assert stage.result[0].record.pain.after == 4


async def test_esc_does_not_leave_a_session_unkept(tmp_path):
    """There is no way back into a session that has ended."""
    async with app_pilot(tmp_path) as stage:
        await rate(stage, "escape")
        assert isinstance(stage.app.screen, RatingScreen)
        assert stage.result == []
