"""``hipflow library``: finds exercises of the library and shows them."""

import os
import shutil
import sys

import click

from hipflow.cli.document_output import print_json
from hipflow.library import exercises
from hipflow.library.catalog import Catalog
from hipflow.library.exercise_search import patient_precautions, search_exercises, split_forbidden
from hipflow.routine.resolve.finder import LibraryExercise
from hipflow.storage.paths import Paths
from hipflow.storage.settings import settings_store
from hipflow.system.safe_text import printable_lines, safe


@click.command()
@click.argument("words", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Also what a precaution forbids.")
@click.option("--json", "as_json", is_flag=True, help="For tools: one array, every key.")
def library(words: tuple[str, ...], *, everything: bool, as_json: bool) -> None:
    """Find exercises by WORDS: name, position, target, level, equipment or tag.

    An exercise named by its id, or the only one found, is shown whole. What a precaution of your
    routines forbids is hidden, and what you must not do by your settings.

    \b
    Examples:
      hipflow library
      hipflow library side-lying
      hipflow library chair level 1
      hipflow library clamshell
    """
    paths = Paths.from_environment(os.environ)
    catalog = Catalog.at(paths)
    at = catalog.library
    named = at.find(words[0]) if len(words) == 1 else None
    by_words = search_exercises(exercises.all_exercises(at), words)
    hidden: tuple[LibraryExercise, ...] = ()
    if not everything:
        routines = (item.routine for item in catalog.items() if item.routine)
        own = settings_store(paths).values.known_precautions
        by_words, hidden = split_forbidden(by_words, patient_precautions(routines) | own)
    found = (named,) if named else by_words
    if as_json:
        print_json([exercises.as_json(one) for one in found])
    elif len(found) == 1:
        click.echo(printable_lines("\n".join(exercises.sheet_lines(found[0], at))))
        others = [one.id for one in by_words if one.id != found[0].id]
        if others:
            click.echo(f"\nAlso found by {safe(words[0])}: {', '.join(others)}")
    elif found:
        columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        click.echo("\n".join(line[:columns] for line in exercises.table_lines(found)))
    else:
        click.echo(f"No exercise is found by: {safe(' '.join(words))}", err=True)
    if hidden and not named:
        number = "1 exercise is" if len(hidden) == 1 else f"{len(hidden)} exercises are"
        click.echo(f"{number} hidden: a precaution of yours forbids it. See all: --all", err=True)
    for broken in exercises.broken_files(at):
        click.echo(f"Left out, since it has mistakes: hipflow check {safe(broken)}", err=True)
    sys.exit(0 if found else 2)
