"""An app that bears rough handling."""

import asyncio
import signal

from textual.events import Key

from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.today import Today
from ui_services import Fakes


async def test_told_to_leave_it_leaves_whatever_keys_wait(tmp_path):
    """Keys that have not been looked at are passed by: none of them does anything any more."""
    app = HipflowApp(Fakes(tmp_path).services)
    async with app.run_test() as pilot:
        for _ in range(1_000):
            app.post_message(Key("h", "h"))
        app.leave(signal.SIGTERM)
        await pilot.pause()
        assert not app.is_running
        assert app.return_code == 0
        assert [type(screen) for screen in app.screen_stack] in ([], [Today])


async def run_and_leave(app, when):
    """Run it, and tell it to leave as soon as something holds; its return code."""
    running = asyncio.ensure_future(app.run_async(headless=True))
    while not when():  # noqa: ASYNC110 - there is no event to wait for
        await asyncio.sleep(0)
    app.leave(signal.SIGTERM)
    await asyncio.wait_for(running, 30)
    return app.return_code


async def test_told_to_leave_before_the_first_screen_has_come(tmp_path):
    """Half of a screen would fall over that; the moment until it is there is waited for."""
    app = HipflowApp(Fakes(tmp_path).services)
    assert await run_and_leave(app, lambda: app.screen_stack) == 0


async def test_told_to_leave_while_another_screen_is_coming(tmp_path):
    """The same for any other."""
    app = HipflowApp(Fakes(tmp_path).services)

    def coming():
        if not app.screen_stack or not app.screen.is_mounted:
            return False
        with app._context():  # as from a key
            app.show_history()
        return True

    assert await run_and_leave(app, coming) == 0
