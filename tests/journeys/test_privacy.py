"""What a person does stays at home: no network, files for their owner's eyes, a quiet doctor."""

import os
import re
import shutil
import stat
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("these are files and sockets of other systems", allow_module_level=True)

from hipflow.storage.history_file import HistoryFile
from tests.fakes.fake_services import hip_session
from tests.tools.kill_player import ROUTINE

HOOK = """
import os, sys

def heard(event, arguments):
    if event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib")):
        with open(os.environ["HEARD"], "a", encoding="utf-8") as file:
            file.write(f"{event} {arguments[1:]!r}\\n")

sys.addaudithook(heard)
"""
"""Read by every Python that starts, the voice's process too."""


@pytest.fixture(autouse=True)
def _secret_knee(home):
    """A routine to play, whose name is nobody's business."""
    (home / "secret-knee.toml").write_text(ROUTINE, encoding="utf-8")


def play(home, *before, **environment):
    """A whole session with its voice, in plain lines from a pipe, rated 2."""
    own = {"HIPFLOW_HOME": str(home / "home"), "PATH": os.environ["PATH"], **environment}
    command = ["play", str(home / "secret-knee.toml"), "--plain", "--speed", "200"]
    return subprocess.run(
        [*before, sys.executable, "-m", "hipflow", *command, "--day", "usual"],
        input="2\n",
        env=own,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_python_of_it_asks_for_a_network(home):
    """Neither the program nor the voice's process looks up, binds or connects to an address.

    Sockets of this very computer are names in its file system (the sound server, the desktop).
    """
    (home / "hook").mkdir()
    (home / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    heard = home / "heard.txt"
    heard.touch()
    ended = play(home, PYTHONPATH=str(home / "hook"), HEARD=str(heard))
    assert "Saved." in ended.stdout
    events = heard.read_text(encoding="utf-8").splitlines()
    assert [event for event in events if not re.search(r"\('[/@\\]", event)] == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_system_is_asked_for_no_network(home):
    """Nor does any library below: no socket of the internet is made."""
    trace = home / "trace.txt"
    ended = play(home, "strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(trace))
    if "Saved." not in ended.stdout:
        pytest.skip("strace may not look here")
    calls = trace.read_text(encoding="utf-8")
    assert not re.search(r"AF_INET|AF_INET6|AF_PACKET", calls)


def test_every_file_is_its_owners_alone(home):
    """Whatever the mask: the history, the journal, their locks, what is spoken, and the folders."""
    before = os.umask(0)
    try:
        assert "Saved." in play(home).stdout
    finally:
        os.umask(before)
    made = [home / "home", *(home / "home").rglob("*")]
    assert {path.name for path in made} >= {"history.jsonl", "home"}
    open_to_others = [path for path in made if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert open_to_others == []


def test_doctor_says_nothing_of_the_person(home, environment):
    """No name of a routine, no note, no rating: what it says can be shown to a stranger."""
    history = HistoryFile(home / "home" / "history.jsonl")
    history.append(hip_session(1, note="my secret note"))
    folder = home / "home" / "routines"
    folder.mkdir()
    shutil.copy(home / "secret-knee.toml", folder)
    ended = subprocess.run(
        [sys.executable, "-m", "hipflow", "doctor", "--silent"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 session in" in ended.stdout
    said = ended.stdout + ended.stderr
    for secret in ("secret-knee", "Hip starter", "Long one", "my secret note", "Bridge"):
        assert secret not in said
