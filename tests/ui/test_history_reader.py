"""All of a long history, read while its screen goes on."""

import asyncio
import threading

import pytest
from textual.app import App

from hipflow.storage.history_cache import ReadingStoppedError
from hipflow.system.errors import StorageError
from hipflow.ui import history_reader as module
from hipflow.ui.history_reader import read_in_background
from hipflow.ui.screens._base.base import BaseScreen


class SlowCache:
    """A history that is read when it is allowed to be."""

    def __init__(self, error=None):
        self.share_read = 0.25
        self.was_asked = False
        self.may_end = threading.Event()
        self._error = error

    def read_in_background(self):
        """Wait, then end as was asked."""
        self.was_asked = True
        self.may_end.wait(10)
        if self._error is not None:
            raise self._error


class Reader:
    """A screen that has a history read, and all it is told."""

    def __init__(self, cache):
        self.cache, self.told = cache, []
        self.screen = BaseScreen()

    def begin(self):
        """Have it read at once."""
        read_in_background(
            self.screen,
            self.cache,
            after_s=0.001,
            on_complete=lambda: self.told.append("read"),
            on_error=lambda error: self.told.append(str(error)),
            on_progress=self.told.append,
        )

    async def hears(self, word, pilot):
        """Wait until it is told this."""
        async with asyncio.timeout(10):
            while word not in self.told:
                await pilot.pause()

    async def end(self, pilot):
        """Let the reading end, and hear what comes of it."""
        self.cache.may_end.set()
        async with asyncio.timeout(10):
            while not self.cache.was_asked:
                await pilot.pause()
        await pilot.app.workers.wait_for_complete()


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """A bar that comes at once."""
    monkeypatch.setattr(module, "BAR_AFTER_S", 0.001)
    monkeypatch.setattr(module, "BAR_EVERY_S", 0.001)


async def test_how_far_it_is_is_told_until_all_is_read():
    """And nothing more after that."""
    reader = Reader(SlowCache())
    async with App().run_test() as pilot:
        await pilot.app.push_screen(reader.screen)
        reader.begin()
        await reader.hears(0.25, pilot)
        await reader.end(pilot)
        assert reader.told[-1] == "read"
        assert set(reader.told) == {0.25, "read"}


@pytest.mark.parametrize(
    ("error", "told"),
    [(StorageError("It is asleep."), ["It is asleep."]), (ReadingStoppedError(), [])],
)
async def test_a_refusal_is_told_and_giving_up_is_not(error, told):
    """Neither is taken for a history that was read."""
    reader = Reader(SlowCache(error))
    async with App().run_test() as pilot:
        await pilot.app.push_screen(reader.screen)
        reader.begin()
        await reader.end(pilot)
        assert [word for word in reader.told if isinstance(word, str)] == told


async def test_a_screen_that_was_left_is_told_nothing():
    """Its answer comes too late."""
    reader = Reader(SlowCache())
    async with App().run_test() as pilot:
        await pilot.app.push_screen(reader.screen)
        reader.begin()
        await reader.hears(0.25, pilot)
        pilot.app.pop_screen()
        await pilot.pause()
        await reader.end(pilot)
        assert "read" not in reader.told
