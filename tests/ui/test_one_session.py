"""One whole session through the app, from Today to what stands in the history."""

from hipflow.session.record import Outcome
from hipflow.ui.screens.session.rating import RatingScreen
from hipflow.ui.screens.session.summary import SummaryScreen
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.screens.today import TodayScreen
from tests.tools.app_pilot import app_pilot

SHORT = """
hipflow = 1
title   = "Two things"
warning = "Stop if you feel sharp pain."

[[exercise]]
name  = "Bridge"
sets  = 2
reps  = 3
out_s = 2
back_s = 2

[[exercise]]
name = "Squat"
reps = 8
pace = "self"
"""


async def test_a_session_from_the_warning_to_the_summary(tmp_path):
    """Warning, rating, ready, work, a set that hurt, own pace, the rating after, the record."""
    async with app_pilot(tmp_path, routines={"two": SHORT}) as stage:
        await stage.press("today.start")
        assert "Stop if you feel sharp pain." in stage.text
        await stage.press("check-in.confirm", "3", "check-in.start")
        assert isinstance(stage.app.screen, WorkoutScreen)

        await stage.press("workout.big-ready")
        await stage.wait(6)
        await stage.press("workout.hurts", "6", "panel.keep", "hurts.skip")
        await stage.press("workout.big-ready")
        await stage.wait(20)
        await stage.press("workout.big-done")
        assert isinstance(stage.app.screen, RatingScreen)

        await stage.press("1", "0", "rating.keep")
        assert isinstance(stage.app.screen, SummaryScreen)
        assert "Bridge: set 1 stopped after 1: it hurt." in stage.text
        await stage.press("summary.today")
        assert isinstance(stage.app.screen, TodayScreen)

        (record,) = stage.fakes.store.records()
        assert record.outcome == Outcome.FINISHED
        assert (record.pain.before, record.pain.during_max, record.pain.after) == (3, 6, 10)
        bridge, squat = record.exercises
        assert bridge.pain == 6
        assert [entry.stopped for entry in bridge.done] == ["hurt", "hurt"]
        assert squat.done[0].reps == 8


async def test_a_confirmed_warning_is_not_asked_again(tmp_path):
    """The second time the check-in comes at once."""
    async with app_pilot(tmp_path, routines={"two": SHORT}) as stage:
        for first in (True, False):
            await stage.press("today.start")
            assert ("sharp pain" in stage.text) is first
            if first:
                await stage.press("check-in.confirm")
            await stage.press("check-in.start", "workout.finish", "reason.no-time")
            await stage.press("rating.not-now", "summary.today")
            assert isinstance(stage.app.screen, TodayScreen)
