"""Signs, figures and short forms are spoken as words, in every language, and nothing turns round.

The phrases stand in ``said/``, a file a language: as written, as it is handed to the voice, and as
somebody who grew up with the language would write it out. The engine makes the same sounds of the
last two.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.session.speech.language_books import SPOKEN_LANGUAGES, book_name
from hipflow.session.speech.say_as import said_of, say_as
from hipflow.session.speech.signbook import signbook_for
from hipflow.system.safe_text import single_line
from tests.builders.hostile_texts import JOINED
from tests.tools.phonemes import has_engine, sounds_of

PHRASES = Path(__file__).parent / "said"
FEWEST_PHRASES = 60

each_language = pytest.mark.parametrize("language", SPOKEN_LANGUAGES)


def phrases_of(language):
    """The rows of a language: as written, as said, in words."""
    path = PHRASES / f"{book_name(language)}.txt"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    assert [cell.strip() for cell in head.split(" | ")] == ["as written", "as said", "in words"]
    return [tuple(cell.strip() for cell in line.split(" | ")) for line in lines]


@each_language
def test_each_language_has_sixty_phrases(language):
    """With no empty cell, and none twice."""
    rows = phrases_of(language)
    assert len({written for written, _, _ in rows}) == len(rows) >= FEWEST_PHRASES
    assert all(len(row) == 3 and all(row) for row in rows)


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [(language, *row[:2]) for language in SPOKEN_LANGUAGES for row in phrases_of(language)],
)
def test_a_phrase_is_spoken_as_words(language, written, said):
    """What goes to the voice; said once more it stays as it is."""
    assert say_as(written, language) == said
    assert say_as(said, language) == said


@pytest.mark.skipif(not has_engine(), reason="the speech engine comes with hipflow on Linux only")
@each_language
def test_the_engine_speaks_it_as_the_words(language):
    """The same sounds; of what is written it made others nearly always."""
    rows = phrases_of(language)
    count = len(rows)
    columns = [text for column in (1, 2, 0) for text in (row[column] for row in rows)]
    sounds = sounds_of((language, text) for text in columns)
    said, words, written = sounds[:count], sounds[count : 2 * count], sounds[2 * count :]
    wrong = [
        row
        for row, sound, expected in zip(rows, said, words, strict=True)
        if sound != expected or not sound
    ]
    assert wrong == []
    mended = sum(sound != expected for sound, expected in zip(written, words, strict=True))
    assert mended >= FEWEST_PHRASES


AS_WRITTEN = [
    "Bend your knees, feet flat. Breathe!",
    "Well-known half-kneeling: don\u2019t rush (slowly) …",
    "Do 3 sets of 10 with 2 chairs.",
    "Call 01234-567890",
    "Call +44 20 7946 0958 now",
    "Tel. (0171) 123-4567",
    "Ring 555-1234",
    "On 2024-05-01 or 1/5/2024 or 1.5.2024",
    "At 10:30, or 8:00-9:00",
    "Tempo 2-1-2",
    "Tempo 2-4",
    "The disc L4-5, T10-12",
    "Blood pressure 120/80, 24/7",
    "Hold 5 - 10 times",
    "12-10",
    "1,2,3/10",
    "01-02",
    "1,500 steps",
    "90º",
    "Part I say",
    "Vitamin C, type B",
    "my_file_name",
    "x-ray, T-bar",
    "a<b and a -> ",
    "C++",
    "10 1/2 squats",
    "-5",
    "😀",
]
"""Times, dates, phone numbers, names; and what may mean more than one thing."""


@each_language
@pytest.mark.parametrize("text", AS_WRITTEN)
def test_what_is_no_sign_stays(language, text):
    """Where it is not sure what is meant, the text is spoken as it is written."""
    assert said_of(text, language).text == text
    assert not said_of(text, language).has_target


OWN = [
    ("en", "on 3/10"),
    ("en", "in your 60s and the 30s"),
    ("de", "am 3/10, am 24.12. und am 2.5. um 7.30 Uhr"),
    ("de", "Übung 2.5"),
    ("fr", "le 3/10"),
    ("es", "el 3/10"),
    ("it", "il 3/10 alle 7.30"),
    ("nl", "op 3/4 om 7.30 uur"),
    ("pt", "dia 3/4"),
]


@pytest.mark.parametrize(("language", "text"), OWN)
def test_dates_and_times_of_a_language_stay(language, text):
    """As they are written there."""
    assert say_as(text, language) == text


TURNED = [
    ("Lie down > roll over > sit up", "Lie down, roll over, sit up"),
    ("Squat > 10 reps > rest", "Squat, 10 repetitions, rest"),
    ("❌ Do not arch", "❌ Do not arch"),
    ("Lift. ❌ Arch. Do not stop", "Lift. Not like this: Arch. Do not stop"),
    ("~~Bend~~ Straighten", "Straighten"),
    ("- Lie down\n- Bend <90°", "Lie down. Bend less than 90 degrees"),
    ("10 -12", "10 to 12"),
    ("I feel -5° less", "I feel minus 5 degrees less"),
    ("0.5-1 kg, 1/2-1 kg", "0.5 to 1 kilogram, 0.5 to 1 kilogram"),
    ("2 ½ hours, ½ hour", "2.5 hours, half hour"),
    ("Pain >=3/10: stop", "Pain at least 3 out of 10: stop"),
    ("45°/90°", "45 degrees, 90 degrees"),
    ("2+2=4", "2 plus 2 is 4"),
    ("(www.clinic.example) Breathe", "Breathe"),
    ("Write to jane@clinic.example.", "Write to."),
    ("x8-12 per side", "8 to 12 times per side"),
    ("30 s × 2", "30 seconds 2 times"),
    ("5+ kg", "5 plus kilograms"),
    ("a | b • c", "a, b, c"),
    ("and/or", "and or"),
]


@pytest.mark.parametrize(("text", "said"), TURNED)
def test_no_text_is_turned_round(text, said):
    """A sign with two meanings has the one that stands around it."""
    assert say_as(text, "en") == said


TOLD = [
    ("Bend <90°", True),
    ("10-12 times", True),
    ("Pain 3/10", True),
    ("❌ Arch", True),
    ("*Slowly*", True),
    ("See www.clinic.example", True),
    ("30 s, 5 kg, 90°, 50%", False),
    ("3x10 reps", False),
    ("Hip & knee 😀", False),
    ("- Lie down\n- Bend", False),
    ("Bend your knees.", False),
]


@pytest.mark.parametrize(("text", "tells"), TOLD)
def test_an_author_is_told_of_signs_that_bear_meaning(text, tells):
    """And of what is left out; not of every unit."""
    assert said_of(text, "en").has_target is tells


def test_a_language_hipflow_does_not_speak_loses_only_what_is_no_word():
    """Its signs are for its voice to say."""
    assert say_as("*Zegnij* <90° 😀", "pl") == "Zegnij <90°"
    assert say_as("❌ Plecy", "pl") == "❌ Plecy"


def test_the_language_goes_by_the_first_part_of_its_tag():
    """Whatever the region."""
    assert say_as("<90°", "de-AT") == "weniger als 90 Grad"


@each_language
def test_a_signbook_has_no_empty_cell(language):
    """Every sign, part and unit there is has its words in each language."""
    book, english = signbook_for(language), signbook_for("en")
    for name in ("signs", "fractions", "units"):
        assert getattr(book, name).keys() == getattr(english, name).keys()
    assert len(book.rates) == len(english.rates)
    assert list(book.halves)[-1] == ""
    assert set(book.also.values()) <= set(book.units)
    for name in book.__struct_fields__:
        value = getattr(book, name)
        assert value
        if isinstance(value, dict):
            assert all(value.values())


@given(st.text(st.characters(categories=["L"]) | st.sampled_from(" ,;!?"), max_size=40))
def test_words_alone_are_never_touched(text):
    """No letter of a text without signs is changed; short forms in capitals are no words."""
    plain = text.lower()
    assert say_as(plain, "en") == plain


SIGNS = "<>≤≥±~≈×x*/+-–−=≠°%&@#½¼.,:()[]_ \n0123456789sgmRLIVXabkc😀❌→↑|`"


@given(
    st.text(st.sampled_from(SIGNS) | st.characters(), max_size=30), st.sampled_from(["en", "de"])
)
def test_any_text_can_be_said(text, language):
    """Whatever stands in it: something is left to say, and no stand-in is."""
    said = said_of(text, language).text
    assert bool(said.strip()) == bool(single_line(text))
    assert not {"\ue000", "\ue001"} & (set(said) - set(text))


def test_nothing_is_loaded_for_words():
    """The signs of a language are read when the first one is to be spoken."""
    script = """
import sys
from hipflow.session.speech.say_as import say_as
loaded = lambda: sorted(n.split(".")[-1] for n in sys.modules if "sign" in n and "hipflow" in n)
say_as("Bend your knees. Breathe.", "de")
print(loaded())
say_as("<90", "de")
print(loaded())
"""
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines() == [
        "[]",
        "['german', 'signbook', 'signbooks', 'signs']",
    ]


@each_language
def test_what_has_no_look_is_not_heard(language):
    """A soft hyphen or zero-width space parts no word and no number; a joined word stays whole."""
    assert say_as("Bein\xadpresse 1\u200b0", language) == say_as("Beinpresse 10", language)
    assert say_as(JOINED["persian"], language) == JOINED["persian"]
