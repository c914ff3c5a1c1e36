"""The flare-up page on the screen: one key away, complete, and nothing is lost by reading it."""

import pytest
from msgspec import structs

from hipflow.player.player import Saved
from hipflow.progress.contact import FLARE_UP_KEY
from hipflow.progress.day_offer import Lately
from hipflow.session.engine.session import Status
from hipflow.session.record import Day
from hipflow.storage.settings import Settings
from hipflow.ui.bindings import binding_keys
from hipflow.ui.screens.flare_up import MORE_BELOW, THE_END, FlareUpScreen
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.summary import SummaryScreen
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.screens.today import TodayScreen
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import hip_session, loaded_routine
from tests.fakes.fake_voice import FakeVoice
from tests.tools.app_pilot import app_pilot

NAMED = loaded_routine(
    structs.replace(routine(play("Bridge", **counted(8, sets=(2, 2)))), contact="Anna, 01234")
)


async def read_to_the_end(stage):
    """All that was seen on the way down, in one text."""
    seen = stage.text
    for _ in range(12):
        await stage.press("flare-up.on")
        seen += "\n" + stage.text
    return seen


def test_the_key_is_one_and_the_same():
    """What advice names is what opens it."""
    assert (FLARE_UP_KEY, binding_keys("app.flare-up")) == ("i", ("i",))


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 45)])
async def test_what_needs_help_now_is_seen_first_and_more_is_told_of(tmp_path, size):
    """All eight signs without a key, and that the page goes on; at its end that it ends."""
    async with app_pilot(tmp_path, size=size) as stage:
        await stage.press("app.flare-up")
        assert stage.rows[0].split() == ["Warning", "signs", *MORE_BELOW.split()]
        assert "Get help now: call your local emergency number" in stage.text
        assert "8  Sudden strong pain in a testicle" in stage.text
        seen = await read_to_the_end(stage)
        assert THE_END in stage.rows[0]
        for words in (
            "19  It gets worse week by week",
            "If none of these fits",
            "Call your therapist or doctor if it is not better in one week",
        ):
            assert words in seen
        await stage.press("app.back")
        assert isinstance(stage.app.screen, TodayScreen)


@pytest.mark.parametrize(("key", "back"), [("page.down", "page.up"), ("pagedown", "pageup")])
async def test_arrows_and_page_keys_scroll_too(tmp_path, key, back):
    """Down, and up again to the first sign."""
    async with app_pilot(tmp_path, size=(80, 24)) as stage:
        await stage.press("app.flare-up", key, key)
        assert "1  You fell" not in stage.text
        await stage.press(back, back, back)
        assert "1  You fell" in stage.text


async def test_from_the_check_in_and_back_the_rating_stands(tmp_path):
    """The routine's contact is on the page."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(
            CheckInScreen(
                NAMED,
                day=Day.USUAL,
                lately=Lately(usual=3),
                confirm_warning=False,
                ask_side=False,
            )
        )
        await stage.press("6", "app.flare-up")
        assert isinstance(stage.app.screen, FlareUpScreen)
        assert "Call Anna, 01234 if" in await read_to_the_end(stage)
        await stage.press("app.back")
        assert stage.app.screen.scale.value == 6


async def test_from_the_summary(tmp_path):
    """Whatever was rated there; and back to it."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(SummaryScreen(Saved(record=hip_session(0, 3, 2)), NAMED))
        assert "i Warning signs" in stage.rows[-1].replace("iWarning", "i Warning")
        await stage.press("app.flare-up", "app.back")
        assert isinstance(stage.app.screen, SummaryScreen)


async def test_during_a_session_it_opens_over_it_hurts(tmp_path):
    """The session waits as long as the page is read, and the rating on the way stands."""
    async with app_pilot(tmp_path) as stage:
        player = stage.fakes.make_player(NAMED)
        await stage.open(WorkoutScreen(player, NAMED))
        await stage.press("workout.hurts", "7")
        stood = player.session.index, player.session.elapsed_ms
        await stage.press("app.flare-up")
        assert isinstance(stage.app.screen, FlareUpScreen)
        stage.fakes.timer.advance(30)
        await stage.press("flare-up.on", "app.back")
        assert player.session.status is Status.PAUSED
        assert (player.session.index, player.session.elapsed_ms) == stood
        assert isinstance(stage.app.screen, HurtsScreen)
        assert stage.app.screen.scale.value == 7


async def test_the_number_of_the_settings_stands_there(tmp_path):
    """It was written by the person."""
    async with app_pilot(tmp_path) as stage:
        stage.fakes.audio.change(Settings(emergency="144"))
        await stage.press("app.flare-up")
        assert "emergency number (144)" in stage.text


async def test_it_is_read_aloud_on_request_only(tmp_path):
    """Not before its key; the line under way again on the next; silence once it is left."""
    voice = FakeVoice()
    async with app_pilot(tmp_path, voice=voice, mute=False) as stage:
        await stage.press("app.flare-up")
        assert voice.sounds == []
        await stage.press("flare-up.aloud")
        assert voice.sounds[0].text.startswith("Get help now")
        assert voice.sounds[-1].text.startswith("Call your therapist")
        fourth, before = voice.sounds[4], len(voice.sounds)
        stage.fakes.clock.advance(fourth.due_s - stage.fakes.clock.monotonic_s())
        await stage.press("flare-up.aloud")
        assert voice.sounds[before].text == fourth.text
        await stage.press("app.back")
        assert any("read-0" in (ids or ()) for ids in voice.taken_back)


async def test_muted_it_says_so(tmp_path):
    """Nothing is heard, and why stands there."""
    async with app_pilot(tmp_path, mute=True) as stage:
        await stage.press("app.flare-up", "flare-up.aloud")
        assert "Sound is off: please read it." in stage.text


async def test_no_heading_stands_alone_at_the_bottom(tmp_path):
    """What it heads is below it, in a window of any height."""
    async with app_pilot(tmp_path, (140, 45)) as stage:
        await stage.open(FlareUpScreen("the clinic"))
        for rows in (45, 44, 43, 30, 24):
            await stage.resize(140, rows)
            await stage.pilot.pause()
            headings = list(stage.app.screen.query(".heading"))
            seen = [row.strip() for row in stage.rows[1:-1] if row.strip()]
            assert seen[-1] not in [f"{label.content}" for label in headings], rows
