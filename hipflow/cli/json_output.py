"""Prints JSON for other programs."""

import json

import click

from hipflow.system.safe_text import json_lines


def print_json(value: object) -> None:
    """Prints a value as indented JSON; control characters in it are escaped."""
    click.echo(json_lines(json.dumps(value, indent=2, ensure_ascii=False)))
