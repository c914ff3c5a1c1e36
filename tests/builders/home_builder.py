"""A person's places and a shelf in a temporary folder, with shipped files of the test's own."""

from pathlib import Path

from hipflow.library.shelf import Shelf
from hipflow.storage.paths import Paths
from tests.fakes.fake_clock import FakeClock


def places_in(folder: Path) -> Paths:
    """Places all inside one folder."""
    return Paths.from_environment({"HIPFLOW_HOME": str(folder / "home")})


def shelf_in(folder: Path, **others) -> Shelf:
    """A shelf whose own and shipped files all lie in one folder; nothing is made."""
    shipped = {
        "shipped_routines": folder / "shipped" / "routines",
        "shipped_library": folder / "shipped" / "library",
    }
    return Shelf(places_in(folder), FakeClock(), **(shipped | others))


def write_routine(path: Path, title: str = "Hip starter", more: str = "") -> Path:
    """Write a routine of one exercise, written out in it; ``more`` follows it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f'hipflow = 1\ntitle = "{title}"\n\n[[exercise]]\nname = "Bridge"\nreps = 8\n{more}'
    path.write_text(text + "\n", encoding="utf-8")
    return path


def write_exercise(path: Path, name: str = "Bridge", more: str = "") -> Path:
    """Write an exercise of a library."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f'hipflow = 1\nname = "{name}"\nposition = "supine"\nreps = 8\n{more}'
    path.write_text(text + "\n", encoding="utf-8")
    return path
