"""What journeys share: a home, the program in a terminal, the sound device that records."""

import os

import pytest

from tests.tools.record_sound import _one_ear, no_device, recorded_sink

__all__ = ["_one_ear", "no_device", "recorded_sink"]


@pytest.fixture
def home(request, tmp_path):
    """A folder for an empty ``home``, and beside it the routine ``SHORT`` of the journey's file."""
    if text := getattr(request.module, "SHORT", ""):
        (tmp_path / "short.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def environment(home):
    """The whole environment of the program."""
    return {"HIPFLOW_HOME": str(home / "home"), "PATH": os.environ["PATH"]}


@pytest.fixture
def open_terminal(environment):
    """Starts the program in a terminal of its own; whatever is still running is ended after."""
    from tests.tools.pty_terminal import Terminal  # noqa: PLC0415 - there are none on Windows

    started = []

    def begin(*arguments, size=(80, 24), **more):
        started.append(Terminal(arguments, {**environment, **more}, *size))
        return started[-1]

    yield begin
    for terminal in started:
        if not terminal.process.closed:
            terminal.process.close(force=True)
