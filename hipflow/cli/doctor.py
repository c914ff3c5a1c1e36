"""``hipflow doctor``: is everything in order for screen and sound, and if not, what to do."""

import asyncio
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event

from hipflow import __version__
from hipflow.cli.context import Launch
from hipflow.figure.big_text import lettering
from hipflow.player.audio import manner_of
from hipflow.player.wake_lock import stay_awake
from hipflow.progress.wording import damaged_text
from hipflow.system.errors import HipflowError
from hipflow.system.file_lock import knows_locks
from hipflow.system.safe_text import lines
from hipflow.system.terminal_width import columns_of
from hipflow.voice.app.sound_check import sound_check
from hipflow.voice.app.system_checks import Finding

_COLUMNS, _ROWS = 80, 24
_LISTEN = "      Listen: three tones, then a sentence."
_NOTHING_HEARD = (
    "      Nothing heard, though it went out? Turn the volume up, and see in the system's sound\n"
    "      settings which speaker is chosen."
)
_BLOCK = "█"
_NARROW = (
    "Pictures and lines fall apart so. In the terminal's settings, set characters of ambiguous\n"
    "      width to narrow; or: hipflow play NAME --plain"
)
_NO_LOCKS = "this disk has none, so two open windows could get in each other's way"
_ONE_WINDOW = "Your sessions are saved all the same. Only play in one window at a time."
_MAT_SAMPLE = "24"
_MAT_WIDTH, _MAT_HEIGHT = 30, 9


def examine(launch: Launch, write: Callable[[str], None], *, silent: bool = False) -> int:
    """Look at everything; 0 when nothing needs doing, else 1.

    Args:
        launch: whose terminal, settings and folders.
        write: takes each line.
        silent: play nothing.
    """

    def told(text: str) -> None:
        write(lines(_without_account(text)))

    told(f"hipflow {__version__}, Python {platform.python_version()}, {platform.system()}")
    findings = [*_terminal(), *_folders(launch), _wakefulness()]
    _tell(findings, told)
    if not silent:
        told(_LISTEN)
    sound = asyncio.run(sound_check(manner=manner_of(launch.shelf.settings), silent=silent))
    _tell(sound, told)
    if not silent and all(finding.well for finding in sound):
        told(_NOTHING_HEARD)
    for note in launch.shelf.notes:
        told(f"look  {note}")
    write("")
    for line in _mat_sample():
        write(line)
    write("Can you read this number from the mat? If not, Ctrl and + makes it bigger.")
    return 0 if all(finding.well for finding in (*findings, *sound)) else 1


def _without_account(text: str) -> str:
    """The text with ``~`` for the home folder, whose name is mostly a person's."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() fails where there is none
    if len(home) <= 1:
        return text
    return re.sub(rf"(?<![^\s('\"]){re.escape(home)}(?=[/\\]|\s|$)", "~", text)


def _tell(findings: Iterable[Finding], write: Callable[[str], None]) -> None:
    for finding in findings:
        write(f"{'ok  ' if finding.well else 'look'}  {finding.what}: {finding.words}")
        if finding.cure:
            write(f"      {finding.cure}")


def _terminal() -> Iterator[Finding]:
    columns, rows = shutil.get_terminal_size()
    if not sys.stdout.isatty():
        yield Finding("Terminal", well=True, words="output goes to a file or a pipe")
    elif columns < _COLUMNS or rows < _ROWS:
        yield Finding(
            "Terminal",
            well=False,
            words=f"{columns} by {rows} characters",
            cure=f"Make the window at least {_COLUMNS} by {_ROWS}.",
        )
    else:
        yield Finding("Terminal", well=True, words=f"{columns} by {rows} characters")
    yield Finding("Colours", well=True, words=_colours())
    yield _characters()


def _characters() -> Finding:
    """Whether block characters can be shown, one column each."""
    encoding = (sys.stdout.encoding or "").lower()
    if "utf" not in encoding:
        words = f"{encoding or 'unknown'}: block characters may not be shown"
        cure = "Use a terminal set to UTF-8, or: hipflow play NAME --plain"
        return Finding("Characters", well=False, words=words, cure=cure)
    columns = columns_of(_BLOCK, sys.stdin, sys.stdout)
    if columns is not None and columns > 1:
        words = f"{encoding}; block characters are drawn {columns} columns wide"
        return Finding("Characters", well=False, words=words, cure=_NARROW)
    return Finding("Characters", well=True, words=encoding)


def _colours() -> str:
    if "NO_COLOR" in os.environ:
        return "none, as NO_COLOR asks; everything is told by words and shapes too"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "all"
    return "256" if "256" in os.environ.get("TERM", "") else "16"


def _folders(launch: Launch) -> Iterator[Finding]:
    places = launch.shelf.places
    yield _folder("Your data", places.history_file.parent)
    yield _folder("Your settings", places.config)
    yield _folder("Rendered speech", places.speech_cache)
    if knows_locks(_nearest(Path(os.path.realpath(places.history_file)).parent)) is False:
        yield Finding("Locks", well=False, words=_NO_LOCKS, cure=_ONE_WINDOW)
    try:
        read = launch.shelf.history_read()
    except HipflowError as error:
        yield Finding("History", well=False, words=str(error))
        return
    damaged = damaged_text((line.number for line in read.damaged), read.more_damaged)
    count = len(read.records)
    words = f"{count} session{'' if count == 1 else 's'} in {places.history_file}"
    if damaged:
        yield Finding("History", well=False, words=words, cure=f"{damaged} All others are used.")
    else:
        yield Finding("History", well=True, words=words)


def _wakefulness() -> Finding:
    """Whether the computer lets itself be kept awake; tried, and let go at once."""
    at_once = Event()
    at_once.set()
    if not stay_awake(at_once):
        words = "this computer cannot be kept awake from here"
        cure = "If its screen goes dark in a session: set in its settings when it sleeps."
        # Not every computer sleeps, and none has to be kept awake: said, and no fault.
        return Finding("Staying awake", well=True, words=words, cure=cure)
    return Finding("Staying awake", well=True, words="while a session is played")


def _folder(what: str, folder: Path) -> Finding:
    """Whether a folder can be written to, or made; nothing is made here."""
    nearest = _nearest(folder)
    if os.access(nearest, os.W_OK):
        return Finding(what, well=True, words=str(folder))
    cure = f"Allow writing to {nearest}, or set HIPFLOW_HOME to another folder."
    return Finding(what, well=False, words=f"{folder} cannot be written to", cure=cure)


def _nearest(folder: Path) -> Path:
    """The folder, or the one it would be made in."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _mat_sample() -> list[str]:
    blocks = "utf" in (sys.stdout.encoding or "").lower()
    rows = lettering(_MAT_SAMPLE, _MAT_WIDTH, _MAT_HEIGHT, blocks=blocks)
    reverse, plain = ("\x1b[7m", "\x1b[27m") if sys.stdout.isatty() else ("", "")
    return [
        "  " + "".join(f"{reverse}{run.text}{plain}" if run.swapped else run.text for run in row)
        for row in rows
    ]
