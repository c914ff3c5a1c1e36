"""A routine into a sound file: what settings and options make of it, and what refuses."""

import errno
import io
import os
import signal
import wave
from array import array
from pathlib import Path

import msgspec
import pytest

from hipflow.cli import render as render_module
from hipflow.cli.context import RunContext, RunOptions
from hipflow.cli.render import ChapterList, ProgressLine, RenderOptions, render_session
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.session.speech.speech_settings import Verbosity
from hipflow.system.errors import HipflowError, SpeechError, StorageError
from hipflow.voice.app.offline_speech import SpeechSamples
from tests.builders.home_builder import write_routine


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder a person is in, empty but for a routine."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    write_routine(tmp_path / "here" / "plan.toml", "My plan")
    return tmp_path / "here"


@pytest.fixture
def asked(monkeypatch):
    """What the speech engine was asked for; it hums everything."""
    asked = []

    async def hum(texts, config, cache_folder, progress):
        asked.append((tuple(texts), config, cache_folder))
        progress(1, 1)
        return SpeechSamples(samples={text: array("h", [9000, -9000] * 4000) for text in texts})

    monkeypatch.setattr(render_module, "render_speech", hum)
    return asked


@pytest.fixture
def context(tmp_path):
    """A home without settings."""
    return RunContext(RunOptions(), {"HIPFLOW_HOME": str(tmp_path / "home")})


def order(routine="plan.toml", **others):
    """What is asked for; the command says these two always."""
    return RenderOptions(
        **({"routine": routine, "own_pace_s": 30, "chapters": ChapterList.CUE} | others)
    )


def quiet(what, done, total):
    """Report to nobody."""


def length_s(path):
    """How long a WAV file plays."""
    with wave.open(str(path)) as file:
        return file.getnframes() / file.getframerate()


def choose(context, **settings):
    """Have these settings."""
    context.settings.keep(msgspec.structs.replace(context.settings.values, **settings))


def test_sound_and_chapters_stand_where_the_person_is(context, folder, asked):
    """Named like the routine; as long as the session; and nothing else is left there."""
    steps = []
    rendered = render_session(context, order(), lambda *step: steps.append(step))
    assert rendered.line == "plan.wav: 0:47, chapters in plan.cue"
    assert rendered.remarks == []
    assert {path.name for path in folder.iterdir()} == {"plan.toml", "plan.wav", "plan.cue"}
    assert length_s(folder / "plan.wav") == rendered.guided.total_ms / 1000
    sheet = (folder / "plan.cue").read_text(encoding="utf-8")
    assert sheet.startswith('TITLE "My plan"\nFILE "plan.wav" WAVE\n')
    assert [step[0] for step in steps] == ["Sentences", *["Sound"] * (len(steps) - 1)]
    assert steps[-1][1] == steps[-1][2]


def test_the_settings_say_how(context, folder, asked):
    """Day, voice, rate, verbosity and tones; the language is the routine's."""
    choose(context, day_default=Day.STRONG, voice="Anna", rate_wpm=120, tones=False)
    write_routine(folder / "plan.toml", 'Plan"\nlanguage = "de', "sets = [1, 2]\nrest_s = 50")
    rendered = render_session(context, order(), quiet)
    ((texts, config, cache),) = asked
    assert (config.voices, config.rate_wpm, config.language) == (("Anna",), 120, "de")
    assert cache == context.paths.speech_cache
    assert texts == rendered.guided.texts
    assert len(rendered.guided.plan.steps) == 4
    with wave.open("plan.wav") as file:
        samples = array("h", file.readframes(file.getnframes()))
    assert not any(samples[-2000:])


def test_what_is_asked_for_comes_first(context, folder, asked):
    """Each option instead of its setting, for this time only."""
    choose(context, day_default=Day.STRONG, voice="Anna", rate_wpm=120)
    (folder / "plan.toml").write_text(
        'hipflow = 1\ntitle = "T"\n[[exercise]]\nname = "Bridge"\nreps = 2\nsets = [1, 2]\n'
        'side = "affected"\n'
    )
    wish = order(day=Day.GENTLE, side=Side.RIGHT, rate=200, voice="Ben", verbosity=Verbosity.BRIEF)
    rendered = render_session(context, wish, quiet)
    ((_, config, _),) = asked
    assert (config.voices, config.rate_wpm) == (("Ben", "Anna"), 200)
    assert {step.side for step in rendered.guided.plan.steps} == {Side.RIGHT}
    assert [step.set for step in rendered.guided.plan.steps] == [1, 1]
    assert context.settings.values.voice == "Anna"


def test_own_pace_is_said_with_the_total(context, folder, asked):
    """A file has a length, so its own pace has one, and says so."""
    write_routine(folder / "plan.toml", more='pace = "self"\nsets = 3\nrest_s = 10\nready_s = 15')
    rendered = render_session(context, order(own_pace_s=20), quiet)
    assert rendered.line == (
        "plan.wav: 1:35, each set at your own pace taken as 20 s, chapters in plan.cue"
    )
    assert length_s("plan.wav") == 95


def test_chapters_as_text_or_none(context, folder, asked):
    """A list for people beside it, or nothing."""
    render_session(context, order(chapters=ChapterList.TXT), quiet)
    assert (folder / "plan.txt").read_text(encoding="utf-8") == "0:00  Bridge\n"
    rendered = render_session(context, order(chapters=ChapterList.NONE, out=Path("b.wav")), quiet)
    assert rendered.line == "b.wav: 0:47"
    assert {path.name for path in folder.iterdir()} == {
        "plan.toml",
        "plan.wav",
        "plan.txt",
        "b.wav",
    }


def test_what_could_not_be_said_is_said(context, folder, monkeypatch):
    """Each sentence that is left out, and a language nobody here speaks."""

    async def dumb(texts, *_):
        return SpeechSamples(
            samples={}, failed_texts=("Wiggle\x1b[2J",), voice_notice="Another voice speaks."
        )

    monkeypatch.setattr(render_module, "render_speech", dumb)
    voice, failed_texts = render_session(context, order(), quiet).remarks
    assert voice == "Another voice speaks."
    assert "Wiggle\\x1b[2J" in failed_texts


@pytest.mark.parametrize("there", ["plan.wav", "plan.cue"])
def test_nothing_is_replaced_unasked(context, folder, asked, there):
    """Neither sound nor chapters; with --force both are."""
    (folder / there).write_text("mine", encoding="utf-8")
    with pytest.raises(StorageError, match=f"{there} is there already") as raised:
        render_session(context, order(), quiet)
    assert "--force" in str(raised.value)
    assert (folder / there).read_text(encoding="utf-8") == "mine"
    assert len(list(folder.iterdir())) == 2
    assert asked == []
    render_session(context, order(force=True), quiet)
    assert (folder / there).read_bytes()[:4] in (b"RIFF", b"TITL")


@pytest.mark.parametrize(
    ("out", "hint"),
    [("walk.mp3", "-o walk.wav"), ("walk", "-o walk.wav"), ("", "-o session.wav")],
)
def test_only_wav_is_written(context, folder, asked, out, hint):
    """Another suffix is refused, and the right one is named."""
    with pytest.raises(StorageError) as raised:
        render_session(context, order(out=Path(out)), quiet)
    assert hint in str(raised.value).split("\n")[0]
    assert len(list(folder.iterdir())) == 1


def test_a_folder_that_is_missing_is_not_made(context, folder, asked):
    """It may be mistyped."""
    with pytest.raises(StorageError, match="There is no folder away"):
        render_session(context, order(out=Path("away", "x.wav")), quiet)
    assert not (folder / "away").exists()
    render_session(context, order(out=folder / "X.WAV"), quiet)


def test_silence_is_not_worth_a_file(context, folder, asked):
    """Words and tones off, wherever that was said."""
    choose(context, tones=False)
    with pytest.raises(HipflowError, match="Nothing would be heard"):
        render_session(context, order(verbosity=Verbosity.OFF), quiet)
    assert len(list(folder.iterdir())) == 1


def test_without_speech_it_says_what_else_there_is(context, folder, monkeypatch):
    """No engine: an error that names the way out; that way needs no engine at all."""
    monkeypatch.setattr("hipflow.voice.app.worker_process.sys.executable", "/nowhere/python")
    with pytest.raises(SpeechError) as raised:
        render_session(context, order(), quiet)
    assert raised.value.exit_code == 2
    assert "hipflow doctor" in str(raised.value)
    assert "--verbosity off" in str(raised.value)
    assert len(list(folder.iterdir())) == 1
    rendered = render_session(context, order(verbosity=Verbosity.OFF), quiet)
    assert length_s("plan.wav") == rendered.guided.total_ms / 1000


@pytest.mark.parametrize("at", ["fsync", "write"])
def test_a_full_disk_leaves_nothing(context, folder, asked, monkeypatch, at):
    """Midway or at the last moment: an error that says so, and what was there before stands."""
    (folder / "plan.wav").write_text("old", encoding="utf-8")

    def refuse(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if at == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr(wave.Wave_write, "writeframesraw", refuse)
    with pytest.raises(StorageError, match="the disk is full"):
        render_session(context, order(force=True), quiet)
    assert {path.name for path in folder.iterdir()} == {"plan.toml", "plan.wav"}
    assert (folder / "plan.wav").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a program without telling it")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_leaves_nothing(context, folder, asked, number):
    """Ended from outside, or the terminal closed, in the middle of writing."""
    steps = getattr(signal, number)

    def end_midway(what, done, _total):
        if what == "Sound" and done:
            os.kill(os.getpid(), steps)

    with pytest.raises(SystemExit) as raised:
        render_session(context, order(), end_midway)
    assert raised.value.code == 128 + steps
    assert len(list(folder.iterdir())) == 1
    assert signal.getsignal(steps) is signal.SIG_DFL


class Terminal(io.StringIO):
    """A stream somebody looks at."""

    def isatty(self):
        """Yes."""
        return True


def test_it_writes_over_itself_and_leaves_nothing():
    """The same is not written twice, a shorter text covers a longer one, the end is empty."""
    stream = Terminal()
    line = ProgressLine(stream)
    for done in (0, 1, 2, 1000):
        line("Sentences", done, 1000)
    line("Sound", 0, 0)
    line.clear()
    line.clear()
    assert stream.getvalue() == ("\rSentences 0 %\rSentences 100 %\rSound 0 %      \r         \r")


def test_nothing_is_said_where_nobody_looks():
    """Not one character goes into a file or a pipe."""
    stream = io.StringIO()
    line = ProgressLine(stream)
    line("Sound", 1, 2)
    line.clear()
    assert stream.getvalue() == ""
