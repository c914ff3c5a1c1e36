"""A way out for text that nobody waits for."""

import io
import os
import threading

import pytest

from hipflow.system.writer_thread import WriterThread

PATIENCE_S = 10
FULL = "x" * 200_000
"""More than a pipe holds."""


@pytest.fixture
def pipe():
    """A pipe: the number it is read by, and the file it is written by."""
    reading, writing = os.pipe()
    with open(writing, "w", encoding="utf-8") as file:  # noqa: PTH123 - a number, no path
        yield reading, file


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
    outlet = WriterThread(file)
    outlet.write("second, ")
    outlet.write("größer")
    outlet.close(PATIENCE_S)
    assert read(reading, 23) == "first, second, größer"


def test_nobody_waits_for_a_reader_that_stands_still(pipe):
    """Writing goes on at once, and so does leaving; what waits is all there for a later reader."""
    reading, file = pipe
    outlet = WriterThread(file)
    outlet.write(FULL)
    outlet.write("the end")
    assert outlet.is_busy
    outlet.close(0)
    assert read(reading, len(FULL) + 7).endswith("xthe end")


def test_what_is_too_much_is_left_out_and_told_once_there_is_room(pipe):
    """Whoever draws can then draw it all anew."""
    reading, file = pipe
    caught_up = threading.Event()
    outlet = WriterThread(file, len(FULL), caught_up.set)
    outlet.write(FULL)
    assert read(reading, 1) == "x"
    outlet.write(FULL)
    outlet.write("left out")
    assert not caught_up.is_set()
    assert read(reading, 2 * len(FULL) - 1).count("x") == 2 * len(FULL) - 1
    assert caught_up.wait(PATIENCE_S)
    outlet.write("anew")
    assert read(reading, 4) == "anew"
    outlet.close(PATIENCE_S)


def test_a_text_that_waits_alone_is_never_too_much(pipe):
    """A screen of any size is drawn, and a terminal given back however much is under way."""
    reading, file = pipe
    outlet = WriterThread(file, 10)
    outlet.write(FULL)
    assert read(reading, 1) == "x"
    outlet.write("given back")
    assert read(reading, len(FULL) + 9) == FULL[1:] + "given back"
    outlet.close(PATIENCE_S)


def test_what_is_forgotten_is_not_missed(pipe):
    """Nobody is asked to draw anew what he has given up, when nobody may listen any more."""
    reading, file = pipe
    caught_up = threading.Event()
    outlet = WriterThread(file, len(FULL), caught_up.set)
    outlet.write(FULL)
    assert read(reading, 1) == "x"
    outlet.write(FULL)
    outlet.write("left out")
    outlet.discard_waiting()
    assert read(reading, len(FULL) - 1) == FULL[1:]
    outlet.close(PATIENCE_S)
    assert not caught_up.is_set()


def test_who_waits_for_it_goes_on_when_all_is_written(pipe):
    """Or after a while; more can be written after, and comes out in order."""
    reading, file = pipe
    outlet = WriterThread(file)
    outlet.write(FULL)
    outlet.settle(0)
    assert outlet.is_busy
    outlet.write("second")
    assert read(reading, len(FULL) + 6).endswith("xsecond")
    outlet.settle(PATIENCE_S)
    assert not outlet.is_busy
    outlet.close(PATIENCE_S)


def test_a_way_out_that_does_not_wait_by_itself(pipe):
    """A program before has set it so, for all that share it: it is waited for all the same."""
    reading, file = pipe
    os.set_blocking(file.fileno(), False)
    outlet = WriterThread(file)
    outlet.write(FULL)
    outlet.write("the end")
    assert read(reading, len(FULL) + 7).endswith("xthe end")
    outlet.close(PATIENCE_S)


def test_what_waits_can_be_forgotten(pipe):
    """But for the text of which a part has gone already: half a sequence would spoil the rest."""
    reading, file = pipe
    outlet = WriterThread(file)
    outlet.write(FULL)
    assert read(reading, 1) == "x"
    outlet.write("old")
    outlet.discard_waiting()
    outlet.write("new")
    assert read(reading, len(FULL) + 2) == FULL[1:] + "new"
    outlet.close(PATIENCE_S)


def test_letters_it_has_no_code_for_are_told_by_their_number(pipe):
    """As Python's own output does where it is told to."""
    reading, file = pipe
    ascii_only = io.TextIOWrapper(file.buffer, encoding="ascii", errors="backslashreplace")
    outlet = WriterThread(ascii_only)
    outlet.write("ß")
    outlet.close(PATIENCE_S)
    assert read(reading, 4) == "\\xdf"
    ascii_only.detach()


def test_a_reader_that_has_gone_is_told_of(pipe):
    """To whoever writes next, and at the end."""
    reading, file = pipe
    outlet = WriterThread(file)
    os.close(reading)
    outlet.write("lost")
    with pytest.raises(BrokenPipeError):
        outlet.close(PATIENCE_S)
    with pytest.raises(BrokenPipeError):
        outlet.write("lost too")
    assert not outlet.is_busy
