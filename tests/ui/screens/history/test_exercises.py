"""Exercises over time."""

from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.history.exercises import ExerciseHistoryScreen
from tests.fakes.fake_services import FOUR_WEEKS, FakeWorld, hip_session
from tests.tools.press_keys import press
from tests.tools.read_screen import rows, screen_text


async def test_each_exercise_with_how_often_the_last_dose_and_its_worst_pain(tmp_path):
    """What was looked at in History is what is counted here."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "today.history", "history.exercises")
        assert isinstance(app.screen, ExerciseHistoryScreen)
        lines = [" ".join(line.split()) for line in rows(app)]
        assert "▸ Bridge 12 times 14 of 16 ▲ 5" in lines
        assert "Hip flexor stretch 11 times left out –" in lines
        assert "Bridge repetitions a session" in lines
        await press(pilot, "choose.last")
        assert "Hip flexor stretch seconds a session" in [" ".join(r.split()) for r in rows(app)]


async def test_a_long_name_does_not_touch_what_follows(tmp_path):
    """A column stays free after it."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.exercises")
        (line,) = [row for row in rows(app) if "Squat" in row]
        assert line.split("worktop")[1].startswith(" ")


async def test_sessions_in_which_nothing_was_done_are_told_calmly(tmp_path):
    """A session stopped before its first set."""
    app = HipflowApp(FakeWorld(tmp_path, records=[hip_session(1, exercises=())]).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.exercises")
        assert "No exercise was done in these sessions." in screen_text(app)
