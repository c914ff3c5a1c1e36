"""A key and what it does."""

from hipflow.ui.screens.session.reason import ReasonScreen
from hipflow.ui.widgets.lists.choice_row import ChoiceRow
from tests.tools.app_pilot import app_pilot


async def test_the_key_that_is_shown_is_the_one_in_force(tmp_path):
    """A person who moved a key sees the moved one, and it works."""
    async with app_pilot(tmp_path) as stage:
        stage.app.set_keymap({"reason.tired": "z"})
        await stage.open(ReasonScreen("Bridge", "Why?"))
        assert any(row.split()[:2] == ["z", "I"] for row in stage.rows)
        await stage.press("z")
        assert stage.result[0].value == "tired"


async def test_a_row_takes_clicks(tmp_path):
    """A click does what the key does."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(ReasonScreen("Bridge", "Why?"))
        await stage.pilot.click(stage.app.screen.query(ChoiceRow).last())
        await stage.pilot.pause()
        assert stage.result[0].value == "other"
