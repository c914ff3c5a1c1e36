"""Another exercise."""

from hipflow.session.engine import state
from hipflow.session.plan.plan import make_plan
from hipflow.ui.screens.session.jump import JumpScreen
from tests.builders.routine_builders import play, routine
from tests.tools.app_pilot import app_pilot


async def test_the_list_opens_where_one_is(tmp_path):
    """All exercises by number, the one under way marked, Enter on another goes there."""
    exercises = routine(*(play(name, reps=(1, 1), out_s=1) for name in ("A [b]", "B", "C")))
    session, _ = state.start(make_plan(exercises))
    async with app_pilot(tmp_path) as stage:
        await stage.open(JumpScreen(session))
        assert any("1  A [b]   you are here" in row for row in stage.rows)
        await stage.press("down", "down", "enter")
        assert stage.result == [2]
