"""A terminal that is shared with a shell, and that goes one day."""

import os
import shlex
import signal
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal there", allow_module_level=True)

from terminal import Terminal


class Unsaid(Terminal):
    """Under a shell that stays when its window is closed: then the program is told nothing."""

    @staticmethod
    def _command(arguments):
        return ["sh", "-c", f"trap '' HUP; {shlex.join(Terminal._command(arguments))}; exit $?"]


@pytest.fixture
def open_today(tmp_path):
    """Opens the screens; whatever is still running is ended after."""
    started = []

    def begin(kind=Terminal):
        own = {"HIPFLOW_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}
        terminal = kind(["play", "hip-starter", "--mute"], own)
        started.append(terminal)
        terminal.see("Start")
        return terminal

    yield begin
    for terminal in started:
        if not terminal.process.closed:
            terminal.process.close(force=True)


def test_stopped_without_a_word_and_gone_on_with(open_today):
    """Another program has had the terminal meanwhile: taken again, drawn anew, given back."""
    terminal = open_today()
    terminal.process.kill(signal.SIGSTOP)
    terminal.process.kill(signal.SIGCONT)
    terminal.process.expect_exact(b"\x1b[?1049h")
    terminal.press("\x11")
    assert terminal.end() == 0
    assert terminal.is_given_back


def test_a_terminal_that_goes_unsaid(open_today):
    """No signal comes, as under a shell that stays: noticed, and ended as if one had come."""
    assert open_today(Unsaid).hang_up() == 129
