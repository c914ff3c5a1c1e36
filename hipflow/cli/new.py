"""``hipflow new``: writes a commented routine to start from."""

import os
import sys
from pathlib import Path

import click

from hipflow.library import scaffold
from hipflow.library.catalog import Catalog
from hipflow.library.exercises import all_exercises, table_lines
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.resolve.finder import LibraryExercise
from hipflow.storage.paths import Paths
from hipflow.system.errors import UnreadableError
from hipflow.system.safe_text import safe, shell_path


@click.command()
@click.argument("name")
@click.option("--title", help="What the routine is called.")
@click.option(
    "--exercise",
    "exercises",
    multiple=True,
    metavar="ID",
    help="An exercise of the library, by its id or by words; may be given several times.",
)
@click.option("--per-week", type=click.IntRange(1, 7), help="On how many days a week.")
@click.option("--author", help="Who wrote it.")
def new(
    name: str,
    title: str | None,
    exercises: tuple[str, ...],
    per_week: int | None,
    author: str | None,
) -> None:
    """Write a routine to start from into the file NAME.toml.

    It explains itself, passes the check, and is yours to change. Asks for what the options do not
    say. An existing file is never overwritten.

    \b
    Examples:
      hipflow new my-plan
      hipflow new my-plan --title "After the knee" --exercise bridge --exercise squat
    """
    path = scaffold.new_file(name)
    library = Catalog.at(Paths.from_environment(os.environ)).library
    wanted = tuple(scaffold.find_exercise(library, phrase) for phrase in exercises)
    if sys.stdin.isatty():
        title = title or click.prompt("What is it called?", default=scaffold.title_from(path))
        wanted = wanted or _prompt_exercises(library)
        per_week = per_week or _prompt_days(scaffold.DEFAULT_PER_WEEK)
    first = (scaffold.find_exercise(library, id_) for id_ in scaffold.FIRST_EXERCISES)
    draft = scaffold.Draft(
        title=title or scaffold.title_from(path),
        exercises=wanted or tuple(first),
        per_week=per_week or scaffold.DEFAULT_PER_WEEK,
        author=author,
    )
    _write_checked(draft, path, library)


def _write_checked(draft: scaffold.Draft, path: Path, library: ExerciseLibrary) -> None:
    """Write the file once it is known to have no mistakes, and say what to do next."""
    text = scaffold.draft_text(draft, path.name)
    scaffold.refuse_mistakes(text, library)
    schema_file = scaffold.write_draft(path, text)
    helps = f" {safe(str(schema_file))} helps editors." if schema_file else ""
    click.echo(f"{safe(str(path))} is written.{helps}")
    click.echo(f"Open it in any editor, and beside it:  hipflow preview {shell_path(path)}")


def _prompt_exercises(library: ExerciseLibrary) -> tuple[LibraryExercise, ...]:
    """Ask until every exercise named is one."""
    click.echo("Which exercises? Ids or words with commas between them; ? shows all there are.")
    while True:
        answer = click.prompt("Exercises", default=", ".join(scaffold.FIRST_EXERCISES))
        if answer.strip() == "?":
            click.echo("\n".join(table_lines(all_exercises(library))))
            continue
        try:
            return tuple(
                scaffold.find_exercise(library, phrase)
                for phrase in answer.split(",")
                if phrase.strip()
            )
        except UnreadableError as error:
            click.echo(str(error))


def _prompt_days(default: int) -> int:
    """Ask until it is a number of days of a week."""
    while True:
        answer = str(click.prompt("On how many days a week?", default=str(default))).strip()
        if answer in "1234567" and len(answer) == 1:
            return int(answer)
        click.echo("Write a number from 1 to 7.")
