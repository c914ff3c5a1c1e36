"""Another exercise."""

from hipflow.session.engine import state
from hipflow.session.plan.plan import make_plan
from hipflow.ui.screens.session.jump import Jump
from routines import play, routine
from session_stage import on_stage


async def test_the_list_opens_where_one_is(tmp_path):
    """All exercises by number, the one under way marked, Enter on another goes there."""
    exercises = routine(*(play(name, reps=(1, 1), out_s=1) for name in ("A [b]", "B", "C")))
    session, _ = state.start(make_plan(exercises))
    async with on_stage(tmp_path) as stage:
        await stage.open(Jump(session))
        assert any("1  A [b]   you are here" in row for row in stage.rows)
        await stage.press("down", "down", "enter")
        assert stage.result == [2]
