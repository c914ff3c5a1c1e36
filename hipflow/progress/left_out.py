"""Which exercises are left out for now, from the history alone. Pure.

An exercise that was sharp or new, gave way, or was numb or weak, is not done again until the
patient has asked somebody, and says so. Both the wish to leave one out and the word that it may be
done again are notes, so every front end and every computer with that history agrees. An exercise is
known by the one it uses, else by its name: what hurt in one routine is left out in others, too.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from msgspec import Struct, structs

from hipflow.progress.dates import parse_timestamp
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.patient import broken_by
from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.sets import LeftOut, exercise_name
from hipflow.session.record import Felt, Note, SessionRecord

NOTE_KIND = "left-out"
"""The kind of note that leaves an exercise out, or takes it back."""


class LeftOutExercise(Struct, frozen=True, kw_only=True):
    """An exercise that is left out.

    Attributes:
        exercise: what it is known by.
        name: what it is called.
        felt: what it was like, where somebody is to be asked first for that.
        breaks: what the patient must not do and it asks for, where somebody is to be asked for
            that. Where neither is so, the patient wants it left out.
        until: the day it comes back by itself; ``None`` for none.
    """

    exercise: str
    name: str
    felt: Felt | None = None
    until: date | None = None
    breaks: tuple[Precaution, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it may be done once somebody was asked."""
        return self.felt is not None or bool(self.breaks)

    @property
    def as_taken_back(self) -> dict[str, Any]:
        """What a note says that takes it back: it may be done, though it breaks these."""
        may = {"may": [one.value for one in self.breaks]} if self.breaks else {}
        return {"key": self.exercise, "name": self.name, "out": False, **may}


def left_out(
    records: Iterable[SessionRecord], notes: Iterable[Note], today: date
) -> tuple[LeftOutExercise, ...]:
    """The exercises of all routines that are left out on a day.

    Args:
        records: all sessions.
        notes: all notes.
        today: the date.
    """
    said: list[tuple[float, str, LeftOutExercise, bool]] = []
    for record in records:
        if record.speed == 1:
            # Its start may be written as the very second in which another one was taken back.
            at_s = parse_timestamp(record.ended).timestamp()
            said += [(at_s, record.id, one, True) for one in _given_up(record)]
    for note in notes:
        found = _of_note(note)
        if found is not None:
            out = note.details.get("out", True) is not False
            said.append((parse_timestamp(note.at).timestamp(), note.id, found, out))
    latest: dict[str, LeftOutExercise] = {}
    for _, _, one, out in sorted(said, key=lambda each: each[:2]):
        latest.pop(one.exercise, None)
        if out:
            latest[one.exercise] = one
    return tuple(one for one in latest.values() if one.until is None or today < one.until)


def against_precautions(
    routine: Routine, own: Collection[Precaution], notes: Iterable[Note] = ()
) -> tuple[LeftOutExercise, ...]:
    """The exercises of a routine that break a precaution of the patient's own.

    Args:
        routine: the routine.
        own: what the patient must not do.
        notes: all notes: in them stands which exercise may be done all the same.
    """
    may: dict[str, set[object]] = {}
    for note in notes:
        said, found = note.details.get("may"), _of_note(note)
        if found is not None and isinstance(said, list) and note.details.get("out") is False:
            may.setdefault(found.exercise, set()).update(
                one for one in said if one in [*Precaution]
            )
    found_ones = []
    for prescription in routine.exercises:
        name, usual = exercise_name(prescription), prescription.usual
        breaks = tuple(one for one in broken_by(usual, own) if one not in may.get(name, ()))
        if breaks:
            found_ones.append(LeftOutExercise(exercise=name, name=usual.name, breaks=breaks))
    return tuple(found_ones)


def left_out_of(routine: Routine, found: Iterable[LeftOutExercise]) -> tuple[LeftOutExercise, ...]:
    """Those of them that stand in a routine, in its order.

    Of one that is there twice what the second one breaks is joined to the first.
    """
    by_name: dict[str, LeftOutExercise] = {}
    for one in found:
        known = by_name.get(one.exercise)
        by_name[one.exercise] = structs.replace(known, breaks=one.breaks) if known else one
    names = dict.fromkeys(exercise_name(one) for one in routine.exercises)
    return tuple(by_name[name] for name in names if name in by_name)


def choices_left_out(routine: Routine, found: Iterable[LeftOutExercise]) -> tuple[LeftOut, ...]:
    """What the plan of a routine is made without."""
    names = {one.exercise for one in found}
    return tuple(
        LeftOut(number)
        for number, one in enumerate(routine.exercises)
        if exercise_name(one) in names
    )


def _given_up(record: SessionRecord) -> Iterable[LeftOutExercise]:
    for exercise in record.exercises:
        felt = next((one for one in Felt if exercise.felt == one), None)
        if felt is not None:
            known_by = exercise.id or exercise.name
            yield LeftOutExercise(exercise=known_by, name=exercise.name, felt=felt)


def _of_note(note: Note) -> LeftOutExercise | None:
    """What a note leaves out or takes back; ``None`` where it is another, or says it unreadably."""
    key, name, until = (note.details.get(one) for one in ("key", "name", "until"))
    if note.kind != NOTE_KIND or not isinstance(key, str):
        return None
    try:
        day = date.fromisoformat(until) if isinstance(until, str) else None
    except ValueError:
        day = None
    # A second time in the routine is the same exercise.
    known_by = key.partition("#")[0]
    return LeftOutExercise(
        exercise=known_by, name=name if isinstance(name, str) else known_by, until=day
    )
