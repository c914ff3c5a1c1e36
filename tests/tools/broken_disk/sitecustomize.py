"""Breaks the disk under a program: Python loads this before all else where it is on PYTHONPATH.

What the program writes goes through ``os`` and :class:`io.FileIO`; both are counted below one
folder, and made slow or refused as the variable ``BROKEN_DISK`` says (see ``breaking.py``). So are
locks, and files are replaced under way as a program that syncs does.
"""

import fcntl
import io
import json
import os
import threading
import time
from pathlib import Path

_real_open, _real_write, _real_fsync = os.open, os.write, os.fsync
_real_rename, _real_flock = os.rename, fcntl.flock
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class _Disk:
    """Counts what is asked of it, and answers as the test has set."""

    def __init__(self, spec):
        self._folder, self._name = spec["folder"], spec["name"]
        self._first, self._last = spec["first"], spec["last"]
        self._number, self._slow_s = spec["errno"], spec["slow_s"]
        self._while = spec["while_there"]
        self._no_locks, self._replaced = spec["no_locks"], spec["replaced"]
        self._times = spec["times"]
        self._log = _real_open(spec["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._count = 0
        self._counting = threading.Lock()

    def asked(self, what, path):
        """Be asked for something; refuse it, or take a while for it."""
        path = os.fspath(path)
        path = os.fsdecode(path) if isinstance(path, bytes) else path
        if not isinstance(path, str) or not path.startswith(self._folder):
            return
        if not path.endswith(self._name):
            return
        with self._counting:
            self._count += 1
            broken = self._first <= self._count <= self._last
            _real_write(self._log, f"{self._count} {what} {path}\n".encode())
        if self._while:
            broken = Path(self._while).exists()
        if broken:
            time.sleep(self._slow_s)
            if self._number:
                raise OSError(self._number, os.strerror(self._number), path)

    def locked(self, descriptor, operation):
        """Be asked for a lock, or for its end; know none."""
        if self._no_locks and operation & (fcntl.LOCK_EX | fcntl.LOCK_SH):
            raise OSError(self._no_locks, os.strerror(self._no_locks))
        return _real_flock(descriptor, operation)

    def about_to_sync(self, path):
        """Put in the place of a file what another computer has: all but its last line."""
        if not self._replaced or not path.endswith(self._replaced) or self._times <= 0:
            return
        self._times -= 1
        lines = Path(path).read_bytes().splitlines(keepends=True)
        Path(f"{path}.synced").write_bytes(b"".join(lines[:-1]))
        _real_rename(f"{path}.synced", path)


def _break(disk):
    def opened(path, flags, *others, **named):
        if flags & _WRITES and not isinstance(path, int):
            disk.asked("open", path)
        return _real_open(path, flags, *others, **named)

    def synced(descriptor):
        path = str(Path(f"/proc/self/fd/{descriptor}").readlink())
        disk.asked("fsync", path)
        disk.about_to_sync(path)
        return _real_fsync(descriptor)

    def asking(what, real, which=0):
        def ask(*paths, **named):
            disk.asked(what, paths[which])
            return real(*paths, **named)

        return ask

    class File(io.FileIO):
        """A file on the broken disk."""

        def write(self, data):
            disk.asked("write", self.name)
            return super().write(data)

        def truncate(self, *size):
            disk.asked("truncate", self.name)
            return super().truncate(*size)

    os.open, os.fsync, io.FileIO = opened, synced, File
    fcntl.flock = disk.locked
    os.mkdir = asking("mkdir", os.mkdir)
    os.rename = asking("rename", os.rename)
    os.replace = asking("replace", os.replace, 1)


if "BROKEN_DISK" in os.environ:
    _break(_Disk(json.loads(os.environ["BROKEN_DISK"])))
