"""Lines of output for a terminal, a pipe or a file."""

import asyncio
import io
import os

import pytest

from hipflow.system.line_output import LineOutput, open_line_output

MANY = 3_000
"""Lines of a hundred letters, more than a pipe holds."""
LINE = "x" * 99


def test_a_reader_that_stands_still_holds_nothing_up(pipe):
    """All lines are written at once, as far as the session is concerned, and leaving is quick."""
    reading, file = pipe
    with open_line_output(file) as lines:
        for _ in range(MANY):
            lines.write(LINE)
    with open(reading, "rb") as source:  # noqa: PTH123 - a number, no path
        assert source.read(100) == f"{LINE}\n".encode()


def test_who_reads_slowly_is_waited_for_where_that_is_asked_for(pipe):
    """`flushed` returns once every line has been read."""
    reading, file = pipe

    async def write(source: io.BufferedReader) -> int:
        with open_line_output(file) as lines:
            for _ in range(MANY):
                lines.write(LINE)
            taken = asyncio.to_thread(source.read, MANY * 100)
            return len((await asyncio.gather(taken, lines.flushed()))[0])

    with open(reading, "rb") as source:  # noqa: PTH123 - a number, no path
        assert asyncio.run(write(source)) == MANY * 100


def test_a_reader_that_has_gone_is_an_error(pipe):
    """At the latest at the end; but not in place of what went wrong before."""
    reading, file = pipe
    os.close(reading)
    with pytest.raises(BrokenPipeError), open_line_output(file) as lines:
        lines.write(LINE)
    with pytest.raises(ZeroDivisionError), open_line_output(file) as lines:
        lines.write(LINE * (1 // 0))


def test_what_the_system_knows_by_no_number_is_written_at_once(capsys):
    """A console of Windows, and output that a test captures."""
    with open_line_output(io.StringIO()) as lines:
        lines.write("first")
    asyncio.run(lines.flushed())
    assert capsys.readouterr().out == "first\n"


def test_the_bell_is_no_line(capsys):
    """It rings, and nothing else."""
    LineOutput().ring()
    assert capsys.readouterr().out == "\a"


def test_lines_are_shown_as_they_look(capsys):
    """A patient reads words; what acts on a terminal is not sent, what joins letters is."""
    LineOutput().write("Bein\xadpresse\n👨\u200d👩 \x1b[2J\u202e")
    assert capsys.readouterr().out == "Beinpresse\n👨\u200d👩  [2J\n"
