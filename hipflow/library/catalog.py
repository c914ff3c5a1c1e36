"""The person's own routines and the shipped ones, found by name or by path."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path

from msgspec import Struct, field, structs

from hipflow.library.routine_index import RoutineIndex, Stamps
from hipflow.progress.routine_identity import belongs_to
from hipflow.routine.check.check import MistakesError, check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.routine.check.play_estimates import PlayEstimates
from hipflow.routine.check.toml_files import (
    MAX_FILES,
    has_more_files,
    toml_files,
    toml_files_in_own_folders,
)
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.patient import for_patient
from hipflow.routine.resolve.routine import Routine
from hipflow.routine.toml.source import read_source
from hipflow.session.plan.plan import day_totals_s
from hipflow.session.record import RoutineRef, SessionRecord
from hipflow.storage.paths import Paths
from hipflow.system.errors import HipflowError, RoutineError, UnreadableError
from hipflow.system.safe_text import composed, safe, safe_line

YOURS, SHIPPED = "yours", "shipped"
"""Where a routine comes from."""

READ_AT_ONCE = 8
"""So many routines are read while somebody waits: it takes less than a tenth of a second."""

MOST_NAMED = 40
"""How many routines are listed when there is none of a name."""


class LoadedRoutine(Struct, frozen=True, kw_only=True):
    """A routine, its file, and how the history refers to it."""

    routine: Routine
    path: Path
    ref: RoutineRef


class CatalogItem(Struct, frozen=True, kw_only=True):
    """One routine of a folder, good or broken.

    Attributes:
        name: its name: that of the file without ``.toml``.
        path: its file.
        title: its title; the name where the file is broken.
        origin: ``"yours"`` or ``"shipped"``.
        loaded: the routine, or ``None`` where the file is broken.
        problems_text: why it cannot be played, the first problem only; ``None`` where it can.
    """

    name: str
    path: Path
    title: str
    origin: str
    loaded: LoadedRoutine | None = None
    problems_text: str | None = None

    @property
    def routine(self) -> Routine | None:
        """The routine, or ``None`` where its file is broken."""
        return self.loaded.routine if self.loaded else None

    @property
    def ref(self) -> RoutineRef:
        """How the history refers to it."""
        return self.loaded.ref if self.loaded else RoutineRef(title=self.title, file=self.path.name)


class Catalog(Struct, frozen=True, kw_only=True):
    """The folders routines and exercises come from.

    They are looked at anew at every call, and what has changed is read anew.

    Attributes:
        own_routines: the person's routines; they hide shipped ones of the same name.
        own_library: the person's exercises; they hide shipped ones of the same id.
        shipped_routines: the routines that came with the program.
        shipped_library: the exercises that came with it.
        index: what routines said when they were last read.
        precautions: what the person must not do, whatever the files say; asked at every call.
    """

    own_routines: Path
    own_library: Path
    shipped_routines: Path
    shipped_library: Path
    index: RoutineIndex[CatalogItem] = field(default_factory=RoutineIndex)
    precautions: Callable[[], Collection[Precaution]] = frozenset

    @classmethod
    def at(
        cls,
        places: Paths,
        *,
        shipped_routines: Path | None = None,
        shipped_library: Path | None = None,
        precautions: Callable[[], Collection[Precaution]] = frozenset,
    ) -> "Catalog":
        """The catalog of a person's folders and the shipped ones."""
        return cls(
            own_routines=places.routines_folder,
            own_library=places.library_folder,
            shipped_routines=shipped_routines or shipped_folder("routines"),
            shipped_library=shipped_library or shipped_folder("exercises"),
            precautions=precautions,
        )

    @property
    def library(self) -> ExerciseLibrary:
        """The person's exercises, then the shipped ones, as their files are now."""
        return ExerciseLibrary((self.own_library, self.shipped_library))

    def items(self) -> tuple[CatalogItem, ...]:
        """All routines: the person's own, then the shipped ones, each group by name.

        A broken file is listed with its first problem, never left out.
        """
        return tuple(self.read_items())

    def read_items(self) -> Iterator[CatalogItem]:
        """The same one by one, for whoever wants to do something in between."""
        library = self.library
        stamps = Stamps(library)
        for path, origin in self.files().values():
            read = partial(self._item, path, origin, library)
            item = self.index.get(path, stamps.of(path), read)
            loaded = item.loaded and self._for_patient(item.loaded)
            yield structs.replace(item, loaded=loaded)

    def offers(self, ref: RoutineRef) -> bool:
        """Whether one of the routines says what a routine says that was played."""
        paths = (path for path, _ in self.files().values())
        return any(_content_hash(path) == ref.hash for path in paths)

    @property
    def is_at_hand(self) -> bool:
        """Whether :meth:`items` answers at once: few files are new or have changed."""
        stamps = Stamps(self.library)
        paths = (path for path, _ in self.files().values())
        unread = (path for path in paths if not self.index.has(path, stamps.of(path)))
        return len(tuple(islice(unread, READ_AT_ONCE + 1))) <= READ_AT_ONCE

    def files(self) -> dict[str, tuple[Path, str]]:
        """File and origin of every routine by its name, in the order of :meth:`items`."""
        own = {path.stem: (path, YOURS) for path in _own_files(self.own_routines)}
        shipped = {path.stem: (path, SHIPPED) for path in _routine_files(self.shipped_routines)}
        return own | {name: found for name, found in shipped.items() if name not in own}

    def own_file(self, name: str) -> Path | None:
        """The file of the person's own routine of that name; ``None`` where there is none."""
        path, origin = self.files().get(name, (None, SHIPPED))
        return path if origin == YOURS else None

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences for the person about the folders, such as that one has too many files."""
        crowded = filter(has_more_files, (self.own_routines, self.own_library))
        return tuple(
            f"There are more than {MAX_FILES} files in {safe_line(str(folder))}: "
            "only so many are looked at. Move some of them to another folder."
            for folder in crowded
        )

    def find(self, name_or_path: str) -> Path:
        """The file of a routine.

        What :func:`is_path` says is a path is one, whether or not a file is there.
        Any other names one of the routines at hand.

        Raises:
            UnreadableError: there is no routine of that name; says which there are.
        """
        if is_path(name_or_path):
            return _as_on_disk(Path(name_or_path))
        files = self.files()
        if name_or_path in files:
            return files[name_or_path][0]
        beyond_list = self.own_routines / f"{name_or_path}.toml"
        if has_more_files(self.own_routines) and _is_file_here(beyond_list):
            return beyond_list
        alike = {composed(name): path for name, (path, _) in files.items()}
        if composed(name_or_path) in alike:
            return alike[composed(name_or_path)]
        raise UnreadableError(_no_such_routine(name_or_path, tuple(files)))

    def sessions_of(
        self, ref: RoutineRef, records: Sequence[SessionRecord]
    ) -> tuple[SessionRecord, ...]:
        """Those of the sessions that are of one routine, also from before its file was renamed."""
        names = {path.name for path, _ in self.files().values()} | {ref.file}
        if all(record.routine.file in names for record in records):
            # The names alone tell: every routine need not be read.
            return tuple(record for record in records if record.routine.file == ref.file)
        return belongs_to(ref, records, [item.ref for item in self.items()])

    def routine_now(self, ref: RoutineRef) -> Routine | None:
        """The routine a session was of, as its file is now; ``None`` without one to be played."""
        paths = [path for path, _ in self.files().values() if path.name == ref.file]
        with suppress(RoutineError, UnreadableError, IndexError):
            return _load(paths[0], self.library).routine
        return None

    def load(self, name_or_path: str | Path) -> LoadedRoutine:
        """A routine, ready to be played.

        Raises:
            UnreadableError: there is no such routine, or its file cannot be read as text.
            RoutineError: its file has mistakes.
        """
        path = name_or_path if isinstance(name_or_path, Path) else self.find(name_or_path)
        return self._for_patient(_load(path, self.library))

    def _item(self, path: Path, origin: str, library: ExerciseLibrary) -> CatalogItem:
        """What the file says by itself."""
        name = path.stem
        try:
            loaded = _load(path, library)
        except HipflowError as error:
            problem = _first_problem(error)
            return CatalogItem(
                name=name, path=path, title=name, origin=origin, problems_text=problem
            )
        title = loaded.routine.title
        return CatalogItem(name=name, path=path, title=title, origin=origin, loaded=loaded)

    def _for_patient(self, loaded: LoadedRoutine) -> LoadedRoutine:
        """The routine with what its patient must not do, which may change while it is kept."""
        return structs.replace(loaded, routine=for_patient(loaded.routine, self.precautions()))


def is_path(name_or_path: str) -> bool:
    """Whether a name is that of a file: it has a separator, or ends in ``.toml``."""
    return any(mark in name_or_path for mark in "/\\") or name_or_path.lower().endswith(".toml")


def _as_on_disk(path: Path) -> Path:
    """The path, or that of the file beside it whose name looks the same."""
    if path.name.isascii() or path.exists():
        return path
    named = composed(path.name)
    others = toml_files(path.parent)
    return next((other for other in others if composed(other.name) == named), path)


def _routine_files(folder: Path) -> list[Path]:
    """The routines of a folder, by name; none where the folder is missing or may not be read."""
    try:
        return [path for path in toml_files(folder) if path.is_file()]
    except OSError:
        return []


def _own_files(folder: Path) -> list[Path]:
    """The person's routines, by name: files in the folder, and those that have one to themselves.

    A routine that was added lies in ``NAME/NAME.toml``, with exercises and pictures that are its
    own. Any other folder is none of a routine's. Of two of one name the file counts.
    """
    in_folders = {path.stem: path for path in toml_files_in_own_folders(folder)}
    files = in_folders | {path.stem: path for path in _routine_files(folder)}
    return sorted(files.values(), key=lambda path: path.stem)


def _content_hash(path: Path) -> str:
    """The hash of a file, by which the history knows its routine; empty where it cannot be read."""
    with suppress(UnreadableError):
        return _hash(read_source(path))
    return ""


def _hash(content: bytes) -> str:
    import hashlib  # noqa: PLC0415 - checking needs none of it

    return hashlib.sha256(content).hexdigest()


def make_loaded_routine(routine: Routine, path: Path, content: bytes) -> LoadedRoutine:
    """A routine with its file and the name the history has for it."""
    digest = _hash(content)
    # A name no text can hold (bytes that are no UTF-8) would keep the session out of the history.
    file = path.name.encode("utf-8", "replace").decode()
    ref = RoutineRef(title=routine.title, file=file, hash=digest)
    return LoadedRoutine(routine=routine, path=path, ref=ref)


def _load(path: Path, library: ExerciseLibrary) -> LoadedRoutine:
    content = read_source(path)  # read once: what is hashed is what was checked
    checked = check_bytes(
        content,
        name=str(path),
        kind="routine",
        library=library.with_folder_beside(path),
        folder=path.parent,
        estimates=PlayEstimates(estimate=day_totals_s),
    )
    return make_loaded_routine(checked.require_routine(), path, content)


def _first_problem(error: HipflowError) -> str:
    if not isinstance(error, MistakesError):
        return str(error)
    problem = error.problems[0]
    return f"{safe(Path(problem.file).name)}, line {problem.line}: {problem.message}"


def _is_file_here(path: str | Path) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):  # a name no file can have
        return False


def _no_such_routine(name: str, names: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - for a name that was mistyped only

    close = get_close_matches(name.lower().replace(" ", "-"), names, n=1)
    file = f"{name}.toml"
    meant = file if _is_file_here(file) else close[0] if close else ""
    guess = f" Did you mean {safe(meant)}?" if meant else ""
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    listed = ", ".join(map(safe, names[:MOST_NAMED]))
    known = f"There are: {listed}{more}" if names else "There are none yet."
    return f"There is no routine called {name[:60]!r}.{guess}\n{known}"
