"""On Linux: loads the speech library that comes with hipflow before pyttsx3 loads another."""

import ctypes
import importlib.util
import os
import sys
import time
from pathlib import Path
from typing import Any

from hipflow.system.clock import monotonic_s

SYSTEM_LIBRARY = "the system's own"
"""Stands for the library where the driver finds one by itself."""

_IDLE_WAIT_S = 1.0
_POLL_S = 0.001


def load_bundled_library() -> str:
    """Load the bundled library, so that the one the speech driver asks for is there already.

    The library ends the process when its data are missing, so they are checked first. It does so
    as well where their path has 160 characters and more; a path relative to the working folder
    is always short, so this moves the working folder: for a process of its own only.

    Returns:
        Where the library is, or `SYSTEM_LIBRARY` when there is none that works here.
    """
    if not sys.platform.startswith("linux"):
        return SYSTEM_LIBRARY
    spec = importlib.util.find_spec("espeakng_loader")
    if spec is None or spec.origin is None:
        return SYSTEM_LIBRARY
    folder = Path(spec.origin).parent
    library = folder / "libespeak-ng.so"
    if not (folder / "espeak-ng-data" / "phontab").is_file():
        return SYSTEM_LIBRARY
    try:
        ctypes.CDLL(str(library))
    except OSError:  # made for another C library, for instance
        return SYSTEM_LIBRARY
    os.chdir(folder)
    os.environ["ESPEAK_DATA_PATH"] = "."
    return str(library)


def disable_cancel(engine: Any) -> None:  # noqa: ANN401 - pyttsx3 ships no types
    """Keep the driver from cancelling at the start of every sentence what has yet to be spoken.

    It does so when the library is still busy, with a change of speed for instance: then that
    change is lost, and now and then the sentence with it.
    """
    driver = getattr(getattr(engine, "proxy", None), "_driver", None)
    if driver is not None and type(driver).__name__ == "EspeakDriver":
        driver.stop = _nothing


def _nothing() -> None:
    """Replaces the driver's ``stop``."""


def wait_until_idle() -> None:
    """Wait until the library's own thread has left the driver's callback.

    It writes the file first and tidies up after that: a sentence begun in between is lost.
    """
    driver = sys.modules.get("pyttsx3.drivers._espeak")
    deadline_s = monotonic_s() + _IDLE_WAIT_S
    while driver is not None and driver.IsPlaying() and monotonic_s() < deadline_s:
        time.sleep(_POLL_S)
