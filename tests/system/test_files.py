"""How the app's own files are made."""

import errno
import os
import stat
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from hipflow.system import files
from hipflow.system.files import (
    SHARED_FILE_MODE,
    atomic_file,
    make_folder,
    move_to_backup,
    open_to_append,
    refusal,
    write_atomic,
)

posix_only = pytest.mark.skipif(os.name == "nt", reason="modes and links are a POSIX thing")


@posix_only
def test_all_that_is_made_is_the_owners_alone(tmp_path):
    """Files and every folder made on the way are closed to others."""
    write_atomic(tmp_path / "a" / "b" / "file", b"x")
    with open_to_append(tmp_path / "a" / "log") as log:
        log.write(b"x")
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a").rglob("*")}
    assert modes == {
        tmp_path / "a" / "b": 0o700,
        tmp_path / "a" / "b" / "file": 0o600,
        tmp_path / "a" / "log": 0o600,
    }


@posix_only
def test_what_stands_keeps_its_mode(tmp_path):
    """A folder the owner has opened to others stays open."""
    tmp_path.chmod(0o755)
    make_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    """When the disk refuses at the last moment, the old content stays and no other file is left."""
    write_atomic(tmp_path / "file", b"old")

    def refuse(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        write_atomic(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, OSError, SystemExit])
def test_a_file_written_bit_by_bit_is_whole_or_not_there(tmp_path, stopped_by):
    """Whatever stops it on the way, the old content stays and no other file is left."""
    path = tmp_path / ("long name " * 24 + ".wav")
    with atomic_file(path) as file:
        file.write(b"o")
        assert not path.exists()
        file.write(b"ld")
    with pytest.raises(stopped_by), atomic_file(path) as file:  # noqa: PT012 - it stops midway
        file.write(b"new")
        raise stopped_by
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_what_is_taken_along_is_as_open_as_the_person_has_it(tmp_path):
    """A file to share follows the person's own rule for new files."""
    (tmp_path / "theirs").touch()
    with atomic_file(tmp_path / "ours", SHARED_FILE_MODE):
        pass
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "theirs").stat().st_mode


@posix_only
def test_a_link_is_followed(tmp_path):
    """A file kept elsewhere by a link is written there, and the link stays."""
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomic(tmp_path / "link", b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("system", "times", "written"), [("win32", 5, True), ("win32", 6, False), ("linux", 1, False)]
)
def test_a_file_that_is_being_looked_through_is_replaced_a_moment_later(
    tmp_path, monkeypatch, system, times, written
):
    """A scanner on Windows holds it; elsewhere, and after some time, it is refused."""
    held = iter([True] * times)
    replace = Path.replace

    def scanned(path, target):
        if next(held, False):
            raise PermissionError(errno.EACCES, "held")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", scanned)
    monkeypatch.setattr(files.sys, "platform", system)
    monkeypatch.setattr(files, "REPLACED_PAUSE_S", 0)
    (tmp_path / "file").write_bytes(b"old")
    with nullcontext() if written else pytest.raises(PermissionError):
        write_atomic(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == (b"new" if written else b"old")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("refused", [False, True])
def test_a_mac_is_asked_to_empty_the_memory_of_its_disk(tmp_path, monkeypatch, refused):
    """Its fsync leaves that out; a disk that cannot be asked is asked the usual way."""
    asked = []

    def full_sync(descriptor):
        asked.append("full")
        if refused:
            raise OSError(errno.ENOTSUP, "no")

    monkeypatch.setattr(files, "_FULL_SYNC", full_sync)
    monkeypatch.setattr(files.os, "fsync", lambda descriptor: asked.append("usual"))
    write_atomic(tmp_path / "file", b"x")
    assert asked == ["full", "usual"] * 2 if refused else ["full"] * 2
    monkeypatch.setitem(
        sys.modules, "fcntl", SimpleNamespace(F_FULLFSYNC=51, fcntl=lambda *said: said)
    )
    assert files._full_sync()(3) == (3, 51)


def test_a_backup_never_covers_another(tmp_path):
    """Each damaged file takes the first free name beside its place."""
    for number in range(3):
        (tmp_path / "state.toml").write_text(str(number))
        move_to_backup(tmp_path / "state.toml")
    names = ["state.damaged.toml", "state.damaged-2.toml", "state.damaged-3.toml"]
    assert [(tmp_path / name).read_text() for name in names] == ["0", "1", "2"]


def test_adding_keeps_what_stands(tmp_path):
    """A file opened to be added to loses nothing, and can be read."""
    (tmp_path / "log").write_bytes(b"one")
    with open_to_append(tmp_path / "log") as log:
        log.seek(0)
        log.write(b"two")
        log.seek(0)
        assert log.read() == b"onetwo"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, None])
def test_a_refusal_says_what_where_and_what_to_do(number):
    """Three lines: what happened and why, the file, what to do; no error number."""
    error = OSError(number, os.strerror(number)) if number else OSError()
    what, where, remedy = str(refusal("It was not saved", Path("/x/y"), error)).split("\n")
    assert what.startswith("It was not saved: ")
    assert where == f"The file is {Path('/x/y')}"
    assert remedy.endswith(".")
    assert "Errno" not in what
