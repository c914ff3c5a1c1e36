"""What a person may choose."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from hipflow.progress.dates import WeekStart
from hipflow.routine.format.precautions import Precaution
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Day
from hipflow.session.speech.speech_settings import Verbosity
from hipflow.storage.settings import Settings, read_settings, write_settings
from hipflow.system.key_places import KeyboardKind


def test_the_usual_settings():
    """Sound is on, speech is slow and nothing delays it, unless someone says otherwise."""
    usual = Settings()
    assert (usual.verbosity, usual.voice, usual.tones) == (Verbosity.FULL, "", True)
    assert (usual.rate_wpm, usual.lead_in_ms, usual.wait) == (150, 0, ReadyWait.NEVER)
    assert usual.day_default is Day.USUAL


def test_every_setting_comes_back(tmp_path):
    """All values, each changed, are the same after writing and reading."""
    changed = Settings(
        verbosity=Verbosity.BRIEF,
        voice="Anna",
        tones=False,
        volume=0.25,
        rate_wpm=120,
        lead_in_ms=300,
        wait=ReadyWait.POSITION,
        theme="light",
        big_digits=False,
        day_default=Day.GENTLE,
        weekly_goal=3,
        week_starts_on=WeekStart.SUNDAY,
        emergency="144",
        day_starts_at="04:30",
        keyboard=KeyboardKind.FRENCH,
        precautions=("kneel", "of-a-later-version"),
    )
    assert changed.known_precautions == {Precaution.KNEEL}
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


@pytest.mark.parametrize(
    "written", ['"3:00"', '"24:00"', '"03:60"', '"03:00:00"', '""', "03:00:00"]
)
def test_a_time_that_is_none_is_told(tmp_path, written):
    """With an example, and the usual one is used."""
    (tmp_path / "settings.toml").write_text(f"day_starts_at = {written}\n")
    reading = read_settings(tmp_path / "settings.toml")
    assert reading.values.day_starts_at == "03:00"
    assert 'must be a time such as "03:00", in quotes' in reading.notes[0]


def test_the_day_goes_by_the_setting():
    """At half past twelve at night it is yesterday still, unless the day starts at midnight."""
    night = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    assert Settings().day_of(night) == date(2026, 11, 23)
    assert Settings(day_starts_at="00:00").day_of(night) == date(2026, 11, 24)


def test_settings_of_a_later_version_are_kept(tmp_path):
    """A setting this version does not know is still there after a change."""
    (tmp_path / "settings.toml").write_text("figure = false\n")
    write_settings(tmp_path / "settings.toml", msgspec.structs.replace(Settings(), volume=0.1))
    assert "figure = false" in (tmp_path / "settings.toml").read_text()


@pytest.mark.parametrize(("before", "now"), [("true", Verbosity.FULL), ("false", Verbosity.OFF)])
def test_a_voice_switched_off_by_the_first_version_stays_off(tmp_path, before, now):
    """``voice`` was a switch; it is read as such, without a word of complaint."""
    (tmp_path / "settings.toml").write_text(f"voice = {before}\nvolume = 0.5\n")
    reading = read_settings(tmp_path / "settings.toml")
    assert (reading.values, reading.notes) == (Settings(verbosity=now, volume=0.5), ())


def test_a_file_of_the_first_version_is_written_over_as_a_sound_one(tmp_path):
    """It is not set aside as damaged, and what this version does not know of it is kept."""
    (tmp_path / "settings.toml").write_text("voice = false\nfigure = false\n")
    write_settings(tmp_path / "settings.toml", Settings(volume=0.1))
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
    assert "figure = false" in (tmp_path / "settings.toml").read_text()
    assert read_settings(tmp_path / "settings.toml").values == Settings(volume=0.1)
