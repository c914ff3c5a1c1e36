"""``hipflow history``: the sessions played, and ``merge``, which adds those of another file."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from hipflow.cli.document_output import print_document
from hipflow.cli.history_query import (
    check_history,
    make_selection,
    print_damaged_lines,
    warn_of_damage,
    with_current_names,
)
from hipflow.cli.options import HISTORY_FILE, history_option, session_filter_options
from hipflow.export.sessions import TableStyle, csv_rows, exercise_csv_rows, json_text
from hipflow.export.text_tables import history_lines, merged_copy_lines, merged_lines
from hipflow.library.catalog import Catalog
from hipflow.progress.selection import select
from hipflow.session.record import SessionRecord
from hipflow.storage.conflict_copies import merge_conflict_copies
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_merge import merge_histories
from hipflow.storage.paths import Paths
from hipflow.system.decimal_sign import has_decimal_comma
from hipflow.system.safe_text import safe


@click.group(invoke_without_command=True)
@session_filter_options
@click.option("--json", "form", flag_value="json", help="Everything, as one array.")
@click.option("--csv", "form", flag_value="csv", help="A table for spreadsheets, a row a session.")
@click.option(
    "--excel",
    "form",
    flag_value="excel",
    help="The same for a double click in Excel: as numbers are written where you live.",
)
@click.option("--sets", is_flag=True, help="With --csv or --excel: a row an exercise.")
@history_option
@click.pass_context
def history(  # noqa: PLR0913 - each is an option
    context: click.Context,
    *,
    since: datetime | None,
    until: datetime | None,
    routine: str | None,
    form: str | None,
    sets: bool,
    history: Path | None,
) -> None:
    """Show the sessions played, newest first.

    \b
    Examples:
      hipflow history --since 2026-11-01 --routine hip-starter
      hipflow history --json > sessions.json
      hipflow history --csv > sessions.csv
      hipflow history --excel --sets > exercises.csv
      hipflow history merge ~/other-computer/history.jsonl
    """
    context.obj = history
    if context.invoked_subcommand is not None:
        return
    if sets and form not in ("csv", "excel"):
        raise click.UsageError("--sets goes with --csv or --excel.")
    check_history(history)
    paths = Paths.from_environment(os.environ)
    read = _history_file(history, paths).read()
    selection = make_selection(since, until, routine)
    records = select(read.records, selection)
    if routine is not None:
        routines = [item.ref for item in Catalog.at(paths).items()]
        renamed = with_current_names(read.records, routines, selection)
        ids = {record.id for record in select(*renamed)}
        records = tuple(record for record in read.records if record.id in ids)
    if form is None and read.records and not records:
        click.echo("No session is like that.")
    else:
        _print_sessions(records, form, sets=sets)
    warn_of_damage(read)


def _print_sessions(records: Sequence[SessionRecord], form: str | None, *, sets: bool) -> None:
    """Print them for another program, or as lines to read where no form was asked for."""
    if form == "json":
        click.echo(json_text(records))
    elif form is not None:
        excel = form == "excel"
        comma = excel and has_decimal_comma(os.environ)
        style = TableStyle(excel=excel, decimal_comma=comma)
        rows = exercise_csv_rows(records, style) if sets else csv_rows(records, style)
        print_document("".join(rows))
    else:
        click.echo("\n".join(history_lines(records)))


@history.command()
@click.argument("others", nargs=-1, type=HISTORY_FILE)
@history_option
@click.pass_obj
def merge(group_history: Path | None, others: tuple[Path, ...], history: Path | None) -> None:
    """Add what OTHERS have and your history lacks, such as that of another computer.

    The other files stay as they are. Merging again adds nothing.

    Without OTHERS: the copies that a program which syncs your folder has put beside your history.
    They are kept under another name after.

    \b
    Examples:
      hipflow history merge
      hipflow history merge ~/laptop/history.jsonl
    """
    own = _history_file(history or group_history, Paths.from_environment(os.environ))
    if not others:
        click.echo("\n".join(merged_copy_lines(merge_conflict_copies(own))))
        return
    merged = merge_histories(own, others)
    click.echo("\n".join(merged_lines(merged)))
    print_damaged_lines(
        (
            f"Line {line.number} of {safe(str(path))} is damaged and was left: {line.why}"
            for path, line in merged.damaged
        ),
        merged.more_damaged,
    )


def _history_file(named: Path | None, paths: Paths) -> HistoryFile:
    return HistoryFile(named or paths.history_file)
