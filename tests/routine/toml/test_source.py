"""Bytes to text, and text to data."""

import os

import pytest

from hipflow.routine.problems.violation import PointAt, Violation
from hipflow.routine.toml.source import MAX_BYTES, Source, decode_text, read_source
from hipflow.system.errors import UnreadableError


def test_marks_and_line_ends_are_undone():
    """A byte-order mark and CRLF leave no trace in the text."""
    assert decode_text(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", "x") == "a = 1\nb = 2\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a" * (MAX_BYTES + 1), "larger than 256 KiB"),
        (b"a\0b", "not a text file"),
        (b"a = 1\nb = '\xe9'\n", "line 2"),
        ("a = 'é'\n".encode("utf-16"), "encoding UTF-8"),
        (b"{\\rtf1\\ansi a = 1}", "word processor"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data, words):
    """The refusal names the file and says what is wrong with it."""
    with pytest.raises(UnreadableError, match=words) as raised:
        decode_text(data, "my.toml")
    assert "my.toml" in str(raised.value)


def test_a_file_as_large_as_allowed_is_read(tmp_path):
    """256 KiB are accepted, and no more than one byte beyond them is read."""
    path = tmp_path / "x.toml"
    path.write_bytes(b"#" * MAX_BYTES * 2)
    assert len(read_source(path)) == MAX_BYTES + 1
    assert decode_text(b"#" * MAX_BYTES, "x")


def test_missing_files_and_folders_are_refused(tmp_path):
    """A missing file, a folder and an impossible name are told apart in words."""
    for path, words in ((tmp_path / "no", "not there"), (tmp_path, "a folder")):
        with pytest.raises(UnreadableError, match=words):
            read_source(path)
    with pytest.raises(UnreadableError):
        read_source(tmp_path / "a\0b")


@pytest.mark.parametrize("ending", [".txt", ".toml"])
def test_a_name_without_its_ending_is_told_the_whole_one(tmp_path, ending):
    """Notepad adds an ending that Windows hides; the file that is there is named."""
    (tmp_path / f"week-2{ending}").write_text("x = 1")
    with pytest.raises(UnreadableError, match=f"not there, but week-2{ending} is"):
        read_source(tmp_path / "week-2")


def test_a_files_name_does_not_steer_the_terminal(tmp_path):
    """A control character or a reversing mark in a name is shown as an escape."""
    with pytest.raises(UnreadableError) as refused:
        read_source(tmp_path / "a\x1b[31m\u202eb.toml")
    assert "a\\x1b[31m\\u202eb.toml is not there" in str(refused.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    """Reading a named pipe would never end: it is no file."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="no ordinary file"):
        read_source(tmp_path / "pipe")


def test_a_finding_gets_its_place_and_its_lines():
    """The problem has the span of the path, and carries the line to be shown."""
    source = Source("a = 1\nb = [1, 2]\n", "x.toml")
    problem = source.problem_at(
        Violation(path=("b", 1), code="c", message="m", hint="h", at=PointAt.VALUE)
    )
    assert (problem.file, problem.line, problem.column) == ("x.toml", 2, 9)
    assert [line.text for line in problem.lines] == ["b = [1, 2]"]


def test_values_can_be_seen_as_written():
    """The way a value is written is kept for advice; of a long one the first line."""
    source = Source("a = 0x10\nb = [1,\n2]\n", "x.toml")
    assert (source.raw(("a",)), source.raw(("b",))) == ("0x10", "[1,")


def test_left_out_statements_are_known_by_table_and_key():
    """The keys of broken statements are known, so that they are not called missing."""
    source = Source("title = a b\n[pain]\nstop_at = five\nwhat\n", "x.toml")
    assert source.left_out() == {("title",), ("pain", "stop_at"), ("pain", "*")}
