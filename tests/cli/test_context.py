"""What one run is put together from."""

import asyncio
import threading

import pytest
from msgspec import structs

from hipflow.cli.context import SAVED_AFTER_ALL, RunContext, RunOptions
from hipflow.player.sound_keys import SoundKey
from hipflow.player.wake_lock import WakeLock
from hipflow.session.engine.events import Stop
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.plan.steps import Side, StepKind
from hipflow.session.record import Day
from hipflow.storage.settings import Settings
from hipflow.system.errors import StorageError
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
def launch(tmp_path):
    """A run in a home of its own, without a voice."""
    return RunContext(RunOptions(mute=True, speed=4), {"HIPFLOW_HOME": str(tmp_path / "home")})


def loaded(launch, tmp_path, affected=""):
    """A routine from a file."""
    path = tmp_path / "sided.toml"
    path.write_text(SIDED.format(affected=affected), encoding="utf-8")
    return launch.shelf.load(path)


def test_nothing_is_made_at_once(launch, tmp_path):
    """No folder, no file, and the voice only when it is asked for; then always the same one."""
    assert not (tmp_path / "home").exists()
    assert isinstance(launch.voice, SilentVoice)
    assert launch.voice is launch.voice


def test_another_history(tmp_path):
    """Where the command line names a file, sessions go there, the running one beside it."""
    other = tmp_path / "elsewhere" / "mine.jsonl"
    launch = RunContext(RunOptions(history=other), {"HIPFLOW_HOME": str(tmp_path / "home")})
    launch.save(session())
    assert other.exists()
    assert launch.shelf.places.running_file.parent == other.parent
    assert not (tmp_path / "home").exists()


async def test_a_player_of_a_routine(launch, tmp_path):
    """Day, side, pain and speed are those that were chosen, and its voice is at hand."""
    found = loaded(launch, tmp_path)
    player = launch.make_player(found, Day.STRONG, Side.RIGHT, 3)
    work = next(s for s in player.setup.plan.steps if s.kind is StepKind.WORK)
    assert (work.work.reps, work.side) == (6, Side.RIGHT)
    assert (player.setup.pain_before, player.setup.speed) == (3, 4)
    assert player.setup.routine == found.ref
    assert len(player.setup.id) == 26
    assert not launch.announcer.muted


@pytest.mark.parametrize(
    ("setting", "asked", "wait"),
    [
        (ReadyWait.POSITION, None, ReadyWait.POSITION),
        (ReadyWait.POSITION, ReadyWait.NEVER, ReadyWait.NEVER),
        (ReadyWait.NEVER, ReadyWait.ALWAYS, ReadyWait.ALWAYS),
    ],
)
async def test_what_waits_is_a_setting(launch, tmp_path, setting, asked, wait):
    """The command line has the last word, for this run."""
    launch.shelf.save_settings(Settings(wait=setting))
    launch.options = structs.replace(launch.options, wait=asked)
    player = launch.make_player(loaded(launch, tmp_path), Day.USUAL, Side.LEFT, None)
    assert player.setup.plan.choices.wait is wait


async def test_the_settings_are_heard_by_the_voice_of_this_run(launch, tmp_path):
    """One change reaches the very voice and announcer that play."""
    launch._voice = FakeVoice()
    launch.make_player(loaded(launch, tmp_path), Day.USUAL, Side.LEFT, None)
    assert launch.audio.announcer is launch.announcer
    launch.audio.press(SoundKey.SOFTER)
    assert launch._voice.manners[-1].volume == 0.7
    assert launch.shelf.settings.volume == 0.7


def test_nobody_speaks_before_there_is_a_player(launch):
    """An announcer belongs to a player."""
    with pytest.raises(RuntimeError, match="before there is a player"):
        _ = launch.announcer


async def test_the_author_knows_the_side_best(launch, tmp_path):
    """What the file says wins over what was answered."""
    player = launch.make_player(
        loaded(launch, tmp_path, 'affected = "left"'), Day.USUAL, Side.RIGHT, None
    )
    assert player.setup.plan.steps[-1].side is Side.LEFT


async def test_ids_sort_by_time(launch, tmp_path):
    """Each session has its own."""
    found = loaded(launch, tmp_path)
    made = [launch.make_player(found, Day.USUAL, Side.LEFT, None) for _ in range(3)]
    assert len({player.setup.id for player in made}) == 3


class Speaker(SilentVoice):
    """A voice that is heard, by nobody."""

    status = Audibility(speech=True, tones=True, words="")


@pytest.mark.parametrize(
    ("voice", "waited_s"), [(SilentVoice(), []), (Speaker(), [pytest.approx(6.5, abs=1)])]
)
async def test_the_end_is_heard_out(launch, tmp_path, monkeypatch, voice, waited_s):
    """Stopped before anything was due: the word about it takes some seconds, where it is heard."""
    slept_s = []

    async def sleep(seconds):
        slept_s.append(seconds)

    monkeypatch.setattr("hipflow.cli.context.asyncio.sleep", sleep)
    launch._voice = voice
    player = launch.make_player(loaded(launch, tmp_path), Day.USUAL, Side.LEFT, None)
    player.start()
    player.send(Stop())
    await launch.flush_speech()
    player.close()
    assert slept_s == waited_s


async def test_advice_is_heard_out_too(launch, tmp_path):
    """About as long as it takes to say; not if it was taken back."""
    launch._voice, launch.audio.mute = Speaker(), False
    player = launch.make_player(loaded(launch, tmp_path), Day.USUAL, Side.LEFT, None)
    player.start()
    player.send(Stop())
    player.close()
    assert launch.last_words_s(of_session=False) == 0
    launch.audio.say("Stop and rest. " * 20, loaded(launch, tmp_path).routine)
    for of_session in (False, True):
        assert launch.last_words_s(of_session=of_session) == pytest.approx(29, abs=2)
    launch.audio.say("", loaded(launch, tmp_path).routine)
    assert launch.last_words_s(of_session=False) == 0


async def test_where_nothing_is_heard_nothing_is_waited_for(launch, tmp_path):
    """Without a voice or a device the program ends at once."""
    launch._voice, launch.audio.mute = SilentVoice(), False
    launch.audio.say("Stop and rest.", loaded(launch, tmp_path).routine)
    assert launch.last_words_s() == 0


async def test_before_the_program_stands_still(launch):
    """Nothing is heard any more, and the computer may sleep."""
    launch._voice, asked = FakeVoice(), []
    launch._wake_lock = WakeLock(asked.append)
    launch._wake_lock(begin(routine(play(**counted()))), ())
    launch.silence()
    assert launch._voice.taken_back == [None]
    assert [until.is_set() for until in asked] == [True]


async def test_nothing_was_said_yet(launch):
    """No player, nothing to wait for."""
    launch._voice = Speaker()
    await asyncio.wait_for(launch.flush_speech(), 1)


def test_the_sore_side_is_remembered(launch, tmp_path):
    """Asked once, kept for the next run; no answer is not kept."""
    assert launch.affected is None
    launch.remember_affected(None)
    assert not (tmp_path / "home").exists()
    launch.remember_affected(Side.RIGHT)
    assert launch.drain(10)
    again = RunContext(RunOptions(), {"HIPFLOW_HOME": str(tmp_path / "home")})
    assert again.affected is Side.RIGHT


def test_a_disk_that_refuses_only_means_asking_again(tmp_path):
    """The sore side could not be kept: the run goes on."""
    (tmp_path / "home").write_text("a file where the folder should be")
    launch = RunContext(RunOptions(), {"HIPFLOW_HOME": str(tmp_path / "home")})
    launch.remember_affected(Side.LEFT)
    assert launch.drain(10)
    assert launch.affected is Side.LEFT


async def test_what_the_disk_refused_is_tried_again_and_told_when_it_came_through(launch, tmp_path):
    """A session, with its journal that waited for it, and a setting; then nothing more is tried."""
    player = launch.make_player(loaded(launch, tmp_path), Day.USUAL, Side.LEFT, None)
    launch.shelf.history.path.mkdir(parents=True)
    player.start()
    player.send(Stop())
    assert (await asyncio.wrap_future(player.keep(2))).problem
    player.close()
    assert launch.drain(10)
    running = launch.shelf.places.running_file
    assert running.exists()
    assert await launch.retry() == ""
    launch.shelf.history.path.rmdir()
    assert await launch.retry() == SAVED_AFTER_ALL
    assert [record.pain.after for record in launch.shelf.history.read().records] == [2]
    assert not running.exists()
    assert await launch.retry() == ""


def test_a_disk_that_refuses_is_asked_once_more_at_the_end(launch):
    """Leaving is a chance, too."""
    launch.shelf.history.path.mkdir(parents=True)
    with pytest.raises(StorageError):
        launch.save(session())
    launch.shelf.history.path.rmdir()
    launch.start_final_save()
    assert launch.drain(10)
    assert launch.shelf.history.read().records == (session(),)


async def test_at_the_end_a_journal_goes_once_it_is_let_go_of(launch, tmp_path):
    """The disk takes its time to close it; meanwhile its session is written."""
    player = launch.make_player(loaded(launch, tmp_path), Day.USUAL, Side.LEFT, None)
    launch.shelf.history.path.mkdir(parents=True)
    player.start()
    player.send(Stop())
    assert (await asyncio.wrap_future(player.keep(2))).problem
    launch.shelf.history.path.rmdir()
    answers = threading.Event()
    launch._journal_queue.do(answers.wait)
    player.close()
    threading.Timer(0.1, answers.set).start()
    launch.start_final_save()
    assert launch.drain(10)
    assert [record.pain.after for record in launch.shelf.records()] == [2]
    assert not launch.shelf.places.running_file.exists()


async def test_a_session_that_waits_for_a_disk_that_never_answers_can_be_shown(launch, tmp_path):
    """It is not among what the disk has refused, since the disk was not even asked."""
    answers = threading.Event()
    player = launch.make_player(loaded(launch, tmp_path), Day.USUAL, Side.LEFT, None)
    launch._journal_queue.do(answers.wait)
    player.start()
    player.send(Stop())
    keeping = player.keep(2)
    assert not launch.drain(0.01)
    assert [record.pain.after for record in launch.unsaved] == [2]
    answers.set()
    keeping.result(10)
    player.close()
    assert launch.drain(10)
    assert launch.unsaved == ()


def test_rest_is_kept_like_a_session(launch, tmp_path):
    """Its rating and speed, an id of its own; the journal is gone, and nothing is unsaved."""
    found = loaded(launch, tmp_path)
    saved = launch.keep_not_today(found, 7).result(10)
    assert launch.drain(10)
    assert (saved.problem, launch.unsaved) == ("", ())
    (record,) = launch.shelf.records()
    assert record == saved.record
    assert (record.outcome, record.pain.before, record.speed) == ("not-today", 7, 4)
    assert (record.routine, len(record.id)) == (found.ref, 26)
    assert not launch.shelf.places.running_file.exists()


def test_rest_that_waits_for_the_disk_can_be_shown(launch, tmp_path):
    """As a session that does."""
    answers = threading.Event()
    launch._journal_queue.do(answers.wait)
    keeping = launch.keep_not_today(loaded(launch, tmp_path), 7)
    assert [record.outcome for record in launch.unsaved] == ["not-today"]
    answers.set()
    keeping.result(10)
    assert launch.drain(10)
    assert launch.unsaved == ()


def test_rest_the_disk_refuses_is_written_when_it_may_be(launch, tmp_path):
    """Its journal waits with it."""
    launch.shelf.history.path.mkdir(parents=True)
    assert launch.keep_not_today(loaded(launch, tmp_path), 9).result(10).problem
    assert launch.drain(10)
    assert launch.shelf.places.running_file.exists()
    launch.shelf.history.path.rmdir()
    assert asyncio.run(launch.retry()) == SAVED_AFTER_ALL
    assert [record.pain.before for record in launch.shelf.history.read().records] == [9]
    assert not launch.shelf.places.running_file.exists()
