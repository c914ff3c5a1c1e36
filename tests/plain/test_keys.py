"""What keys make of a session in plain lines; whole sessions stand in test_plain."""

import asyncio
from concurrent.futures import Future

from hipflow.plain.keys import PlainKeys, key_event
from hipflow.player.audio import SETTINGS_NOT_SAVED, SoundKeyResult
from hipflow.player.sound_keys import SoundKey
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events
from hipflow.session.record import Reason
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import after, begin

GUIDED = routine(Prescription(usual=play(**counted(2, sets=(2, 2))), written_ready_s=5))


def test_what_is_skipped_because_it_hurts_says_so():
    """Skipping out of a pause for pain gives pain as the reason."""
    hurting = after(begin(GUIDED), events.Elapsed(6_000), events.Pause(events.PauseReason.HURT))
    assert key_event("right", hurting) == events.SkipExercise(Reason.HURT)


def test_keys_mean_what_the_help_says():
    """Every key without a question, at the moments it matters."""
    ready = begin(GUIDED)
    work = after(ready, events.Elapsed(6_000))
    paused = after(work, events.Pause())
    assert key_event("space", work) == events.Pause()
    assert key_event("space", ready) == events.Done()
    assert key_event("enter", work) == events.Done()
    assert key_event("enter", ready) is None
    assert key_event("p", paused) == events.Resume()
    assert key_event("left", work) == events.Back()
    assert key_event("right", work) == events.Next(Reason.NOT_ASKED)
    assert key_event("right", ready) == events.SkipExercise(Reason.NOT_ASKED)
    assert key_event("+", ready) == events.AddTime()
    assert key_event("d", work) == events.Harder()
    assert key_event("z", work) is None


def test_a_sound_key_that_could_not_be_kept_is_said_while_somebody_listens(caplog):
    """A disk may refuse it only when all is over; then nothing is written, and nothing fails."""
    lines, refusals = [], [Future(), Future()]
    pressed = iter(SoundKeyResult("Louder.", refusal) for refusal in refusals)

    async def press():
        steering = PlainKeys(
            None, None, ask=None, write=lines.append, say=None, sound_key=lambda _key: next(pressed)
        )
        for _ in refusals:
            steering._change_sound(SoundKey.LOUDER)
        refusals[0].set_result("The disk is full.")
        await asyncio.sleep(0)

    asyncio.run(press())
    refusals[1].set_result("The disk is full.")
    assert lines == ["Louder.", "Louder.", SETTINGS_NOT_SAVED]
    assert not caplog.records
