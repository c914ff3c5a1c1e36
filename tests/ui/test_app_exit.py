"""An app that bears rough handling."""

import asyncio
import signal

import pytest
from textual.events import Key

from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.today import TodayScreen
from tests.fakes.fake_services import FakeWorld


async def test_told_to_leave_it_leaves_whatever_keys_wait(tmp_path):
    """Keys that have not been looked at are passed by: none of them does anything any more."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test() as pilot:
        for _ in range(1_000):
            app.post_message(Key("h", "h"))
        app.exit_on_signal(signal.SIGTERM)
        await pilot.pause()
        assert not app.is_running
        assert app.return_code == 0
        assert [type(screen) for screen in app.screen_stack] in ([], [TodayScreen])


async def run_and_leave(app, when):
    """Run it, and tell it to leave as soon as something holds; its return code."""
    running = asyncio.ensure_future(app.run_async(headless=True))
    while not when():  # noqa: ASYNC110 - there is no event to wait for
        await asyncio.sleep(0)
    app.exit_on_signal(signal.SIGTERM)
    await asyncio.wait_for(running, 30)
    return app.return_code


async def test_told_to_leave_before_the_first_screen_has_come(tmp_path):
    """Half of a screen would fall over that; the moment until it is there is waited for."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    assert await run_and_leave(app, lambda: app.screen_stack) == 0


@pytest.mark.parametrize("turns", [2, 3, 4])
async def test_told_to_leave_while_another_screen_is_coming(tmp_path, turns):
    """The same for any other."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    left = []

    def coming():
        if not app.screen_stack or not app.screen.is_mounted:
            return False
        if not left:
            with app._context():  # as from a key
                app.action_settings()
        left.append(turns - len(left))
        return left[-1] == 0

    assert await run_and_leave(app, coming) == 0


async def test_a_mistake_of_the_screens_shows_no_value(tmp_path, capsys):
    """Textual prints what every variable held; here the last handler of the program tells of it."""
    app = HipflowApp(FakeWorld(tmp_path).services)

    def fail():
        pain = "secret"
        raise ValueError(len(pain))

    running = asyncio.ensure_future(app.run_async(headless=True))
    while not app.screen_stack:  # noqa: ASYNC110 - there is no event to wait for
        await asyncio.sleep(0)
    app.call_later(fail)
    await asyncio.wait_for(running, 30)
    assert repr(app.failure) == "ValueError(6)"
    assert capsys.readouterr() == ("", "")
