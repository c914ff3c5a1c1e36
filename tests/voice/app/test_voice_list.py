"""The installed voices as a list."""

import pytest

from hipflow.system.errors import SpeechError
from hipflow.voice.app.voice_list import (
    select_voices,
    settings_line,
    suggest_voice,
    voice_entries,
    voice_table,
)
from hipflow.voice.protocol.sound import InstalledVoice
from tests.fakes.fake_spoken_voice import INSTALLED


@pytest.mark.parametrize(
    ("language", "name", "ids"),
    [
        ("", "", ["a/de", "a/en-gb", "a/en-us", "b/en-us", "a/x"]),
        ("en", "", ["a/en-gb", "a/en-us", "b/en-us"]),
        ("EN-US", "", ["a/en-us", "b/en-us"]),
        ("de-AT", "", ["a/de"]),
        ("ben", "", ["a/en-gb"]),
        ("", "cleo", ["a/en-us", "b/en-us"]),
        ("", "b/en-us", ["b/en-us"]),
        ("de", "Anna", ["a/de"]),
    ],
)
def test_what_was_asked_for(language, name, ids):
    """The region named, else the language, else a word of the name; sorted by language."""
    found = select_voices(INSTALLED[::-1], language=language, name=name)
    assert sorted(voice.id for voice in found) == sorted(ids)
    assert [voice.languages for voice in found if voice.languages] == sorted(
        voice.languages for voice in found if voice.languages
    )


def test_what_there_is_not():
    """A message with a guess, for the exit code 2; nothing that steers a terminal."""
    with pytest.raises(
        SpeechError, match=r"“Bem” is not installed here\. Did you mean “Ben”\?"
    ) as reported:
        select_voices(INSTALLED, name="Bem")
    assert reported.value.exit_code == 2
    with pytest.raises(SpeechError, match="No voice for “fr” is installed here") as reported:
        select_voices(INSTALLED, language="fr")
    with pytest.raises(SpeechError) as reported:
        select_voices(INSTALLED, language="en", name="An\x1bna")
    assert "\x1b" not in str(reported.value)


def test_a_line_each_with_a_star_for_the_one_that_speaks():
    """Name, language, id, in columns."""
    head, *rows = voice_table(INSTALLED[:3], "a/en-gb")
    assert head.split() == ["Voice", "Language", "Id"]
    assert rows == [
        "  Anna   de        a/de",
        "* Ben    en-gb     a/en-gb",
        "  Cleo   en-us     a/en-us",
    ]


def test_for_tools():
    """The same, with a flag."""
    flags = [(each.id, each.speaks) for each in voice_entries(INSTALLED[:2], "a/en-gb")]
    assert flags == [("a/de", False), ("a/en-gb", True)]


def test_what_to_write_in_the_settings():
    """The name; the id where two share a name; quoted so that TOML takes it as it is."""
    assert settings_line(INSTALLED[0], INSTALLED) == 'voice = "Anna"'
    assert settings_line(INSTALLED[2], INSTALLED) == 'voice = "a/en-us"'
    key = InstalledVoice(id=r"HKEY\Zira", name="Anna")
    assert settings_line(key, (INSTALLED[0], key)) == r"voice = 'HKEY\Zira'"


@pytest.mark.parametrize(
    ("speaking", "language", "expected"),
    [("gb", "en", "us"), ("gb", "en-us", "us"), ("us", "en-us", "gb"), ("gb", "sv", "af")],
)
def test_another_voice_is_suggested_that_fits(speaking, language, expected):
    """The person's region before the language, that before the others; never the present one."""
    voices = [
        InstalledVoice(id=ident, name=ident, languages=(tag,))
        for ident, tag in (("af", "af"), ("gb", "en-gb"), ("us", "en-us"))
    ]
    assert suggest_voice(voices, speaking, language).id == expected


def test_where_there_is_one_voice_it_is_suggested():
    """There is nothing else to write."""
    only = InstalledVoice(id="gb", name="gb", languages=("en-gb",))
    assert suggest_voice([only], "gb", "en") is only
