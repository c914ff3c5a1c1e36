"""Steering: what the keys make of a session."""

import pytest

from hipflow.session.engine.session import Status
from hipflow.session.record import Outcome, Reason
from hipflow.session.speech.speech_settings import Verbosity
from hipflow.storage.settings import Settings
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.jump import JumpScreen
from hipflow.ui.screens.session.reason import ReasonScreen
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.voice.protocol.sound import Audibility
from tests.fakes.fake_voice import FakeVoice
from tests.tools.app_pilot import EASIER, IN_WORK_S, READY_S, SHORT, app_pilot


async def test_skipping_work_asks_why_and_waits_meanwhile(tmp_path):
    """One key for the reason; the session stands still while it is asked."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.skip")
        assert isinstance(stage.app.screen, ReasonScreen)
        at_ms = stage.session.active_ms
        await stage.wait(30)
        assert stage.session.active_ms == at_ms
        await stage.press("reason.tired")
        assert isinstance(stage.app.screen, WorkoutScreen)
        assert stage.session.step.set == 2
        (entry,) = stage.session.set_log.sets.values()
        assert entry.stopped == Reason.TIRED


async def test_never_mind_goes_on_where_it_was(tmp_path):
    """A slip of the finger costs nothing but the three seconds of leading in."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        elapsed_ms = stage.session.elapsed_ms
        await stage.press("workout.skip", "panel.never-mind")
        assert stage.session.status is Status.LEADING_IN
        await stage.wait(3)
        assert stage.session.status is Status.RUNNING
        assert stage.session.elapsed_ms == pytest.approx(elapsed_ms, abs=50)


async def test_skipping_while_getting_ready_leaves_the_exercise(tmp_path):
    """From ready the whole exercise is skipped, both its sets, with the reason."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, 3)
        await stage.press("workout.skip", "reason.not-able")
        assert stage.session.step.exercise == 1
        stopped = {entry.stopped for entry in stage.session.set_log.sets.values()}
        assert stopped == {Reason.NOT_ABLE}


async def test_a_rest_is_skipped_without_a_question(tmp_path):
    """No work is left by it, so nothing is asked."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, READY_S + 33)
        await stage.press("workout.skip")
        assert isinstance(stage.app.screen, WorkoutScreen)
        assert stage.session.step.set == 2
        assert stage.session.step.work is not None


async def test_finishing_here_ends_the_workout_with_its_reason(tmp_path):
    """What was done stands, and the reason is kept."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.finish", "reason.no-time")
        assert stage.session.outcome is Outcome.STOPPED
        assert stage.session.reason is Reason.NO_TIME
        assert stage.result == [True]


async def test_ctrl_q_finishes_here_too(tmp_path):
    """It does not throw a running session away; it asks why, like f."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("ctrl+q")
        assert isinstance(stage.app.screen, ReasonScreen)
        assert not stage.session.ended


async def test_it_hurts_stands_still_before_it_asks(tmp_path):
    """The pause comes with the key, not with the answer; the answer is kept for the exercise."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.hurts")
        assert isinstance(stage.app.screen, HurtsScreen)
        assert stage.session.pause_reason == "hurt"
        await stage.press("4", "panel.keep", "hurts.go-on")
        assert stage.session.set_log.pain == {0: 4}
        assert stage.session.status is Status.LEADING_IN


async def test_easier_after_hurting_leaves_this_set(tmp_path):
    """The set that hurts ends here with that reason, and the next one is the easier one."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(EASIER, IN_WORK_S)
        await stage.press("workout.hurts", "4", "panel.keep", "hurts.easier")
        (entry,) = stage.session.set_log.sets.values()
        assert entry.stopped == Reason.HURT
        assert stage.session.step.set == 2
        assert stage.session.step.play.name == "Mini bridge"


async def test_finishing_because_it_hurts_needs_no_other_reason(tmp_path):
    """The reason is known already."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.hurts", "8", "panel.keep", "hurts.finish")
        assert stage.session.reason is Reason.HURT
        assert stage.result == [True]


async def test_what_covers_the_workout_pauses_it(tmp_path):
    """Help can be read in peace; a pause the person asked for outlasts it."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.jump")
        assert isinstance(stage.app.screen, JumpScreen)
        assert stage.session.pause_reason == "panel"
        await stage.press("panel.never-mind")
        assert stage.session.status is Status.LEADING_IN
        await stage.press("workout.big-pause", "workout.jump", "panel.never-mind")
        assert stage.session.status is Status.PAUSED


async def test_jumping_goes_to_the_chosen_exercise(tmp_path):
    """The second one, by arrow and Enter."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.jump", "down", "enter")
        assert stage.session.step.exercise == 1


async def test_keys_without_a_use_are_not_shown(tmp_path):
    """No easier level, no key for it; more time only while waiting."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, 1)
        assert "plus" in stage.keys
        assert "e" not in stage.keys
        before_ms = stage.session.length_ms
        await stage.press("workout.more-time")
        assert stage.session.length_ms == before_ms + 15_000
        await stage.press("workout.big-ready")
        assert "plus" not in stage.keys


async def test_sound_can_be_muted(tmp_path):
    """The key reaches whoever speaks; the screen says what became of it."""
    async with app_pilot(tmp_path) as stage:
        object.__setattr__(stage.app.services, "toggle_mute", lambda _player: True)
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.press("workout.mute")
        assert "Sound is off." in stage.text
        await stage.wait(20)
        assert "Sound is off." not in stage.text
        assert "sound off" in stage.rows[0]
        object.__setattr__(stage.app.services, "toggle_mute", lambda _player: False)
        await stage.press("workout.mute")
        await stage.wait(20)
        assert "sound off" not in stage.rows[0]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("workout.more-time", "15 s more: while you get ready or rest."),
        ("workout.easier", "There is nothing easier."),
        ("workout.harder", "There is nothing harder."),
    ],
)
async def test_a_key_that_does_nothing_now_says_so(tmp_path, key, said):
    """Nobody presses it again and again; the session goes on."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        before = stage.session
        await stage.press(key)
        assert said in stage.text
        assert stage.session == before
        await stage.press("workout.pause-too", "workout.more-time")
        assert "15 s more" in stage.text


async def test_enter_outside_of_a_set_says_so(tmp_path):
    """There is no set to be ended while one gets ready."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, 1)
        await stage.press("workout.enough")
        assert "Enter ends a set, and none is under way." in stage.text


@pytest.mark.parametrize(
    ("why", "status", "others"),
    [
        ("Sound is off", {}, {"mute": True}),
        ("Speech is off", {}, {"verbosity": Verbosity.OFF}),
        ("The volume is 0", {}, {"volume": 0}),
        ("No voice is heard", {"speech": False}, {}),
    ],
)
async def test_what_cannot_be_said_again_is_shown(tmp_path, why, status, others):
    """The words, with why they are not heard; for long enough to read them from the mat."""
    voice = FakeVoice()
    voice.status = Audibility(**{"speech": True, "tones": True, "words": ""} | status)
    mute = others.pop("mute", False)
    async with app_pilot(tmp_path, voice=voice, mute=mute) as stage:
        stage.fakes.settings.keep(Settings(**others))
        await stage.work_out(SHORT)
        stage.fakes.audio.attach_player(stage.fakes.players[-1])
        await stage.press("workout.say-again")
        read = " ".join(stage.text.split())
        assert f"{why}: Bridge. Set 1 of 2. Lie on your back. Bend your knees." in read
        assert "Push through both heels." in read
        await stage.press("workout.pause")
        assert f"{why}: Bridge. Set 1 of 2." in stage.text
        await stage.press("workout.big-go-on")
        await stage.wait(10)
        assert f"{why}: Bridge" in stage.text
        await stage.wait(3)
        assert why not in stage.text


async def test_what_is_heard_again_need_not_be_read(tmp_path):
    """With a voice the words go out, and the screen stays as it is."""
    voice = FakeVoice()
    async with app_pilot(tmp_path, voice=voice, mute=False) as stage:
        await stage.work_out(SHORT)
        stage.fakes.audio.attach_player(stage.fakes.players[-1])
        before = stage.text
        await stage.press("workout.say-again")
        assert next(s.text for s in voice.sounds if s.id.endswith(":again")).startswith("Bridge.")
        assert stage.text == before
