"""What a person may choose."""

import msgspec
import pytest

from hipflow.session.record import Day
from hipflow.settings.settings import Settings, read_settings, write_settings


def test_the_usual_settings():
    """Sound is on, speech is slow and nothing delays it, unless someone says otherwise."""
    usual = Settings()
    assert (usual.voice, usual.tones, usual.rate_wpm, usual.lead_in_ms) == (True, True, 150, 0)
    assert usual.day_default is Day.USUAL


def test_every_setting_comes_back(tmp_path):
    """All values, each changed, are the same after writing and reading."""
    changed = Settings(
        voice=False,
        tones=False,
        volume=0.25,
        rate_wpm=120,
        lead_in_ms=300,
        theme="light",
        day_default=Day.GENTLE,
    )
    usual = Settings()
    for name in Settings.__struct_fields__:
        assert getattr(changed, name) != getattr(usual, name)
    write_settings(tmp_path / "settings.toml", changed)
    assert read_settings(tmp_path / "settings.toml").values == changed


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_every_setting_says_in_words_what_it_may_be(tmp_path, name):
    """A bad value of any setting is explained, and the usual one is used."""
    (tmp_path / "settings.toml").write_text(f"{name} = [[]]")
    reading = read_settings(tmp_path / "settings.toml")
    assert reading.values == Settings()
    assert f"`{name}` in settings.toml must be" in reading.notes[0]
    assert "something else" not in reading.notes[0]


def test_settings_of_a_later_version_are_kept(tmp_path):
    """A setting this version does not know is still there after a change."""
    (tmp_path / "settings.toml").write_text("figure = false\n")
    write_settings(tmp_path / "settings.toml", msgspec.structs.replace(Settings(), volume=0.1))
    assert "figure = false" in (tmp_path / "settings.toml").read_text()
