"""The sound of a workout: its keys, and what stands in for it where nothing can be heard."""

import pytest

from hipflow.session.engine.session import Status
from hipflow.session.speech.speech_settings import Verbosity
from hipflow.storage.settings import Settings, read_settings
from hipflow.ui.screens.help import HelpScreen
from hipflow.ui.widgets.workout.workout_view import FLASH_MS, WorkoutView
from hipflow.voice.protocol.sound import Audibility
from tests.fakes.fake_voice import FakeVoice
from tests.tools.app_pilot import IN_WORK_S, READY_S, SHORT, app_pilot

NOTHING_HEARD = Audibility(speech=False, tones=False, words="No sound device found.")

KEYS = {
    "workout.speech": ("Speech is off.", {"verbosity": Verbosity.OFF}),
    "workout.tones": ("Tones are off.", {"tones": False}),
    "workout.words": ("Speech: names, counts and times.", {"verbosity": Verbosity.BRIEF}),
    "workout.louder": ("Volume 9 of 10.", {"volume": 0.9}),
    "workout.softer": ("Volume 7 of 10.", {"volume": 0.7}),
    "workout.slower": ("140 words a minute.", {"rate_wpm": 140}),
    "workout.faster": ("160 words a minute.", {"rate_wpm": 160}),
}


def saved(stage):
    """The settings as the disk has them."""
    return read_settings(stage.fakes.paths.settings_file).values


def unheard():
    """A voice that cannot be heard."""
    voice = FakeVoice()
    voice.status = NOTHING_HEARD
    return {"voice": voice, "mute": False}


@pytest.mark.parametrize("key", KEYS)
async def test_each_key_is_answered_kept_and_stops_nothing(tmp_path, key):
    """What it did is said; the setting is on disk; time runs on as if nothing had been pressed."""
    words, changed = KEYS[key]
    async with app_pilot(tmp_path, voice=FakeVoice(), mute=False) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        before = stage.session
        await stage.press(key)
        assert words in stage.text
        assert saved(stage) == Settings(**changed)
        assert stage.session == before
        await stage.wait(2)
        assert stage.session.status is Status.RUNNING
        assert stage.session.active_ms == before.active_ms + 2_000


async def test_the_answer_goes_by_itself(tmp_path):
    """After a few seconds the author's words stand there again."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, READY_S + 1)
        await stage.press("workout.softer")
        assert "Volume 7 of 10." in stage.text
        await stage.wait(7)
        assert "Volume" not in stage.text
        assert "Push through both heels" in stage.text


@pytest.mark.parametrize("size", [(60, 18), (80, 20), (80, 24), (140, 45)])
async def test_the_answer_is_seen_in_a_low_window_too(tmp_path, size):
    """Where there is no room for captions it takes the place at the top."""
    async with app_pilot(tmp_path, size=size, mute=False, voice=FakeVoice()) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.softer")
        assert "Volume 7 of 10." in stage.text
        await stage.wait(7)
        assert "min left" in stage.rows[0]


async def test_the_keys_work_in_a_pause(tmp_path):
    """And they are answered there."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.pause-too", "workout.tones")
        assert "Tones are off." in stage.text
        assert stage.session.status is Status.PAUSED


async def test_a_disk_that_refuses_stops_nothing(tmp_path):
    """The change holds for now, and that is said."""
    async with app_pilot(tmp_path, size=(140, 45)) as stage:
        path = stage.fakes.paths.settings_file
        path.symlink_to(tmp_path / "home" / "routines" / "hip-starter.toml" / "settings.toml")
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.louder")
        assert "could not be saved" in " ".join(stage.text.split())
        assert stage.fakes.settings.values.volume == 0.9
        assert stage.session.status is Status.RUNNING


async def test_the_last_row_has_none_of_them_and_the_help_has_all(tmp_path):
    """The row is full; whoever looks for them asks for help."""
    async with app_pilot(tmp_path, size=(80, 40)) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        assert not set(stage.keys) & set("stw,.") | {"up", "down"} & set(stage.keys)
        await stage.press("app.help")
        assert isinstance(stage.app.screen, HelpScreen)
        for words in ("Louder", "Softer", "Speak slower", "Speak faster", "Tones off or on"):
            assert words in stage.text


async def test_the_bell_rings_where_tones_cannot_be_heard(tmp_path, monkeypatch):
    """At the start and at the end of work; with tones off it keeps still."""
    async with app_pilot(tmp_path, **unheard()) as stage:
        rung = []
        monkeypatch.setattr(stage.app, "bell", lambda: rung.append(stage.session.index))
        await stage.work_out(SHORT, READY_S + 0.5)
        assert rung == [1]
        await stage.wait(40)
        assert rung == [1, 2]
        await stage.press("workout.tones")
        await stage.wait(60)
        assert rung == [1, 2]


async def test_a_voice_that_is_heard_needs_no_bell_and_no_flash(tmp_path, monkeypatch):
    """Nothing is told twice."""
    async with app_pilot(tmp_path, voice=FakeVoice(), mute=False) as stage:
        rung = []
        monkeypatch.setattr(stage.app, "bell", lambda: rung.append(1))
        await stage.work_out(SHORT, READY_S + 0.1)
        assert not stage.app.screen.query_one(WorkoutView).has_class("-flash")
        assert rung == []


async def test_the_beginning_of_a_step_is_seen(tmp_path):
    """The word is lit for a moment as a step begins, and once more at the next."""
    async with app_pilot(tmp_path, **unheard()) as stage:
        await stage.work_out(SHORT, 1)
        seen = stage.app.screen.query_one(WorkoutView)
        assert not seen.has_class("-flash")
        await stage.wait(READY_S - 1 + 0.2)
        assert seen.has_class("-flash")
        move = stage.app.theme_variables["move"].lower()
        assert seen.query_one("#word").styles.background.hex.lower() == move
        await stage.wait(FLASH_MS / 1000)
        assert not seen.has_class("-flash")
        await stage.press("workout.enough")
        assert seen.has_class("-flash")


async def test_nothing_flashes_in_a_pause(tmp_path):
    """Paused as a step begins: the panel stands still."""
    async with app_pilot(tmp_path, **unheard()) as stage:
        await stage.work_out(SHORT, READY_S + 0.2)
        await stage.press("workout.pause-too")
        assert not stage.app.screen.query_one(WorkoutView).has_class("-flash")


@pytest.mark.parametrize("size", [(80, 24), (140, 45), (60, 18)])
async def test_numbers_may_be_plain_text(tmp_path, size):
    """With large numbers off, word and count are text that can be read off the screen."""
    async with app_pilot(tmp_path, size=size) as stage:
        stage.fakes.audio.change(Settings(big_digits=False))
        await stage.work_out(SHORT, IN_WORK_S)
        assert any(row.strip().endswith("GO") for row in stage.rows)
        assert any(row.strip() == "3" for row in stage.rows)
        await stage.press("workout.pause-too")
        assert any(row.strip().endswith("PAUSED") for row in stage.rows)
