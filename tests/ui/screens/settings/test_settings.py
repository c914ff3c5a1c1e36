"""The settings: what is chosen holds at once, is kept, and is told in words."""

import pytest
from msgspec.structs import replace

from hipflow.player.audio import STARTED_MUTE
from hipflow.session.record import Day
from hipflow.session.speech.speech_settings import Verbosity
from hipflow.session.speech.tone import Tone
from hipflow.storage.settings import Settings, read_settings
from hipflow.ui.screens.preview import PreviewScreen
from hipflow.ui.screens.settings import settings as settings_screen
from hipflow.ui.screens.settings.setting_rows import USUAL_VOICE
from hipflow.ui.screens.settings.settings import NOT_SAVED, SAVED, SettingsScreen
from hipflow.ui.screens.today import TodayScreen
from hipflow.ui.theme import DARK, LIGHT
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.voice.protocol.sound import InstalledVoice
from tests.fakes.fake_voice import FakeVoice
from tests.tools.app_pilot import app_pilot

LONG = "Microsoft Zira Desktop, the one with the long name - English (United States)"
VOICES = (
    InstalledVoice(id="en-gb", name="English (Great Britain)", languages=("en-gb",)),
    InstalledVoice(id="zira", name=LONG, languages=("en-us",)),
)
NAMES = (
    "How much it says",
    "Voice",
    "Speed",
    "Tones",
    "Volume",
    "Quiet lead-in",
    "Wait for me",
    "Day chosen first",
    "Goal for a week",
    "My week starts on",
    "My day starts at",
    "Emergency number",
    "What I must not do",
    "Keyboard",
    "Colours",
    "Large numbers",
)


async def settings_open(stage, chosen=NAMES[0]):
    """Open the settings from Today and choose a row."""
    await stage.press("app.settings", *["choose.down"] * NAMES.index(chosen))
    assert f"▸ {chosen}" in stage.text


def row_of(stage, name):
    """The row of a setting."""
    return next(line for line in stage.rows if line[4:].startswith(f"{name}  "))


def told(stage):
    """All that stands on the screen, without line ends."""
    return " ".join(stage.text.split())


def saved(stage):
    """The settings as the disk has them."""
    return read_settings(stage.fakes.paths.settings_file).values


async def test_all_settings_stand_in_their_groups(tmp_path):
    """The arrows visit each, under its heading; in the usual window nothing is cut off."""
    async with app_pilot(tmp_path) as stage:
        await stage.press("app.settings")
        assert stage.rows[0].split() == ["Settings", *SAVED.split()]
        seen = ""
        for name in NAMES:
            seen += stage.text
            assert f"▸ {name}" in stage.text
            await stage.press("choose.down")
        for heading in ("Voice and sound", "Playing", "Screen"):
            assert f"  {heading}" in seen
        assert "…" not in stage.text
        await stage.press("app.back")
        assert isinstance(stage.app.screen, TodayScreen)


async def test_a_change_holds_at_once_and_is_kept(tmp_path):
    """No key to save: the row, the sentence below and the file say the new value."""
    async with app_pilot(tmp_path) as stage:
        await settings_open(stage)
        assert "◂ everything ▸" in stage.text
        assert "you can close your eyes" in stage.text
        await stage.press("settings.next")
        assert "◂ names, counts, times ▸" in stage.text
        assert "Not how to get into place." in stage.text
        assert saved(stage).verbosity is Verbosity.BRIEF
        await stage.press("settings.before", "settings.before")
        assert saved(stage).verbosity is Verbosity.OFF


async def test_the_start_of_the_day_is_told_and_changed_by_the_hour(tmp_path):
    """Whoever goes to bed late chooses a later hour; today is another day from then on."""
    async with app_pilot(tmp_path) as stage:
        await settings_open(stage, "My day starts at")
        assert "◂ 03:00 ▸" in row_of(stage, "My day starts at")
        assert "What you begin before 03:00 counts for the day before." in told(stage)
        await stage.press("settings.next")
        assert saved(stage).day_starts_at == "04:00"
        await stage.press(*["settings.before"] * 4)
        assert saved(stage).day_starts_at == "00:00"
        assert "A new day begins at midnight." in told(stage)
        await stage.press("settings.before")
        assert saved(stage).day_starts_at == "23:00"


async def test_at_an_end_the_arrow_is_missing(tmp_path):
    """Ten is the loudest: only the way back is shown, and the key does nothing."""
    async with app_pilot(tmp_path) as stage:
        await settings_open(stage, "Volume")
        await stage.press(*["settings.next"] * 5)
        assert "◂ ━━━━━━━━━━  10" in row_of(stage, "Volume")
        assert "▸" not in row_of(stage, "Volume")[4:]
        assert saved(stage).volume == 1


async def test_every_row_can_be_changed_by_both_arrows(tmp_path):
    """On and back again is where it was; something else stood there in between."""
    async with app_pilot(tmp_path, voice=FakeVoice(VOICES)) as stage:
        await settings_open(stage)
        for name in NAMES:
            assert f"▸ {name}" in stage.text
            before = row_of(stage, name)
            await stage.press("settings.next")
            between = row_of(stage, name)
            await stage.press("settings.before")
            if between == before:  # at its last value, as the usual ones may be
                between = row_of(stage, name)
                await stage.press("settings.next")
            if name not in ("Emergency number", "What I must not do"):  # changed elsewhere
                assert between != before, name
            assert row_of(stage, name) == before
            assert saved(stage) == Settings()
            await stage.press("choose.down")


async def test_the_mouse_chooses_and_changes(tmp_path):
    """A click chooses a row; a click on an arrow of the chosen row turns it, elsewhere nothing."""
    async with app_pilot(tmp_path) as stage:
        await stage.press("app.settings")

        def place(text):
            line = next(n for n, row in enumerate(stage.rows) if "Volume" in row)
            return {"offset": (stage.rows[line].index(text), line)}

        await stage.pilot.click(**place("Volume"))
        assert "▸ Volume" in stage.text
        await stage.pilot.click(**place("Volume"))
        await stage.pilot.click(**place("━━"))
        assert saved(stage).volume == 0.8
        await stage.pilot.click(**place("◂"))
        assert saved(stage).volume == 0.7
        await stage.pilot.click(**place("  7 ▸"))
        assert saved(stage).volume == 0.7
        await stage.pilot.click(offset=(place("7 ▸")["offset"][0] + 2, place("7 ▸")["offset"][1]))
        assert saved(stage).volume == 0.8
        assert stage.app.screen.query_one(RowList).chosen == 5


async def test_voices_are_stepped_through(tmp_path):
    """The row has room for a shortened name; the whole one stands below."""
    async with app_pilot(tmp_path, voice=FakeVoice(VOICES)) as stage:
        await settings_open(stage, "Voice")
        assert f"◂ {USUAL_VOICE} ▸" in stage.text
        assert "Enter shows all 2." in told(stage)
        await stage.press("settings.next")
        assert saved(stage).voice == "en-gb"
        await stage.press("settings.next")
        row = row_of(stage, "Voice")
        assert "◂ Microsoft Zira Desktop" in row
        assert "…" in row
        assert row.rstrip().endswith("▸")
        assert LONG in told(stage)


async def test_before_the_voices_are_known_the_usual_one_stands_there(tmp_path):
    """Nothing to turn, and nothing waited for."""
    async with app_pilot(tmp_path) as stage:
        await settings_open(stage, "Voice")
        assert USUAL_VOICE in row_of(stage, "Voice")
        assert "◂" not in row_of(stage, "Voice")


async def test_colours_change_under_the_eyes(tmp_path):
    """Dark, light, by the terminal: seen at once."""
    async with app_pilot(tmp_path, light_background=True) as stage:
        assert stage.app.theme == LIGHT.name
        await settings_open(stage, "Colours")
        assert "Here it is light." in told(stage)
        await stage.press("settings.next")
        assert (saved(stage).theme, stage.app.theme) == ("dark", DARK.name)
        await stage.press("settings.next")
        assert (saved(stage).theme, stage.app.theme) == ("light", LIGHT.name)


async def test_a_disk_that_refuses_is_told_calmly(tmp_path):
    """Why, and where; the value stands, and the next change is tried anew."""
    async with app_pilot(tmp_path) as stage:
        folder = stage.fakes.paths.settings_file.parent
        folder.joinpath("settings.toml").symlink_to(tmp_path / "gone" / "x" / "settings.toml")
        (tmp_path / "gone").write_text("a file where a folder should be")
        await settings_open(stage, "Volume")
        await stage.press("settings.before")
        assert NOT_SAVED in stage.rows[0]
        assert "The settings could not be saved" in stage.text
        assert "Move that" in stage.text or "Check" in stage.text
        assert row_of(stage, "Volume").rstrip().endswith("7 ▸")
        (tmp_path / "gone").unlink()
        await stage.press("settings.before")
        assert SAVED in stage.rows[0]
        assert "could not be saved" not in stage.text
        assert saved(stage).volume == 0.6


async def test_what_was_refused_is_told_until_it_is_saved(tmp_path, monkeypatch):
    """Opened once more it does not say that all is saved, and says so once it is."""
    monkeypatch.setattr(settings_screen, "LOOK_AGAIN_S", 0.01)
    async with app_pilot(tmp_path) as stage:
        settings = stage.fakes.settings
        stage.fakes.paths.settings_file.symlink_to(tmp_path / "gone" / "settings.toml")
        (tmp_path / "gone").write_text("a file where a folder should be")
        assert settings.keep(replace(settings.values, volume=0.4)).result()
        await settings_open(stage, "Volume")
        assert NOT_SAVED in stage.rows[0]
        assert "The settings could not be saved" in stage.text
        (tmp_path / "gone").unlink()
        stage.fakes.store.retry()
        await stage.see(SAVED)
        assert "could not be saved" not in stage.text


async def test_trying_the_sound(tmp_path):
    """A sentence and the tones are played, in words too; leaving the screen falls silent."""
    voice = FakeVoice()
    async with app_pilot(tmp_path, voice=voice, mute=False) as stage:
        await settings_open(stage, "Speed")
        await stage.press("settings.try")
        assert "You hear a sentence, then the tones: start," in stage.text
        assert [sound.tone for sound in voice.sounds] == [None, *Tone]
        await stage.press("settings.next")
        assert "You hear" not in stage.text
        assert voice.manners[-1].rate_wpm == 160
        await stage.press("app.back")
        assert {sound.id for sound in voice.sounds} <= set(voice.taken_back[-1])


async def test_what_was_tried_is_told_until_another_row_is_chosen(tmp_path):
    """Also when the row was chosen in the same moment; back on it, it says what it does."""
    async with app_pilot(tmp_path, voice=FakeVoice(), mute=False) as stage:
        await settings_open(stage)
        stage.app.screen.action_choose(1)
        stage.app.screen.action_choose(1)
        stage.app.screen.action_try_sound()
        await stage.pilot.pause()
        assert "You hear" in stage.text
        await stage.press("choose.down", "choose.up")
        assert "You hear" not in stage.text


async def test_trying_on_a_mute_run_says_so(tmp_path):
    """One is not left listening."""
    async with app_pilot(tmp_path, mute=True) as stage:
        await settings_open(stage)
        await stage.press("settings.try")
        assert STARTED_MUTE in stage.text


async def test_what_is_chosen_is_used_on_the_other_screens(tmp_path):
    """The day first offered and the goal for a week hold on Today as soon as one is back."""
    async with app_pilot(tmp_path) as stage:
        await settings_open(stage, "Day chosen first")
        await stage.press("settings.before", "choose.down", *["settings.next"] * 3, "app.back")
        assert stage.app.services.day is Day.GENTLE
        assert row_of(stage, "Balance at the worktop").count("due today") == 1


async def test_a_day_named_on_the_command_line_wins(tmp_path):
    """It was asked for just now."""
    async with app_pilot(tmp_path, chosen_day=Day.STRONG) as stage:
        assert stage.app.services.day is Day.STRONG


@pytest.mark.parametrize("way", [["today.look"], ["today.history"]])
async def test_the_key_works_from_where_one_looks_around(tmp_path, way):
    """From the preview and the history too, and back to them."""
    async with app_pilot(tmp_path) as stage:
        await stage.press(*way)
        before = type(stage.app.screen)
        await stage.press("app.settings")
        assert isinstance(stage.app.screen, SettingsScreen)
        await stage.press("app.back")
        assert type(stage.app.screen) is before
        assert before is not TodayScreen


async def test_the_palette_leads_there_once(tmp_path):
    """Asked for on the settings themselves, nothing is put on top."""
    async with app_pilot(tmp_path) as stage:
        command = {c.title: c for c in stage.app.get_system_commands(stage.app.screen)}["Settings"]
        for _ in range(2):
            command.callback()
            await stage.pilot.pause()
        await stage.press("app.back")
        assert isinstance(stage.app.screen, TodayScreen)
        assert PreviewScreen not in map(type, stage.app.screen_stack)


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (3, 2), (200, 60), (60, 18)])
async def test_any_window_shows_the_chosen_row(tmp_path, size):
    """Smaller and larger, from the first row to the last."""
    async with app_pilot(tmp_path, voice=FakeVoice(VOICES)) as stage:
        await settings_open(stage)
        await stage.pilot.resize_terminal(*size)
        await stage.press("choose.last", "settings.next", "settings.try")
        assert len(stage.rows) == size[1]
        await stage.pilot.resize_terminal(80, 24)
        await stage.press("choose.up")
        assert "▸ Colours" in stage.text


async def test_in_the_smallest_full_window_row_and_sentence_are_seen(tmp_path):
    """Forty by twelve: the chosen row, its heading, and what it does."""
    async with app_pilot(tmp_path, size=(40, 12)) as stage:
        await stage.press("app.settings", "choose.last")
        assert "▸ Large numbers" in stage.text
        assert "to be read" in stage.text
        await stage.press("choose.up")
        assert "Screen" in stage.text


async def test_the_emergency_number_is_written_by_hand(tmp_path):
    """Enter asks for it; Enter keeps it, Esc leaves it; it can be taken out again."""
    async with app_pilot(tmp_path) as stage:
        await settings_open(stage, "Emergency number")
        assert "not written yet" in row_of(stage, "Emergency number")
        await stage.press("settings.write", "1", "4", "4", "panel.keep")
        assert saved(stage).emergency == "144"
        assert "144" in row_of(stage, "Emergency number")
        assert "say to call 144 in an emergency." in told(stage)
        await stage.press("settings.write", "9", "escape")
        assert saved(stage).emergency == "144"
        await stage.press("settings.write", *["backspace"] * 3, "panel.keep")
        assert saved(stage).emergency == ""
