"""What one run is put together from."""

import asyncio
import threading

import pytest
from msgspec import structs

from hipflow.cli.context import RunContext, RunOptions
from hipflow.player.sound_keys import SoundKey
from hipflow.player.wake_lock import WakeLock
from hipflow.session.engine.events import Stop
from hipflow.session.plan.sets import Choices, ReadyWait
from hipflow.session.plan.steps import Side, StepKind
from hipflow.session.record import Day
from hipflow.storage.session_store import SAVED_AFTER_ALL
from hipflow.storage.settings import Settings
from hipflow.voice.app.silent_voice import SilentVoice
from hipflow.voice.protocol.sound import Audibility
from tests.builders.record_builders import session
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import begin
from tests.fakes.fake_voice import FakeVoice

SIDED = """
hipflow = 1
title   = "Sided"
{affected}

[[exercise]]
name = "Leg lift"
reps = [2, 6]
side = "affected"
"""


@pytest.fixture
def context(tmp_path):
    """A run in a home of its own, without a voice."""
    return RunContext(RunOptions(mute=True, speed=4), {"HIPFLOW_HOME": str(tmp_path / "home")})


def loaded(context, tmp_path, affected=""):
    """A routine from a file."""
    path = tmp_path / "sided.toml"
    path.write_text(SIDED.format(affected=affected), encoding="utf-8")
    return context.catalog.load(path)


def test_nothing_is_made_at_once(context, tmp_path):
    """No folder, no file, and the voice only when it is asked for; then always the same one."""
    assert not (tmp_path / "home").exists()
    assert isinstance(context.voice, SilentVoice)
    assert context.voice is context.voice


def test_another_history(tmp_path):
    """Where the command line names a file, sessions go there, the running one beside it."""
    other = tmp_path / "elsewhere" / "mine.jsonl"
    context = RunContext(RunOptions(history=other), {"HIPFLOW_HOME": str(tmp_path / "home")})
    context.store.save(session())
    assert other.exists()
    assert context.paths.running_file.parent == other.parent
    assert not (tmp_path / "home").exists()


async def test_a_player_of_a_routine(context, tmp_path):
    """Day, side, pain and speed are those that were chosen, and its voice is at hand."""
    found = loaded(context, tmp_path)
    player = context.make_player(found, Choices(day=Day.STRONG, affected=Side.RIGHT), 3)
    work = next(s for s in player.setup.plan.steps if s.kind is StepKind.WORK)
    assert (work.work.reps, work.side) == (6, Side.RIGHT)
    assert (player.setup.pain_before, player.setup.speed) == (3, 4)
    assert player.setup.routine == found.ref
    assert len(player.setup.id) == 26
    assert not context.announcer.muted


@pytest.mark.parametrize(
    ("setting", "asked", "wait"),
    [
        (ReadyWait.POSITION, None, ReadyWait.POSITION),
        (ReadyWait.POSITION, ReadyWait.NEVER, ReadyWait.NEVER),
        (ReadyWait.NEVER, ReadyWait.ALWAYS, ReadyWait.ALWAYS),
    ],
)
async def test_what_waits_is_a_setting(context, tmp_path, setting, asked, wait):
    """The command line has the last word, for this run."""
    context.settings.keep(Settings(wait=setting))
    context.options = structs.replace(context.options, wait=asked)
    player = context.make_player(loaded(context, tmp_path), Choices(), None)
    assert player.setup.plan.choices.wait is wait


async def test_the_settings_are_heard_by_the_voice_of_this_run(context, tmp_path):
    """One change reaches the very voice and announcer that play."""
    context._voice = FakeVoice()
    context.make_player(loaded(context, tmp_path), Choices(), None)
    assert context.audio.announcer is context.announcer
    context.audio.press(SoundKey.SOFTER)
    assert context._voice.manners[-1].volume == 0.7
    assert context.settings.values.volume == 0.7


def test_nobody_speaks_before_there_is_a_player(context):
    """An announcer belongs to a player."""
    with pytest.raises(RuntimeError, match="before there is a player"):
        _ = context.announcer


async def test_the_author_knows_the_side_best(context, tmp_path):
    """What the file says wins over what was answered."""
    player = context.make_player(
        loaded(context, tmp_path, 'affected = "left"'),
        Choices(day=Day.USUAL, affected=Side.RIGHT),
        None,
    )
    assert player.setup.plan.steps[-1].side is Side.LEFT


async def test_ids_sort_by_time(context, tmp_path):
    """Each session has its own."""
    found = loaded(context, tmp_path)
    made = [context.make_player(found, Choices(), None) for _ in range(3)]
    assert len({player.setup.id for player in made}) == 3


class Speaker(SilentVoice):
    """A voice that is heard, by nobody."""

    status = Audibility(speech=True, tones=True, words="")


@pytest.mark.parametrize(
    ("voice", "waited_s"), [(SilentVoice(), []), (Speaker(), [pytest.approx(6.5, abs=1)])]
)
async def test_the_end_is_heard_out(context, tmp_path, monkeypatch, voice, waited_s):
    """Stopped before anything was due: the word about it takes some seconds, where it is heard."""
    slept_s = []

    async def sleep(seconds):
        slept_s.append(seconds)

    monkeypatch.setattr("hipflow.cli.context.asyncio.sleep", sleep)
    context._voice = voice
    player = context.make_player(loaded(context, tmp_path), Choices(), None)
    player.start()
    player.send(Stop())
    await context.flush_speech()
    player.close()
    assert slept_s == waited_s


async def test_advice_is_heard_out_too(context, tmp_path):
    """About as long as it takes to say; not if it was taken back."""
    context._voice, context.audio.mute = Speaker(), False
    player = context.make_player(loaded(context, tmp_path), Choices(), None)
    player.start()
    player.send(Stop())
    player.close()
    assert context.last_words_s(of_session=False) == 0
    context.audio.say("Stop and rest. " * 20, loaded(context, tmp_path).routine)
    for of_session in (False, True):
        assert context.last_words_s(of_session=of_session) == pytest.approx(29, abs=2)
    context.audio.say("", loaded(context, tmp_path).routine)
    assert context.last_words_s(of_session=False) == 0


async def test_where_nothing_is_heard_nothing_is_waited_for(context, tmp_path):
    """Without a voice or a device the program ends at once."""
    context._voice, context.audio.mute = SilentVoice(), False
    context.audio.say("Stop and rest.", loaded(context, tmp_path).routine)
    assert context.last_words_s() == 0


async def test_before_the_program_stands_still(context):
    """Nothing is heard any more, and the computer may sleep."""
    context._voice, asked = FakeVoice(), []
    context._wake_lock = WakeLock(asked.append)
    context._wake_lock(begin(routine(play(**counted()))), ())
    context.silence()
    assert context._voice.taken_back == [None]
    assert [until.is_set() for until in asked] == [True]


async def test_nothing_was_said_yet(context):
    """No player, nothing to wait for."""
    context._voice = Speaker()
    await asyncio.wait_for(context.flush_speech(), 1)


def test_the_sore_side_is_remembered(context, tmp_path):
    """Asked once, kept for the next run; no answer is not kept."""
    assert context.affected is None
    context.remember_affected(None)
    assert not (tmp_path / "home").exists()
    context.remember_affected(Side.RIGHT)
    assert context.store.close(10)
    again = RunContext(RunOptions(), {"HIPFLOW_HOME": str(tmp_path / "home")})
    assert again.affected is Side.RIGHT


def test_a_disk_that_refuses_only_means_asking_again(tmp_path):
    """The sore side could not be saved: the run continues."""
    (tmp_path / "home").write_text("a file where the folder should be")
    context = RunContext(RunOptions(), {"HIPFLOW_HOME": str(tmp_path / "home")})
    context.remember_affected(Side.LEFT)
    assert context.store.close(10)
    assert context.affected is Side.LEFT


async def test_what_the_disk_refused_is_tried_again_and_reported_when_it_came_through(
    context, tmp_path
):
    """A session, with its journal that waited for it, and a setting; then nothing more is tried."""
    player = context.make_player(loaded(context, tmp_path), Choices(), None)
    context.store.history.path.mkdir(parents=True)
    player.start()
    player.send(Stop())
    assert (await asyncio.wrap_future(player.keep(2))).problem
    player.close()
    assert context.store.close(10)
    running = context.paths.running_file
    assert running.exists()
    assert await asyncio.wrap_future(context.store.retry()) == ""
    context.store.history.path.rmdir()
    assert await asyncio.wrap_future(context.store.retry()) == SAVED_AFTER_ALL
    assert context.store.close(10)
    assert [record.pain.after for record in context.store.history.read().records] == [2]
    assert not running.exists()
    assert await asyncio.wrap_future(context.store.retry()) == ""


async def test_a_session_that_waits_for_a_disk_that_never_answers_can_be_shown(context, tmp_path):
    """It is not among what the disk has refused, since the disk was not even asked."""
    answers = threading.Event()
    player = context.make_player(loaded(context, tmp_path), Choices(), None)
    context.store.disk_queue.do(answers.wait)
    player.start()
    player.send(Stop())
    saving = player.keep(2)
    assert not context.store.close(0.01)
    assert [record.pain.after for record in context.store.pending] == [2]
    answers.set()
    saving.result(10)
    player.close()
    assert context.store.close(10)
    assert context.store.pending == ()


def test_rest_is_kept_like_a_session(context, tmp_path):
    """Its rating and speed, an id of its own; the journal is gone, and nothing is unsaved."""
    found = loaded(context, tmp_path)
    saved = context.keep_not_today(found, 7).result(10)
    assert context.store.close(10)
    assert (saved.problem, context.store.pending) == ("", ())
    (record,) = context.store.records()
    assert record == saved.record
    assert (record.outcome, record.pain.before, record.speed) == ("not-today", 7, 4)
    assert (record.routine, len(record.id)) == (found.ref, 26)
    assert not context.paths.running_file.exists()


def test_rest_that_waits_for_the_disk_can_be_shown(context, tmp_path):
    """As a session that does."""
    answers = threading.Event()
    context.store.disk_queue.do(answers.wait)
    saving = context.keep_not_today(loaded(context, tmp_path), 7)
    assert [record.outcome for record in context.store.pending] == ["not-today"]
    answers.set()
    saving.result(10)
    assert context.store.close(10)
    assert context.store.pending == ()


def test_rest_the_disk_refuses_is_written_when_it_may_be(context, tmp_path):
    """Its journal waits with it."""
    context.store.history.path.mkdir(parents=True)
    assert context.keep_not_today(loaded(context, tmp_path), 9).result(10).problem
    assert context.store.close(10)
    assert context.paths.running_file.exists()
    context.store.history.path.rmdir()
    assert context.store.retry().result(10) == SAVED_AFTER_ALL
    assert context.store.close(10)
    assert [record.pain.before for record in context.store.history.read().records] == [9]
    assert not context.paths.running_file.exists()
