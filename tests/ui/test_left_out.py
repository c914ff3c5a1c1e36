"""An exercise that was sharp is asked about before the next session, and left out till then."""

from datetime import timedelta

from msgspec import structs

from hipflow.routine.format.precautions import Precaution
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.leave_out import LeaveOutScreen, NothingLeftScreen
from hipflow.ui.screens.session.not_today import Noted
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.screens.today import TodayScreen
from tests.builders.record_builders import BRIDGE
from tests.fakes.fake_services import TODAY, FakeWorld, hip_session
from tests.tools.press_keys import press
from tests.tools.read_screen import screen_text

TWO = """
hipflow = 1
title = "Two"
contact = "Anna, 01234 567890"
[pain]
ask_before = false
[[exercise]]
name = "Bridge"
reps = 3
[[exercise]]
name = "Squat"
reps = 3
"""
SHARP = structs.replace(BRIDGE, id=None, felt="sharp")
NUMB = structs.replace(SHARP, name="Squat", felt="numb")


def world(tmp_path, *exercises):
    """A home with that routine, and a session of another one two days ago."""
    past = hip_session(2, exercises=exercises)
    return FakeWorld(tmp_path, routines={"two": TWO}, records=[past])


async def test_it_is_left_out_until_the_patient_says_otherwise(tmp_path):
    """Enter leaves it out; turning back begins nothing; the other key takes it back for good."""
    fakes = world(tmp_path, SHARP)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start")
        assert isinstance(app.screen, LeaveOutScreen)
        assert "Bridge: leave it out today?" in screen_text(app)
        assert "until you have asked Anna, 01234 567890." in " ".join(screen_text(app).split())
        await press(pilot, "app.back")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "today.start", "leave-out.stay")
        assert isinstance(app.screen, CheckInScreen)
        assert "Left out today: Bridge." in screen_text(app)
        await press(pilot, "check-in.start")
        assert isinstance(app.screen, WorkoutScreen)
        assert {step.play.name for step in fakes.players[-1].session.plan.steps} == {"Squat"}
        fakes.timer.advance(600)
        await pilot.pause()
        await press(pilot, "rating.not-now")
        assert "Bridge: left out." in screen_text(app)
        await press(pilot, "summary.today", "today.start", "leave-out.again")
        assert "Left out today" not in screen_text(app)
        assert fakes.store.notes() == (), "it is said once the session is begun"
        await press(pilot, "check-in.start")
        assert len({step.exercise for step in fakes.players[-1].session.plan.steps}) == 2
    (note,) = fakes.store.notes()
    assert (note.kind, note.date) == ("left-out", TODAY.isoformat())
    assert note.details == {"key": "Bridge", "name": "Bridge", "out": False}
    fakes.clock.moment += timedelta(days=3)
    assert fakes.services.day_status(fakes.loaded("two")).left_out() == ()


async def test_with_nothing_left_it_is_a_day_of_rest(tmp_path):
    """What was numb is left out as well; rest is kept, and says so."""
    fakes = world(tmp_path, SHARP, NUMB)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start", "leave-out.stay", "leave-out.stay")
        assert isinstance(app.screen, NothingLeftScreen)
        assert "which of them you may do" in " ".join(screen_text(app).split())
        await press(pilot, "nothing-left.rest")
        assert isinstance(app.screen, Noted)
    assert fakes.store.records()[-1].outcome == "not-today"


async def test_a_precaution_turned_on_in_the_settings_is_held_against_the_routine(tmp_path):
    """What breaks it is asked about before the session; what asks for care is read in it."""
    text = TWO + 'not_with = ["kneel"]\ncare_with = { floor = "Use a firm bed." }\n'
    fakes = FakeWorld(tmp_path, routines={"two": text})
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "app.settings")
        while "settings.precautions" not in {
            one.binding.id for one in app.screen.active_bindings.values()
        }:
            await press(pilot, "choose.down")
        await press(pilot, "settings.precautions")
        listed = [one.value for one in Precaution]
        for name in ("kneel", "floor", "floor", "floor"):
            app.screen.rows.choose(listed.index(name))
            await press(pilot, "precautions.turn")
        assert "yes  Do not kneel" in screen_text(app)
        assert fakes.settings.values.precautions == ("kneel", "floor")
        await press(pilot, "app.back", "app.back", "today.start")
        assert "You were told not to kneel." in " ".join(screen_text(app).split())
        await press(pilot, "leave-out.again", "check-in.start")
        routine = fakes.players[-1].setup.plan.routine
        assert routine.care_of(routine.exercises[1].usual) == ("Use a firm bed.",)
    assert fakes.store.notes()[0].details["may"] == ["kneel"]
    assert fakes.services.day_status(fakes.loaded("two")).left_out() == ()
