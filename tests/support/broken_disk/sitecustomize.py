"""Breaks the disk under a program: Python loads this before all else where it is on PYTHONPATH.

What the program writes goes through ``os`` and :class:`io.FileIO`; both are counted below one
folder, and made slow or refused as the variable ``BROKEN_DISK`` says (see ``breaking.py``).
"""

import io
import json
import os
import threading
import time
from pathlib import Path

_real_open, _real_write, _real_fsync = os.open, os.write, os.fsync
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class _Disk:
    """Counts what is asked of it, and answers as it was told to."""

    def __init__(self, spec):
        self._folder, self._name = spec["folder"], spec["name"]
        self._first, self._last = spec["first"], spec["last"]
        self._number, self._slow_s = spec["errno"], spec["slow_s"]
        self._while = spec["while_there"]
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


def _break(disk):
    def opened(path, flags, *others, **named):
        if flags & _WRITES and not isinstance(path, int):
            disk.asked("open", path)
        return _real_open(path, flags, *others, **named)

    def synced(descriptor):
        disk.asked("fsync", str(Path(f"/proc/self/fd/{descriptor}").readlink()))
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
    os.mkdir = asking("mkdir", os.mkdir)
    os.rename = asking("rename", os.rename)
    os.replace = asking("replace", os.replace, 1)


if "BROKEN_DISK" in os.environ:
    _break(_Disk(json.loads(os.environ["BROKEN_DISK"])))
