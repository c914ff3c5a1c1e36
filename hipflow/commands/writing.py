"""What helps to write a routine: ``hipflow schema``."""

import click

from hipflow.commands.common import print_json


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
    from hipflow.routine.reference import published_exercise_schema, published_routine_schema

    print_json(published_exercise_schema() if kind == "library" else published_routine_schema())
