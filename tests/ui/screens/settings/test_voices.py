"""The list of voices: found, heard, taken or left."""

import pytest

from hipflow.storage.settings import read_settings
from hipflow.ui.screens.settings.setting_rows import USUAL_VOICE
from hipflow.ui.screens.settings.settings import SettingsScreen
from hipflow.ui.screens.settings.voices import (
    FITTING,
    NO_VOICE_FOUND,
    OTHERS,
    VoicesScreen,
    voice_lines,
)
from hipflow.voice.protocol.sound import Audibility, InstalledVoice
from tests.fakes.fake_services import HIP_STARTER
from tests.fakes.fake_voice import FakeVoice
from tests.tools.app_pilot import app_pilot


def voice_of(ident, name, *languages):
    """A voice."""
    return InstalledVoice(id=ident, name=name, languages=languages)


AFRIKAANS = voice_of("af", "Afrikaans", "af")
BRITISH = voice_of("gmw/en", "English (Great Britain)", "en-gb", "en")
AMERICAN = voice_of("gmw/en-us", "English (America)", "en-us")
GERMAN = voice_of("gmw/de", "German", "de")
VOICES = (AFRIKAANS, GERMAN, BRITISH, AMERICAN)


async def list_open(stage):
    """Go to the voices, by way of the settings."""
    await stage.press("app.settings", "choose.down", "settings.voices")
    assert isinstance(stage.app.screen, VoicesScreen)


def kept(stage):
    """The voice the disk has."""
    return read_settings(stage.fakes.paths.settings_file).values.voice


def test_voices_for_the_routines_come_first():
    """By name within each group; the usual voice before all."""
    assert list(voice_lines(VOICES, {"en"})) == [
        None,
        "",
        FITTING,
        AMERICAN,
        BRITISH,
        "",
        OTHERS,
        AFRIKAANS,
        GERMAN,
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ger", [OTHERS, GERMAN]),
        ("ENGLISH america", [FITTING, AMERICAN]),
        ("gmw/de", [OTHERS, GERMAN]),
        ("af", [OTHERS, AFRIKAANS]),
        ("klingon", []),
    ],
)
def test_all_words_have_to_stand_in_name_id_or_language(words, found):
    """In any order, however written."""
    assert list(voice_lines(VOICES, {"en"}, words)) == found


async def test_enter_on_the_voice_opens_the_list_and_takes_one(tmp_path):
    """Kept, spoken with, and shown in the settings; on other rows Enter turns the value."""
    voice = FakeVoice(VOICES)
    async with app_pilot(tmp_path, voice=voice, mute=False) as stage:
        await list_open(stage)
        assert "4 of 4" in stage.rows[0]
        assert f"▸ {USUAL_VOICE}" in stage.text
        await stage.press("choose.down", "voices.take")
        assert isinstance(stage.app.screen, SettingsScreen)
        assert kept(stage) == AMERICAN.id
        assert voice.manners[-1].voices == (AMERICAN.id,)
        assert "◂ English (America) ▸" in stage.text
        await stage.press("choose.up", "settings.turn")
        assert "◂ names, counts, times ▸" in stage.text


async def test_a_voice_is_heard_before_it_is_taken(tmp_path):
    """In its own language, and left again nothing has changed."""
    voice = FakeVoice(VOICES)
    async with app_pilot(tmp_path, voice=voice, mute=False) as stage:
        await list_open(stage)
        await stage.press("choose.last", "voices.hear")
        assert voice.manners[-1].voices == (GERMAN.id,)
        assert voice.manners[-1].language == "de"
        assert voice.sounds[-1].text == "German. 1, 2, 3."
        await stage.press("app.back")
        assert voice.manners[-1].voices == ()
        assert voice.manners[-1].language == "en"
        assert "try:" in voice.taken_back[-1]
        assert kept(stage) == ""


async def test_going_on_to_another_voice_ends_the_one_before(tmp_path):
    """Two at once would be a muddle."""
    voice = FakeVoice(VOICES)
    async with app_pilot(tmp_path, voice=voice, mute=False) as stage:
        await list_open(stage)
        await stage.press("choose.down", "voices.hear")
        before = len(voice.taken_back)
        await stage.press("choose.down")
        assert len(voice.taken_back) == before + 1


async def test_it_is_said_why_nothing_is_heard(tmp_path):
    """On a mute run, or without a device, one is not left listening."""
    voice = FakeVoice(VOICES)
    async with app_pilot(tmp_path, voice=voice, mute=True) as stage:
        await list_open(stage)
        await stage.press("voices.hear")
        assert "Sound is off: there is nothing to hear." in stage.text
        voice.status = Audibility(speech=False, tones=False, words="No sound device found.")
        await stage.press("voices.hear")
        assert "No sound device found." in stage.text
        assert not voice.sounds


async def test_typing_finds(tmp_path):
    """Letters are typed, not taken for keys; Enter leads to the list, Esc out of the search."""
    async with app_pilot(tmp_path, voice=FakeVoice(VOICES), mute=False) as stage:
        await list_open(stage)
        await stage.press("voices.search", *"tain", "enter")
        assert "1 of 4" in stage.rows[0]
        assert f"▸ {BRITISH.name}" in stage.text
        await stage.press("voices.search", *"xx", "escape")
        assert NO_VOICE_FOUND in stage.text
        assert "Take it" not in stage.rows[-1]
        await stage.press("enter", "voices.hear")
        assert isinstance(stage.app.screen, VoicesScreen)
        await stage.press("app.back")
        assert isinstance(stage.app.screen, SettingsScreen)


async def test_the_present_voice_is_marked_and_chosen(tmp_path):
    """However many stand above it, and by whatever name the settings call it."""
    many = tuple(voice_of(f"x/{n}", f"Voice {n:03}", "xx") for n in range(140))
    async with app_pilot(tmp_path, voice=FakeVoice((*VOICES, *many)), mute=False) as stage:
        stage.fakes.audio.change(type(stage.fakes.settings.values)(voice="voice 120"))
        await list_open(stage)
        row = next(row for row in stage.rows if "▸" in row)
        assert row.split()[:4] == ["▸", "Voice", "120", "now"]


async def test_the_languages_are_those_of_the_routines(tmp_path):
    """Somebody whose routines are German sees German first."""
    german = HIP_STARTER.replace("hipflow  = 1", 'hipflow = 1\nlanguage = "de"')
    fakes = {"routines": {"huefte": german}, "voice": FakeVoice(VOICES), "mute": False}
    async with app_pilot(tmp_path, **fakes) as stage:
        await list_open(stage)
        await stage.press("choose.down")
        assert "▸ German" in stage.text


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (140, 45)])
async def test_any_window_shows_the_chosen_voice(tmp_path, size):
    """Small and large."""
    async with app_pilot(tmp_path, size=size, voice=FakeVoice(VOICES), mute=False) as stage:
        await list_open(stage)
        await stage.press("choose.last")
        assert "▸ German" in stage.text or size[1] < 12
        assert len(stage.rows) == size[1]
