"""``hipflow doctor``: checks terminal, folders, speech and sound, and says what to do."""

import asyncio
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event

import click

from hipflow import __version__
from hipflow.cli.context import RunContext, RunOptions
from hipflow.figure.big_text import draw_big_text
from hipflow.player.audio import voice_config_of
from hipflow.player.wake_lock import hold_wake_lock
from hipflow.progress.wording import copies_text, unreadable_lines_text
from hipflow.system.errors import HipflowError
from hipflow.system.file_lock import knows_locks
from hipflow.system.safe_text import safe_lines
from hipflow.system.terminal_width import drawn_columns
from hipflow.voice.app.sound_check import check_sound
from hipflow.voice.app.system_checks import SystemCheck

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
_MERGE_COPIES = "To add what is in them to yours: hipflow history merge"
_MAT_SAMPLE = "24"
_MAT_WIDTH, _MAT_HEIGHT = 30, 9


@click.command()
@click.option("--silent", is_flag=True, help="Play nothing.")
def doctor(*, silent: bool) -> None:
    """Check terminal, colours, speech, sound and folders, and say what to do.

    You hear three tones and a sentence.

    \b
    Examples:
      hipflow doctor
      hipflow doctor --silent               at night, or over a network
    """
    sys.exit(run_doctor(RunContext(RunOptions(), os.environ), click.echo, silent=silent))


def run_doctor(context: RunContext, write: Callable[[str], None], *, silent: bool = False) -> int:
    """Runs every check; returns 0 if nothing has to be done, else 1.

    Args:
        context: whose terminal, settings and folders.
        write: takes each line.
        silent: play nothing.
    """

    def write_safe(text: str) -> None:
        write(safe_lines(_without_home_folder(text)))

    write_safe(f"hipflow {__version__}, Python {platform.python_version()}, {platform.system()}")
    checks = [*_terminal(), *_folders(context), _wake_lock()]
    _write_checks(checks, write_safe)
    if not silent:
        write_safe(_LISTEN)
    sound = asyncio.run(check_sound(config=voice_config_of(context.settings.values), silent=silent))
    _write_checks(sound, write_safe)
    if not silent and all(check.ok for check in sound):
        write_safe(_NOTHING_HEARD)
    for note in context.file_notes:
        write_safe(f"look  {note}")
    write("")
    for line in _mat_sample():
        write(line)
    write("Can you read this number from the mat? If not, Ctrl and + makes it bigger.")
    return 0 if all(check.ok for check in (*checks, *sound)) else 1


def _without_home_folder(text: str) -> str:
    """The text with ``~`` for the home folder, whose name is mostly a person's."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() fails where there is none
    if len(home) <= 1:
        return text
    return re.sub(rf"(?<![^\s('\"]){re.escape(home)}(?=[/\\]|\s|$)", "~", text)


def _write_checks(checks: Iterable[SystemCheck], write: Callable[[str], None]) -> None:
    for check in checks:
        write(f"{'ok  ' if check.ok else 'look'}  {check.what}: {check.words}")
        if check.remedy:
            write(f"      {check.remedy}")


def _terminal() -> Iterator[SystemCheck]:
    columns, rows = shutil.get_terminal_size()
    if not sys.stdout.isatty():
        yield SystemCheck("Terminal", ok=True, words="output goes to a file or a pipe")
    elif columns < _COLUMNS or rows < _ROWS:
        yield SystemCheck(
            "Terminal",
            ok=False,
            words=f"{columns} by {rows} characters",
            remedy=f"Make the window at least {_COLUMNS} by {_ROWS}.",
        )
    else:
        yield SystemCheck("Terminal", ok=True, words=f"{columns} by {rows} characters")
    yield SystemCheck("Colours", ok=True, words=_colours())
    yield _characters()


def _characters() -> SystemCheck:
    """Whether block characters can be shown, one column each."""
    encoding = (sys.stdout.encoding or "").lower()
    if "utf" not in encoding:
        words = f"{encoding or 'unknown'}: block characters may not be shown"
        remedy = "Use a terminal set to UTF-8, or: hipflow play NAME --plain"
        return SystemCheck("Characters", ok=False, words=words, remedy=remedy)
    columns = drawn_columns(_BLOCK, sys.stdin, sys.stdout)
    if columns is not None and columns > 1:
        words = f"{encoding}; block characters are drawn {columns} columns wide"
        return SystemCheck("Characters", ok=False, words=words, remedy=_NARROW)
    return SystemCheck("Characters", ok=True, words=encoding)


def _colours() -> str:
    if "NO_COLOR" in os.environ:
        return "none, as NO_COLOR asks; everything is told by words and shapes too"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "all"
    return "256" if "256" in os.environ.get("TERM", "") else "16"


def _folders(context: RunContext) -> Iterator[SystemCheck]:
    places = context.paths
    yield _folder("Your data", places.history_file.parent)
    yield _folder("Your settings", places.config)
    yield _folder("Rendered speech", places.speech_cache)
    if knows_locks(_nearest(Path(os.path.realpath(places.history_file)).parent)) is False:
        yield SystemCheck("Locks", ok=False, words=_NO_LOCKS, remedy=_ONE_WINDOW)
    try:
        read = context.store.cache.contents()
    except HipflowError as error:
        yield SystemCheck("History", ok=False, words=str(error))
        return
    if (torn := context.store.history.damaged_path).exists():
        yield SystemCheck("Set aside", ok=True, words=f"torn ends of your history are in {torn}")
    if copies := context.store.copies():
        names = ", ".join(copy.name for copy in copies)
        yield SystemCheck(
            "Copies", ok=False, words=f"{copies_text(len(copies))} {names}", remedy=_MERGE_COPIES
        )
    damaged = unreadable_lines_text((line.number for line in read.damaged), read.more_damaged)
    count = len(read.records)
    words = f"{count} session{'' if count == 1 else 's'} in {places.history_file}"
    if damaged:
        yield SystemCheck(
            "History", ok=False, words=words, remedy=f"{damaged} All others are used."
        )
    else:
        yield SystemCheck("History", ok=True, words=words)


def _wake_lock() -> SystemCheck:
    """Whether the computer lets itself be kept awake; tried, and let go at once."""
    already_over = Event()
    already_over.set()
    if not hold_wake_lock(already_over):
        words = "this computer cannot be kept awake from here"
        remedy = "If its screen goes dark in a session: set in its settings when it sleeps."
        # Not every computer sleeps, and none has to be kept awake: said, and no fault.
        return SystemCheck("Staying awake", ok=True, words=words, remedy=remedy)
    return SystemCheck("Staying awake", ok=True, words="while a session is played")


def _folder(what: str, folder: Path) -> SystemCheck:
    """Whether a folder can be written to, or made; nothing is made here."""
    nearest = _nearest(folder)
    if os.access(nearest, os.W_OK):
        return SystemCheck(what, ok=True, words=str(folder))
    remedy = f"Allow writing to {nearest}, or set HIPFLOW_HOME to another folder."
    return SystemCheck(what, ok=False, words=f"{folder} cannot be written to", remedy=remedy)


def _nearest(folder: Path) -> Path:
    """The folder, or the one it would be made in."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _mat_sample() -> list[str]:
    blocks = "utf" in (sys.stdout.encoding or "").lower()
    rows = draw_big_text(_MAT_SAMPLE, _MAT_WIDTH, _MAT_HEIGHT, blocks=blocks)
    reverse, plain = ("\x1b[7m", "\x1b[27m") if sys.stdout.isatty() else ("", "")
    return [
        "  " + "".join(f"{reverse}{run.text}{plain}" if run.swapped else run.text for run in row)
        for row in rows
    ]
