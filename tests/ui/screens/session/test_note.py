"""What may be written after a session."""

from hipflow.ui.screens.session.note import MAX_NOTE_LENGTH, NoteScreen
from tests.tools.app_pilot import app_pilot


async def test_a_note_is_one_line_of_limited_length(tmp_path):
    """What is beyond the limit is not taken, spaces at the ends are dropped."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(NoteScreen(" " + "a" * (MAX_NOTE_LENGTH - 2)))
        await stage.press("b", "c", "d", "enter")
        (note,) = stage.result
        assert note == "a" * (MAX_NOTE_LENGTH - 2) + "b"
