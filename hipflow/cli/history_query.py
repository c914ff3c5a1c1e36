"""The sessions a command is asked for, and warnings of damaged lines of the history."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import click
from msgspec import structs

from hipflow.progress.routine_identity import with_current_files
from hipflow.progress.selection import Selection, is_session_of
from hipflow.session.record import RoutineRef, SessionRecord
from hipflow.storage.history_lines import HistoryContents
from hipflow.storage.history_merge import no_such_history

MOST_DAMAGE_LINES = 3
"""How many damaged lines are named one by one."""


def check_history(named: Path | None) -> None:
    """A history that is named to be read is there; the usual one need not be yet.

    Raises:
        StorageError: it is not.
    """
    if named is not None and not named.exists():
        raise no_such_history(named)


def make_selection(
    since: datetime | None, until: datetime | None, routine: str | None
) -> Selection:
    """The values of the options that choose sessions, as one selection."""
    return Selection(
        since=since.date() if since else None,
        until=until.date() if until else None,
        routine=routine,
    )


def with_current_names(
    records: Sequence[SessionRecord], routines: Sequence[RoutineRef], selection: Selection
) -> tuple[tuple[SessionRecord, ...], Selection]:
    """Gives sessions and selection the file names that their routines have now.

    Args:
        records: all sessions of the history.
        routines: the routines there are now.
        selection: what was asked for, maybe by a name that a routine had before.
    """
    now = with_current_files(records, routines)
    asked = selection.routine
    then = zip(records, now, strict=True)
    names = {one.routine.file for was, one in then if asked and is_session_of(was, asked)}
    name = names.pop() if len(names) == 1 else asked
    return now, structs.replace(selection, routine=name)


def warn_of_damage(read: HistoryContents) -> None:
    """Prints, to standard error, what of the history could not be read as it was written."""
    if read.newer:
        click.echo(
            "Some of it was written by a newer hipflow and is shown as far as known.", err=True
        )
    print_damaged_lines(
        (f"Line {line.number} of the history is damaged: {line.why}" for line in read.damaged),
        read.more_damaged,
    )


def print_damaged_lines(lines: Iterable[str], not_listed: int) -> None:
    """Prints the first of some lines about damage, and how many more there are.

    Args:
        lines: a sentence for each damaged line; they are much alike.
        not_listed: how many more were damaged that have no sentence.
    """
    every = list(lines)
    for line in every[:MOST_DAMAGE_LINES]:
        click.echo(line, err=True)
    more = len(every) + not_listed - MOST_DAMAGE_LINES
    if more > 0:
        click.echo(f"And {more:,} more line{'' if more == 1 else 's'} like that.", err=True)
