"""Sentences to be heard, from facts."""

import pytest
from msgspec import structs

from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.steps import StepKind
from hipflow.session.speech.phrasebook import phrasebook_for
from hipflow.session.speech.spoken_text import (
    announcement_forms,
    place_of,
    sentence,
    time_text,
    times_text,
)
from tests.builders.routine_builders import counted, play, routine

ENGLISH = phrasebook_for("en")


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (1_000, "1 second"),
        (2_500, "2.5 seconds"),
        (30_000, "30 seconds"),
        (60_000, "1 minute"),
        (150_000, "2 minutes 30 seconds"),
        (301_000, "5 minutes 1 second"),
    ],
)
def test_a_time_is_said_in_minutes_and_seconds(ms, text):
    """One is singular, and no seconds are not said beside minutes."""
    assert time_text(ENGLISH, ms) == text


@pytest.mark.parametrize(
    ("language", "ms", "text"),
    [
        ("de", 1_000, "eine Sekunde"),
        ("de", 2_500, "2,5 Sekunden"),
        ("de", 150_000, "2 Minuten und 30 Sekunden"),
        ("es", 21_000, "veintiún segundos"),
        ("es", 51_000, "cincuenta y un segundos"),
        ("fr", 81_000, "une minute et vingt et une secondes"),
        ("fr", 21_500, "21,5 secondes"),
        ("nl", 1_000, "1 seconde"),
        ("pt", 121_000, "2 minutos e um segundo"),
    ],
)
def test_a_time_agrees_in_other_languages(language, ms, text):
    """Numbers take the form of what they count, and tenths the mark of the language."""
    assert time_text(phrasebook_for(language), ms) == text


def test_once_is_no_number():
    """One is said in a word of its own, more by their number."""
    assert [times_text(ENGLISH, count) for count in (1, 2)] == ["once", "2 times"]


def test_the_last_set_is_called_so():
    """By its number before that; a single one is not named at all."""
    plan = make_plan(routine(play(**counted(1, sets=(3, 3)))))
    works = [step for step in plan.steps if step.kind is StepKind.WORK]
    assert [place_of(ENGLISH, step) for step in works] == [
        ["set 1 of 3"],
        ["set 2 of 3"],
        ["last set"],
    ]
    single = make_plan(routine(play(**counted(1))))
    assert place_of(ENGLISH, single.steps[0]) == []


def test_an_announcement_has_shorter_forms():
    """The load goes first, then the place; the name never does."""
    banded = structs.replace(play("Bridge", **counted(1, sets=(2, 2))), load="light band")
    plan = make_plan(routine(banded))
    assert announcement_forms(ENGLISH, plan.steps[0]) == (
        "Bridge. Set 1 of 2. Light band.",
        "Bridge. Set 1 of 2.",
        "Bridge.",
    )


def test_a_number_is_no_ordinal_where_a_full_stop_would_make_it_one():
    """In German a comma follows it; a full stop stays behind a word, and at the very end."""
    banded = structs.replace(play("Brücke 2", **counted(1, sets=(2, 2))), load="leichtes Band")
    plan = make_plan(routine(banded, language="de"))
    assert announcement_forms(phrasebook_for("de"), plan.steps[0]) == (
        "Brücke 2, Serie 1 von 2, leichtes Band.",
        "Brücke 2, Serie 1 von 2.",
        "Brücke 2.",
    )
    assert (
        sentence(phrasebook_for("de"), "Letzte Serie", " ", None, "links") == "Letzte Serie. Links."
    )
