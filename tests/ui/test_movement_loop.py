"""A movement shown over and over, where nobody counts."""

import pytest
from msgspec.structs import replace
from textual.app import App
from textual.screen import Screen

from hipflow.session.view.motion import START_POSE_MS, phase_lengths_ms
from hipflow.ui.movement_loop import MovementLoop
from hipflow.ui.widgets.figure import Figure
from tests.builders.figure_builders import shipped
from tests.builders.routine_builders import counted, play
from tests.fakes.fake_clock import FakeClock

SQUAT = replace(play("Squat", **counted()), figure=shipped("squat"))
TURN_S = sum(phase_lengths_ms(SQUAT)) / 1000


class LoopScreen(Screen[None]):
    """A figure that loops."""

    def compose(self):
        """The figure alone."""
        yield Figure()


@pytest.fixture
async def loop():
    """A loop of two turns, its clock, and what it shows."""
    clock = FakeClock()
    async with App().run_test(size=(40, 16)) as pilot:
        screen = LoopScreen()
        await pilot.app.push_screen(screen)
        made = MovementLoop(screen, screen.query_one(Figure).show, clock, repeats=2)

        def at(seconds):
            clock.monotonic = seconds + START_POSE_MS / 1000
            made._tick()
            return screen.query_one(Figure)._motion

        yield made, at


async def test_it_begins_still_and_then_moves(loop):
    """First the start pose is seen."""
    made, at = loop
    made.show(SQUAT)
    assert at(-1).share == 0
    assert at(1).share == pytest.approx(0.5)
    assert at(TURN_S + 1).share == pytest.approx(0.5)


async def test_after_its_turns_it_stands_still(loop):
    """A screen that is left open does not work for nothing."""
    made, at = loop
    made.show(SQUAT)
    at(1)
    assert at(2 * TURN_S + 1).share == 0
    assert not made._timer._active.is_set()


async def test_without_a_figure_nothing_runs(loop):
    """Most exercises of a person's own have none."""
    made, _ = loop
    made.show(play("Walk"))
    assert not made._timer._active.is_set()
    made.show(None)
    assert not made._timer._active.is_set()
