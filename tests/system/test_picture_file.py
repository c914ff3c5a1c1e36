"""What is known of a picture before it is drawn."""

import io

import pytest

from hipflow.system.picture_file import PictureFault, picture_fault
from tests.builders.pictures import PNG

image = pytest.importorskip("PIL.Image")

KINDS = [
    ("PNG", {}),
    ("JPEG", {}),
    ("JPEG", {"progressive": True}),
    ("GIF", {}),
    ("WEBP", {}),
    ("WEBP", {"lossless": True}),
    ("WEBP", {"exif": b"Exif\0\0"}),
]


def drawn(kind, width=60, height=40, **options):
    """A picture as programs write it."""
    file = io.BytesIO()
    image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize(("kind", "options"), KINDS)
def test_each_kind_is_known_whole_and_in_part(kind, options):
    """Whole it is fine, also with something behind it; cut anywhere it is cut short."""
    content = drawn(kind, **options)
    assert picture_fault(content) is None
    assert picture_fault(content + bytes(9)) is None
    cuts = range(16, len(content) - 1, 7)
    assert {picture_fault(content[:cut]) for cut in cuts} == {PictureFault.CUT_SHORT}


@pytest.mark.parametrize(("kind", "options"), KINDS)
def test_each_kind_says_how_large_it_is(kind, options, monkeypatch):
    """One point more than may be is too large: both sides are read rightly."""
    content = drawn(kind, width=61, height=37, **options)
    monkeypatch.setattr("hipflow.system.picture_file.MAX_PIXELS", 61 * 37)
    assert picture_fault(content) is None
    monkeypatch.setattr("hipflow.system.picture_file.MAX_PIXELS", 61 * 37 - 1)
    assert picture_fault(content) is PictureFault.TOO_LARGE


@pytest.mark.parametrize(
    "content", [b"", b"<svg/>", b"\x7fELF" + bytes(99), b"RIFF....WAVE", PNG[1:]]
)
def test_what_is_no_picture(content):
    """Whatever its name says."""
    assert picture_fault(content) is PictureFault.NO_PICTURE
