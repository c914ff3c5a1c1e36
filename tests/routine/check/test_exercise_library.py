"""Finding exercises by id: the nearest folder first, and never outside it."""

import os
from pathlib import Path

import pytest

from hipflow.routine.check.exercise_library import ExerciseLibrary, is_exercise_id, shipped_folder

RIGHT = 'hipflow = 1\nname = "{}"\nreps = 8\ncues = ["x"]\n'


def write(path: Path, name: str = "Squat") -> Path:
    """A right exercise at that path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RIGHT.format(name), encoding="utf-8")
    return path


def test_the_nearest_folder_wins(tmp_path):
    """Of two exercises with one id that of the first folder is found."""
    near, far = write(tmp_path / "near" / "squat.toml", "Near"), tmp_path / "far"
    write(far / "squat.toml", "Far")
    write(far / "bridge.toml", "Bridge")
    library = ExerciseLibrary([near.parent, far])
    found = library.find("squat")
    assert found is not None
    assert (found.id, found.path, found.exercise.name) == ("squat", near, "Near")
    assert library.ids() == ("bridge", "squat")


def test_beside_a_routine_comes_first(tmp_path):
    """The ``library`` folder beside a routine is looked into before the others."""
    write(tmp_path / "shipped" / "squat.toml", "Shipped")
    write(tmp_path / "mine" / "library" / "squat.toml", "Mine")
    library = ExerciseLibrary([tmp_path / "shipped"])
    beside = library.with_folder_beside(tmp_path / "mine" / "routine.toml")
    assert beside.find("squat").exercise.name == "Mine"
    assert library.find("squat").exercise.name == "Shipped"


def test_among_the_exercises_of_its_own_folder_comes_first(tmp_path):
    """From one exercise's file, the others in its folder are found before those elsewhere."""
    mine = write(tmp_path / "library" / "squat.toml", "Mine")
    write(tmp_path / "shipped" / "squat.toml", "Shipped")
    among = ExerciseLibrary([tmp_path / "shipped"]).with_folder_of(mine)
    assert among.find("squat").exercise.name == "Mine"


@pytest.mark.parametrize(
    "exercise_id",
    ["", "../squat", "library/squat", "squat.toml", "Squat", "squat\n", "/etc/passwd", "a\\b", "ü"],
)
def test_only_ids_find_anything(tmp_path, exercise_id):
    """A path, a capital letter or a newline finds nothing, whatever lies there."""
    write(tmp_path / "squat.toml")
    write(tmp_path / "library" / "squat.toml")
    library = ExerciseLibrary([tmp_path / "library"])
    assert not is_exercise_id(exercise_id)
    assert library.find(exercise_id) is None
    assert library.problems(exercise_id) == ()


def test_links_out_of_the_folder_find_nothing(tmp_path):
    """A symbolic link that leads out of its folder is not followed, in a circle neither."""
    outside = write(tmp_path / "outside.toml")
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "squat.toml").symlink_to(outside)
    (folder / "loop.toml").symlink_to(folder / "loop.toml")
    write(folder / "bridge.toml")
    (folder / "alias.toml").symlink_to(folder / "bridge.toml")
    library = ExerciseLibrary([folder])
    assert library.find("squat") is None
    assert library.find("loop") is None
    assert library.ids() == ("alias", "bridge")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_not_read(tmp_path):
    """A folder or a pipe of the right name is passed over and never waited for."""
    (tmp_path / "squat.toml").mkdir()
    os.mkfifo(tmp_path / "bridge.toml")
    assert ExerciseLibrary([tmp_path]).ids() == ()


def test_a_missing_folder_is_empty(tmp_path):
    """A folder that is not there holds no exercises."""
    library = ExerciseLibrary([tmp_path / "none"])
    assert library.ids() == ()
    assert library.find("squat") is None


def test_an_exercise_with_mistakes_is_not_found_but_explained(tmp_path):
    """A broken file hides the ones behind it, and says what is wrong."""
    near, far = tmp_path / "near", tmp_path / "far"
    write(far / "squat.toml")
    near.mkdir()
    (near / "squat.toml").write_text('hipflow = 1\nname = "S"\nrepz = 3\n', encoding="utf-8")
    library = ExerciseLibrary([near, far])
    assert library.find("squat") is None
    assert "unknown-key" in [problem.code for problem in library.problems("squat")]


def test_a_file_is_read_once(tmp_path):
    """What one library has read stays as it was, even when the file changes."""
    path = write(tmp_path / "squat.toml", "Before")
    library = ExerciseLibrary([tmp_path])
    library.find("squat")
    write(path, "After")
    assert library.find("squat").exercise.name == "Before"
    assert ExerciseLibrary([tmp_path]).find("squat").exercise.name == "After"


def test_shipped_folders_lie_inside_the_package_or_beside_it():
    """In a checkout the exercises lie in the package and the routines beside it."""
    package = Path(__file__).parents[3] / "hipflow"
    assert shipped_folder("exercises") == package / "data" / "exercises"
    assert shipped_folder("routines").parent in (package / "data", package.parent)
