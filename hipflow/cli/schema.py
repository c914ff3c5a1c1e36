"""``hipflow schema``: the JSON Schema of the file format, for editors."""

import click

from hipflow.cli.document_output import print_json
from hipflow.routine.format.reference import published_exercise_schema, published_routine_schema


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
    print_json(published_exercise_schema() if kind == "library" else published_routine_schema())
