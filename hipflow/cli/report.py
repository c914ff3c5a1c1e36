"""``hipflow report``: one page about the sessions for a therapist."""

import os
from datetime import date, datetime
from itertools import takewhile
from pathlib import Path

import click
from msgspec import structs

from hipflow.cli.context import RunContext, RunOptions
from hipflow.cli.document_output import print_document
from hipflow.cli.history_query import (
    check_history,
    make_selection,
    warn_of_damage,
    with_current_names,
)
from hipflow.cli.options import history_option, session_filter_options
from hipflow.export.output_path import check_output_path
from hipflow.export.report import ReportFacts, report_page
from hipflow.progress.selection import Selection, select
from hipflow.routine.resolve.routine import PainLimits
from hipflow.storage.history_lines import HistoryContents
from hipflow.system.errors import StorageError
from hipflow.system.files import refusal, write_atomic
from hipflow.system.safe_text import safe

REPORT_DAYS = 84
"""How far back a report goes when nothing is said: twelve weeks, a usual course of exercise."""

SUFFIXES = (".html", ".htm")
"""What the name of the page ends in."""


@click.command()
@session_filter_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="report.html",
    show_default=True,
    help="The file to write; - for the screen.",
)
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@history_option
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
    on_screen = str(output) == "-"
    if not on_screen:
        check_output_path(output, force=force, other="NAME.html")
        _check_suffix(output)
    check_history(history)
    context = RunContext(RunOptions(history=history), os.environ)
    asked = make_selection(since, until, routine)
    read = context.store.cache.contents()
    page = _page(context, read, _with_first_day(asked, context.clock.today()))
    warn_of_damage(read)
    if on_screen:
        print_document(page)
    else:
        _write_page(page, output)


def write_report_in(folder: Path, context: RunContext) -> str:
    """Write the page of the last weeks into a folder; where it is, or why it is not there.

    One of the same day is replaced: it says less.
    """
    today = context.clock.today()
    path = folder / f"hipflow-report-{today:%Y-%m-%d}.html"
    try:
        page = _page(context, context.store.cache.contents(), _with_first_day(Selection(), today))
        path = path.absolute()  # which fails in a folder that was deleted
        write_atomic(path, page.encode())
    except OSError as error:
        return str(refusal("The page could not be written", path, error))
    except StorageError as error:
        return str(error)
    return f"Written: {path}. Open it in a browser; it prints on two sheets."


def _with_first_day(asked: Selection, today: date) -> Selection:
    """The same with a first day: where none was asked for, a usual course before the last one."""
    last = (asked.until or today).toordinal()
    first = asked.since or date.fromordinal(max(1, last - REPORT_DAYS + 1))
    return structs.replace(asked, since=first)


def _check_suffix(output: Path) -> None:
    """A browser goes by the name; one of another kind would not be opened.

    Raises:
        StorageError: it does not end as a page does.
    """
    if output.suffix.lower() not in SUFFIXES:
        named = safe(str(output.with_suffix(SUFFIXES[0]) if output.name else output))
        raise StorageError(
            f"The page is written as a {SUFFIXES[0]} file: -o {named}\n"
            "For a PDF open it in a browser and print it into a file."
        )


def _write_page(page: str, output: Path) -> None:
    try:
        write_atomic(output, page.encode())
    except OSError as error:
        raise refusal("The report could not be written", output, error) from error
    click.echo(f"Written: {safe(str(output))}. Open it in a browser; it prints on two sheets.")


def _page(context: RunContext, read: HistoryContents, selection: Selection) -> str:
    items = context.catalog.items()
    known, selection = with_current_names(read.records, [item.ref for item in items], selection)
    records = select(known, selection)
    routines = {item.ref.file: item.routine for item in items}
    files = {record.routine.file for record in records}
    latest = routines.get(records[-1].routine.file) if records else None
    begin = records[0].id if records else None
    of_it = Selection(routine=next(iter(files)) if len(files) == 1 else selection.routine)
    facts = ReportFacts(
        today=context.clock.today(),
        since=selection.since,
        until=selection.until,
        routine=latest if len(files) == 1 else None,
        limits=latest.pain if latest else PainLimits(),
        week=context.settings.values.week,
        earlier=tuple(takewhile(lambda record: record.id != begin, select(known, of_it))),
    )
    return report_page(records, facts)
