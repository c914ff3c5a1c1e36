"""Values that hold at once and are written in the background, again where the disk refuses."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from msgspec import Struct

from hipflow.storage.toml_file import TomlContents
from hipflow.system.background import BackgroundQueue
from hipflow.system.errors import StorageError

T = TypeVar("T", bound=Struct)


class TomlStore(Generic[T]):
    """Keeps the values of one file, which is read when they are first asked for.

    Args:
        path: the file.
        read: reads it; never fails.
        write: writes it; raises :class:`StorageError` where it cannot.
        disk_queue: does the writing.

    Attributes:
        notes: problems of the file for the person to read, once it is read.
        refusal: why the disk refused the values there are now; empty where it did not.
    """

    def __init__(
        self,
        path: Path,
        read: Callable[[Path], TomlContents[T]],
        write: Callable[[Path, T], None],
        disk_queue: BackgroundQueue,
    ) -> None:
        self.notes: tuple[str, ...] = ()
        self.refusal = ""
        self._path = path
        self._read = read
        self._write = write
        self._disk_queue = disk_queue
        self._values: T | None = None
        self._unsaved: T | None = None
        self._changing = Lock()

    @property
    def values(self) -> T:
        """The values as they are now."""
        if self._values is None:
            contents = self._read(self._path)
            self._values, self.notes = contents.values, contents.notes
        return self._values

    def keep(self, values: T) -> "Future[str]":
        """Have other values from now on; what the disk said where it refused them, else nothing."""
        with self._changing:
            self._values = self._unsaved = values
        return self._disk_queue.do(self.save)

    def save(self) -> str:
        """Write what is not written yet, the newest; what the disk said where it refused."""
        values = self._unsaved
        if values is None:
            return ""
        try:
            self._write(self._path, values)
        except StorageError as error:
            self.refusal = str(error)
            return self.refusal
        self.refusal = ""
        with self._changing:  # else what is chosen this very moment might never be written
            if self._unsaved is values:
                self._unsaved = None
        return ""
