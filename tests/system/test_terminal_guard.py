"""What is left of a terminal whose program was killed."""

import os
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no such terminal there", allow_module_level=True)

import pty
import select
import termios
import tty

from hipflow.system.terminal_guard import TerminalGuard

LOCAL = 3
"""Where the modes of the keys stand."""


@pytest.fixture
def terminal():
    """Both ends of a terminal: the window's and the program's."""
    window, program = pty.openpty()
    yield window, program
    os.close(window)
    os.close(program)


def raw(program):
    """Take single keys, those of signals too."""
    modes = termios.tcgetattr(program)
    modes[LOCAL] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
    termios.tcsetattr(program, termios.TCSANOW, modes)


def shell_line(program):
    """Take single keys as a shell does that edits its line."""
    modes = termios.tcgetattr(program)
    modes[0] &= ~termios.ICRNL
    modes[LOCAL] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(program, termios.TCSANOW, modes)


def killed(guard):
    """Let its program go without a word, as the system does; wait until the guard has ended."""
    guard._process.stdin.close()
    guard._process.wait(10)


@pytest.mark.parametrize("take", [raw, tty.setcbreak])
def test_without_a_word_all_is_given_back(terminal, take):
    """The sequences are written, the modes are those from before."""
    window, program = terminal
    before = termios.tcgetattr(program)
    guard = TerminalGuard.launch(program, program, "\\033[?25h")
    take(program)
    killed(guard)
    assert os.read(window, 100) == b"\x1b[?25h"
    assert termios.tcgetattr(program)[LOCAL] == before[LOCAL]


def test_a_shell_that_edits_its_line_keeps_its_modes(terminal):
    """It has had the terminal before the guard did."""
    _, program = terminal
    guard = TerminalGuard.launch(program, program)
    shell_line(program)
    own = termios.tcgetattr(program)
    killed(guard)
    assert termios.tcgetattr(program) == own


def test_told_to_end_it_writes_nothing(terminal):
    """And has ended by then."""
    window, program = terminal
    guard = TerminalGuard.launch(program, program, "\\033[?25h")
    guard.end()
    assert guard._process.returncode == 0
    assert not select.select([window], [], [], 0)[0]


def test_what_is_no_terminal_is_not_watched(tmp_path):
    """There is nothing to be given back."""
    with (tmp_path / "file").open("wb") as file:
        assert TerminalGuard.launch(file.fileno(), file.fileno()) is None
