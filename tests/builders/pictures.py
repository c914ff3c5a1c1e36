"""Pictures made up for tests, without a library that draws."""

import struct
import zlib


def png(width: int, height: int) -> bytes:
    """A grey picture of that size."""
    rows = (b"\0" + bytes(width)) * height
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(rows)),
            (b"IEND", b""),
        )
    )


PNG = png(4, 4)
"""A whole picture, and a small one."""
