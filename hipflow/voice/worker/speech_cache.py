"""Rendered sentences kept on disk, so that a routine played before speaks at once.

The folder may be deleted at any time.
"""

import contextlib
import hashlib
import os
from array import array
from pathlib import Path

from hipflow.system.files import open_new, replace_file
from hipflow.system.open_file import read_plain, see_plain
from hipflow.voice.protocol.cache_folder import (
    HALF_MADE,
    SENTENCE,
    half_made,
    make_folder_below,
    ours,
    remove,
    remove_half_made,
)
from hipflow.voice.protocol.wav import NotWavError, read_wav, write_wav

LIMIT_BYTES = 50_000_000
"""The oldest sentences go when the folder grows beyond this: about 20 minutes of speech."""

LONGEST_BYTES = 16_000_000
"""No sentence is longer: six minutes."""

_LAYOUT = "1"
_STALE_S = 60.0


class SpeechCache:
    """Samples of sentences on disk, found by text, voice, speed and engine.

    Args:
        folder: Made if missing. The sentences lie in a folder of their own below it.
        limit_bytes: How large all sentences together may be.

    Raises:
        OSError: The folder cannot be made or written to, or is not this user's alone to write to.
    """

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder = make_folder_below(folder)
        self._limit_bytes = limit_bytes
        self._scratch = half_made(self._folder, os.getpid())
        self._clear_stale()
        self._total_bytes = self._unsure_bytes = 0
        self._forget_oldest()

    def clear_scratch(self) -> None:
        """Remove the unfinished files of this process."""
        remove_half_made(self._folder, os.getpid())

    @property
    def scratch(self) -> Path:
        """A file name, without suffix, that no other process uses."""
        return self._scratch

    def get(self, *parts: object) -> "array[int] | None":
        """The samples of a sentence, or None; marks them as used, so that older ones go first."""
        path = self._path(parts)
        try:
            samples = read_wav(read_plain(path, LONGEST_BYTES, follow=False))
            os.utime(path, follow_symlinks=os.utime not in os.supports_follow_symlinks)
        except FileNotFoundError:
            return None
        except (OSError, NotWavError):
            remove(path)
            return None
        return samples

    def put(self, samples: "array[int]", *parts: object) -> None:
        """Store a sentence, whole or not at all.

        Raises:
            OSError: The disk refuses, or what stands in its place is no sentence; nothing
                half-written is left.
        """
        path, made = self._path(parts), self._scratch.with_suffix(".part")
        with contextlib.suppress(FileNotFoundError):
            see_plain(path, path.lstat())
        remove(made)
        try:
            write_wav(made, samples)
            size = made.stat().st_size
            replace_file(made, path)
        finally:
            remove(made)
        self._total_bytes += size
        self._unsure_bytes += size
        counted_long_ago = self._unsure_bytes > self._limit_bytes // 10
        if self._total_bytes > self._limit_bytes or counted_long_ago:
            self._forget_oldest()  # another window may have put sentences here too

    def _path(self, parts: tuple[object, ...]) -> Path:
        """A name from a hash: the text itself never becomes a path."""
        key = "\0".join((_LAYOUT, *map(str, parts)))
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.wav"

    def _forget_oldest(self) -> None:
        """Count what is there and remove the oldest down to nine tenths of the limit."""
        kept = [
            (status.st_mtime, status.st_size, path) for path, status in ours(self._folder, SENTENCE)
        ]
        self._total_bytes = sum(size for _, size, _ in kept)
        self._unsure_bytes = 0
        if self._total_bytes <= self._limit_bytes:
            return
        for _, size, path in sorted(kept):
            if self._total_bytes <= self._limit_bytes * 9 // 10:
                break
            remove(path)
            self._total_bytes -= size

    def _clear_stale(self) -> None:
        """Remove what a process that was killed left half-made; the disk's own clock judges."""
        fresh = self._scratch.with_suffix(".now")
        remove(fresh)
        open_new(fresh).close()
        now_s = fresh.stat().st_mtime
        remove(fresh)
        for path, status in list(ours(self._folder, HALF_MADE)):
            if now_s - status.st_mtime > _STALE_S:
                remove(path)
