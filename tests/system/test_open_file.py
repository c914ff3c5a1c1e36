"""How a file is opened whose name comes from outside."""

import ast
import os
import socket
from pathlib import Path

import pytest

import hipflow
from hipflow.system.files import atomic_file, open_to_append
from hipflow.system.open_file import NotPlainError, open_plain, read_plain

HOUSE = Path(hipflow.__file__).parent

posix_only = pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders there")

WAYS_TO_OPEN = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "FileIO", "touch"}

OPENED_ELSEWHERE = {
    ("system/open_file.py", "FileIO"): "the guard itself",
    ("system/open_file.py", "open"): "the guard itself",
    ("system/files.py", "FileIO"): "a name made up here, which may not be there yet",
    ("system/files.py", "open"): "the same, and a folder to be synced",
    ("library/scaffold.py", "open"): "only where there is nothing yet, which follows no link",
    ("system/file_lock.py", "open"): "a lock, which is neither read nor written",
    ("storage/history_file.py", "open"): "reads an open file",
    ("__main__.py", "open"): "the system's own hole",
    ("system/signals.py", "open"): "the same",
    ("export/report.py", "read_text"): "a file of hipflow's own",
    ("ui/terminal/images.py", "open"): "reads an open file",
    ("voice/protocol/wav.py", "open"): "bytes, and a file that is open already",
    ("voice/worker/worker.py", "open"): "the system's own hole",
    ("voice/worker/speech_queue.py", "open"): "opens the speech engine",
}
"""Every call that opens, or is called so, outside of the guard, and why it may."""


@pytest.fixture(params=["pipe", "device", "socket", "folder"])
def no_file(request, tmp_path, monkeypatch):
    """Something else at the path of a file."""
    path = tmp_path / request.param
    if request.param == "pipe":
        os.mkfifo(path)
    elif request.param == "device":
        path.symlink_to("/dev/zero")
    elif request.param == "folder":
        path.mkdir()
    else:
        with socket.socket(socket.AF_UNIX) as one:
            monkeypatch.chdir(tmp_path)  # a long name is too long for a socket
            one.bind(path.name)
    return path


@posix_only
def test_only_plain_files_are_opened(no_file):
    """Nothing waits, nothing acts: each is refused, to be read, added to or written over."""
    for attempt in (
        lambda: open_plain(no_file),
        lambda: read_plain(no_file, 10),
        lambda: open_to_append(no_file),
        lambda: atomic_file(no_file).__enter__(),
    ):
        with pytest.raises((NotPlainError, IsADirectoryError)):
            attempt()
    assert no_file.exists()
    assert [path.name for path in no_file.parent.iterdir()] == [no_file.name]


@posix_only
def test_what_becomes_a_pipe_between_check_and_opening_is_refused(tmp_path, monkeypatch):
    """The second look is at what was opened, so that a quick hand wins nothing."""
    (tmp_path / "plain").touch()
    os.mkfifo(tmp_path / "pipe")
    look = Path.stat
    monkeypatch.setattr(Path, "stat", lambda path, **how: look(path.with_name("plain"), **how))
    with pytest.raises(NotPlainError):
        open_plain(tmp_path / "pipe")
    with pytest.raises(NotPlainError):
        open_to_append(tmp_path / "pipe")


@posix_only
def test_a_link_is_followed_only_where_that_is_wanted(tmp_path):
    """A file kept elsewhere is read through its link, and not where links are not trusted."""
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to("file")
    assert read_plain(tmp_path / "link", 3) == b"123"
    with pytest.raises(OSError, match="link"):
        read_plain(tmp_path / "link", 3, follow=False)


def test_no_more_is_read_than_asked_for(tmp_path):
    """A large file costs no more than its limit."""
    (tmp_path / "file").write_bytes(b"x" * 100)
    assert read_plain(tmp_path / "file", 7) == b"x" * 7


def _opening_calls():
    """Every call in the house of something that opens a file, by file and name."""
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in WAYS_TO_OPEN:
                    yield path.relative_to(HOUSE).as_posix(), name


def test_every_file_is_opened_by_the_guard():
    """A new place that opens a file by itself is put on the list with its reason, or goes."""
    assert set(_opening_calls()) == set(OPENED_ELSEWHERE)
