"""Signals to a program, and how it is suspended."""

import asyncio
import os
import signal
import subprocess
import sys

import pytest

from hipflow.system import signals

if sys.platform == "win32":
    pytest.skip("hardly any signals there", allow_module_level=True)

ALONE = """
import asyncio, signal
from hipflow.system.signals import on_signals as listening, suspend as stand_still
async def stop():
    with listening(lambda number: print("told", number), "SIGTSTP", "SIGCONT"):
        stand_still(others=True)
        signal.raise_signal(signal.SIGTSTP)
        await asyncio.sleep(0)
        await asyncio.sleep(0.01)
asyncio.run(stop())
"""

TOLD_TWICE = """
import asyncio, signal
from hipflow.system.signals import on_end_signals as ending
async def be_told(number):
    with ending(lambda number: print("told", number)):
        if number:
            signal.raise_signal(number)
        await asyncio.sleep(0)
        await asyncio.sleep(0.01)
asyncio.run(be_told(int({number})))
signal.raise_signal(signal.SIGHUP)
signal.raise_signal(signal.SIGTERM)
print("saved")
"""

UNHEARD = """
import sys
from hipflow.system.signals import discard_output as let_output_go
sys.stdout.write("x")
let_output_go()
sys.exit(5)
"""


def test_exit_codes_are_those_of_shells():
    """129 for a terminal that has gone, 143 for a program that got a signal to end."""
    assert [signals.exit_code(n) for n in (signal.SIGHUP, signal.SIGTERM)] == [129, 143]


async def test_a_signal_calls_back_on_the_loop():
    """With its number, once, and only while somebody listens; unknown ones are left out."""
    reported = asyncio.Queue()
    before = signal.getsignal(signal.SIGHUP)
    with signals.on_signals(reported.put_nowait, "SIGHUP", "SIGNOTHING"):
        signals.raise_hangup()
        assert await asyncio.wait_for(reported.get(), 5) == signal.SIGHUP
    assert reported.empty()
    assert signal.getsignal(signal.SIGHUP) == before


async def test_a_loop_without_handlers_of_its_own_calls_back_all_the_same(monkeypatch):
    """As on Windows; and what was there before is there again afterwards."""

    def refuse(*_):
        raise NotImplementedError

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "add_signal_handler", refuse)
    received = asyncio.Queue()
    before = signal.getsignal(signal.SIGHUP)
    with signals.on_signals(received.put_nowait, "SIGHUP"):
        signal.raise_signal(signal.SIGHUP)
        assert received.empty()
        assert await asyncio.wait_for(received.get(), 5) == signal.SIGHUP
    assert signal.getsignal(signal.SIGHUP) == before


def run(script):
    """The script's exit code, and what it printed."""
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=20
    )
    return ended.returncode, ended.stdout


def test_a_second_signal_does_not_cut_it_short():
    """A window that is closed says so twice; the second time it is about to save."""
    number = int(signal.SIGTERM)
    assert run(TOLD_TWICE.format(number=number)) == (0, f"told {number}\nsaved\n")


def test_without_a_first_signal_it_ends_like_any_program():
    """Only a program that got one ignores those that follow."""
    assert run(TOLD_TWICE.format(number=0)) == (-signal.SIGHUP, "")


def test_where_no_shell_could_wake_it_it_does_not_stop():
    """In a window of its own it would stand still for ever; and it listens again afterwards."""
    ended = subprocess.run(
        [sys.executable, "-c", ALONE],
        start_new_session=True,
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    assert ended.stdout == f"told {int(signal.SIGTSTP)}\n"


def test_output_that_cannot_be_written_is_let_go():
    """What is still held back is not tried again at the end, which would change the exit code."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        held_back = {**os.environ, "PYTHONUNBUFFERED": ""}
        ended = subprocess.run(
            [sys.executable, "-c", UNHEARD], stdout=pipe, env=held_back, check=False
        )
    assert ended.returncode == 5
