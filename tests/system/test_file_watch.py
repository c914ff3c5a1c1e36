"""Changes of a file are reported, however an editor saves it."""

import asyncio
import shutil
from contextlib import asynccontextmanager

import pytest

from hipflow.system.file_watch import watch_changes, watched_folders

WITHIN_S = 30.0
"""Far more than it takes; a change that is not reported by then never is."""


@asynccontextmanager
async def told_of(path):
    """Watches a file; gives a function that waits for the next change."""
    found = watch_changes(path)

    async def next_told():
        await asyncio.wait_for(anext(found), WITHIN_S)
        return True

    assert await next_told()  # it watches
    yield next_told
    await found.aclose()


@pytest.fixture
async def reported(tmp_path):
    """A file that is watched, and a function that waits for the next change."""
    path = tmp_path / "plan.toml"
    path.write_text("a", encoding="utf-8")
    (tmp_path / "library").mkdir()
    async with told_of(path) as next_told:
        yield path, next_told


async def test_saving_in_place_and_by_replacing(reported):
    """Some editors write into the file, most put a new one in its place."""
    path, next_told = reported
    path.write_text("b", encoding="utf-8")
    assert await next_told()
    new = path.with_name("plan.tmp")
    new.write_text("c", encoding="utf-8")
    new.replace(path)
    assert await next_told()


async def test_an_exercise_beside_it_counts_too(reported):
    """What the routine uses may be written at the same time."""
    path, next_told = reported
    (path.parent / "library" / "slide.toml").write_text("x", encoding="utf-8")
    assert await next_told()


def test_only_near_folders_are_watched(tmp_path):
    """The file's own and the library beside it, where there is one; nothing below."""
    assert watched_folders(tmp_path / "plan.toml") == (tmp_path,)
    (tmp_path / "library").mkdir()
    (tmp_path / "photos").mkdir()
    assert watched_folders(tmp_path / "plan.toml") == (tmp_path, tmp_path / "library")


async def test_a_link_is_followed_to_the_file_that_is_written(tmp_path):
    """The routine lies in a folder that is synced, and is opened by a link elsewhere."""
    kept, here = tmp_path / "kept" / "plan.toml", tmp_path / "here" / "plan.toml"
    for file in (kept, here):
        file.parent.mkdir()
    kept.write_text("a", encoding="utf-8")
    try:
        here.symlink_to(kept)
    except OSError:
        pytest.skip("links are not allowed here")
    assert watched_folders(here) == (here.parent, kept.parent)
    async with told_of(here) as next_told:
        kept.write_text("b", encoding="utf-8")
        assert await next_told()


async def test_where_nothing_can_be_watched_it_looks_instead(tmp_path, monkeypatch):
    """A system out of watches is no reason to stop; folders that are gone are."""
    asked = []

    async def awatch(*_folders, force_polling, **_others):
        asked.append(force_polling)
        if not force_polling:
            raise OSError(28, "No space left on device")
        yield set()

    monkeypatch.setattr("watchfiles.awatch", awatch)
    assert [change async for change in watch_changes(tmp_path / "plan.toml")] == [None]
    assert asked == [None, True]


async def test_a_library_made_later_is_watched_too(tmp_path):
    """An author makes the folder while the routine is open."""
    path = tmp_path / "plan.toml"
    path.write_text("a", encoding="utf-8")
    async with told_of(path) as next_told:
        (tmp_path / "library").mkdir()
        assert await next_told()
        (tmp_path / "library" / "slide.toml").write_text("x", encoding="utf-8")
        assert await next_told()


async def test_a_folder_that_was_taken_away_is_followed_once_it_is_back(tmp_path):
    """Other programs move folders about; what was read last stays meanwhile."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "plan.toml").write_text("a", encoding="utf-8")
    async with told_of(folder / "plan.toml") as next_told:
        shutil.rmtree(folder)
        assert await next_told()
        folder.mkdir()
        assert await next_told()
