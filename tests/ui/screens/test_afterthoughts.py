"""What may be said after a session."""

from hipflow.routine.resolved import PainLimits
from hipflow.ui.screens.afterthoughts import NOTE_MOST, AddNote, ChangeEffort, ChangeRating
from session_stage import on_stage


async def test_a_note_is_one_line_of_limited_length(tmp_path):
    """What is beyond the limit is not taken, spaces at the ends are dropped."""
    async with on_stage(tmp_path) as stage:
        await stage.open(AddNote(" " + "a" * (NOTE_MOST - 2)))
        await stage.press("b", "c", "d", "enter")
        (note,) = stage.result
        assert note == "a" * (NOTE_MOST - 2) + "b"


async def test_effort_has_ends_and_no_zones(tmp_path):
    """It is no pain scale: no word of care or stopping stands on it."""
    async with on_stage(tmp_path) as stage:
        await stage.open(ChangeEffort(None))
        assert "10 as hard as you could" in stage.text
        assert "care" not in stage.text
        await stage.press("1", "0", "panel.keep")
        assert stage.result == [10]


async def test_a_rating_opens_on_what_was_said(tmp_path):
    """Enter alone keeps it."""
    async with on_stage(tmp_path) as stage:
        await stage.open(ChangeRating(4, PainLimits()))
        await stage.press("panel.keep")
        assert stage.result == [4]
