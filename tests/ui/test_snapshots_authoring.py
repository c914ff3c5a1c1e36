"""Pictures of the screens for authors: any change to how they look is seen in review."""

import pytest

from tests.fakes.author_app import WRONG, AuthorApp, catalog_with_exercises
from tests.tools.press_keys import key_of

SIZES = [(80, 24), (140, 45)]
IDS = ["80x24", "140x45"]


@pytest.mark.parametrize("size", SIZES, ids=IDS)
@pytest.mark.parametrize("state", ["right", "wrong"])
def test_author(snap_compare, tmp_path, state, size):
    """A right file, and one that has become wrong while it was shown."""
    desk = AuthorApp(tmp_path)

    async def become_wrong(pilot):
        if state == "wrong":
            desk.save(WRONG)
        await pilot.pause()

    assert snap_compare(desk.app, run_before=become_wrong, terminal_size=size)


def test_author_never_right(snap_compare, tmp_path):
    """Nothing to play yet."""
    assert snap_compare(AuthorApp(tmp_path, WRONG).app, terminal_size=(140, 45))


@pytest.mark.parametrize("size", SIZES, ids=IDS)
def test_library(snap_compare, tmp_path, size):
    """The exercises, the second one whole."""
    desk = AuthorApp(tmp_path, author=None)
    object.__setattr__(desk.fakes.services, "catalog", catalog_with_exercises(desk.fakes))
    keys = map(key_of, ["today.library", "choose.down"])
    assert snap_compare(desk.app, press=keys, terminal_size=size)


@pytest.mark.parametrize("name", ["author", "library"])
def test_small_and_light(snap_compare, tmp_path, name):
    """The smallest window, in light colours."""
    desk = AuthorApp(tmp_path, **({} if name == "author" else {"author": None}))
    object.__setattr__(desk.fakes.services, "catalog", catalog_with_exercises(desk.fakes))
    desk.app.action_light()
    keys = [] if name == "author" else [key_of("today.library")]
    assert snap_compare(desk.app, press=keys, terminal_size=(40, 12))
