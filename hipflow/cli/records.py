"""What was done: ``hipflow history`` and ``hipflow report``."""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from hipflow.cli.common import make_context

if TYPE_CHECKING:
    from hipflow.library.shelf import Shelf
    from hipflow.progress.selection import Selection
    from hipflow.session.record import SessionRecord
    from hipflow.storage.history_file import HistoryFile
    from hipflow.storage.history_lines import HistoryContents

_CommandT = TypeVar("_CommandT", bound=Callable[..., object])
_FILE = click.Path(dir_okay=False, path_type=Path, readable=False)
_DAY = click.DateTime(formats=["%Y-%m-%d"])
_HISTORY = click.option("--history", type=_FILE, help="Another history file than the usual one.")
MOST_DAMAGE_LINES = 3
"""So many damaged lines are told one by one."""
REPORT_DAYS = 84
"""How far back a report goes when nothing is said: twelve weeks, a usual course of exercise."""


def _session_filter_options(command: _CommandT) -> _CommandT:
    """The options that choose sessions."""
    for option in (
        click.option("--routine", help="Only this routine: its file's name, or its title."),
        click.option("--until", type=_DAY, metavar="DAY", help="The last day, as 2026-11-23."),
        click.option("--since", type=_DAY, metavar="DAY", help="The first day, as 2026-11-23."),
    ):
        command = option(command)
    return command


@click.group(invoke_without_command=True)
@_session_filter_options
@click.option("--json", "form", flag_value="json", help="Everything, as one array.")
@click.option("--csv", "form", flag_value="csv", help="A table for spreadsheets, a row a session.")
@_HISTORY
@click.pass_context
def history(
    context: click.Context,
    *,
    since: datetime | None,
    until: datetime | None,
    routine: str | None,
    form: str | None,
    history: Path | None,
) -> None:
    """Show the sessions played, newest first.

    \b
    Examples:
      hipflow history --since 2026-11-01 --routine hip-starter
      hipflow history --json > sessions.json
      hipflow history --csv > sessions.csv
      hipflow history merge ~/other-computer/history.jsonl
    """
    context.obj = history
    if context.invoked_subcommand is not None:
        return
    from hipflow.cli.context import RunOptions
    from hipflow.progress.selection import select

    read = _file(history).read()
    selection = _selection(since, until, routine)
    records = select(read.records, selection)
    if routine is not None:
        shelf = make_context(RunOptions(history=history)).shelf
        ids = {record.id for record in select(*_with_current_names(shelf, read, selection))}
        records = tuple(record for record in read.records if record.id in ids)
    if form is None and read.records and not records:
        click.echo("No session is like that.")
    else:
        _print_sessions(records, form)
    _warn_of_damage(read)


def _print_sessions(records: "Sequence[SessionRecord]", form: str | None) -> None:
    """Print them for another program, or as lines to read where no form was asked for."""
    if form == "json":
        from hipflow.export.sessions import json_text

        click.echo(json_text(records))
    elif form == "csv":
        from hipflow.export.sessions import csv_rows

        click.echo("".join(csv_rows(records)), nl=False)
    else:
        from hipflow.export.text_tables import history_lines

        click.echo("\n".join(history_lines(records)))


@history.command()
@click.argument("others", nargs=-1, required=True, type=_FILE)
@_HISTORY
@click.pass_obj
def merge(group_history: Path | None, others: tuple[Path, ...], history: Path | None) -> None:
    """Add what OTHERS have and your history lacks: from another computer, or a sync conflict.

    The other files stay as they are. Merging again adds nothing.

    \b
    Examples:
      hipflow history merge ~/laptop/history.jsonl
      hipflow history merge "history (conflicted copy).jsonl"
    """
    from hipflow.export.text_tables import merged_lines
    from hipflow.storage.history_merge import merge_histories as merge_files
    from hipflow.system.safe_text import safe

    merged = merge_files(_file(history or group_history), others)
    click.echo("\n".join(merged_lines(merged)))
    _print_first_lines(
        (
            f"Line {line.number} of {safe(str(path))} is damaged and was left: {line.why}"
            for path, line in merged.damaged
        ),
        merged.more_damaged,
    )


@click.command()
@_session_filter_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="report.html",
    show_default=True,
    help="The file to write; - for the screen.",
)
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@_HISTORY
def report(
    *,
    since: datetime | None,
    until: datetime | None,
    routine: str | None,
    output: Path,
    force: bool,
    history: Path | None,
) -> None:
    """Write one page for your therapist: pain, sessions, exercises, notes.

    It is one file that needs nothing else: open it in a browser, print it on two sheets, or mail
    it. Without --since it is about twelve weeks. A file that is there already is not replaced.

    \b
    Examples:
      hipflow report
      hipflow report --routine hip-starter --since 2026-09-01 -o for-anna.html
    """
    from hipflow.cli.context import RunOptions
    from hipflow.export.output_path import check_output_path

    on_screen = str(output) == "-"
    if not on_screen:
        check_output_path(output, force=force, other="NAME.html")
    shelf = make_context(RunOptions(history=history)).shelf
    asked = _selection(since, until, routine)
    read = shelf.history_read()
    page = _page(shelf, read, _with_first_day(asked, shelf.clock.today()))
    _warn_of_damage(read)
    if on_screen:
        click.echo(page, nl=False)
    else:
        _write_page(page, output)


def _with_first_day(asked: "Selection", today: date) -> "Selection":
    """The same with a first day: where none was asked for, a usual course before the last one."""
    from msgspec import structs

    last = (asked.until or today).toordinal()
    first = asked.since or date.fromordinal(max(1, last - REPORT_DAYS + 1))
    return structs.replace(asked, since=first)


def _write_page(page: str, output: Path) -> None:
    from hipflow.system.files import refusal, write_atomic
    from hipflow.system.safe_text import safe

    try:
        write_atomic(output, page.encode())
    except OSError as error:
        raise refusal("The report could not be written", output, error) from error
    click.echo(f"Written: {safe(str(output))}. Open it in a browser; it prints on two sheets.")


def _page(shelf: "Shelf", read: "HistoryContents", selection: "Selection") -> str:
    from itertools import takewhile

    from hipflow.export.report import ReportFacts, report_page
    from hipflow.progress.selection import Selection, select
    from hipflow.routine.resolve.routine import PainLimits

    known, selection = _with_current_names(shelf, read, selection)
    records = select(known, selection)
    routines = {item.ref.file: item.routine for item in shelf.routines()}
    files = {record.routine.file for record in records}
    latest = routines.get(records[-1].routine.file) if records else None
    begin = records[0].id if records else None
    of_it = Selection(routine=next(iter(files)) if len(files) == 1 else selection.routine)
    facts = ReportFacts(
        today=shelf.clock.today(),
        since=selection.since,
        until=selection.until,
        routine=latest if len(files) == 1 else None,
        limits=latest.pain if latest else PainLimits(),
        weekly_goal=shelf.settings.weekly_goal,
        earlier=tuple(takewhile(lambda record: record.id != begin, select(known, of_it))),
    )
    return report_page(records, facts)


def _with_current_names(
    shelf: "Shelf", read: "HistoryContents", selection: "Selection"
) -> "tuple[tuple[SessionRecord, ...], Selection]":
    """All sessions by the names their routines have now, and what was asked for by those names."""
    from msgspec import structs

    from hipflow.progress.routine_identity import with_current_files
    from hipflow.progress.selection import is_session_of

    now = with_current_files(read.records, [item.ref for item in shelf.routines()])
    asked = selection.routine
    then = zip(read.records, now, strict=True)
    names = {one.routine.file for was, one in then if asked and is_session_of(was, asked)}
    name = names.pop() if len(names) == 1 else asked
    return now, structs.replace(selection, routine=name)


def _file(history: Path | None) -> "HistoryFile":
    """The history alone: what plays and speaks is not needed to read it."""
    from hipflow.storage.history_file import HistoryFile
    from hipflow.storage.paths import Paths

    return HistoryFile(history or Paths.from_environment(os.environ).history_file)


def _selection(since: datetime | None, until: datetime | None, routine: str | None) -> "Selection":
    from hipflow.progress.selection import Selection

    return Selection(
        since=since.date() if since else None,
        until=until.date() if until else None,
        routine=routine,
    )


def _warn_of_damage(read: "HistoryContents") -> None:
    if read.newer:
        click.echo(
            "Some of it was written by a newer hipflow and is shown as far as known.", err=True
        )
    _print_first_lines(
        (f"Line {line.number} of the history is damaged: {line.why}" for line in read.damaged),
        read.more_damaged,
    )


def _print_first_lines(lines: Iterable[str], not_listed: int) -> None:
    """The first of some lines about damage, and how many more there are: they all say the same."""
    every = list(lines)
    for line in every[:MOST_DAMAGE_LINES]:
        click.echo(line, err=True)
    more = len(every) + not_listed - MOST_DAMAGE_LINES
    if more > 0:
        click.echo(f"And {more:,} more line{'' if more == 1 else 's'} like that.", err=True)
