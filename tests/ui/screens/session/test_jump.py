"""Another exercise."""

import pytest

from hipflow.session.engine import state
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, LeftOut
from hipflow.ui.screens.session.jump import JumpScreen
from tests.builders.routine_builders import play, routine
from tests.tools.app_pilot import app_pilot


async def test_the_list_opens_where_one_is(tmp_path):
    """All by number, where one is and what is left out marked; Enter on another goes there."""
    exercises = routine(*(play(name, reps=(1, 1), out_s=1) for name in ("A [b]", "B", "C")))
    session, _ = state.start(make_plan(exercises, Choices(left_out=(LeftOut(1),))))
    async with app_pilot(tmp_path) as stage:
        await stage.open(JumpScreen(session))
        assert any("1  A [b]   you are here" in row for row in stage.rows)
        assert any("2  B   left out" in row for row in stage.rows)
        await stage.press("2", "enter")
        assert stage.result == []
        await stage.press("down", "enter")
        assert stage.result == [2]


async def test_the_exercise_one_is_at_is_none_to_go_to(tmp_path):
    """Enter on it changes nothing: its set goes on."""
    exercises = routine(*(play(name, reps=(1, 1), out_s=1) for name in ("A", "B")))
    session, _ = state.start(make_plan(exercises))
    async with app_pilot(tmp_path) as stage:
        await stage.open(JumpScreen(session))
        await stage.press("enter")
        assert stage.result == [None]


@pytest.mark.parametrize(
    ("typed", "gone_to"), [("2", 1), ("12", 11), ("3", 2), ("93", 2), ("0", None), ("10", 9)]
)
async def test_a_number_chooses_what_it_numbers(tmp_path, typed, gone_to):
    """Two digits, too; a number that is not there begins anew with its last digit."""
    exercises = routine(*(play(f"E{n}", reps=(1, 1), out_s=1) for n in range(12)))
    session, _ = state.start(make_plan(exercises))
    async with app_pilot(tmp_path) as stage:
        await stage.open(JumpScreen(session))
        await stage.press(*typed, "enter")
        assert stage.result == [gone_to]
