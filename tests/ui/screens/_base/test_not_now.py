"""A key that does nothing just now says so."""

import pytest

from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.bindings import binding_ids
from hipflow.ui.screens._base.not_now import _GROUPS, _TEXTS, ONLY_ONE, not_now_text
from hipflow.ui.screens.history.rating_correction import RatingCorrectionScreen
from tests.fakes.fake_services import HIP_STARTER
from tests.tools.app_pilot import app_pilot


@pytest.mark.parametrize(
    ("binding_id", "words"),
    [
        ("workout.easier", "There is nothing easier."),
        ("choose.page-up", ONLY_ONE),
        ("workout.jump", "Jump: not now."),
    ],
)
def test_its_own_words_those_of_its_kind_or_its_name(binding_id, words):
    """In this order."""
    assert not_now_text(binding_id, "Jump") == words


def test_the_words_are_for_keys_that_there_are():
    """A key that is called otherwise by now would lose its words."""
    assert set(_TEXTS) <= set(binding_ids())
    assert set(_GROUPS) <= {name.partition(".")[0] for name in binding_ids()}


async def test_it_is_said_until_the_next_key(tmp_path):
    """On the first row, in the place of what stands there."""
    async with app_pilot(tmp_path, routines={"hip-starter": HIP_STARTER}) as stage:
        before = stage.rows[0]
        await stage.press("choose.down")
        assert stage.rows[0].rstrip().endswith(ONLY_ONE)
        await stage.press("w")
        assert stage.rows[0] == before
        await stage.open(RatingCorrectionScreen("pain.after", None, PainLimits()))
        await stage.press("panel.keep")
        assert stage.rows[0].rstrip().endswith("Choose a number first.")
        await stage.press("3")
        assert "Choose" not in stage.rows[0]
