"""Pictures: shown where they are pictures, and never in the way where they are not."""

import os
import sys

import pytest

pytest.importorskip("textual_image")

from PIL import Image

from hipflow.ui.terminal.images import MAX_SIDE, load_picture, picture_maker
from tests.fakes.author_app import AuthorApp
from tests.fakes.fake_services import HIP_STARTER
from tests.tools.press_keys import press

WITH_PICTURE = HIP_STARTER.replace('"Squat at the worktop"', '"Squat"\nimage = "squat.png"')


def draw(path, size=(60, 40)):
    """A red picture."""
    Image.new("RGB", size, "#cc2200").save(path)
    return path


def test_a_picture_is_made_small_enough(tmp_path):
    """More than a terminal shows is not kept; its shape stays."""
    picture = load_picture(draw(tmp_path / "a.png", (2_400, 1_200)))
    assert picture.size == (MAX_SIDE, MAX_SIDE // 2)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_is_left_out(tmp_path, data):
    """Empty, text, or torn: the exercise is shown without."""
    path = tmp_path / "a.png"
    path.write_bytes(data)
    assert load_picture(path) is None
    assert load_picture(tmp_path / "gone.png") is None


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "EPS", "PPM"])
def test_another_kind_under_that_name_is_left_out(tmp_path, kind):
    """What draws some of them is a program of its own: it is never started."""
    path = tmp_path / "a.png"
    Image.new("RGB", (4, 4)).save(path, kind)
    assert load_picture(path) is None


def test_a_huge_picture_is_not_opened(tmp_path):
    """A small file may hold more pixels than there is room for."""
    assert load_picture(draw(tmp_path / "a.png", (8_000, 6_000))) is None


def test_a_huge_file_is_not_read(tmp_path, monkeypatch):
    """However few pixels it says it has."""
    monkeypatch.setattr("hipflow.ui.terminal.images.MOST_BYTES", 100)
    path = draw(tmp_path / "a.png")
    assert path.stat().st_size > 100
    assert load_picture(path) is None


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders there")
def test_a_pipe_is_not_waited_for(tmp_path):
    """It may have come to stand there since the routine was checked."""
    os.mkfifo(tmp_path / "a.png")
    assert load_picture(tmp_path / "a.png") is None


class Asking:
    """An import that asks a terminal which has no answer."""

    def __init__(self, error):
        self._error = error

    def find_spec(self, name, _path=None, _target=None):
        """Fall over."""
        if name == "textual_image.widget":
            raise self._error


@pytest.mark.parametrize("error", [ImportError, ValueError, ZeroDivisionError])
def test_a_terminal_that_does_not_answer_has_no_pictures(monkeypatch, error):
    """Nor has one that does not know its size; hipflow opens all the same."""
    monkeypatch.delitem(sys.modules, "textual_image.widget", raising=False)
    monkeypatch.setattr("sys.meta_path", [Asking(error()), *sys.meta_path])
    assert picture_maker() is None


@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")  # textual-image's
@pytest.mark.parametrize("good", [True, False])
async def test_the_author_sees_the_picture(tmp_path, good):
    """In place of the figure; a file that is no picture leaves the figure there."""
    path = tmp_path / "squat.png"
    draw(path) if good else path.write_text("x", encoding="utf-8")
    desk = AuthorApp(tmp_path, WITH_PICTURE, pictures=picture_maker())
    async with desk.app.run_test(size=(140, 45)) as pilot:
        await pilot.pause()
        assert bool(desk.app.screen.query(".picture")) is good


async def test_a_picture_elsewhere_is_never_shown(tmp_path):
    """Neither by a path that climbs nor by a link: it is a mistake, and nothing is read."""
    secret = tmp_path / "secret.png"
    draw(secret)
    home = tmp_path / "desk"
    home.mkdir()
    (home / "squat.png").symlink_to(secret)
    asked = []
    desk = AuthorApp(home, WITH_PICTURE, pictures=asked.append)
    async with desk.app.run_test(size=(140, 45)):
        assert asked == []


@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")  # textual-image's
async def test_the_patient_sees_the_picture(tmp_path):
    """In the workout too."""
    draw(tmp_path / "squat.png")
    desk = AuthorApp(tmp_path, WITH_PICTURE, pictures=picture_maker())
    async with desk.app.run_test(size=(140, 45)) as pilot:
        await press(pilot, "author.play")
        assert desk.app.screen.query("#scene .picture")
