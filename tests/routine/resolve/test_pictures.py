"""Pictures lie in the folder of the file that names them, nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.resolve.pictures import is_inside_folder, picture_path


@pytest.mark.parametrize("name", ["a.png", "pictures/a.png", "a b.png", "..a.png"])
def test_names_below_the_folder_stay_inside(name):
    """A name, or a name in a folder below, is taken."""
    assert is_inside_folder(name)


@pytest.mark.parametrize(
    "name",
    [
        *("/etc/passwd", "../a.png", "a/../../b.png", "C:a.png", "C:\\a.png", "..\\a.png", "a\0b"),
        *("//server/share/a.png", "\\\\?\\C:\\a.png", "\\\\.\\PhysicalDrive0", "/dev/zero"),
        *("NUL.png", "con", "pictures/COM1.a.png", "lpt\u00b9", "a.png.", "a.png ", "... /a.png"),
    ],
)
def test_names_that_climb_do_not(name):
    """Absolute names, those that climb, and devices of Windows are refused on every system."""
    assert not is_inside_folder(name)


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


parts = st.sampled_from(
    [*"./\\: ", "..", "a", "b.png", "C:", "~", "\n", "\u202e", "%2e%2e", "\udcff"]
)


@given(st.lists(parts, max_size=8).map("".join) | st.text(max_size=300))
def test_no_name_leaves_the_folder(tmp_path_factory, name):
    """Whatever it is made of: what is found lies inside, and nothing fails."""
    folder = tmp_path_factory.getbasetemp() / "kept" / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    for inside in (folder / "a", folder / "b.png", folder.parent / "b.png"):
        inside.touch()
    found = picture_path(folder, name)
    assert found is None or found.is_relative_to(folder)
