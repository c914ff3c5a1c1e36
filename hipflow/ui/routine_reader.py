"""Reads many routines in a thread of its own, while the screens go on."""

from threading import Event

from hipflow.library.catalog import Catalog

PAUSE_S = 0.002
"""How long reading pauses after each routine, so that keys have their turn."""


class RoutineReader:
    """Reads what is new or has changed of a catalog.

    Args:
        catalog: knows what was read from then on.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._stopped = Event()

    def read(self) -> None:
        """Read all, or until :meth:`stop` is called."""
        for _ in self._catalog.read_items():
            if self._stopped.wait(PAUSE_S):
                return

    def stop(self) -> None:
        """End it after the routine that is being read."""
        self._stopped.set()
