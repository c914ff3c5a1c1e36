"""Where a file that is taken along may stand."""

import os

import pytest

from hipflow.export.output_path import check_output_path
from hipflow.system.errors import StorageError


def test_a_free_name_in_a_folder_is_a_place(tmp_path):
    """Nothing is made by looking."""
    check_output_path(tmp_path / "new", force=False, other="NAME")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_with_force_alone(tmp_path):
    """What to do is said, with what another name looks like."""
    there = tmp_path / "there"
    there.touch()
    with pytest.raises(StorageError, match=r"--force.* -o NAME\.html"):
        check_output_path(there, force=False, other="NAME.html")
    check_output_path(there, force=True, other="NAME.html")


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_is_never_replaced(tmp_path, make, force):
    """A folder, a pipe, a device."""
    make(tmp_path / "there")
    with pytest.raises(StorageError, match="is no file"):
        check_output_path(tmp_path / "there", force=force, other="NAME")


def test_a_name_cannot_steer_the_terminal(tmp_path):
    """It is shown with its signs written out."""
    (tmp_path / "a\x1b[2J").touch()
    with pytest.raises(StorageError) as raised:
        check_output_path(tmp_path / "a\x1b[2J", force=False, other="NAME")
    assert "\x1b" not in str(raised.value)
