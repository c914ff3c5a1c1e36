"""What the rules look at: one dose, one exercise, one routine, with what holds there worked out."""

from collections.abc import Iterable, Mapping
from pathlib import Path as FilePath

from msgspec import Struct
from msgspec.structs import replace

from hipflow.routine.check.read_result import ReadResult
from hipflow.routine.format.exercise_keys import DoseKeys, ExerciseKeys, LevelTable, WordKeys
from hipflow.routine.format.model import DefaultsTable, ExerciseFile, PrescriptionTable, RoutineFile
from hipflow.routine.problems.violation import ANY_KEY, Path
from hipflow.routine.resolve.dose import overlay
from hipflow.routine.resolve.finder import ExerciseFinder, LibraryExercise
from hipflow.routine.resolve.resolve import level_dose, usual_dose

LEVELS = ("easier", "harder")
NO_KEYS: frozenset[str] = frozenset()
ALL_KEYS = frozenset({ANY_KEY})


class DoseCase(Struct, frozen=True, kw_only=True):
    """One table that writes a dose, and the dose that then holds.

    Attributes:
        path: Where the table stands.
        written: The table.
        keys: What holds there, the library and the tables around it included.
        lost: The keys of it that could not be read, so that their absence proves nothing.
        in_circuit: Whether its exercise belongs to a circuit.
        heirs: The levels that start from it, whose doses its keys may serve as well.
    """

    path: Path
    written: WordKeys
    keys: DoseKeys
    lost: frozenset[str]
    in_circuit: bool = False
    heirs: tuple[DoseKeys, ...] = ()

    def may_have_lost(self, *keys: str) -> bool:
        """Whether one of these keys may be meant where it cannot be read."""
        return may_have_lost(self.lost, keys)


class ExerciseCase(Struct, frozen=True, kw_only=True):
    """One exercise of a routine, or the exercise of a library file.

    Attributes:
        path: Where its table stands; empty for a library file.
        table: What is written.
        usual: Its dose.
        levels: The doses of the levels it writes as tables.
        found: The library exercise it uses, if there is one without mistakes.
        lost: The keys of it that could not be read.
        folder: Where its pictures must lie; ``None`` where that is not known.
        ladder: its written levels, and the library exercise each of them uses.
    """

    path: Path
    table: ExerciseKeys
    usual: DoseCase
    levels: tuple[DoseCase, ...]
    found: LibraryExercise | None
    lost: frozenset[str]
    folder: FilePath | None
    ladder: tuple[tuple[str, LibraryExercise | None], ...] = ()

    def may_have_lost(self, *keys: str) -> bool:
        """Whether one of these keys may be meant where it cannot be read."""
        return may_have_lost(self.lost, keys)

    @property
    def doses(self) -> tuple[DoseCase, ...]:
        """Every dose it writes."""
        return (self.usual, *self.levels)

    @property
    def used_ids(self) -> tuple[tuple[Path, str], ...]:
        """The library exercises it names, each with the place where it does."""
        named = []
        if isinstance(self.table, PrescriptionTable) and self.table.use is not None:
            named.append(((*self.path, "use"), self.table.use))
        for name in LEVELS:
            level = getattr(self.table, name)
            if isinstance(level, str):
                named.append(((*self.path, name), level))
            elif level is not None and level.use is not None:
                named.append(((*self.path, name, "use"), level.use))
        return tuple(named)


class RoutineCase(Struct, frozen=True, kw_only=True):
    """A whole routine.

    Attributes:
        file: What is written; its wrong values are left out.
        exercises: Its exercises.
        lost: Of each table the keys that could not be read.
    """

    file: RoutineFile
    exercises: tuple[ExerciseCase, ...]
    lost: Mapping[Path, frozenset[str]]

    def may_have_lost(self, table: Path, *keys: str) -> bool:
        """Whether one of these keys of a table may be meant where it cannot be read."""
        return may_have_lost(self.lost.get(table, NO_KEYS), keys)


def may_have_lost(lost: frozenset[str], keys: Iterable[str]) -> bool:
    """Whether one of the keys is among those lost, or may be."""
    return ANY_KEY in lost or not lost.isdisjoint(keys)


def routine_case(
    fields: ReadResult[RoutineFile],
    file: RoutineFile,
    library: ExerciseFinder,
    folder: FilePath | None,
) -> RoutineCase:
    """The case of a routine and of each of its exercises."""
    exercises = tuple(
        _prescription_case(("exercise", index), table, file, fields.lost, library, folder)
        for index, table in enumerate(file.exercise)
    )
    return RoutineCase(file=file, exercises=exercises, lost=fields.lost)


def exercise_case(
    fields: ReadResult[ExerciseFile], exercise: ExerciseFile, folder: FilePath | None
) -> ExerciseCase:
    """The case of a library file, taken by itself; what its levels use is not known here."""
    lost = _lost_in((), fields.lost)
    keys = overlay(DoseKeys(), exercise)
    levels = tuple(
        DoseCase(
            path=(name,),
            written=level,
            keys=overlay(keys if level.use is None else DoseKeys(), level),
            lost=_level_lost(level, lost, _lost_in((name,), fields.lost), known=level.use is None),
        )
        for name in LEVELS
        if isinstance(level := getattr(exercise, name), LevelTable)
    )
    return ExerciseCase(
        path=(),
        table=exercise,
        usual=DoseCase(path=(), written=exercise, keys=keys, lost=lost),
        levels=levels,
        found=None,
        lost=lost,
        folder=folder,
    )


def _prescription_case(
    path: Path,
    table: PrescriptionTable,
    file: RoutineFile,
    lost_keys: Mapping[Path, frozenset[str]],
    library: ExerciseFinder,
    folder: FilePath | None,
) -> ExerciseCase:
    defaults = file.defaults or DefaultsTable()
    found = library.find(table.use) if table.use else None
    lost = _lost_in(path, lost_keys)
    # Without the library's exercise nothing is known of its dose.
    dose_lost = lost | ALL_KEYS if found is None and (table.use or "use" in lost) else lost
    keys = usual_dose(table, found, defaults)
    in_circuit = table.circuit is not None or "circuit" in lost
    usual = DoseCase(path=path, written=table, keys=keys, lost=dose_lost, in_circuit=in_circuit)
    levels = []
    for name in LEVELS:
        level = getattr(table, name)
        if isinstance(level, LevelTable):
            own_lost = _lost_in((*path, name), lost_keys)
            found_there = library.find(level.use) if level.use else None
            levels.append(_level_case(name, level, usual, own_lost, found_there, defaults))
    ladder = tuple(
        (name, library.find(level if isinstance(level, str) else level.use or ""))
        for name in LEVELS
        if (level := getattr(table, name)) is not None
    )
    heirs = tuple(level.keys for level in levels if getattr(level.written, "use", None) is None)
    return ExerciseCase(
        path=path,
        table=table,
        usual=replace(usual, heirs=heirs),
        levels=tuple(levels),
        found=found,
        lost=lost,
        folder=folder,
        ladder=ladder,
    )


def _lost_in(path: Path, lost_keys: Mapping[Path, frozenset[str]]) -> frozenset[str]:
    """The keys of a table that could not be read, or only in part, such as a `say`."""
    in_part = {str(table[-1]) for table in lost_keys if table and table[:-1] == path}
    return lost_keys.get(path, NO_KEYS) | in_part


def _level_case(
    name: str,
    level: LevelTable,
    usual: DoseCase,
    own_lost: frozenset[str],
    used: LibraryExercise | None,
    defaults: DefaultsTable,
) -> DoseCase:
    return DoseCase(
        path=(*usual.path, name),
        written=level,
        keys=level_dose(level, usual.keys, used, defaults, in_circuit=usual.in_circuit),
        lost=_level_lost(level, usual.lost, own_lost, known=level.use is None or used is not None),
        in_circuit=usual.in_circuit,
    )


def _level_lost(
    level: LevelTable, usual: frozenset[str], own: frozenset[str], *, known: bool
) -> frozenset[str]:
    """The keys lost to a level: its own, and those of what it starts from."""
    if not known:
        return own | ALL_KEYS
    return own | usual if level.use is None else own
