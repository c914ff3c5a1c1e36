"""Which sessions are looked at."""

from datetime import date
from unicodedata import normalize

import pytest

from hipflow.progress.selection import Selection, select
from hipflow.session.record import RoutineRef
from tests.builders.record_builders import not_today, session

HIP = session("1", "2026-11-01T23:30:00-05:00", note="Left side STIFF after the garden.")
KNEE = session(
    "2",
    "2026-11-03T08:00:00+01:00",
    routine=RoutineRef(title="Knee week two", file="knee.toml"),
    outcome="stopped",
    reason="tired",
)
ALL = (HIP, KNEE)


def chosen(**asked):
    """Ids of the sessions that fit."""
    return "".join(record.id for record in select(ALL, Selection(**asked)))


def test_nothing_asked_lets_all_through():
    """In the order they come."""
    assert chosen() == "12"


@pytest.mark.parametrize("name", ["knee", "knee.toml", "Knee week two", "KNEE"])
def test_a_routine_goes_by_its_file_or_its_title(name):
    """However it is written."""
    assert chosen(routine=name) == "2"


def test_names_and_words_are_found_however_their_accents_are_stored():
    """A file's name from macOS keeps them apart from the letters; nobody types them so."""
    apart = [normalize("NFD", text) for text in ("Übung.toml", "Übung", "größer")]
    record = session("3", routine=RoutineRef(title=apart[1], file=apart[0]), note=apart[2])
    for asked in (Selection(routine="übung"), Selection(words="Übung GRÖSSER")):
        assert select([record], asked) == (record,)


def test_days_are_the_patients_own_and_both_ends_belong_to_it():
    """A session late in the evening is of that evening's date, whatever it is in Greenwich."""
    assert chosen(until=date(2026, 11, 1)) == "1"
    assert chosen(since=date(2026, 11, 2)) == "2"
    assert chosen(since=date(2026, 11, 1), until=date(2026, 11, 3)) == "12"


def test_outcome():
    """Stopped early, for example."""
    assert chosen(outcome="stopped") == "2"


def test_all_words_have_to_stand_somewhere():
    """In the note, the title, the exercises, the reason; in any order, however written."""
    assert chosen(words="garden stiff") == "1"
    assert chosen(words="tired") == "2"
    assert chosen(words="bridge") == "12"
    assert chosen(words="garden tired") == ""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("november", "12"),
        ("Nov 2026", "12"),
        ("sunday", "1"),
        ("tue", "2"),
        ("1 nov", "1"),
        ("3 november 2026", "2"),
        ("2026-11-03", "2"),
        ("2026-11", "12"),
        ("october", ""),
        ("2025", ""),
        ("11", ""),
    ],
)
def test_days_and_months_are_words_too(words, found):
    """As one writes them, whole or begun; a number is the whole of itself."""
    assert chosen(words=words) == found


def test_a_number_in_a_note_is_found():
    """With a comma or a full stop behind it."""
    noted = session("3", "2026-10-02T08:00:00+00:00", note="Knee felt like 7, then 12.")
    assert select([noted], Selection(words="7 12")) == (noted,)
    assert select([noted], Selection(words="1")) == ()


def test_days_of_rest_are_found_by_their_words():
    """And by no kind of day."""
    rest = not_today()
    assert select([rest, HIP], Selection(words="not today")) == (rest,)
    assert select([rest, HIP], Selection(words="usual")) == (HIP,)
    assert select([rest, HIP], Selection(outcome="not-today")) == (rest,)
