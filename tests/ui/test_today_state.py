"""What Today shows of the routines and of what was played."""

from pathlib import Path

import pytest

from hipflow.library.catalog import CatalogItem
from hipflow.routine.format.choices import Pace
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.plan.plan import make_plan
from hipflow.session.record import Day, RoutineRef
from hipflow.system.errors import StorageError
from hipflow.ui.today_state import (
    author_line,
    length_text,
    load_today,
    routine_statuses,
    week_cells,
)
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import (
    BRIDGE_HURT,
    FOUR_WEEKS,
    STRETCH_LEFT_OUT,
    TODAY,
    FakeWorld,
    hip_session,
    loaded_routine,
)


def test_routines_stand_there_with_their_sessions(tmp_path):
    """What was played goes with its routine, and this is no first start."""
    services = FakeWorld(tmp_path, records=FOUR_WEEKS).services
    seen = load_today(services, TODAY)
    assert list(seen.records) == sorted(FOUR_WEEKS, key=lambda record: record.started)
    assert any(status.last == seen.records[-1] for status in seen.statuses)
    assert (seen.first_start, seen.file_problems) == (False, ())


def test_nothing_played_is_a_first_start(tmp_path):
    """Only an empty history is one."""
    assert load_today(FakeWorld(tmp_path).services, TODAY).first_start


def test_a_history_that_cannot_be_read_is_a_file_problem(tmp_path, monkeypatch):
    """The routines stand there all the same, and nobody is welcomed as if for the first time."""

    def refuse():
        raise StorageError("The history cannot be read.")

    services = FakeWorld(tmp_path, records=FOUR_WEEKS).services
    monkeypatch.setattr(services.store, "recent", refuse)
    seen = load_today(services, TODAY)
    assert seen.file_problems == ("The history cannot be read.",)
    assert len(seen.statuses) == len(services.catalog.items())
    assert not seen.first_start


def test_limits_are_those_of_the_routine_played(tmp_path):
    """The usual ones where that routine is gone."""
    seen = load_today(FakeWorld(tmp_path, records=FOUR_WEEKS).services, TODAY)
    (routine,) = [
        status.item.routine for status in seen.statuses if status.last == seen.records[-1]
    ]
    assert seen.limits_of(seen.records[-1]) == routine.pain
    gone = hip_session(1, routine=RoutineRef(title="Gone", file="gone.toml"))
    assert seen.limits_of(gone) == PainLimits()


def item(name, **fields):
    """A routine file called by its title."""
    made = routine(play(**counted(8)), title=name, **fields)
    loaded = loaded_routine(made, f"{name}.toml")
    return CatalogItem(
        name=name, path=Path(f"{name}.toml"), title=name, origin="yours", loaded=loaded
    )


def broken(name):
    """A file with a mistake."""
    return CatalogItem(
        name=name,
        path=Path(f"{name}.toml"),
        title=name,
        origin="yours",
        problems_text="line 7: `reps` is text",
    )


def statuses_of(*items, records=None):
    """The statuses of these items; ``records`` by title."""
    records = records or {}
    return routine_statuses(items, lambda ref: tuple(records.get(ref.title, ())), TODAY, Day.USUAL)


def test_what_is_due_comes_first_and_broken_files_last():
    """The order on Today is the order in which things matter."""
    statuses = statuses_of(
        broken("broken"),
        item("any"),
        item("done", per_week=(3, 3)),
        item("due", per_week=(3, 3)),
        records={"done": [hip_session(0)]},
    )
    assert [status.item.name for status in statuses] == ["due", "any", "done", "broken"]


def test_of_two_that_are_due_the_one_in_use_comes_first():
    """A routine that was never played does not push itself in front."""
    statuses = statuses_of(
        item("a-new-one", per_week=(7, 7)),
        item("in-use", per_week=(7, 7)),
        records={"in-use": [hip_session(1)]},
    )
    assert statuses[0].item.name == "in-use"


@pytest.mark.parametrize(
    ("fields", "records", "mark", "state"),
    [
        ({"per_week": (3, 3)}, [], "○", "due today"),
        ({"per_week": (3, 3)}, [hip_session(0)], "✓", "done today"),
        ({"per_week": (2, 2)}, [hip_session(1)], " ", "not due until Wednesday"),
        ({"per_week": (3, 3)}, [hip_session(0, 3, 8)], "–", "rest today"),
        ({}, [hip_session(0, 7, None, outcome="not-today", exercises=())], "–", "rest today"),
        ({}, [], " ", "when you like"),
    ],
)
def test_the_state_is_a_word_and_a_shape(fields, records, mark, state):
    """Every state can be told without colour."""
    (status,) = statuses_of(item("one", **fields), records={"one": records})
    assert (status.mark, status.state) == (mark, state)


def test_a_broken_file_says_its_first_problem():
    """What is wrong stands in the place of the state."""
    (status,) = statuses_of(broken("one"))
    assert (status.mark, status.state) == ("!", "line 7: `reps` is text")
    assert not status.is_due


def test_own_pace_makes_a_length_a_least_one():
    """Work without a length cannot be added up, and that is said."""
    guided = make_plan(routine(play(**counted(30))))
    mixed = make_plan(routine(play(**counted(30)), play(pace=Pace.SELF)))
    own = make_plan(routine(play(pace=Pace.SELF)))
    assert length_text(guided) == "2 min"
    assert length_text(mixed).endswith(" or more")
    assert length_text(own) == "your own pace"


def test_a_week_shows_pain_then_done_then_due():
    """A rated day shows its zone, an unrated one that it was done, today that it is due."""
    records = [hip_session(5, after=2), hip_session(4, after=None), hip_session(2, after=4)]
    (status,) = statuses_of(item("one", per_week=(7, 7)), records={"one": records})
    cells = week_cells(status, TODAY, PainLimits())
    assert [cell.name for cell in cells] == ["Tu", "We", "Th", "Fr", "Sa", "Su", "Today"]
    assert [cell.shape for cell in cells] == ["·", "●", "✓", "·", "▲", "·", "○"]
    assert cells[-1].word == "due"


def test_what_the_author_asks_is_said_in_one_line():
    """Author, days a week and weeks, as far as they are written."""
    made = routine(play(), author="Clinic", per_week=(3, 3), weeks=(4, 6), per_day=2)
    assert author_line(made) == "Clinic, 3 days a week, 2 times a day, for 4 to 6 weeks"
    assert author_line(routine(play())) == ""
    assert author_line(routine(play(), per_week=(1, 1))) == "1 day a week"


@pytest.mark.parametrize(
    "stop",
    [
        hip_session(0, 3, 9, outcome="stopped", reason="hurt"),
        hip_session(0, 7, None, outcome="not-today", exercises=()),
        hip_session(1, 3, 3, morning=7),
    ],
)
def test_what_was_too_much_is_read_first(stop):
    """Before another routine that is due: nothing is begun before what has happened is read."""
    statuses = statuses_of(
        item("any"),
        item("due", per_week=(3, 3)),
        item("stopped", per_week=(3, 3)),
        records={"stopped": [stop]},
    )
    assert [status.item.name for status in statuses] == ["stopped", "due", "any"]
    assert statuses[0].rest
    assert not statuses[0].is_due
    assert statuses[1].is_due


def test_what_rests_stands_below_what_may_be_done():
    """Neither due nor offered before others; the week says rest where nothing was rated after."""
    rest = hip_session(0, 3, None, outcome="not-today", exercises=())
    statuses = statuses_of(
        item("rests", per_week=(3, 3)),
        item("any"),
        item("due", per_week=(3, 3)),
        records={"rests": [rest]},
    )
    assert [status.item.name for status in statuses] == ["due", "any", "rests"]
    cell = week_cells(statuses[-1], TODAY, PainLimits())[-1]
    assert (cell.shape, cell.word, cell.tone) == ("–", "rest", "")
    assert statuses[-1].rest.startswith("Short walks")
    assert not statuses[0].rest


def test_part_done_today_is_said_and_marked():
    """Not due again that day; the day has a mark and a word of its own."""
    part = hip_session(0, after=None, exercises=(BRIDGE_HURT, STRETCH_LEFT_OUT))
    (status,) = statuses_of(item("one", per_week=(3, 3)), records={"one": [part]})
    assert (status.mark, status.state, status.is_due) == ("◐", "part done today", False)
    cell = week_cells(status, TODAY, PainLimits())[-1]
    assert (cell.shape, cell.word) == ("◐", "part")
