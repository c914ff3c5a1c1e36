"""``hipflow render``: a whole guided session into a sound file, its chapters beside it."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from types import FrameType

from msgspec import Struct, structs

from hipflow.cli.context import Launch
from hipflow.export.audio import frames_of, sound_of
from hipflow.export.chapters import chapters_of, cue_lines, text_lines
from hipflow.export.guided_session import Guide, make_guide
from hipflow.export.output_path import see_place
from hipflow.export.wav_file import write_wav
from hipflow.library.catalog import LoadedRoutine
from hipflow.player.audio import manner_of
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, sore_side
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.session.speech import display_text
from hipflow.session.speech.speech_settings import Speaking, Verbosity
from hipflow.system.errors import HipflowError, SpeechError, StorageError
from hipflow.system.files import SHARED_FILE_MODE, refusal, whole_file
from hipflow.system.safe_text import safe
from hipflow.voice.app.offline_speech import Speech, render_speech

SUFFIX = ".wav"
_SILENCE = """Nothing would be heard: words and tones are both off, here or in your settings.
For words: --verbosity full"""

Progress = Callable[[str, int, int], None]
"""Told what is under way, how much of it is done, and of how much."""


class ChapterList(StrEnum):
    """Who reads the list of chapters."""

    CUE = "cue"
    """Players that know CUE sheets."""
    TXT = "txt"
    """People."""
    NONE = "none"
    """Nobody."""


class Order(Struct, frozen=True, kw_only=True):
    """What was asked for; ``None`` where settings and routine say it."""

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


class Rendered(Struct, frozen=True, kw_only=True):
    """What became of an order: the files, what is heard in them, and what could not be said."""

    sound: Path
    chapters: Path | None
    guide: Guide
    speech: Speech
    own_pace_s: int

    @property
    def line(self) -> str:
        """The file, its length, and where its chapters are."""
        parts = [f"{safe(str(self.sound))}: {display_text.clock_text(self.guide.total_ms)}"]
        if self.guide.plan.own_pace:
            parts.append(f"each set at your own pace taken as {self.own_pace_s} s")
        if self.chapters:
            parts.append(f"chapters in {safe(str(self.chapters))}")
        return ", ".join(parts)

    @property
    def remarks(self) -> list[str]:
        """What a person should know besides."""
        voice = [self.speech.voice_words] if self.speech.voice_words else []
        unsaid = (
            f"The voice cannot say this, so it is left out: {safe(text)}"
            for text in self.speech.unsaid
        )
        return [*voice, *unsaid]


def render(launch: Launch, order: Order, progress: Progress) -> Rendered:
    """Write a routine's sound file and the list of its chapters, whole or not at all.

    Raises:
        HipflowError: what is asked for cannot be had; says why and what to do.
    """
    if order.out is not None and order.out.suffix.lower() != SUFFIX:
        raise StorageError(_another_kind(order.out))
    loaded = launch.shelf.load(order.routine)
    sound = order.out or Path(f"{loaded.path.stem}{SUFFIX}")
    listed = order.chapters is not ChapterList.NONE
    chapters = sound.with_suffix(f".{order.chapters.value}") if listed else None
    for path in filter(None, (sound, chapters)):
        see_place(path, force=order.force, other=f"NAME{SUFFIX}")
    tones = launch.shelf.settings.tones and not order.no_tones
    speaking = _speaking(launch, order)
    if speaking.verbosity is Verbosity.OFF and not tones:
        raise HipflowError(_SILENCE)
    plan = make_plan(loaded.routine, _choices(launch, order, loaded))
    guide = make_guide(plan, speaking, order.own_pace_s * 1000)
    with _ended_in_order():
        speech = Speech(samples={})
        if speaking.verbosity is not Verbosity.OFF:
            speech = _speech(launch, order, loaded, guide, progress)
        rendered = Rendered(
            sound=sound, chapters=chapters, guide=guide, speech=speech, own_pace_s=order.own_pace_s
        )
        _write(rendered, tones=tones, progress=progress)
    return rendered


def _choices(launch: Launch, order: Order, loaded: LoadedRoutine) -> Choices:
    """Nothing waits for a key in a file: nobody could press one."""
    return Choices(
        day=order.day or launch.shelf.settings.day_default,
        affected=order.side or sore_side(loaded.routine, launch.affected),
    )


def _speaking(launch: Launch, order: Order) -> Speaking:
    settings = launch.shelf.settings
    return Speaking(
        rate_wpm=order.rate or settings.rate_wpm,
        verbosity=order.verbosity or settings.verbosity,
        keys=False,
    )


def _speech(
    launch: Launch, order: Order, loaded: LoadedRoutine, guide: Guide, progress: Progress
) -> Speech:
    """Every sentence's samples.

    Raises:
        SpeechError: there is no speech; says what else can be had.
    """
    manner = manner_of(launch.shelf.settings, loaded.routine)
    if order.voice:
        manner = structs.replace(manner, voices=(order.voice, *manner.voices))
    if order.rate:
        manner = structs.replace(manner, rate_wpm=order.rate)

    def told(done: int, total: int) -> None:
        progress("Sentences", done, total)

    try:
        return asyncio.run(
            render_speech(guide.texts, manner, launch.shelf.places.speech_cache, told)
        )
    except SpeechError as error:
        raise SpeechError(f"{error}\nOr, for the tones alone: --verbosity off") from error


def _write(rendered: Rendered, *, tones: bool, progress: Progress) -> None:
    """Write the chapters, then the sound; both take their place when both are whole.

    Raises:
        StorageError: the disk refuses; nothing is left there.
    """
    guide = rendered.guide

    def told(done: int, total: int) -> None:
        progress("Sound", done, total)

    at_work = rendered.sound
    try:
        with contextlib.ExitStack() as files:
            if rendered.chapters:
                at_work = rendered.chapters
                file = files.enter_context(whole_file(at_work, SHARED_FILE_MODE))
                file.write(_chapter_text(rendered).encode("utf-8", "replace"))
            at_work = rendered.sound
            file = files.enter_context(whole_file(at_work, SHARED_FILE_MODE))
            blocks = sound_of(guide, rendered.speech.samples, tones=tones)
            write_wav(file, blocks, frames_of(guide), told)
    except OSError as error:
        raise refusal("The sound could not be written", at_work, error) from error


def _chapter_text(rendered: Rendered) -> str:
    found = chapters_of(rendered.guide)
    if rendered.chapters and rendered.chapters.suffix == f".{ChapterList.CUE}":
        lines = cue_lines(found, rendered.guide.plan.routine.title, rendered.sound.name)
    else:
        lines = text_lines(found)
    return "".join(f"{line}\n" for line in lines)


def _another_kind(out: Path) -> str:
    name = safe(str(out.with_suffix(SUFFIX) if out.name else out / f"session{SUFFIX}"))
    return (
        f"The sound is written as a {SUFFIX} file: -o {name}\n"
        "Phones play it; a music program turns it into another kind."
    )


@contextlib.contextmanager
def _ended_in_order() -> Iterator[None]:
    """Told to end, or with the terminal closed, leave nothing half-written."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    told = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    usual = [number for number in told if signal.getsignal(number) is signal.SIG_DFL]
    for number in usual:
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number in usual:
            signal.signal(number, signal.SIG_DFL)
