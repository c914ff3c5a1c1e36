"""What is left to do when a front end has closed: all on disk, and told what is not."""

import errno
import sys
from contextlib import suppress

import msgspec

from hipflow.cli.context import Launch
from hipflow.library.catalog import LoadedRoutine
from hipflow.system import signals
from hipflow.system.background import DISK_S, LATE_S, SAVING
from hipflow.system.line_output import Lines, written_lines
from hipflow.system.safe_text import json_lines
from hipflow.system.typed import typed


def last_words(launch: Launch, loaded: LoadedRoutine | None) -> bool:
    """See that all is on disk, and say what is not and what may be done; whether all is.

    Args:
        launch: everything this run was made of.
        loaded: the routine that was looked at first.
    """
    saved = False
    try:
        lines = Lines()
        saved = _saved(launch, lines)
        _offer_to_keep(launch, loaded, lines)
        sys.stdout.flush()
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        signals.let_output_go()  # the terminal has gone
    return saved


def last_words_in_a_hurry(launch: Launch) -> bool:
    """The same where somebody wants the program to end: no terminal holds it up.

    Nor does one that has gone, or nobody who reads on, say more than why it ends.
    """
    saved = False
    try:
        with written_lines(sys.stdout) as lines:
            saved = _saved(launch, lines)
        sys.stdout.flush()
    except OSError:
        signals.let_output_go()
    return saved


def _saved(launch: Launch, lines: Lines) -> bool:
    """See that all is on disk. What it refuses is shown, so that it can be copied."""

    def write(line: str) -> None:
        with suppress(OSError):  # a terminal that has gone keeps nobody from ending
            lines.write(line)

    launch.leave()
    if not launch.settle(LATE_S):
        write(SAVING)
    launch.settle(DISK_S)
    unsaved = launch.unsaved
    for entry in unsaved:
        write("This could not be saved. Copy it into the history when the disk allows:")
        write(json_lines(msgspec.json.encode(entry).decode()))
    return not unsaved


def _offer_to_keep(launch: Launch, loaded: LoadedRoutine | None, lines: Lines) -> None:
    """A routine that was played from a path is not among the person's own yet."""
    if loaded is None:
        return
    known = [path for path, _ in launch.shelf.catalogue.files().values()]
    if not any(path.samefile(loaded.path) for path in known if loaded.path.exists()):
        lines.write(f"To keep this routine among yours: hipflow add {typed(loaded.path)}")
