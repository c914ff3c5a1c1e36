"""It hurts: how much, then what next."""

import pytest

from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.engine import events
from hipflow.ui.screens.session.hurts import HurtChoice, HurtsScreen
from hipflow.ui.widgets.lists.choice_row import ChoiceRow
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import loaded_routine
from tests.fakes.fake_voice import FakeVoice
from tests.tools.app_pilot import EASIER, app_pilot

BRIDGE = routine(play("Bridge", **counted(8, sets=(2, 2))))
LIMITS = PainLimits(advice="Ice it.", stop_advice="Ring the [clinic] first.")


async def hurting(stage, *keys, limits=LIMITS, made=BRIDGE, pain_before=None):
    """The panel over a paused bridge, after these keys."""
    player = stage.fakes.make_player(loaded_routine(made), pain_before=pain_before)
    player.start()
    player.send(events.Pause(events.PauseReason.HURT))
    await stage.open(HurtsScreen(player, limits))
    await stage.press(*keys)


def first_row(stage):
    """The choice that is offered first."""
    return stage.app.screen.query(ChoiceRow).filter(".marked").only_one()


async def test_below_the_limit_going_on_comes_first(tmp_path):
    """Four of ten is within what the author allows; Enter goes on."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, "4", "panel.keep")
        assert "▲ take care" in stage.text
        assert "Ice it." not in stage.text
        assert first_row(stage).id == "way-go-on"
        await stage.press("hurts.first")
        assert stage.result == [HurtChoice.GO_ON]


@pytest.mark.parametrize(
    ("keys", "felt", "rating", "way"),
    [
        (("hurts.sharp",), "sharp", None, "way-skip"),
        (("2", "panel.keep", "hurts.sharp"), "sharp", 2, "way-skip"),
        (("2", "hurts.numb"), "numb", 2, "way-finish"),
        (("0", "panel.keep", "hurts.numb"), "numb", 0, "way-finish"),
    ],
)
async def test_what_pain_is_like_counts_at_any_number(tmp_path, keys, felt, rating, way):
    """It is kept with the exercise; to go on is offered no more."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, *keys)
        words = "Stop this exercise. Do not do it again" if felt == "sharp" else "Stop now."
        assert words in stage.text
        assert first_row(stage).id == way
        assert "go on as before" not in stage.text
        (bridge,) = stage.fakes.players[-1].record().exercises
        assert (bridge.felt, bridge.pain) == (felt, rating)


async def test_at_the_limit_stopping_comes_first(tmp_path):
    """From six on hipflow says to stop this exercise, and Enter does."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, "6", "panel.keep", limits=PainLimits(advice="Ice it."))
        assert "Stop this exercise. Rest until it settles, or end here." in stage.text
        assert "Ice it." not in stage.text
        assert first_row(stage).id == "way-skip"
        rows = [row for row in stage.rows if "next one" in row or "finish here" in row]
        assert "stop this exercise" in rows[0]
        await stage.press("hurts.first")
        assert stage.result == [HurtChoice.SKIP]


@pytest.mark.parametrize("keys", [("6",), ("8",), ("1", "0"), ("x",)])
async def test_where_the_author_says_to_stop_the_session_ends_first(tmp_path, keys):
    """Ten by either way of typing it too; from eight on hipflow's own words are read before."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, *keys, "panel.keep")
        assert ("Stop now. Sit or lie down and rest." in stage.text) == (keys != ("6",))
        assert "Ring the [clinic] first." in stage.text
        assert first_row(stage).id == "way-finish"
        await stage.press("hurts.first")
        assert stage.result == [HurtChoice.FINISH]


async def test_a_clear_rise_offers_less_first(tmp_path):
    """Five after a one is not where to stop, but more than an exercise should cost."""
    async with app_pilot(tmp_path) as stage:
        easier = routine(EASIER.exercises[0])
        await hurting(stage, "5", "panel.keep", pain_before=1, made=easier)
        assert "This hurts clearly more than when you began." in stage.text
        assert first_row(stage).id == "way-easier"
        await stage.press("hurts.first")
        assert stage.result == [HurtChoice.EASIER]


async def test_what_is_marked_is_what_enter_does(tmp_path):
    """Without an easier level the exercise is skipped, and the mark says so."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, "5", "panel.keep", pain_before=1)
        assert first_row(stage).id == "way-skip"
        await stage.press("hurts.first")
        assert stage.result == [HurtChoice.SKIP]


@pytest.mark.parametrize(
    ("language", "keys", "said"),
    [
        ("en", "6", ["Ring the [clinic] first."]),
        ("de", "9", ["Ring the [clinic] first."]),
        ("en", "5", []),
    ],
)
async def test_what_says_to_stop_is_spoken_too(tmp_path, language, keys, said):
    """From three metres off nothing can be read."""
    voice = FakeVoice()
    async with app_pilot(tmp_path, voice=voice, mute=False) as stage:
        made = routine(*BRIDGE.exercises, language=language)
        await hurting(stage, keys, "panel.keep", made=made)
        assert [sound.text for sound in voice.sounds] == said


async def test_the_rating_is_told_before_the_choice(tmp_path):
    """It is kept whatever is chosen after, or if nothing is."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, "7", "panel.keep")
        assert stage.session.set_log.pain == {0: 7}
        await stage.press("panel.never-mind")
        assert stage.result == [None]


async def test_the_number_may_be_left_out(tmp_path):
    """Nobody has to rate to be let go."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, "rating.not-now")
        assert stage.session.set_log.pain == {}
        assert "What next?" in stage.text
        await stage.press("hurts.finish")
        assert stage.result == [HurtChoice.FINISH]


async def test_without_an_easier_level_it_is_not_offered(tmp_path):
    """A choice that could do nothing has no row and no key."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, "4", "panel.keep", "hurts.easier")
        assert "the next one is easier" not in stage.text
        assert stage.result == []


async def test_enter_keeps_nothing_before_a_number(tmp_path):
    """Nothing is chosen at first, so there is nothing to keep."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, "panel.keep")
        assert "How much does it hurt" in stage.text
        assert stage.session.set_log.pain == {}


async def test_choices_can_be_clicked(tmp_path):
    """Every row does what its key does."""
    async with app_pilot(tmp_path) as stage:
        await hurting(stage, "4", "panel.keep")
        await stage.pilot.click("#way-finish")
        await stage.pilot.pause()
        assert stage.result == [HurtChoice.FINISH]
