"""What there is to set, and what is said of each value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.storage.paths import Paths
from hipflow.storage.settings import Settings, read_settings, write_settings
from hipflow.ui.screens.settings.setting import Setting
from hipflow.ui.screens.settings.setting_rows import USUAL_VOICE, setting_groups
from hipflow.voice.protocol.sound import InstalledVoice

VOICES = (
    InstalledVoice(id="de-1", name="Anna", languages=("de-de",)),
    InstalledVoice(id="en-2", name="Zoe", languages=("en-gb",)),
    InstalledVoice(id="en-1", name="Bella", languages=("en-us",)),
    InstalledVoice(id="xx", name="Robot"),
)
MOST_SAID = 2 * 74
"""What fits on two rows of the usual window."""


def settings_of(voices=()) -> dict[str, Setting]:
    """All of them by their names."""
    groups = setting_groups(voices, light_background=False)
    return {setting.name: setting for group in groups for setting in group.settings}


def values_of(setting: Setting) -> list[Settings]:
    """The settings at every value one of them can be brought to."""
    found: list[Settings] = []
    coming = [Settings()]
    while coming:
        now = coming.pop()
        if now not in found:
            found.append(now)
            coming += [setting.turn(now, by) for by in (-1, 1)]
    return found


def test_every_setting_has_a_row():
    """Nothing that can be chosen is left to an editor; each row changes one thing only."""
    # Written by hand, and turned on a screen of its own: they have no other values to turn to.
    changed = {"emergency", "precautions"}
    for setting in settings_of(VOICES).values():
        fields = {
            name
            for turn in values_of(setting)
            for name in Settings.__struct_fields__
            if getattr(turn, name) != getattr(Settings(), name)
        }
        elsewhere = bool(setting.question) or setting.own_list == "precautions"
        assert len(fields) == (0 if elsewhere else 1), setting.name
        changed |= fields
    assert changed == set(Settings.__struct_fields__)


@pytest.mark.parametrize("name", settings_of())
def test_every_value_has_words_and_a_sentence_that_fit(name):
    """Both fit the usual window whole, and no two values are called the same."""
    setting = settings_of()[name]
    at = values_of(setting)
    assert len({setting.value(settings) for settings in at}) == len(at)
    for settings in at:
        assert 0 < len(setting.value(settings)) <= 40
        assert 0 < len(setting.help_text(settings)) <= MOST_SAID
        assert setting.help_text(settings).endswith(".")
    assert len("  ·  ".join(setting.words)) <= 74


@given(steps=st.lists(st.tuples(st.sampled_from(sorted(settings_of())), st.sampled_from((-1, 1)))))
def test_whatever_is_chosen_can_be_written_and_read(tmp_path_factory, steps):
    """No row leads to a value the file may not hold."""
    settings, rows = Settings(), settings_of(VOICES)
    for name, by in steps:
        settings = rows[name].turn(settings, by)
    home = tmp_path_factory.mktemp("home")
    path = Paths.from_environment({"HIPFLOW_HOME": str(home)}).settings_file
    write_settings(path, settings)
    reading = read_settings(path)
    assert (reading.values, reading.notes) == (settings, ())


def test_voices_are_gone_through_in_turn():
    """The usual one, those that speak English, the others; then round again."""
    voice, settings, seen = settings_of(VOICES)["Voice"], Settings(), []
    for _ in range(6):
        seen.append(voice.value(settings))
        settings = voice.turn(settings, 1)
    assert seen == [USUAL_VOICE, "Bella", "Zoe", "Anna", "Robot", USUAL_VOICE]
    assert voice.turn(Settings(), -1).voice == "xx"
    assert voice.help_text(Settings(voice="en-2")) == "Zoe (en-gb): 2 of 4 on this computer."
    assert voice.help_text(Settings(voice="Robot")) == "Robot: 4 of 4 on this computer."


def test_a_voice_may_be_named_by_hand():
    """By its name as the engine would find it, large letters or small; the next one follows it."""
    voice = settings_of(VOICES)["Voice"]
    for name in ("Bella", "bella"):
        assert voice.value(Settings(voice=name)) == "Bella"
        assert voice.turn(Settings(voice=name), 1).voice == "en-2"


def test_a_voice_that_is_not_there_is_said_so():
    """Its name still stands, and what speaks instead; the arrows lead to those there are."""
    voice = settings_of(VOICES)["Voice"]
    gone = Settings(voice="Hedda")
    assert voice.value(gone) == "Hedda"
    assert "usual voice speaks instead" in voice.help_text(gone)
    assert voice.turn(gone, 1).voice == "en-1"
    assert "not on this computer" not in settings_of()["Voice"].help_text(gone), "not known yet"


def test_without_voices_there_is_nothing_to_turn():
    """One value, the usual voice; one that was chosen stays: the list may be on its way."""
    voice = settings_of()["Voice"]
    assert voice.turn(Settings(voice="Bella"), 1) == Settings(voice="Bella")
    assert voice.value(Settings()) == USUAL_VOICE
    assert voice.turn(Settings(), 1) == Settings()
    assert voice.turn(Settings(), -1) == Settings()


@pytest.mark.parametrize(("light_background", "here"), [(True, "light"), (False, "dark")])
def test_automatic_colours_say_what_they_come_to(light_background, here):
    """One need not try to know."""
    screen = setting_groups((), light_background=light_background)[-1]
    assert f"Here it is {here}." in screen.settings[0].help_text(Settings(theme="auto"))
