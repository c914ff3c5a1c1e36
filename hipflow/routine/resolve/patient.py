"""A routine held against what the patient must not do: the precautions of the file, and their own.

What the author asks for stays as it is written; only a level that breaks a precaution which the
exercise itself does not break is not offered. Whether an exercise that breaks one is played, is for
the patient to say, who is told to ask first.
"""

from collections.abc import Collection

from msgspec.structs import replace

from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.routine import ExerciseLevel, Prescription, Routine


def for_patient(routine: Routine, own: Collection[Precaution]) -> Routine:
    """A routine with the precautions of a patient besides its own."""
    if not own:
        return routine
    together = {*routine.precautions, *own}
    precautions = (*routine.precautions, *(one for one in Precaution if one in together))
    exercises = tuple(without_broken_levels(one, together) for one in routine.exercises)
    return replace(routine, precautions=tuple(dict.fromkeys(precautions)), exercises=exercises)


def without_broken_levels(
    prescription: Prescription, precautions: Collection[Precaution]
) -> Prescription:
    """Without a level that breaks a precaution which the exercise itself does not break."""
    allowed = set(prescription.usual.not_with)
    broken = {
        name: None
        for name in ("easier", "harder")
        if (level := getattr(prescription, name)) is not None
        and set(broken_by(level, precautions)) - allowed
    }
    return replace(prescription, **broken) if broken else prescription


def broken_by(play: ExerciseLevel, precautions: Collection[Precaution]) -> tuple[Precaution, ...]:
    """The precautions that an exercise breaks."""
    return tuple(one for one in play.not_with if one in precautions)
