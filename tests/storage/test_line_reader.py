"""Lines of a file that may be anything, read from both ends."""

import io

from hypothesis import given
from hypothesis import strategies as st

from hipflow.storage import line_reader
from hipflow.storage.history_lines import LONGEST_BYTES
from hipflow.storage.line_reader import lines_from_end, read_lines, torn_end_start

contents = st.binary(max_size=400) | st.lists(
    st.sampled_from([b"a", b"\n", b"\r", b"\r\n", b"  ", b"long " * 50]), max_size=20
).map(b"".join)


@given(contents, st.integers(1, 9))
def test_both_ways_give_the_same_lines(content, block):
    """Whatever is read at a time; from the end those that hold something, without their breaks."""
    before, line_reader.BLOCK = line_reader.BLOCK, block
    try:
        backwards = list(lines_from_end(io.BytesIO(content)))
        start = torn_end_start(io.BytesIO(content))
    finally:
        line_reader.BLOCK = before
    lines = content.splitlines(keepends=True)  # of bytes: at both breaks, and at both together
    assert list(read_lines(io.BytesIO(content))) == lines
    assert backwards[::-1] == [line.rstrip(b"\r\n") for line in lines if line.strip()]
    ends_whole = not lines or lines[-1].endswith((b"\r", b"\n"))
    assert content[start:] == (b"" if ends_whole else lines[-1])


@given(st.lists(st.sampled_from([b"a" * 9, b"b" * 70, b"\r", b"\r\n"]), max_size=20))
def test_lines_that_end_in_carriage_returns_have_a_limit_too(parts):
    """The limit is of a line, however many there are; what is longer is given as far as that."""
    before, line_reader.LONGEST_BYTES = line_reader.LONGEST_BYTES, 50
    try:
        found = list(read_lines(io.BytesIO(b"".join(parts))))
    finally:
        line_reader.LONGEST_BYTES = before
    lines = b"".join(parts).splitlines(keepends=True)
    assert [line[:51].rstrip() for line in found] == [line[:51].rstrip() for line in lines]


def test_of_a_line_that_never_ends_the_beginning_is_given():
    """Too much of it to pass for a line; the next one is whole."""
    content = b"one\n" + b"x" * (3 * LONGEST_BYTES) + b"\ntwo\n"
    forwards = list(read_lines(io.BytesIO(content)))
    backwards = list(lines_from_end(io.BytesIO(content)))
    assert (forwards[0], forwards[2]) == (b"one\n", b"two\n")
    assert (backwards[0], backwards[2]) == (b"two", b"one")
    for long in (forwards[1], backwards[1]):
        assert LONGEST_BYTES < len(long) < 2 * LONGEST_BYTES
