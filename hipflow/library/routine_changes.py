"""What changes where one version of a routine takes the place of another, a sentence each."""

from collections.abc import Iterator

from msgspec import structs

from hipflow.library.exercises import dose_text
from hipflow.progress.wording import asked_text
from hipflow.routine.resolve.routine import Dose, ExerciseLevel, Prescription, Routine
from hipflow.session.record import Day
from hipflow.session.speech.author_words import routine_words
from hipflow.system.safe_text import single_line

_DAY_NAMES = {Day.USUAL: "", Day.GENTLE: ", on a gentle day", Day.STRONG: ", on a strong day"}


def routine_changes(old: Routine, new: Routine) -> tuple[str, ...]:
    """What a patient who has the old one would find changed: doses in full, texts by what they are.

    Nothing where both are played, heard and shown alike.
    """
    found = (*_exercise_changes(old, new), *_routine_changes(old, new))
    return tuple(dict.fromkeys(map(single_line, found)))


def _exercise_changes(old: Routine, new: Routine) -> Iterator[str]:
    before, after = _places(old), _places(new)
    for key, at in after.items():
        name = new.exercises[at].usual.name
        if key not in before:
            yield f"{name} is new: {dose_text(new, at)}."
        else:
            yield from _prescription_changes(name, old, before[key], new, at)
    for key, at in before.items():
        if key not in after:
            yield f"{old.exercises[at].usual.name} is left out."
    kept = [key for key in before if key in after]
    if kept != [key for key in after if key in before]:
        yield "The exercises come in another order."


def _places(routine: Routine) -> dict[tuple[str, int], int]:
    """Where each exercise stands, by its id or name and which time it is."""
    places: dict[tuple[str, int], int] = {}
    for at, prescription in enumerate(routine.exercises):
        key, time = prescription.usual.id or prescription.usual.name, 1
        while (key, time) in places:
            time += 1
        places[key, time] = at
    return places


def _prescription_changes(
    name: str, old: Routine, at_old: int, new: Routine, at_new: int
) -> Iterator[str]:
    before, after = old.exercises[at_old], new.exercises[at_new]
    doses = {day: (dose_text(old, at_old, day), dose_text(new, at_new, day)) for day in _DAY_NAMES}
    changed = {day: (was, now) for day, (was, now) in doses.items() if was != now}
    is_one = len(set(doses.values())) == 1
    for day, (was, now) in list(changed.items())[: 1 if is_one else None]:
        yield f"{name}{_DAY_NAMES[day]}: {was}. Then: {now}."
    if not changed and before.usual.dose != after.usual.dose:
        yield f"{name}: its pace, rests or sides change."
    if _timing(old, before) != _timing(new, after):
        yield f"{name}: the time to get ready or between rounds changes."
    if _without_dose(before.usual) != _without_dose(after.usual):
        yield f"{name}: what is said and shown of it changes."
    if _levels(before) != _levels(after):
        yield f"{name}: what is easier or harder changes."


def _timing(routine: Routine, prescription: Prescription) -> tuple[object, ...]:
    circuit = prescription.circuit and routine.circuit_named(prescription.circuit)
    return (prescription.written_ready_s, prescription.library_ready_s, circuit or None)


def _without_dose(play: ExerciseLevel | None) -> ExerciseLevel | None:
    """All but the dose and the picture, whose path tells where a routine lies."""
    return play and structs.replace(play, dose=Dose(), image=None)


def _levels(prescription: Prescription) -> tuple[ExerciseLevel | None, ...]:
    levels = (prescription.easier, prescription.harder)
    return tuple(play and structs.replace(play, image=None) for play in levels)


def _routine_changes(old: Routine, new: Routine) -> Iterator[str]:
    was, now = asked_text(old), asked_text(new)
    if was != now:
        yield f"How often: {was or 'nothing is said'}. Then: {now or 'nothing is said'}."
    if _limits(old) != _limits(new):
        yield f"Pain: {_limits(old)}. Then: {_limits(new)}."
    before = {words.key: words for words in routine_words(old)}
    after = {words.key: words for words in routine_words(new)}
    for key, words in (before | after).items():
        if key not in after:
            yield f"{words.label}: nothing any more."
        elif key not in before or before[key].texts != words.texts:
            yield words.line
    if _rest(old) != _rest(new):
        yield "Its language, its voice, the sore side or what must not be done changes."


def _limits(routine: Routine) -> str:
    return f"take care from {routine.pain.caution_at}, stop from {routine.pain.stop_at}"


def _rest(routine: Routine) -> tuple[object, ...]:
    """What no sentence tells of a routine."""
    return (
        routine.language,
        routine.voice,
        routine.affected,
        routine.precautions,
        routine.written_ready_s,
        routine.pain.ask_before,
    )
