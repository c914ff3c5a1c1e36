"""The keys on the last row."""

import gc

import pytest
from textual.widgets._footer import FooterKey

from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.widgets.key_row import keys_that_fit
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


async def test_keys_that_went_are_let_go(tmp_path):
    """Each step shows its own keys: nothing holds on to those of the steps before."""
    async with app_pilot(tmp_path) as stage:
        loaded = stage.fakes.loaded()
        await stage.open(WorkoutScreen(stage.fakes.make_player(loaded), loaded))
        for _ in range(12):
            await stage.press("p")
        gc.collect()
        kept = [one for one in gc.get_objects() if isinstance(one, FooterKey)]
        gone = [key for key in kept if key.app is stage.app and not key.is_attached]
        assert len(gone) < 20


async def test_keys_that_stay_as_they_are_are_not_made_anew(tmp_path):
    """Moving in a list, the row stands; where a key goes, it is another."""
    async with app_pilot(tmp_path) as stage:
        row = [*stage.app.screen.query(FooterKey)]
        await stage.press("choose.down")
        assert [*stage.app.screen.query(FooterKey)] == row
        await stage.resize(40, 24)
        assert len(stage.app.screen.query(FooterKey)) < len(row)
