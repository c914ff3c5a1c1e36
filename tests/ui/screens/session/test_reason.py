"""Why work is left."""

import pytest

from hipflow.session.record import Reason
from hipflow.ui.screens.session.reason import ReasonScreen
from tests.tools.app_pilot import app_pilot


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("reason.hurt", Reason.HURT),
        ("reason.tired", Reason.TIRED),
        ("reason.not-able", Reason.NOT_ABLE),
        ("reason.no-time", Reason.NO_TIME),
        ("reason.other", Reason.OTHER),
        ("panel.never-mind", None),
    ],
)
async def test_one_key_is_enough(tmp_path, key, reason):
    """Each reason has its key; Esc takes it back."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(ReasonScreen("Bridge", "Why leave this set?"))
        await stage.press(key)
        assert stage.result == [reason]
