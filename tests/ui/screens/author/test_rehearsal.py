"""Rehearse: the workout, tried out."""

from hipflow.session.plan.plan import make_plan
from hipflow.ui.screens.author.rehearsal import RehearsalScreen
from hipflow.ui.screens.session.reason import ReasonScreen
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.author_app import AuthorApp
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, screen_text

PLAN = make_plan(routine(play(**counted(3, sets=(2, 2))), play("Squat", **counted(3))))


async def opened(desk, pilot, index=0):
    """The rehearsal of a plan."""
    screen = RehearsalScreen(desk.fakes.services.rehearsals, PLAN, index)
    desk.app.push_screen(screen)
    await pilot.pause()
    return screen


async def test_skipping_needs_no_reason(tmp_path):
    """An author goes through the steps one by one."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test() as pilot:
        screen = await opened(desk, pilot, 1)
        await press(pilot, "workout.skip")
        assert not isinstance(desk.app.screen, ReasonScreen)
        assert screen._player.session.step == PLAN.steps[2]


async def test_only_keys_that_make_sense_are_offered(tmp_path):
    """Pain and reasons belong to patients."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        screen = await opened(desk, pilot, 1)
        assert "Leave" in last_row(desk.app)
        assert "hurts" not in last_row(desk.app)
        assert "workout.hurts" not in {found.id for found in screen._bindings.shown_keys}


async def test_it_ends_by_itself(tmp_path):
    """After the last step the file is back, and no rating is asked."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test() as pilot:
        await opened(desk, pilot, len(PLAN.steps) - 1)
        desk.fakes.timer.advance(60)
        await pilot.pause()
        assert not isinstance(desk.app.screen, RehearsalScreen)
        assert desk.fakes.store.records() == ()


async def test_the_sound_can_be_turned_off(tmp_path):
    """The key works while trying out too, and the screen says so."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test(size=(120, 30)) as pilot:
        await opened(desk, pilot, 1)
        await press(pilot, "workout.mute", "workout.say-again")
        assert "Sound is off." in screen_text(desk.app)
