"""Pictures lie in the folder of the file that names them, nowhere else."""

import pytest

from hipflow.routine.pictures import picture_path, stays_inside


@pytest.mark.parametrize("name", ["a.png", "pictures/a.png", "a b.png", "..a.png"])
def test_names_below_the_folder_stay_inside(name):
    """A name, or a name in a folder below, is taken."""
    assert stays_inside(name)


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../a.png", "a/../../b.png", "C:a.png", "C:\\a.png", "..\\a.png", "a\0b"],
)
def test_names_that_climb_do_not(name):
    """Absolute names and those that climb are refused on every system."""
    assert not stays_inside(name)


def test_a_picture_is_found_where_it_lies(tmp_path):
    """A file in the folder is found; a missing one, a folder and a link outwards are not."""
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "a.png").write_bytes(b"")
    (folder / "b.png").mkdir()
    (tmp_path / "secret.png").write_bytes(b"")
    (folder / "c.png").symlink_to(tmp_path / "secret.png")
    assert picture_path(folder, "a.png") == (folder / "a.png").resolve()
    names = ("b.png", "c.png", "d.png", "../secret.png", "x" * 5000)
    assert [picture_path(folder, name) for name in names] == [None] * 5
    assert picture_path(None, "a.png") is None
