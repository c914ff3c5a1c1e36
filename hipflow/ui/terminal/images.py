"""Pictures in the terminal, where the extra ``hipflow[images]`` is there and the terminal can."""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widget import Widget

from hipflow.system.open_file import open_plain
from hipflow.system.picture_file import MAX_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MakePicture = Callable[[Path], Widget | None]
"""A picture's file -> what shows it; ``None`` where the file is no picture."""

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
"""What is looked for in a file, whatever its name says: others are drawn by programs of theirs."""
MOST_BYTES = 100 * 1024 * 1024
"""A larger file is not read: as many pixels as are opened take no more, however they are kept."""
MAX_SIDE = 1200
"""Pixels of the longer side that are kept; more are not seen in a terminal."""


def picture_maker() -> MakePicture | None:
    """What makes pictures; ``None`` without the extra.

    Call it before the app starts: it asks the terminal what it can, and the app takes the answers.
    """
    # Of a terminal that does not answer it would tell in a traceback.
    logging.getLogger("textual_image").setLevel(logging.CRITICAL)
    try:
        from textual_image.widget import Image  # noqa: PLC0415 - an extra that may be missing
    except (ImportError, ValueError, ZeroDivisionError):
        # Missing; or keys that were typed meanwhile were taken for the terminal's answer; or the
        # terminal does not know its size.
        return None

    def make(path: Path) -> Widget | None:
        picture = load_picture(path)
        return None if picture is None else Image(picture)

    return make


def load_picture(path: Path) -> "Picture | None":
    """The picture, small enough for a terminal; ``None`` where the file is none."""
    import PIL.Image  # noqa: PLC0415 - comes with the extra

    unreadable = (OSError, SyntaxError, ValueError, MemoryError, PIL.Image.DecompressionBombError)
    small: Picture | None = None
    with (
        suppress(*unreadable),
        open_plain(path) as file,
        PIL.Image.open(file, formats=FORMATS) as picture,
    ):
        if os.fstat(file.fileno()).st_size > MOST_BYTES:
            return None
        if picture.width * picture.height > MAX_PIXELS:
            return None
        picture.thumbnail((MAX_SIDE, MAX_SIDE))
        small = picture.convert("RGBA")
    return small
