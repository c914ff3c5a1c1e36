"""A person's places in a temporary folder: their sessions, and routines of the test's own."""

from pathlib import Path

from hipflow.library.catalog import Catalog
from hipflow.storage.paths import Paths
from hipflow.storage.session_store import SessionStore
from hipflow.system.background import INLINE, BackgroundQueue


def places_in(folder: Path) -> Paths:
    """Places all inside one folder."""
    return Paths.from_environment({"HIPFLOW_HOME": str(folder / "home")})


def catalog_in(folder: Path, **shipped: Path) -> Catalog:
    """A catalog whose own and shipped files all lie in one folder; nothing is made."""
    usual = {
        "shipped_routines": folder / "shipped" / "routines",
        "shipped_library": folder / "shipped" / "library",
    }
    return Catalog.at(places_in(folder), **(usual | shipped))


def store_in(home: Path, disk: BackgroundQueue = INLINE) -> SessionStore:
    """The sessions of a home, as a start of the program has them; nothing is made."""
    paths = Paths.from_environment({"HIPFLOW_HOME": str(home)})
    return SessionStore(paths, disk_queue=disk, journal_queue=disk)


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
