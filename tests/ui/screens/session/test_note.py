"""What may be written after a session."""

from hipflow.ui.screens.session.note import NOTE_MOST, AddNote
from session_stage import on_stage


async def test_a_note_is_one_line_of_limited_length(tmp_path):
    """What is beyond the limit is not taken, spaces at the ends are dropped."""
    async with on_stage(tmp_path) as stage:
        await stage.open(AddNote(" " + "a" * (NOTE_MOST - 2)))
        await stage.press("b", "c", "d", "enter")
        (note,) = stage.result
        assert note == "a" * (NOTE_MOST - 2) + "b"
