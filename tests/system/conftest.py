"""What tests of text that goes out share: a pipe."""

import os

import pytest


@pytest.fixture
def pipe():
    """A pipe: the number it is read by, and the file it is written by."""
    reading, writing = os.pipe()
    with open(writing, "w", encoding="utf-8") as file:  # noqa: PTH123 - a number, no path
        yield reading, file
