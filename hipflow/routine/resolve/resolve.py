"""Decides every value of a routine: prescription, defaults, library and built-in values in turn.

Called only for files without mistakes; nothing here reports one. A level that the *library* offers
but that cannot be played with this prescription is quietly left away: its author never asked for
it. One that breaks a precaution is left away, too; where it is written, the checker says so.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from hipflow.routine.format import defaults as built_in
from hipflow.routine.format.choices import SideChoice
from hipflow.routine.format.exercise_keys import (
    DoseKeys,
    ExerciseKeys,
    LevelTable,
    SayTable,
    WordKeys,
)
from hipflow.routine.format.limits import CareWith
from hipflow.routine.format.model import (
    CircuitTable,
    DefaultsTable,
    ExerciseFile,
    PainTable,
    PrescriptionTable,
    RoutineFile,
)
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.dose import (
    counts,
    counts_or_none,
    is_playable,
    named_phases,
    overlay,
    resolve_dose,
    sets_by_set,
)
from hipflow.routine.resolve.figure_inheritance import resolve_figure
from hipflow.routine.resolve.finder import ExerciseFinder, LibraryExercise
from hipflow.routine.resolve.patient import without_broken_levels
from hipflow.routine.resolve.pictures import picture_path
from hipflow.routine.resolve.routine import (
    VERY_STRONG_FROM,
    Circuit,
    ExerciseLevel,
    PainLimits,
    PhaseWords,
    Prescription,
    Routine,
    Say,
)


class Layer(Struct, frozen=True):
    """Written words, and the folder in which the pictures they name must lie."""

    keys: WordKeys
    folder: Path | None


def resolve_routine(file: RoutineFile, library: ExerciseFinder, folder: Path | None) -> Routine:
    """The routine as it will be played.

    Args:
        file: A routine the checker found no mistake in.
        library: Where its exercises are found.
        folder: The folder the routine lies in; pictures outside it are left away.
    """
    defaults = file.defaults or DefaultsTable()
    precautions = tuple(dict.fromkeys(file.precautions or ()))
    return Routine(
        title=_tidy(file.title) or "",
        exercises=tuple(
            without_broken_levels(_prescription(table, defaults, library, folder), precautions)
            for table in file.exercise
        ),
        circuits=tuple(_circuit(name, table) for name, table in (file.circuit or {}).items()),
        summary=_tidy(file.summary),
        author=_tidy(file.author),
        contact=_tidy(file.contact) or "",
        clinic=_tidy(file.clinic) or "",
        patient=_tidy(file.patient) or "",
        language=file.language or built_in.LANGUAGE,
        voice=_tidy(file.voice),
        affected=SideChoice(file.affected) if file.affected else None,
        per_week=counts_or_none(file.per_week),
        per_day=file.per_day or 1,
        weeks=counts_or_none(file.weeks),
        warning=_tidy(file.warning),
        precautions=precautions,
        written_ready_s=defaults.ready_s,
        pain=_pain_limits(file.pain or PainTable()),
    )


def _circuit(name: str, table: CircuitTable) -> Circuit:
    least, most = counts(table.rounds)
    return Circuit(
        name=name,
        rounds=least,
        rest_s=built_in.CIRCUIT_REST_S if table.rest_s is None else table.rest_s,
        change_s=table.change_s,
        most_rounds=None if most == least else most,
    )


def routine_of_exercise(
    exercise: ExerciseFile, library: ExerciseFinder, folder: Path | None
) -> Routine:
    """A routine of one exercise of the library and nothing else, to look at it by itself."""
    keys = {key: getattr(exercise, key) for key in ExerciseKeys.__struct_fields__}
    file = RoutineFile(hipflow=1, title=exercise.name, exercise=[PrescriptionTable(**keys)])
    return resolve_routine(file, library, folder)


def usual_dose(
    table: PrescriptionTable, found: LibraryExercise | None, defaults: DefaultsTable
) -> DoseKeys:
    """The dose keys that hold for a prescription at its usual level."""
    in_circuit = table.circuit is not None
    keys = overlay(_dose_below(found, defaults, in_circuit=in_circuit), table)
    return _in_rounds(keys) if in_circuit else keys


def level_dose(
    level: LevelTable,
    usual: DoseKeys,
    found: LibraryExercise | None,
    defaults: DefaultsTable,
    *,
    in_circuit: bool,
) -> DoseKeys:
    """The dose keys that hold at a level.

    Args:
        level: What the level writes.
        usual: What holds at the usual level.
        found: The exercise the level uses, if it names one.
        defaults: The routine's own defaults.
        in_circuit: Whether the prescription belongs to a circuit.
    """
    ground = usual if level.use is None else _dose_below(found, defaults, in_circuit=in_circuit)
    keys = overlay(ground, level)
    return _in_rounds(keys) if in_circuit else keys


def _in_rounds(keys: DoseKeys) -> DoseKeys:
    """What is written set by set is one set a round, in a circuit."""
    return replace(keys, sets=keys.sets or 1) if sets_by_set(keys) else keys


def _dose_below(
    found: LibraryExercise | None, defaults: DefaultsTable, *, in_circuit: bool
) -> DoseKeys:
    """The library's dose with the routine's defaults laid over it."""
    ground = DoseKeys() if found is None else overlay(DoseKeys(), found.exercise)
    if in_circuit:
        # The rounds are the sets, unless the routine itself says otherwise.
        ground = replace(ground, sets=None, second_side_sets=None, every_s=None)
    # A rest for every exercise is none for one whose sets start by the clock.
    rest_s = defaults.rest_s if ground.every_s is None else None
    written = DoseKeys(rest_s=rest_s, side_s=defaults.side_s, ready_s=defaults.ready_s)
    return overlay(ground, written)


def _prescription(
    table: PrescriptionTable, defaults: DefaultsTable, library: ExerciseFinder, folder: Path | None
) -> Prescription:
    found = library.find(table.use) if table.use else None
    layers = [Layer(table, folder), *_library_layer(found)]
    keys = usual_dose(table, found, defaults)
    levels = _LevelResolver(table, layers, keys, defaults, library)
    return Prescription(
        usual=_exercise_level(table.use, layers, keys, library),
        easier=levels.play("easier", found),
        harder=levels.play("harder", found),
        written_ready_s=table.ready_s,
        library_ready_s=found.exercise.ready_s if found else None,
        circuit=table.circuit,
    )


class _LevelResolver:
    """Makes the levels beside one prescription."""

    def __init__(
        self,
        table: PrescriptionTable,
        layers: Sequence[Layer],
        keys: DoseKeys,
        defaults: DefaultsTable,
        library: ExerciseFinder,
    ) -> None:
        self._table = table
        self._layers = layers
        self._keys = keys
        self._defaults = defaults
        self._library = library

    def play(self, name: str, found: LibraryExercise | None) -> ExerciseLevel | None:
        """The level the routine writes, else the one of the library exercise, one deep only."""
        level, folder = getattr(self._table, name), self._layers[0].folder
        if level is None and found is not None:
            level, folder = getattr(found.exercise, name), found.path.parent
        if level is None:
            return None
        table = LevelTable(use=level) if isinstance(level, str) else level
        used = self._library.find(table.use) if table.use else None
        if table.use and used is None:
            return None
        keys = level_dose(
            table,
            self._keys,
            used,
            self._defaults,
            in_circuit=self._table.circuit is not None,
        )
        if not is_playable(keys):
            return None
        below = _library_layer(used) if table.use else list(self._layers)
        return _exercise_level(
            table.use or self._table.use, [Layer(table, folder), *below], keys, self._library
        )


def _library_layer(found: LibraryExercise | None) -> list[Layer]:
    return [] if found is None else [Layer(found.exercise, found.path.parent)]


def _exercise_level(
    exercise_id: str | None, layers: Sequence[Layer], keys: DoseKeys, library: ExerciseFinder
) -> ExerciseLevel:
    """One level of a prescription: each word from the nearest layer that writes it."""

    def nearest(field: str) -> Any:  # noqa: ANN401 - the fields are of many types
        return _first(getattr(layer.keys, field, None) for layer in layers)

    side_words = _tidy_all(nearest("side_words"))
    return ExerciseLevel(
        id=exercise_id,
        name=_tidy(nearest("name")) or "",
        dose=resolve_dose(keys),
        position=nearest("position"),
        setup=_tidy(nearest("setup")),
        steps=_tidy_all(nearest("steps")),
        cues=_tidy_all(nearest("cues")),
        caution=_tidy(nearest("caution")),
        note=_tidy(nearest("note")),
        image=_image(layers),
        words=PhaseWords() if keys.rep_phases else _phase_words(layers),
        phase_names=tuple(name for name, _ in named_phases(keys)),
        say=_say(nearest("say")),
        side_words=(side_words[0], side_words[1]) if len(side_words) == len("ab") else None,
        equipment=_tidy_all(nearest("equipment")),
        target=_tidy(nearest("target")),
        mistakes=_tidy_all(nearest("mistakes")),
        load=_tidy(keys.load),
        goal=_tidy(keys.goal),
        how_often=_tidy(keys.how_often),
        not_with=tuple(nearest("not_with") or ()),
        care_with=_care(nearest("care_with")),
        figure=resolve_figure(nearest("figure"), library),
    )


def _care(written: CareWith | None) -> tuple[tuple[Precaution, str], ...]:
    """What to mind, by the precaution it is for, without what is blank."""
    return tuple((name, tidy) for name, text in (written or {}).items() if (tidy := _tidy(text)))


def _image(layers: Sequence[Layer]) -> str | None:
    """The picture of the nearest layer that names one, if it lies where it must."""
    for layer in layers:
        if layer.keys.image is not None:
            path = picture_path(layer.folder, layer.keys.image)
            return None if path is None else str(path)
    return None


def _phase_words(layers: Sequence[Layer]) -> PhaseWords:
    """Each phase's word from the nearest layer that has one."""
    tables = [layer.keys.words for layer in layers if layer.keys.words is not None]
    return PhaseWords(
        out=_tidy(_first(table.out for table in tables)),
        hold=_tidy(_first(table.hold for table in tables)),
        back=_tidy(_first(table.back for table in tables)),
        relax=_tidy(_first(table.relax for table in tables)),
    )


def _say(written: str | SayTable | None) -> Say:
    """What is spoken at each step; a text alone is spoken when getting ready."""
    if not isinstance(written, SayTable):
        return Say(ready=_tidy(written))
    return Say(
        ready=_tidy(written.ready),
        work=_tidy(written.work),
        switch=_tidy(written.switch),
        rest=_tidy(written.rest),
    )


def _pain_limits(table: PainTable) -> PainLimits:
    stop_at = built_in.STOP_AT if table.stop_at is None else min(table.stop_at, VERY_STRONG_FROM)
    caution_at = built_in.CAUTION_AT if table.caution_at is None else table.caution_at
    return PainLimits(
        ask_before=table.ask_before is not False,
        # A lower stop than usual takes the amber zone down with it.
        caution_at=min(caution_at, stop_at),
        stop_at=stop_at,
        advice=_tidy(table.advice),
        stop_advice=_tidy(table.stop_advice),
    )


def _first(values: Iterable[Any]) -> Any:  # noqa: ANN401 - passes through what it is given
    return next((value for value in values if value is not None), None)


def _tidy(text: str | None) -> str | None:
    """The text on one line with single spaces; ``None`` where nothing is left."""
    return " ".join(text.split()) or None if text else None


def _tidy_all(texts: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(tidy for text in texts or () if (tidy := _tidy(text)))
