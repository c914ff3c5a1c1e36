"""The keys on the last row."""

import pytest

from hipflow.ui.screens.preview import PreviewScreen
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.screens.today import TodayScreen
from hipflow.ui.widgets.key_row import KeyRow, keys_that_fit
from tests.tools.app_pilot import app_pilot


@pytest.mark.parametrize(
    ("widths", "room", "shown"),
    [
        ([], 10, []),
        ([4, 4, 4], 12, [0, 1, 2]),
        ([4, 4, 4], 11, [0, 2]),
        ([4, 9, 2, 4], 12, [0, 3]),
        ([4, 4], 2, [1]),
    ],
)
def test_the_last_key_stays_and_before_it_as_many_as_fit(widths, room, shown):
    """What is left out is what stands just before the way out."""
    assert keys_that_fit(widths, room) == shown


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_the_workout_always_names_its_help_and_cuts_no_key(tmp_path, width):
    """At every width the last row ends with a whole word, the help."""
    async with app_pilot(tmp_path, size=(width, 24)) as stage:
        loaded = stage.fakes.loaded()
        await stage.open(WorkoutScreen(stage.fakes.make_player(loaded), loaded))
        await stage.pilot.pause()
        assert stage.rows[-1].rstrip().endswith("? Help")


async def test_a_key_that_is_clicked_is_pressed(tmp_path):
    """And one between two keys is none."""
    async with app_pilot(tmp_path) as stage:
        row = stage.app.screen.query_one(KeyRow)
        at = stage.rows[-1].index("v Look first") - row.region.x
        await stage.pilot.hover(KeyRow, offset=(at + 2, 0))
        assert row.keys[row.pointed].meaning == "Look first"
        assert row.tooltip == row.keys[row.pointed].help != ""
        await stage.pilot.click(KeyRow, offset=(at - 1, 0))
        assert isinstance(stage.app.screen, TodayScreen)
        await stage.pilot.click(KeyRow, offset=(at + 2, 0))
        assert isinstance(stage.app.screen, PreviewScreen)
