"""The schema from the command line."""

import json

import pytest


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        ((), "hipflow routine"),
        (("routine",), "hipflow routine"),
        (("library",), "hipflow exercise"),
    ],
)
def test_the_schema_is_printed(run, arguments, title):
    """Of a routine, or of an exercise of the library, ready to be redirected into a file."""
    printed = json.loads(run("schema", *arguments).output)
    assert printed["title"] == title
    assert printed["properties"]["name" if arguments == ("library",) else "title"]["examples"]
