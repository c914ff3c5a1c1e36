"""Lines of a file that may be anything, read from both ends."""

import io

from hypothesis import given
from hypothesis import strategies as st

from hipflow.storage import line_reader
from hipflow.storage.history_lines import LONGEST_BYTES
from hipflow.storage.line_reader import lines_from_end, read_lines, torn_end_start

contents = st.binary(max_size=400) | st.lists(
    st.sampled_from([b"a", b"\n", b"  ", b"long " * 50]), max_size=20
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
    assert list(read_lines(io.BytesIO(content))) == io.BytesIO(content).readlines()
    assert backwards[::-1] == [line for line in content.split(b"\n") if line.strip()]
    assert content[start:] == content.rpartition(b"\n")[2]


def test_of_a_line_that_never_ends_the_beginning_is_given():
    """Too much of it to pass for a line; the next one is whole."""
    content = b"one\n" + b"x" * (3 * LONGEST_BYTES) + b"\ntwo\n"
    forwards = list(read_lines(io.BytesIO(content)))
    backwards = list(lines_from_end(io.BytesIO(content)))
    assert (forwards[0], forwards[2]) == (b"one\n", b"two\n")
    assert (backwards[0], backwards[2]) == (b"two", b"one")
    for long in (forwards[1], backwards[1]):
        assert LONGEST_BYTES < len(long) < 2 * LONGEST_BYTES
