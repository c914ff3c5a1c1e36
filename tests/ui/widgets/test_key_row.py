"""The keys on the last row."""

import pytest

from hipflow.ui.screens.workout import Workout
from hipflow.ui.widgets.key_row import fitting
from session_stage import on_stage


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
    assert fitting(widths, room) == shown


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_the_workout_always_names_its_help_and_cuts_no_key(tmp_path, width):
    """At every width the last row ends with a whole word, the help."""
    async with on_stage(tmp_path, size=(width, 24)) as stage:
        loaded = stage.fakes.loaded()
        await stage.open(Workout(stage.fakes.make_player(loaded), loaded))
        await stage.pilot.pause()
        assert stage.rows[-1].rstrip().endswith("? Help")
