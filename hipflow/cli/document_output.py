"""Prints what other programs read: JSON, CSV, a page.

It is in UTF-8 whatever letters the terminal knows, since that is what such files are, and what the
page says of itself. On a terminal, where a person reads, it is text like any other.
"""

import json
import sys

import click

from hipflow.system.safe_text import json_lines


def print_document(text: str) -> None:
    """Prints a whole document, its last line break included."""
    click.echo(text if sys.stdout.isatty() else text.encode("utf-8", "backslashreplace"), nl=False)


def print_json(value: object) -> None:
    """Prints a value as indented JSON; control characters in it are escaped."""
    print_document(json_lines(json.dumps(value, indent=2, ensure_ascii=False)) + "\n")
