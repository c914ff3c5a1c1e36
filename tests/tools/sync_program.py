"""A program that syncs: it puts another file in the place of one that is just being written."""

import os
from pathlib import Path

from hipflow.system import files


class Syncing:
    """Does something to a file each time it was written and is not sure yet: the worst moment.

    Attributes:
        done: how often it did.
    """

    def __init__(self, path, act, times):
        """Act on ``path``, so many times.

        Args:
            path: the file it looks after.
            act: what it does, with the path and the bytes it knew when it began.
            times: how often.
        """
        self.done = 0
        self._path, self._act, self._times = path, act, times
        self._known = path.read_bytes() if path.exists() else b""
        self._real = os.fsync

    def fsync(self, descriptor):
        """Act, if it is that file, and have the real one called."""
        if self.done < self._times and files.is_named(descriptor, self._path):
            self.done += 1
            self._act(self._path, self._known)
        return self._real(descriptor)


def replace(path, known):
    """Put another file there, as it was known."""
    beside = Path(f"{path}.synced")
    beside.write_bytes(known)
    beside.replace(path)


def take_away(path, known):
    """Remove it, to put another there in a moment."""
    del known
    path.unlink()


def write_anew(path, known):
    """Write what was known into the very file, with something of another computer behind it."""
    path.write_bytes(known + b" " * 4096 + b"\n")


def cut(path, known):
    """Leave in the very file what was known."""
    path.write_bytes(known)


WAYS = [replace, take_away, write_anew, cut]
