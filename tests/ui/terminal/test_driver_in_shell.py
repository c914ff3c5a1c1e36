"""A terminal that is shared with a shell, and that goes one day."""

import os
import shlex
import shutil
import signal
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal there", allow_module_level=True)

from tests.tools.pty_terminal import PATIENCE_S, Shell, Terminal


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


def is_stopped(pid):
    """Whether the system says that a process is stopped."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123 - no file of a person
        return file.read().rpartition(")")[2].split()[0] == "T"


def wait_until(holds, terminal):
    """Read what is drawn until something is so."""
    until_s = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until_s, terminal.text
        terminal.read(0.05)


@pytest.mark.skipif(
    not os.path.isdir("/proc/self") or shutil.which("dash") is None,  # noqa: PTH112
    reason="asks Linux, and wants a shell",
)
@pytest.mark.parametrize("plain", [False, True], ids=["screens", "plain"])
@pytest.mark.parametrize("stop", ["key", signal.SIGSTOP], ids=["ctrl-z", "without-a-word"])
def test_behind_a_shell_it_can_be_told_to_end(tmp_path, plain, stop):
    """Stopped, and told to end: it does, with no need to be in front once more for that."""
    own = {"HIPFLOW_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"]}
    shell = Shell(own)
    shell.run("play", "hip-starter", "--mute", *(["--plain"] if plain else []))
    shell.see("Pain now" if plain else "Start")
    job = shell.job
    if stop == "key":
        shell.press("\x1a")
    else:
        os.kill(job, stop)
    wait_until(lambda: is_stopped(job), shell)
    shell.see(shell.PROMPT)
    os.kill(job, signal.SIGTERM)
    os.kill(job, signal.SIGCONT)
    wait_until(lambda: not os.path.exists(f"/proc/{job}") or is_zombie(job), shell)  # noqa: PTH110
    shell.wipe()
    shell.press("echo still here\r")
    shell.see("still here")
    shell.process.close(force=True)


def is_zombie(pid):
    """Whether it has ended, and the shell has not asked yet how."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123 - no file of a person
        return file.read().rpartition(")")[2].split()[0] == "Z"
