"""The chapters of a guided session: where each exercise begins."""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from hipflow.export.guided_session import GuidedSession
from hipflow.session.speech import display_text
from hipflow.system.safe_text import single_line

MOST_TRACKS = 99
"""A CUE sheet numbers its tracks with two digits."""

_CUE_FRAMES = 75
"""So many frames has a second in a CUE sheet, as on the disc it was made for."""


class Chapter(Struct, frozen=True):
    """An exercise, or its turn in one round of a circuit."""

    start_ms: int
    title: str


def chapters_of(guided: GuidedSession) -> tuple[Chapter, ...]:
    """The chapters in order: one begins with each exercise, at the time to get ready for it."""
    timed = zip(guided.plan.steps, guided.starts_ms, strict=True)
    turns = groupby(timed, key=lambda pair: (pair[0].exercise, pair[0].round))
    found = []
    for _, turn in turns:
        step, start_ms = next(turn)
        title = ", ".join(
            filter(None, [single_line(step.play.name), display_text.round_text(step)])
        )
        found.append(Chapter(start_ms, title))
    return tuple(found)


def chapter_lines(chapters: Sequence[Chapter]) -> list[str]:
    """One line a chapter, such as ``0:45  Bridge``, with the times aligned."""
    times = [_clock(chapter.start_ms) for chapter in chapters]
    width = max(map(len, times), default=0)
    return [
        f"{time:>{width}}  {chapter.title}" for time, chapter in zip(times, chapters, strict=True)
    ]


def cue_sheet_lines(chapters: Sequence[Chapter], title: str, sound_file: str) -> list[str]:
    """A CUE sheet; chapters beyond `MOST_TRACKS` belong to the last track.

    Args:
        chapters: In order of time, the first at 0.
        title: What the whole is called.
        sound_file: The name of the file beside it.
    """
    lines = [f"TITLE {_quoted(title)}", f"FILE {_quoted(sound_file)} WAVE"]
    for number, chapter in enumerate(chapters[:MOST_TRACKS], 1):
        lines += [
            f"  TRACK {number:02} AUDIO",
            f"    TITLE {_quoted(chapter.title)}",
            f"    INDEX 01 {_index(chapter.start_ms)}",
        ]
    return lines


def _clock(ms: int) -> str:
    """``4:05``; whole seconds, so that going there misses nothing."""
    return display_text.clock_text(ms // 1000 * 1000)


def _index(ms: int) -> str:
    """Minutes, seconds and frames, never behind the moment."""
    seconds, rest_ms = divmod(ms, 1000)
    return f"{seconds // 60:02}:{seconds % 60:02}:{rest_ms * _CUE_FRAMES // 1000:02}"


def _quoted(text: str) -> str:
    """A text between quotes, which a CUE sheet has no way to write inside them."""
    return '"' + single_line(text).replace('"', "'") + '"'
