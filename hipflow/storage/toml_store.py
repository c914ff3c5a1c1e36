"""Values that hold at once and are written aside; what the disk refuses is held and tried again."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from msgspec import Struct

from hipflow.storage.toml_file import Reading
from hipflow.system.background import Errands
from hipflow.system.errors import StorageError

Values = TypeVar("Values", bound=Struct)


class Keeper(Generic[Values]):
    """Keeps the values of one file, which is read when they are first asked for.

    Args:
        path: the file.
        read: reads it; never fails.
        write: writes it; raises :class:`StorageError` where it cannot.
        errands: does the writing.

    Attributes:
        notes: what a person should be told about the file, once it is read.
        refusal: why the disk refused the values there are now; empty where it did not.
    """

    def __init__(
        self,
        path: Path,
        read: Callable[[Path], Reading[Values]],
        write: Callable[[Path, Values], None],
        errands: Errands,
    ) -> None:
        self.notes: tuple[str, ...] = ()
        self.refusal = ""
        self._path = path
        self._read = read
        self._write = write
        self._errands = errands
        self._values: Values | None = None
        self._unsaved: Values | None = None
        self._changing = Lock()

    @property
    def values(self) -> Values:
        """The values as they are now."""
        if self._values is None:
            reading = self._read(self._path)
            self._values, self.notes = reading.values, reading.notes
        return self._values

    def keep(self, values: Values) -> "Future[str]":
        """Have other values from now on; what the disk said where it refused them, else nothing."""
        with self._changing:
            self._values = self._unsaved = values
        return self._errands.do(self.save)

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
