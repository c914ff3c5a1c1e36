"""Which of the installed voices speaks."""

from types import SimpleNamespace

import pytest

from hipflow.voice.protocol.sound import InstalledVoice, VoiceConfig
from hipflow.voice.protocol.voice_choice import choose_voice, readable_voices, speaks_region


def voice(name: str, *languages: object, called: object = None) -> SimpleNamespace:
    """A voice as pyttsx3 lists it."""
    return SimpleNamespace(id=name, name=called, languages=list(languages))


ESPEAK = readable_voices(
    [
        voice("gmw/de", "de", called="German"),
        voice("gmw/en-029", "en-029", called="English (Caribbean)"),
        voice("gmw/en", "en-gb", called="English (Great Britain)"),
        voice("gmw/en-us", "en-us", called="English (America)"),
        voice("roa/fr-be", "fr-be", called="French (Belgium)"),
        voice("gmq/nb", "nb", called="Norwegian"),
    ]
)
MAC = readable_voices(
    [
        voice("com.a.de-DE.Anna", "de_DE", called="Anna"),
        voice("com.a.en-US.Anna", "en_US", called="Anna"),
        voice("com.a.Alex", "en_US", called="Alex"),
        voice("com.a.Daniel", "en_GB", called="Daniel"),
    ]
)
OLD = readable_voices(
    [voice("english", b"\x05en-gb"), voice("german", b"\x05de"), voice("mute", None)]
)
WINDOWS = readable_voices(
    [
        voice(r"HKEY\TTS_MS_EN-US_ZIRA_11.0", "en-US", called="Microsoft Zira - English"),
        voice(r"HKEY\ODD", "Unknown Locale: 4096", called="Odd_one"),
    ]
)


@pytest.mark.parametrize(
    ("voices", "usual", "language", "chosen"),
    [
        (ESPEAK, "gmw/en", "en", "gmw/en"),
        (ESPEAK, "gmw/en", "en-US", "gmw/en-us"),
        (ESPEAK, "gmw/en", "de", "gmw/de"),
        (ESPEAK, "gmw/en", "de-AT", "gmw/de"),
        (ESPEAK, "gmw/en", "fr", "roa/fr-be"),
        (ESPEAK, "gmw/en", "no", "gmq/nb"),
        (MAC, "com.a.Daniel", "en", "com.a.Daniel"),
        (MAC, "com.a.de-DE.Anna", "en", "com.a.en-US.Anna"),
        (OLD, "english", "de", "german"),
    ],
)
def test_the_voice_fits_the_language(voices, usual, language, chosen):
    """The region asked for, else the person's own voice if it fits, else any of the language."""
    choice = choose_voice(voices, usual, VoiceConfig(language=language))
    assert choice.voice is not None
    assert (choice.voice.id, choice.fits_language, choice.missing) == (chosen, True, "")


@pytest.mark.parametrize(
    ("preferred", "language", "chosen", "missing"),
    [
        (["gmw/en-us"], "en", "gmw/en-us", ""),
        (["english (america)"], "en", "gmw/en-us", ""),
        (["EN-US"], "en", "gmw/en-us", ""),
        (["Anna", "Alex"], "en", "gmw/en", "Anna"),
        (["Anna", "English (America)"], "en", "gmw/en-us", ""),
        (["German", "gmw/en-us"], "en", "gmw/en-us", ""),
        (["German"], "en", "gmw/en", ""),
        (["gmw/en-us", "Anna"], "de", "gmw/de", "Anna"),
    ],
)
def test_the_most_preferred_installed_voice_speaks(preferred, language, chosen, missing):
    """By id, name or the id's end, if it speaks the language; what is missing is named."""
    choice = choose_voice(ESPEAK, "gmw/en", VoiceConfig(voices=tuple(preferred), language=language))
    assert choice.voice is not None
    assert (choice.voice.id, choice.fits_language, choice.missing) == (chosen, True, missing)


def test_of_two_with_one_name_the_one_that_speaks_the_language():
    """A name shared by two voices means both."""
    german = choose_voice(MAC, "com.a.Alex", VoiceConfig(voices=("anna",), language="de"))
    english = choose_voice(MAC, "com.a.Alex", VoiceConfig(voices=("Anna",), language="en"))
    assert german.voice == MAC[0]
    assert english.voice == MAC[1]


def test_ids_that_are_paths_keys_or_dotted_have_an_end():
    """What stands last in an id is enough to name it."""
    for wish, voices in (("TTS_MS_EN-US_ZIRA_11.0", WINDOWS), ("alex", MAC), ("en-us", ESPEAK)):
        choice = choose_voice(voices, "", VoiceConfig(voices=(wish,)))
        assert choice.voice is not None
        assert choice.voice.id.casefold().endswith(wish.casefold())


def test_where_no_voice_speaks_the_language_the_usual_one_does():
    """Even when another was preferred; with no list at all nothing is chosen."""
    wish = VoiceConfig(voices=("German",), language="tlh")
    choice = choose_voice(ESPEAK, "gmw/en", wish)
    assert (choice.voice, choice.fits_language) == (ESPEAK[2], False)
    nothing = choose_voice((), "x", VoiceConfig(voices=("Anna",)))
    assert (nothing.voice, nothing.fits_language, nothing.missing) == (None, False, "Anna")


def test_what_drivers_write_is_tidied():
    """Bytes, priority bytes, underscores, blanks and nonsense; a name is never empty."""
    assert OLD[0] == InstalledVoice(id="english", name="english", languages=("en-gb",))
    assert MAC[0].languages == ("de-de",)
    assert WINDOWS[1] == InstalledVoice(id=r"HKEY\ODD", name="Odd one", languages=())
    (odd,) = readable_voices([voice("a/b", "en", "EN", called=b"Two \x1b[2J lines\n ")])
    assert odd == InstalledVoice(id="a/b", name="Two [2J lines", languages=("en",))


def test_a_region_is_matched_by_whole_parts():
    """Of two languages that begin alike, only the one asked for."""
    middle = InstalledVoice(id="x", name="x", languages=("enm-gb",))
    assert speaks_region(ESPEAK[3], "en")
    assert not speaks_region(middle, "en")
    assert not speaks_region(ESPEAK[3], "en-gb")
