"""Whether the bytes of a file are a picture that can be shown, told without drawing it.

Nothing is unpacked: a picture of a few bytes may say that it has thousands of millions of points.
"""

from enum import StrEnum
from typing import Literal

MAX_PIXELS = 25_000_000
"""A larger picture is not shown: reading it would hold up everything else."""

_PNG = b"\x89PNG\r\n\x1a\n"
_GIF = (b"GIF87a", b"GIF89a")
_JPEG = b"\xff\xd8\xff"
_JPEG_END = b"\xff\xd9"
_JPEG_FILL = 0xFF
"""As many of these as one likes may stand before the kind of a segment."""
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Segments of a JPEG file that say how large it is; the three between them say something else."""


class PictureFault(StrEnum):
    """Why a picture cannot be shown."""

    NO_PICTURE = "no picture"
    CUT_SHORT = "cut short"
    TOO_LARGE = "too large"


def picture_fault(content: bytes) -> PictureFault | None:
    """What is wrong with a picture in PNG, JPEG, GIF or WebP; ``None`` where nothing is.

    Args:
        content: the whole file.
    """
    if content.startswith(_PNG):
        size, whole = _png(content)
    elif content.startswith(_JPEG):
        size, whole = _jpeg(content)
    elif content.startswith(_GIF):
        size = _number(content[6:8], "little"), _number(content[8:10], "little")
        whole = content.rstrip(b"\0").endswith(b";")
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        size = _webp_size(content)
        whole = len(content) >= _number(content[4:8], "little") + 8
    else:
        return PictureFault.NO_PICTURE
    pixels = size[0] * size[1]
    if pixels > MAX_PIXELS:
        return PictureFault.TOO_LARGE
    return None if whole and pixels else PictureFault.CUT_SHORT


def _png(content: bytes) -> tuple[tuple[int, int], bool]:
    """Its size, and whether its last chunk is there, found from one chunk to the next."""
    size = _number(content[16:20]), _number(content[20:24])
    at = len(_PNG)
    while at < len(content):
        is_last = content[at + 4 : at + 8] == b"IEND"
        at += 12 + _number(content[at : at + 4])
        if is_last:
            return size, at <= len(content)
    return size, False


def _jpeg(content: bytes) -> tuple[tuple[int, int], bool]:
    """Its size, and whether its end is there; that of a small copy may stand before the size."""
    at = 2
    while content[at : at + 1] == b"\xff":
        kind = _number(content[at + 1 : at + 2])
        if kind == _JPEG_FILL:
            at += 1
        elif kind in _JPEG_FRAMES:
            height, width = _number(content[at + 5 : at + 7]), _number(content[at + 7 : at + 9])
            return (width, height), content.rfind(_JPEG_END) > at
        else:
            at += 2 + _number(content[at + 2 : at + 4])
    return (0, 0), False


def _webp_size(content: bytes) -> tuple[int, int]:
    """Its size, which stands elsewhere in each of its three kinds."""
    kind = content[12:16]
    if kind == b"VP8X":
        return _number(content[24:27], "little") + 1, _number(content[27:30], "little") + 1
    if kind == b"VP8L":
        both = _number(content[21:25], "little")
        return (both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1
    width, height = _number(content[26:28], "little"), _number(content[28:30], "little")
    return width & 0x3FFF, height & 0x3FFF


def _number(part: bytes, order: Literal["big", "little"] = "big") -> int:
    return int.from_bytes(part, order)
