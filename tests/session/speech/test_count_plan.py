"""Counts are even: a set is counted in one way from its first repetition to its last."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from hipflow.routine.format.choices import SideChoice
from hipflow.routine.resolve.routine import PhaseWords
from hipflow.session.plan.plan import make_plan
from hipflow.session.speech.language_books import SPOKEN_LANGUAGES
from hipflow.session.speech.phrasebook import phrasebook_for
from hipflow.session.speech.script import step_lines
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, SpeechSettings, Verbosity
from tests.builders.routine_builders import counted, play, routine

TALKING = [Verbosity.FULL, Verbosity.BRIEF, Verbosity.COUNTS]
NUMBER = re.compile(r"\d+")


def openings(reps, out_s, *, language="en", speaking=None, word=None, **dose):
    """What is said as each repetition begins, nothing where nothing is."""
    how = speaking or SpeechSettings()
    exercise = play("Pulse", **counted(reps, out_s=out_s, back_s=0, **dose))
    words = PhaseWords(out=word)
    plan = make_plan(routine(structs.replace(exercise, words=words), language=language))
    step_ms = round(out_s * 1000)
    said = {
        0 if line.at_ms == AFTER_TONE_MS else line.at_ms: line.text
        for line in step_lines(plan, 1, how)
        if line.text
    }
    begins = range(0, plan.steps[1].length_ms, step_ms)
    return [said.get(at_ms, "") for at_ms in begins]


TABLE = [
    (0.5, "||||5|||||10|||"),
    (0.7, "|2||4||6||8||10||12||Last one"),
    (1, "1|2|3|4|5|6|7|8|9|10|11|12|13|Last one"),
    (1.5, "1|2|3|4|5|6|7|8|9|10|11|12|13|Last one"),
    (2, "1. Go|2. Go|3. Go|4. Go|5. Go|6. Go|7. Go|8. Go|9. Go|10. Go|11. Go|12. Go|13. Go"),
]


@pytest.mark.parametrize(("out_s", "expected"), TABLE)
def test_numbers_come_first_then_every_second_then_every_fifth(out_s, expected):
    """The shorter the phase, the less is said, and never of one repetition more than of another."""
    assert "|".join(openings(14, out_s)).startswith(expected)


def test_where_no_number_fits_the_word_keeps_the_beat():
    """Behind the start tone there is no time for the first one."""
    assert openings(5, 0.35, word="Up") == ["", "Up", "Up", "Up", "Up"]


@pytest.mark.parametrize("language", SPOKEN_LANGUAGES)
@pytest.mark.parametrize("out_s", [1.0, 1.5, 2.0])
def test_every_language_counts_evenly_in_short_phases(language, out_s):
    """All ten numbers, each alone or each with the word; the last one is named as such."""
    said = openings(10, out_s, language=language)
    numbers = [NUMBER.findall(text) for text in said[:-1]]
    assert numbers == [[f"{rep}"] for rep in range(1, 10)]
    forms = {NUMBER.sub("n", text) for text in said[:-1]}
    assert len(forms) == 1
    assert said[-1].startswith(phrasebook_for(language).last_one)


@given(
    reps=st.integers(2, 60),
    out_ms=st.integers(300, 4000),
    language=st.sampled_from(SPOKEN_LANGUAGES),
    speaking=st.builds(
        SpeechSettings,
        verbosity=st.sampled_from(TALKING),
        rate_wpm=st.sampled_from([80, 150, 300]),
        speed=st.sampled_from([1.0, 2.0]),
    ),
)
def test_counts_are_even_whatever_the_pace(reps, out_ms, language, speaking):
    """Every first, second or fifth number without a gap, in one form; only the ends may differ."""
    said = openings(reps, out_ms / 1000, language=language, speaking=speaking)
    inner = said[1:-1]
    numbers = [int(found[0]) for text in inner if (found := NUMBER.findall(text))]
    strides = [list(range(stride, reps, stride)) for stride in (1, 2, 5)]
    assert numbers in [[], *([n for n in way if n > 1] for way in strides)]
    assert len({NUMBER.sub("n", text) for text in inner if NUMBER.search(text)}) <= 1
    if numbers:
        assert all(NUMBER.search(text) or not text for text in inner)
    else:
        assert len(set(inner)) <= 1


def test_sides_in_turn_are_counted_evenly_too():
    """Side and count as long as both fit, then the count with every second or fifth pair only."""

    def said(out_s, pairs=12):
        return openings(pairs, out_s, side=SideChoice.ALTERNATE)

    assert said(1)[:6] == ["left", "right", "left 2", "right", "left 3", "right"]
    assert said(0.9)[:8] == ["left", "right", "left 2", "right", "left", "right", "left 4", "right"]
    assert set(said(0.55)) == {"", "left", "right"}


def test_timed_work_is_counted_to_its_end():
    """Nobody knows which repetition is the last one."""
    exercise = play("Pulse", for_s=(10, 10), paced=True, out_s=1, back_s=0)
    lines = step_lines(make_plan(routine(exercise)), 1)
    assert [line.text for line in lines if line.text] == [f"{n}" for n in range(1, 11)]


def test_a_count_costs_little_however_long_the_set():
    """An hour of a repetition a second is looked through once, not once for every one of them."""
    exercise = play("Pulse", for_s=(3600, 3600), paced=True, out_s=1, back_s=0)
    measured = []

    class Counting(SpeechSettings, frozen=True, kw_only=True):
        def length_ms(self, text):
            measured.append(text)
            return super().length_ms(text)

    lines = step_lines(make_plan(routine(exercise)), 1, Counting())
    assert len([line for line in lines if line.text]) > 700
    assert len(measured) < 30_000
