"""Text is written by a thread, and no caller waits for it."""

import io
import os
import threading

import pytest

from hipflow.system.writer_thread import WriterThread

PATIENCE_S = 10
FULL = "x" * 200_000
"""More than a pipe holds."""


def read(reading, count):
    """That many bytes and no more, as text."""
    taken = b""
    while len(taken) < count:
        taken += os.read(reading, count - len(taken))
    return taken.decode()


def test_what_is_written_comes_out_in_order(pipe):
    """And after what the file itself had held back."""
    reading, file = pipe
    file.write("first, ")
    writer = WriterThread(file)
    writer.write("second, ")
    writer.write("größer")
    writer.close(PATIENCE_S)
    assert read(reading, 23) == "first, second, größer"


def test_nobody_waits_for_a_reader_that_stands_still(pipe):
    """Writing goes on at once, and so does leaving; what waits is all there for a later reader."""
    reading, file = pipe
    writer = WriterThread(file)
    writer.write(FULL)
    writer.write("the end")
    assert writer.is_busy
    writer.close(0)
    assert read(reading, len(FULL) + 7).endswith("xthe end")


def test_what_is_too_much_is_left_out_and_reported_once_there_is_room(pipe):
    """Whoever draws can then draw it all anew."""
    reading, file = pipe
    drained = threading.Event()
    writer = WriterThread(file, len(FULL), drained.set)
    writer.write(FULL)
    assert read(reading, 1) == "x"
    writer.write(FULL)
    writer.write("left out")
    assert not drained.is_set()
    assert read(reading, 2 * len(FULL) - 1).count("x") == 2 * len(FULL) - 1
    assert drained.wait(PATIENCE_S)
    writer.write("anew")
    assert read(reading, 4) == "anew"
    writer.close(PATIENCE_S)


def test_a_text_that_waits_alone_is_never_too_much(pipe):
    """A screen of any size is drawn, and a terminal given back however much is under way."""
    reading, file = pipe
    writer = WriterThread(file, 10)
    writer.write(FULL)
    assert read(reading, 1) == "x"
    writer.write("given back")
    assert read(reading, len(FULL) + 9) == FULL[1:] + "given back"
    writer.close(PATIENCE_S)


def test_what_is_forgotten_is_not_missed(pipe):
    """A caller that has given up is not asked to draw anew."""
    reading, file = pipe
    drained = threading.Event()
    writer = WriterThread(file, len(FULL), drained.set)
    writer.write(FULL)
    assert read(reading, 1) == "x"
    writer.write(FULL)
    writer.write("left out")
    writer.discard_waiting()
    assert read(reading, len(FULL) - 1) == FULL[1:]
    writer.close(PATIENCE_S)
    assert not drained.is_set()


def test_who_waits_for_it_goes_on_when_all_is_written(pipe):
    """Or after a while; more can be written after, and comes out in order."""
    reading, file = pipe
    writer = WriterThread(file)
    writer.write(FULL)
    writer.drain(0)
    assert writer.is_busy
    writer.write("second")
    assert read(reading, len(FULL) + 6).endswith("xsecond")
    writer.drain(PATIENCE_S)
    assert not writer.is_busy
    writer.close(PATIENCE_S)


def test_a_way_out_that_does_not_wait_by_itself(pipe):
    """A program before has set it so, for all that share it: it is waited for all the same."""
    reading, file = pipe
    os.set_blocking(file.fileno(), False)
    writer = WriterThread(file)
    writer.write(FULL)
    writer.write("the end")
    assert read(reading, len(FULL) + 7).endswith("xthe end")
    writer.close(PATIENCE_S)


def test_what_waits_can_be_forgotten(pipe):
    """But for the text of which a part has gone already: half a sequence would spoil the rest."""
    reading, file = pipe
    writer = WriterThread(file)
    writer.write(FULL)
    assert read(reading, 1) == "x"
    writer.write("old")
    writer.discard_waiting()
    writer.write("new")
    assert read(reading, len(FULL) + 2) == FULL[1:] + "new"
    writer.close(PATIENCE_S)


def test_letters_it_cannot_encode_are_written_by_their_number(pipe):
    """As Python's own output does with ``backslashreplace``."""
    reading, file = pipe
    ascii_only = io.TextIOWrapper(file.buffer, encoding="ascii", errors="backslashreplace")
    writer = WriterThread(ascii_only)
    writer.write("ß")
    writer.close(PATIENCE_S)
    assert read(reading, 4) == "\\xdf"
    ascii_only.detach()


def test_a_reader_that_has_gone_is_an_error(pipe):
    """To whoever writes next, and at the end."""
    reading, file = pipe
    writer = WriterThread(file)
    os.close(reading)
    writer.write("lost")
    with pytest.raises(BrokenPipeError):
        writer.close(PATIENCE_S)
    with pytest.raises(BrokenPipeError):
        writer.write("lost too")
    assert not writer.is_busy
