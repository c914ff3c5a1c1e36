"""Pictures of the settings, and of what they change on the workout."""

import pytest
from msgspec.structs import replace

from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.voice.app.system_checks import SystemCheck
from hipflow.voice.protocol.sound import Audibility, InstalledVoice
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import FOUR_WEEKS, FakeWorld, loaded_routine
from tests.fakes.fake_voice import FakeVoice
from tests.tools.press_keys import key_of

SIZES = {"80x24": (80, 24), "140x45": (140, 45)}
VOICES = (
    InstalledVoice(id="en-gb", name="English (Great Britain)", languages=("en-gb",)),
    InstalledVoice(
        id="zira",
        name="Microsoft Zira Desktop, the one with the long name - English (United States)",
        languages=("en-us",),
    ),
)
STATES = {
    "words": ["app.settings", "settings.next"],
    "voice": ["app.settings", "choose.down", "settings.before"],
    "volume": ["app.settings", *["choose.down"] * 4, *["settings.next"] * 2],
    "tried": ["app.settings", "settings.try"],
    "last": ["app.settings", "choose.last", "choose.up"],
}
BRIDGE = routine(play("Bridge", **counted(8, sets=(2, 2))))
READY_S = 15


def fakes_in(folder, **others):
    """A person with a history and two voices."""
    heard = {"voice": FakeVoice(VOICES), "mute": False}
    return FakeWorld(folder, records=FOUR_WEEKS, **(heard | others))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_settings(snap_compare, tmp_path, state, size):
    """Each kind of row: a few values, a long name, a number at its end; and a try of the sound."""
    app = HipflowApp(fakes_in(tmp_path).services)
    assert snap_compare(app, press=map(key_of, STATES[state]), terminal_size=SIZES[size])


MANY = (
    *VOICES,
    *(
        InstalledVoice(id=f"gmw/{tag}", name=name, languages=(tag,))
        for tag, name in (
            ("af", "Afrikaans"),
            ("am", "Amharic"),
            ("an", "Aragonese"),
            ("ca", "Catalan"),
            ("cy", "Welsh"),
            ("da", "Danish"),
            ("de", "German"),
            ("el", "Greek"),
            ("en-029", "English (Caribbean)"),
            ("en-gb-scotland", "English (Scotland)"),
            ("en-us", "English (America)"),
            ("es", "Spanish (Spain)"),
            ("es-419", "Spanish (Latin America)"),
            ("fi", "Finnish"),
            ("fr-be", "French (Belgium)"),
            ("fr-fr", "French (France)"),
        )
    ),
)
LISTED = {
    "all": ["choose.down", "voices.hear"],
    "searched": ["voices.search", *"french", "enter"],
    "nothing": ["voices.search", *"xyz"],
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", LISTED)
def test_voices(snap_compare, tmp_path, state, size):
    """Those for the routines first; what was searched for; and where nothing is found."""
    app = HipflowApp(fakes_in(tmp_path, voice=FakeVoice(MANY)).services)
    keys = ["app.settings", "choose.down", "settings.voices", *LISTED[state]]
    assert snap_compare(
        app, press=[key_of(k) if "." in k else k for k in keys], terminal_size=SIZES[size]
    )


FOUND = (
    SystemCheck("Speech engine", ok=True, words="eSpeak NG 1.52; library: bundled"),
    SystemCheck("Voice", ok=True, words="English (Great Britain)"),
    SystemCheck(
        "Sound device",
        ok=False,
        words="miniaudio: no device; aplay is not installed; pacat ended at once with 1",
        remedy="Switch a speaker or headphones on and see that other programs are heard.",
    ),
    SystemCheck("Start tone", ok=False, words="not heard without a sound device"),
)


@pytest.mark.parametrize("size", SIZES)
def test_sound_check(snap_compare, tmp_path, size):
    """What needs a look first, and what to do about it."""

    async def check():
        return FOUND

    app = HipflowApp(fakes_in(tmp_path, check_sound=check).services)
    keys = [key_of("app.settings"), key_of("settings.check")]
    assert snap_compare(app, press=keys, terminal_size=SIZES[size])


def test_settings_small(snap_compare, tmp_path):
    """The smallest window in which everything can still be done."""
    app = HipflowApp(fakes_in(tmp_path).services)
    assert snap_compare(app, press=map(key_of, STATES["words"]), terminal_size=(40, 12))


@pytest.mark.parametrize("size", SIZES)
def test_settings_light(snap_compare, tmp_path, size):
    """The light colours, as the terminal has them."""
    app = HipflowApp(fakes_in(tmp_path, light_background=True).services)
    assert snap_compare(app, press=map(key_of, STATES["last"]), terminal_size=SIZES[size])


@pytest.mark.parametrize("size", SIZES)
def test_settings_without_colour(snap_compare, tmp_path, monkeypatch, size):
    """The chosen row is told by its mark, its arrows and bold letters."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = HipflowApp(fakes_in(tmp_path).services)
    assert snap_compare(app, press=map(key_of, STATES["words"]), terminal_size=SIZES[size])


def test_settings_refused(snap_compare, tmp_path, monkeypatch):
    """A disk that refuses is told below; the value stands."""
    fakes = fakes_in(tmp_path)
    words = (
        "The settings could not be saved: the disk is full.\n"
        "The file is /home/ada/settings.toml\nFree some space."
    )
    fakes.settings.refusal = words
    fakes.settings.save = lambda: words  # the disk
    assert snap_compare(HipflowApp(fakes.services), press=map(key_of, STATES["volume"]))


def workout(fakes, app, seconds, keys=()):
    """Opens a workout some seconds in, after these keys."""

    async def prepare(pilot):
        loaded = loaded_routine(BRIDGE)
        player = fakes.make_player(loaded)
        fakes.audio.attach_player(player)
        await pilot.pause()
        await app.push_screen(WorkoutScreen(player, loaded))
        await pilot.pause()
        fakes.timer.advance(seconds)
        await pilot.pause()
        await pilot.press(*map(key_of, keys))
        await pilot.pause()
        player.close()

    return prepare


@pytest.mark.parametrize("size", SIZES)
def test_workout_in_plain_letters(snap_compare, tmp_path, size):
    """Large numbers off: bold text, and the marks below it."""
    fakes = fakes_in(tmp_path)
    fakes.audio.change(replace(fakes.settings.values, big_digits=False))
    app = HipflowApp(fakes.services)
    prepare = workout(fakes, app, READY_S + 9.5)
    assert snap_compare(app, terminal_size=SIZES[size], run_before=prepare)


def test_workout_answers_a_key(snap_compare, tmp_path):
    """The volume, for a few seconds in place of the author's words."""
    fakes = fakes_in(tmp_path)
    app = HipflowApp(fakes.services)
    prepare = workout(fakes, app, READY_S + 9.5, ["workout.softer"])
    assert snap_compare(app, terminal_size=(80, 24), run_before=prepare)


@pytest.mark.parametrize("size", SIZES)
def test_workout_says_it_in_writing(snap_compare, tmp_path, size):
    """Where it cannot be heard again it is read, over the width of the window."""
    fakes = fakes_in(tmp_path, mute=True)
    app = HipflowApp(fakes.services)
    prepare = workout(fakes, app, 4, ["workout.say-again"])
    assert snap_compare(app, terminal_size=SIZES[size], run_before=prepare)


@pytest.mark.parametrize("colour", ["dark", "light", "none"])
def test_workout_flashes(snap_compare, tmp_path, monkeypatch, colour):
    """Nothing can be heard: work begins, and its word is lit."""
    if colour == "none":
        monkeypatch.setenv("NO_COLOR", "1")
    fakes = fakes_in(tmp_path, light_background=colour == "light")
    fakes.services.voice.status = Audibility(speech=False, tones=False, words="")
    app = HipflowApp(fakes.services)
    prepare = workout(fakes, app, READY_S + 0.2)
    assert snap_compare(app, terminal_size=(80, 24), run_before=prepare)
