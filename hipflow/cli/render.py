"""``hipflow render``: a whole session as a sound file, with a list of its chapters."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import TextIO

import click
import msgspec
from msgspec import Struct, structs

from hipflow.cli.context import RunContext, RunOptions
from hipflow.cli.options import DAY_CHOICE
from hipflow.export.audio import audio_blocks, frame_count
from hipflow.export.chapters import chapter_lines, chapters_of, cue_sheet_lines
from hipflow.export.guided_session import GuidedSession, make_guided_session
from hipflow.export.output_path import check_output_path
from hipflow.library.catalog import LoadedRoutine
from hipflow.player.audio import voice_config_of
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, sore_side
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.session.speech import display_text
from hipflow.session.speech.speech_settings import (
    FASTEST_WPM,
    SLOWEST_WPM,
    SpeechSettings,
    Verbosity,
)
from hipflow.system.errors import HipflowError, SpeechError, StorageError
from hipflow.system.files import SHARED_FILE_MODE, atomic_file, refusal
from hipflow.system.safe_text import safe
from hipflow.voice.app.offline_speech import SpeechSamples, render_speech
from hipflow.voice.protocol.wav import write_wav_blocks

SUFFIX = ".wav"
_SILENCE = """Nothing would be heard: words and tones are both off, here or in your settings.
For words: --verbosity full"""

_RATES_WPM = click.IntRange(SLOWEST_WPM, FASTEST_WPM)
_OWN_PACE_S = click.IntRange(5, 3600)
_VERBOSITIES = click.Choice([verbosity.value for verbosity in Verbosity])
_INTERRUPTED = 130

Progress = Callable[[str, int, int], None]
"""Takes the name of the work, how much of it is done, and how much there is."""


class ChapterList(StrEnum):
    """The form of the list of chapters."""

    CUE = "cue"
    """A CUE sheet, for players."""
    TXT = "txt"
    """Lines of text, for people."""
    NONE = "none"
    """No list at all."""


class RenderOptions(Struct, frozen=True, kw_only=True):
    """The options given; ``None`` where settings and routine decide."""

    routine: str
    out: Path | None = None
    day: Day | None = None
    side: Side | None = None
    verbosity: Verbosity | None = None
    rate: int | None = None
    voice: str | None = None
    no_tones: bool = False
    own_pace_s: int
    chapters: ChapterList
    force: bool = False


class RenderOutput(Struct, frozen=True, kw_only=True):
    """The files that were written, the session in them, and texts the voice could not say."""

    sound: Path
    chapters: Path | None
    guided: GuidedSession
    speech: SpeechSamples
    own_pace_s: int

    @property
    def line(self) -> str:
        """The file, its length, and where its chapters are."""
        parts = [f"{safe(str(self.sound))}: {display_text.clock_text(self.guided.total_ms)}"]
        if self.guided.plan.own_pace:
            parts.append(f"each set at your own pace taken as {self.own_pace_s} s")
        if self.chapters:
            parts.append(f"chapters in {safe(str(self.chapters))}")
        return ", ".join(parts)

    @property
    def remarks(self) -> list[str]:
        """Remarks for the person, such as texts the voice could not say."""
        voice = [self.speech.voice_notice] if self.speech.voice_notice else []
        failed_texts = (
            f"The voice cannot say this, so it is left out: {safe(text)}"
            for text in self.speech.failed_texts
        )
        return [*voice, *failed_texts]


@click.command()
@click.argument("routine")
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path, readable=False),
    metavar="FILE.wav",
    help="Where to; by default the routine's name, in this folder.",
)
@click.option("--day", type=DAY_CHOICE, help="The kind of day.")
@click.option("--side", type=click.Choice(["left", "right"]), help="The sore side.")
@click.option("--verbosity", type=_VERBOSITIES, help="How much is said; off leaves the tones.")
@click.option("--rate", type=_RATES_WPM, help="Words a minute.")
@click.option("--voice", metavar="NAME", help="The voice that speaks.")
@click.option("--no-tones", is_flag=True, help="Words only.")
@click.option(
    "--own-pace-s",
    type=_OWN_PACE_S,
    default=30,
    show_default=True,
    help="Seconds for each set at your own pace.",
)
@click.option(
    "--chapters",
    type=click.Choice(["cue", "txt", "none"]),
    default="cue",
    show_default=True,
    help="The list of exercises beside it: a CUE sheet for players, text for people.",
)
@click.option("--force", is_flag=True, help="Replace files of the same name.")
def render(**asked: object) -> None:
    """Write the whole guided session of ROUTINE as sound, to take along on a phone.

    Voice and tones at exact times, as long as the session is. Day, voice and speed are those of
    your settings unless said here.

    \b
    Examples:
      hipflow render hip-starter                  hip-starter.wav and hip-starter.cue
      hipflow render ./week-2.toml -o walk.wav --day gentle --chapters txt
      hipflow render hip-starter --verbosity counts --force
    """
    context = RunContext(RunOptions(), os.environ)
    line = ProgressLine(sys.stderr)
    try:
        rendered = render_session(context, msgspec.convert(asked, RenderOptions), line)
    except KeyboardInterrupt:
        line.clear()
        click.echo("Stopped. Nothing was written.", err=True)
        sys.exit(_INTERRUPTED)
    finally:
        line.clear()
    for remark in (*context.file_notes, *rendered.remarks):
        click.echo(remark, err=True)
    click.echo(rendered.line)


class ProgressLine:
    """The progress of long work on one line of a terminal; silent in a pipe or a file.

    Args:
        stream: where it is written, beside the output.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._seen = stream.isatty()
        self._shown = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show what is being done and how much of it; draws only when that has changed."""
        text = f"{what} {100 * done // max(total, 1)} %"
        if self._seen and text != self._shown:
            self._write(text)

    def clear(self) -> None:
        """Leave an empty line."""
        if self._shown:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, text: str) -> None:
        self._stream.write(f"\r{text:<{len(self._shown)}}")
        self._stream.flush()
        self._shown = text


def render_session(context: RunContext, options: RenderOptions, progress: Progress) -> RenderOutput:
    """Write a routine's sound file and the list of its chapters, whole or not at all.

    Raises:
        HipflowError: it cannot be written; says why and what to do.
    """
    if options.out is not None and options.out.suffix.lower() != SUFFIX:
        raise StorageError(_wrong_suffix_text(options.out))
    loaded = context.catalog.load(options.routine)
    sound = options.out or Path(f"{loaded.path.stem}{SUFFIX}")
    listed = options.chapters is not ChapterList.NONE
    chapters = sound.with_suffix(f".{options.chapters.value}") if listed else None
    for path in filter(None, (sound, chapters)):
        check_output_path(path, force=options.force, other=f"NAME{SUFFIX}")
    tones = context.settings.values.tones and not options.no_tones
    speaking = _speaking(context, options)
    if speaking.verbosity is Verbosity.OFF and not tones:
        raise HipflowError(_SILENCE)
    plan = make_plan(loaded.routine, _choices(context, options, loaded))
    guided = make_guided_session(plan, speaking, options.own_pace_s * 1000)
    with _clean_exit_on_signal():
        speech = SpeechSamples(samples={})
        if speaking.verbosity is not Verbosity.OFF:
            speech = _speech(context, options, loaded, guided, progress)
        rendered = RenderOutput(
            sound=sound,
            chapters=chapters,
            guided=guided,
            speech=speech,
            own_pace_s=options.own_pace_s,
        )
        _write(rendered, tones=tones, progress=progress)
    return rendered


def _choices(context: RunContext, options: RenderOptions, loaded: LoadedRoutine) -> Choices:
    """Nothing waits for a key in a file: nobody could press one."""
    return Choices(
        day=options.day or context.settings.values.day_default,
        affected=options.side or sore_side(loaded.routine, context.affected),
    )


def _speaking(context: RunContext, options: RenderOptions) -> SpeechSettings:
    settings = context.settings.values
    return SpeechSettings(
        rate_wpm=options.rate or settings.rate_wpm,
        verbosity=options.verbosity or settings.verbosity,
        keys=False,
    )


def _speech(
    context: RunContext,
    options: RenderOptions,
    loaded: LoadedRoutine,
    guided: GuidedSession,
    progress: Progress,
) -> SpeechSamples:
    """Every sentence's samples.

    Raises:
        SpeechError: there is no speech; says what else can be had.
    """
    voice_config = voice_config_of(context.settings.values, loaded.routine)
    if options.voice:
        voice_config = structs.replace(voice_config, voices=(options.voice, *voice_config.voices))
    if options.rate:
        voice_config = structs.replace(voice_config, rate_wpm=options.rate)

    def report(done: int, total: int) -> None:
        progress("Sentences", done, total)

    try:
        return asyncio.run(
            render_speech(guided.texts, voice_config, context.paths.speech_cache, report)
        )
    except SpeechError as error:
        raise SpeechError(f"{error}\nOr, for the tones alone: --verbosity off") from error


def _write(rendered: RenderOutput, *, tones: bool, progress: Progress) -> None:
    """Write the chapters, then the sound; both take their place when both are whole.

    Raises:
        StorageError: the disk refuses; nothing is left there.
    """
    guided = rendered.guided

    def report(done: int, total: int) -> None:
        progress("Sound", done, total)

    path_at_work = rendered.sound
    try:
        with contextlib.ExitStack() as files:
            if rendered.chapters:
                path_at_work = rendered.chapters
                file = files.enter_context(atomic_file(path_at_work, SHARED_FILE_MODE))
                file.write(_chapter_text(rendered).encode("utf-8", "replace"))
            path_at_work = rendered.sound
            file = files.enter_context(atomic_file(path_at_work, SHARED_FILE_MODE))
            blocks = audio_blocks(guided, rendered.speech.samples, tones=tones)
            write_wav_blocks(file, blocks, frame_count(guided), report)
    except OSError as error:
        raise refusal("The sound could not be written", path_at_work, error) from error


def _chapter_text(rendered: RenderOutput) -> str:
    found = chapters_of(rendered.guided)
    if rendered.chapters and rendered.chapters.suffix == f".{ChapterList.CUE}":
        lines = cue_sheet_lines(found, rendered.guided.plan.routine.title, rendered.sound.name)
    else:
        lines = chapter_lines(found)
    return "".join(f"{line}\n" for line in lines)


def _wrong_suffix_text(out: Path) -> str:
    name = safe(str(out.with_suffix(SUFFIX) if out.name else out / f"session{SUFFIX}"))
    return (
        f"The sound is written as a {SUFFIX} file: -o {name}\n"
        "Phones play it; a music program turns it into another kind."
    )


@contextlib.contextmanager
def _clean_exit_on_signal() -> Iterator[None]:
    """End by an exception at a signal to end, so that no file is left half-written."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    ending = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    usual = [number for number in ending if signal.getsignal(number) is signal.SIG_DFL]
    for number in usual:
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number in usual:
            signal.signal(number, signal.SIG_DFL)
