"""The terminal after its program was killed, and what is left of a program after it ended."""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal there", allow_module_level=True)

from tests.tools.pty_terminal import Shell, Terminal

MOMENT_S = 10
"""How long it may take on a busy machine to give a terminal back."""


def processes_at(home):
    """The command lines of all processes whose data lie in a folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            own = f"HIPFLOW_HOME={home}".encode() in (folder / "environ").read_bytes()
            command = (folder / "cmdline").read_bytes() if own else b""
        except OSError:
            continue
        if command:
            found.append(command.decode().replace("\0", " "))
    return found


@pytest.fixture
def open_terminal(tmp_path):
    """Opens hipflow in a terminal; whatever is still running is ended after."""
    started = []

    def begin(*arguments):
        own = {"HIPFLOW_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}
        started.append(Terminal(["play", "hip-starter", "--mute", *arguments], own))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.process.close(force=True)


@pytest.fixture
def open_shell(tmp_path):
    """Opens a shell that runs hipflow; both are ended after."""
    shell = Shell({"HIPFLOW_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]})

    def run(*arguments):
        shell.run(*arguments)
        return shell

    yield run
    shell.process.close(force=True)


@pytest.mark.skipif(shutil.which("dash") is None, reason="wants a shell")
@pytest.mark.parametrize("arguments", [[], ["--plain"]], ids=["screens", "plain"])
def test_killed_it_leaves_the_terminal_as_it_was(open_shell, arguments):
    """No mouse, no other screen, a cursor, keys echoed; with nothing that speaks beside it."""
    shell = open_shell("play", "hip-starter", "--mute", *arguments)
    shell.see("Pain now" if arguments else "Start")
    assert not shell.is_given_back
    os.kill(shell.job, signal.SIGKILL)
    shell.see("Killed")
    until_s = time.monotonic() + MOMENT_S
    while not shell.is_given_back:
        assert time.monotonic() < until_s, shell.text
        shell.read(0.05)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="asks Linux")
def test_ended_by_a_key_nothing_is_left_running(open_terminal, tmp_path):
    """Nor is anything written that was not needed."""
    terminal = open_terminal()
    terminal.see("Start")
    assert len(processes_at(tmp_path / "home")) == 2
    terminal.press("\x11")
    assert terminal.end() == 0
    assert terminal.is_given_back
    assert processes_at(tmp_path / "home") == []
