"""Rendered sentences kept on disk, so that a routine played before speaks at once.

The folder may be deleted at any time.
"""

import contextlib
import hashlib
import os
from array import array
from pathlib import Path

from hipflow.storing import make_folder
from hipflow.voice.wav import NotWavError, read_wav, write_wav

LIMIT_BYTES = 50_000_000
"""The oldest sentences go when the folder grows beyond this: about 20 minutes of speech."""

_LAYOUT = "1"
_STALE_S = 60.0


class SpeechCache:
    """Sentences by what they depend on: text, voice, speed, engine.

    Args:
        folder: Made if missing, for this user alone.
        limit_bytes: How large all sentences together may be.

    Raises:
        OSError: The folder cannot be made or written to.
    """

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        make_folder(folder)
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)  # it was made by something else, or left open
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._scratch = folder / f".{os.getpid()}"
        self._clear_stale()
        self._total_bytes = self._unsure_bytes = 0
        self._forget_oldest()

    def clear_scratch(self) -> None:
        """Remove what this process has half-made."""
        for path in self._folder.glob(f"{self._scratch.name}.*"):
            _remove(path)

    @property
    def scratch(self) -> Path:
        """A file name, without suffix, that no other process uses."""
        return self._scratch

    def get(self, *parts: object) -> "array[int] | None":
        """Fetch a sentence's samples, or None; fetching keeps it from growing old."""
        path = self._path(parts)
        try:
            samples = read_wav(path.read_bytes())
            os.utime(path)
        except FileNotFoundError:
            return None
        except (OSError, NotWavError):
            _remove(path)
            return None
        return samples

    def put(self, samples: "array[int]", *parts: object) -> None:
        """Keep a sentence, whole or not at all.

        Raises:
            OSError: The disk refuses; nothing half-written is left.
        """
        made = self._scratch.with_suffix(".part")
        try:
            write_wav(made, samples)
            size = made.stat().st_size
            made.replace(self._path(parts))
        finally:
            made.unlink(missing_ok=True)
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
        kept: list[tuple[float, int, Path]] = []
        for path in self._folder.glob("[0-9a-f]*.wav"):
            try:
                entry = path.stat()
            except OSError:
                continue
            kept.append((entry.st_mtime, entry.st_size, path))
        self._total_bytes = sum(size for _, size, _ in kept)
        self._unsure_bytes = 0
        if self._total_bytes <= self._limit_bytes:
            return
        for _, size, path in sorted(kept):
            if self._total_bytes <= self._limit_bytes * 9 // 10:
                break
            _remove(path)
            self._total_bytes -= size

    def _clear_stale(self) -> None:
        """Remove what a process that was killed left half-made; the disk's own clock judges."""
        fresh = self._scratch.with_suffix(".now")
        fresh.touch(mode=0o600)
        now_s = fresh.stat().st_mtime
        fresh.unlink()
        for path in self._folder.glob(".[0-9]*.*"):
            try:
                stale = now_s - path.stat().st_mtime > _STALE_S
            except OSError:
                continue
            if stale:
                _remove(path)


def _remove(path: Path) -> None:
    """Remove a file; one that stays, as another process may hold it, does no harm."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
