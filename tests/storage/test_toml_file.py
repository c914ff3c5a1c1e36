"""Small files of the app's own: forgiving to read, whole to write."""

import stat
import time
import tomllib
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from hipflow.storage.toml_file import MAX_BYTES, MOST_UNKNOWN_NAMED, read_toml, write_toml
from hipflow.system.errors import StorageError


class Shape(Struct, frozen=True, kw_only=True):
    """Two values, as settings have them."""

    loud: Annotated[float, Meta(ge=0, le=1, description="a number from 0 to 1")] = 0.5
    name: Annotated[str | None, Meta(description="a text")] = None


@pytest.fixture
def path(tmp_path):
    """A file in a folder that is not there yet."""
    return tmp_path / "config" / "kept.toml"


def write(path, text):
    """Put a text there by hand."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_no_file_is_no_complaint(path):
    """Without a file the usual values hold and nothing is said."""
    reading = read_toml(path, Shape)
    assert reading.values == Shape()
    assert reading.notes == ()


def test_what_is_written_is_read(path):
    """Values come back as they were, in a file of the owner's alone."""
    write_toml(path, Shape(loud=1, name="é"))
    assert read_toml(path, Shape).values == Shape(loud=1, name="é")
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["kept.toml"]


def test_a_bad_value_takes_its_default_and_is_named(path):
    """One bad value is said in words and costs no other value."""
    write(path, 'loud = "very"\nname = "ok"')
    reading = read_toml(path, Shape)
    assert reading.values == Shape(name="ok")
    assert reading.notes == (
        "`loud` in kept.toml must be a number from 0 to 1; the usual value is used instead.",
    )


@pytest.mark.parametrize("value", ["2", "-0.1", "nan", "inf", "true", "[1]", "1979-05-27"])
def test_values_beyond_the_limits_are_not_used(path, value):
    """Numbers out of range, no numbers, and things that are not numbers give the default."""
    write(path, f"loud = {value}")
    assert read_toml(path, Shape).values == Shape()


def test_unknown_keys_are_named_and_kept(path):
    """A key of another version is said, and is still there after the file was written."""
    write(path, "loud = 0.1\nlater = { a = [1, 2] }")
    assert "`later`" in read_toml(path, Shape).notes[0]
    write_toml(path, Shape(loud=0.2))
    assert tomllib.loads(path.read_text()) == {"loud": 0.2, "later": {"a": [1, 2]}}


def test_of_many_unknown_keys_a_few_are_named(path):
    """As text, whatever they are."""
    write(path, "".join(f'"\\u001b[2J{number}" = 1\n' for number in range(5_000)))
    notes = read_toml(path, Shape).notes
    assert len(notes) == MOST_UNKNOWN_NAMED + 1
    assert notes[0].startswith("`\\x1b[2J0` in")
    assert notes[-1] == "So are 4,995 more."


@pytest.mark.parametrize(
    "text", ["a." * 50_000 + "a = 1", "x = " + "[" * 50_000, "x = " + "9" * 5_000]
)
def test_a_file_that_costs_more_than_it_says_is_not_read(path, text):
    """A parser would take seconds, and a gigabyte."""
    write(path, text)
    begun_s = time.process_time()
    assert not read_toml(path, Shape).whole
    assert time.process_time() - begun_s < 1


def test_a_value_taken_back_leaves_the_file(path):
    """A value that is nothing again is not written, not even as an unknown key."""
    write_toml(path, Shape(name="x"))
    write_toml(path, Shape())
    assert "name" not in path.read_text()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"loud = ", "no TOML"),
        (b"\xff\xfe", "UTF-8"),
        (b"#" * (MAX_BYTES + 1), "too big"),
        (b"a = " + b"[" * 50_000, "nested"),
    ],
)
def test_a_broken_file_is_said_and_kept_aside(path, content, word):
    """A broken file gives the usual values; the first write keeps it beside the new one."""
    write(path, content)
    reading = read_toml(path, Shape)
    assert reading.values == Shape()
    assert word in reading.notes[0]
    assert path.read_bytes() == content
    write_toml(path, Shape(loud=0.9))
    assert read_toml(path, Shape).values == Shape(loud=0.9)
    assert path.with_name("kept.damaged.toml").read_bytes() == content


def test_a_folder_in_its_place_is_said(path):
    """A folder where the file should be stops nothing."""
    path.mkdir(parents=True)
    assert "no plain file" in read_toml(path, Shape).notes[0]


def test_a_refusing_disk_is_said_in_words(tmp_path):
    """A file that cannot be written is told with its path."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="The file is"):
        write_toml(tmp_path / "file" / "kept.toml", Shape())


@given(content=st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_nothing_in_the_file_stops_the_app(tmp_path_factory, content):
    """Any bytes at all read as values within their limits."""
    path = tmp_path_factory.mktemp("kept") / "kept.toml"
    path.write_bytes(content)
    assert 0 <= read_toml(path, Shape).values.loud <= 1
