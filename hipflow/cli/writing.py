"""What helps to write a routine: ``hipflow new``, ``preview`` and ``schema``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hipflow.cli.common import make_context, open_catalog, print_json
from hipflow.system.errors import UnreadableError

if TYPE_CHECKING:
    from hipflow.library.scaffold import Draft
    from hipflow.routine.check.exercise_library import ExerciseLibrary
    from hipflow.routine.resolve.finder import LibraryExercise


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
    from hipflow.library import scaffold

    path = scaffold.new_file(name)
    library = open_catalog().library
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


def _write_checked(draft: "Draft", path: Path, library: "ExerciseLibrary") -> None:
    """Write the file once it is known to have no mistakes, and say what to do next."""
    from hipflow.library.scaffold import draft_text, refuse_mistakes, write_draft
    from hipflow.system.safe_text import safe, shell_path

    text = draft_text(draft, path.name)
    refuse_mistakes(text, library)
    schema_file = write_draft(path, text)
    helps = f" {safe(str(schema_file))} helps editors." if schema_file else ""
    click.echo(f"{safe(str(path))} is written.{helps}")
    click.echo(f"Open it in any editor, and beside it:  hipflow preview {shell_path(path)}")


def _prompt_exercises(library: "ExerciseLibrary") -> "tuple[LibraryExercise, ...]":
    """Ask until every exercise named is one."""
    from hipflow.library.exercises import all_exercises, table_lines
    from hipflow.library.scaffold import FIRST_EXERCISES, find_exercise

    click.echo("Which exercises? Ids or words with commas between them; ? shows all there are.")
    while True:
        answer = click.prompt("Exercises", default=", ".join(FIRST_EXERCISES))
        if answer.strip() == "?":
            click.echo("\n".join(table_lines(all_exercises(library))))
            continue
        try:
            return tuple(
                find_exercise(library, phrase) for phrase in answer.split(",") if phrase.strip()
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


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--mute", is_flag=True, help="No voice and no tones.")
def preview(file: Path, *, mute: bool) -> None:
    """See and hear what the patient will get, while you write FILE in an editor of your own.

    Follows the file as you save it: mistakes are shown in their lines, and the last version without
    any stays. Every step can be played, at any speed.

    \b
    Examples:
      hipflow preview my-plan.toml
      hipflow preview library/my-exercise.toml
    """
    from hipflow.cli.context import RunOptions
    from hipflow.cli.run_screens import run_screens
    from hipflow.routine.toml.source import read_source
    from hipflow.system.safe_text import shell_path

    try:
        read_source(file)
    except UnreadableError as error:
        begin = (
            "" if file.exists() else f"\nTo begin one: hipflow new {shell_path(Path(file.stem))}"
        )
        raise UnreadableError(f"{error}{begin}") from error
    sys.exit(run_screens(make_context(RunOptions(mute=mute)), None, author=file))


@click.command()
@click.argument("kind", type=click.Choice(["routine", "library"]), default="routine")
def schema(kind: str) -> None:
    """Print the JSON Schema of a routine, or of an exercise of the library.

    An editor that knows it completes and explains every key as one types. Tombi, Taplo and Even
    Better TOML find it by the first line of a file: #:schema ./hipflow-routine.schema.json

    \b
    Examples:
      hipflow schema > hipflow-routine.schema.json
      hipflow schema library > hipflow-library.schema.json
    """
    from hipflow.routine.format.reference import published_exercise_schema, published_routine_schema

    print_json(published_exercise_schema() if kind == "library" else published_routine_schema())
