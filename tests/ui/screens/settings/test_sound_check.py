"""The sound check on the screen: what is missing first, with what to do."""

import asyncio

from hipflow.player.audio import STARTED_MUTE
from hipflow.ui.screens.settings.settings import SettingsScreen
from hipflow.ui.screens.settings.sound_check import LISTEN, SoundCheckScreen
from hipflow.voice.app.system_checks import SystemCheck
from tests.tools.app_pilot import app_pilot

WELL = SystemCheck("Speech engine", ok=True, words="eSpeak NG; library: bundled")
SLY = SystemCheck("Sound device", ok=False, words="none [b]here\x1b[2J", remedy="Switch one on.")


def checked(*rounds):
    """A check that finds one round of things after the other."""
    left = list(rounds)

    async def check():
        return left.pop(0)

    return check


async def test_what_is_missing_stands_first_with_what_to_do(tmp_path):
    """One key on the settings; words from a driver are text, whatever they hold."""
    async with app_pilot(tmp_path, check_sound=checked([WELL, SLY])) as stage:
        await stage.press("app.settings", "settings.check")
        assert isinstance(stage.app.screen, SoundCheckScreen)
        assert "One thing needs a look." in stage.text
        rows = [row.strip() for row in stage.rows if row.strip()]
        first = rows.index("! Sound device")
        assert rows[first + 1 : first + 3] == ["none [b]here [2J", "Switch one on."]
        assert rows.index("✓ Speech engine   eSpeak NG; library: bundled") > first
        await stage.press("app.back")
        assert isinstance(stage.app.screen, SettingsScreen)


async def test_once_more(tmp_path):
    """The same key checks again, when a speaker has been switched on."""
    async with app_pilot(tmp_path, check_sound=checked([SLY, SLY], [WELL])) as stage:
        await stage.press("app.settings", "settings.check")
        assert "2 things need a look." in stage.text
        await stage.press("settings.check")
        assert "All is well." in stage.text
        assert "Sound device" not in stage.text


async def test_meanwhile_it_says_what_to_listen_for(tmp_path):
    """A check takes some seconds; the way back is open all the time."""

    async def for_ever():
        await asyncio.Event().wait()

    async with app_pilot(tmp_path, check_sound=for_ever, mute=False) as stage:
        await stage.press("app.settings", "settings.check")
        assert LISTEN in stage.text
        await stage.press("app.back")
        assert isinstance(stage.app.screen, SettingsScreen)


async def test_a_mute_run_is_checked_without_a_sound(tmp_path):
    """It says so, in place of what to listen for."""

    async def for_ever():
        await asyncio.Event().wait()

    async with app_pilot(tmp_path, check_sound=for_ever, mute=True) as stage:
        await stage.press("app.settings", "settings.check")
        assert STARTED_MUTE in stage.text
        assert LISTEN not in stage.text


async def test_an_answer_may_come_when_it_is_being_left(tmp_path):
    """Then it is shown to nobody, and nothing falls over."""
    async with app_pilot(tmp_path, check_sound=checked([WELL])) as stage:
        screen = SoundCheckScreen()
        await stage.open(screen)
        await screen.query("#body").remove()
        await screen._show("All is well.", [WELL])
        assert not screen.is_usable
