"""Ends a run: saves what waits, prints what could not be saved, suggests ``hipflow add``."""

import errno
import sys
from contextlib import suppress

from hipflow.cli.context import RunContext
from hipflow.library.catalog import LoadedRoutine
from hipflow.storage.history_lines import encode_line
from hipflow.system import signals
from hipflow.system.background import DISK_WAIT_S, NOTICE_AFTER_S, SAVING
from hipflow.system.line_output import LineOutput, open_line_output
from hipflow.system.safe_text import json_lines, shell_path

SAVED = "Saved."
"""The answer to somebody who has waited for the disk."""


def finish_run(context: RunContext, loaded: LoadedRoutine | None) -> bool:
    """Waits for the disk and prints what could not be saved; returns whether all was.

    Args:
        context: everything this run was made of.
        loaded: the routine that was opened first.
    """
    saved = False
    try:
        lines = LineOutput()
        saved = _save_all(context, lines)
        _suggest_add(context, loaded, lines)
        sys.stdout.flush()
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        signals.discard_output()  # the terminal has gone
    return saved


def finish_run_quickly(context: RunContext) -> bool:
    """Does the same after a signal to end, without waiting for a terminal.

    A terminal or a reader that has gone is no error here.
    """
    saved = False
    try:
        with open_line_output(sys.stdout) as lines:
            saved = _save_all(context, lines)
        sys.stdout.flush()
    except OSError:
        signals.discard_output()
    return saved


def _save_all(context: RunContext, lines: LineOutput) -> bool:
    """See that all is on disk. What it refuses is shown, so that it can be copied."""

    def write(line: str) -> None:
        with suppress(OSError):  # a terminal that has gone keeps nobody from ending
            lines.write(line)

    store = context.store
    retried = store.retry()
    if not store.close(NOTICE_AFTER_S):
        write(SAVING)
        if store.close(DISK_WAIT_S) and not store.pending:
            write(SAVED)
    if retried.done() and retried.result():
        write(retried.result())
    for entry in store.pending:
        write("This could not be saved. Copy it into the history when the disk allows:")
        write(json_lines(encode_line(entry).decode().rstrip()))
    return not store.pending


def _suggest_add(context: RunContext, loaded: LoadedRoutine | None, lines: LineOutput) -> None:
    """A routine that was played from a path is not among the person's own yet."""
    if loaded is None:
        return
    known = [path for path, _ in context.catalog.files().values()]
    if not any(path.samefile(loaded.path) for path in known if loaded.path.exists()):
        lines.write(f"To keep this routine among yours: hipflow add {shell_path(loaded.path)}")
