"""The routine format, version 1, as it is written: every key, its limits and what it means.

This is the one source of the format. The JSON Schema (:mod:`hipflow.routine.format.schema`), the
checker's limits and the reference page are all made from these classes, from the keys of an
exercise (:mod:`hipflow.routine.format.exercise_keys`), and from the limits they are built of
(:mod:`hipflow.routine.format.limits`). A key that was left out is ``None`` here; what it then means
is decided in :mod:`hipflow.routine.resolve.resolve`.

Seconds (keys ending in ``_s``) are whole numbers or fractions; a range ``[least, most]`` holds
whole numbers; everything that is counted is a whole number.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from hipflow.routine.format import defaults
from hipflow.routine.format.exercise_keys import ExerciseKeys
from hipflow.routine.format.key_doc import key_doc
from hipflow.routine.format.limits import (
    MAX_EXERCISES,
    CircuitName,
    ExerciseId,
    Language,
    Name,
    OneLine,
    OneSide,
    PainNumber,
    Paragraph,
    PerWeek,
    PerWeekRange,
    Precautions,
    Rounds,
    RoundsRange,
    Seconds,
    ShortText,
    Title,
    VoiceName,
    Weeks,
    WeeksRange,
)


class PrescriptionTable(ExerciseKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exercise of a routine: used from the library, or written out."""

    use: Annotated[
        ExerciseId | None,
        key_doc("An exercise of the library; its dose and words are the defaults.", "squat"),
    ] = None
    circuit: Annotated[
        CircuitName | None, key_doc("The circuit this exercise belongs to.", "A")
    ] = None


class ExerciseFile(ExerciseKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A library exercise: one file, its id is the file's name."""

    hipflow: Annotated[Literal[1], key_doc("The format version.", 1)]
    name: Annotated[Name, key_doc("What the exercise is called.", "Bridge")]


class DefaultsTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Times for every exercise of the routine that does not write its own."""

    ready_s: Annotated[
        Seconds | None,
        key_doc(
            "To get into position, before each exercise. "
            f"{defaults.FLOOR_READY_S} to or from the floor, "
            f"else {defaults.SAME_HEIGHT_READY_S} when left out.",
            20,
            unit="seconds",
        ),
    ] = None
    rest_s: Annotated[
        Seconds | None,
        key_doc(f"Between sets. {defaults.REST_S} when left out.", 30, unit="seconds"),
    ] = None
    side_s: Annotated[
        Seconds | None,
        key_doc(f"To swap sides. {defaults.SIDE_S} when left out.", 10, unit="seconds"),
    ] = None


class PainTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The author's limits on the 0-10 pain scale."""

    ask_before: Annotated[
        bool | None, key_doc("Rate pain before as well. true when left out.", True)
    ] = None
    caution_at: Annotated[
        PainNumber | None,
        key_doc(
            f"This much and more is amber. {defaults.CAUTION_AT} when left out.", 3, unit="points"
        ),
    ] = None
    stop_at: Annotated[
        PainNumber | None,
        key_doc(
            "This much and more is red: the player offers to stop. 8 and more always is. "
            f"{defaults.STOP_AT} when left out.",
            6,
            unit="points",
        ),
    ] = None
    advice: Annotated[
        Paragraph | None,
        key_doc(
            "What to do about pain in amber, after a session; never shown in red.",
            "If it is still worse tomorrow morning, take a gentle day.",
        ),
    ] = None
    stop_advice: Annotated[
        Paragraph | None,
        key_doc(
            "What to do in red, while exercising and after it; shown and spoken. "
            "The player's own words when left out.",
            "Stop and rest. If it happens again, call us.",
        ),
    ] = None


class CircuitTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A circuit: neighbouring exercises, played as rounds."""

    rounds: Annotated[
        Rounds | RoundsRange,
        key_doc("How many rounds, or [least, most]; required.", 2, [2, 4], unit="rounds"),
    ]
    rest_s: Annotated[
        Seconds | None,
        key_doc(f"Between rounds. {defaults.CIRCUIT_REST_S} when left out.", 60, unit="seconds"),
    ] = None
    change_s: Annotated[
        Seconds | None,
        key_doc(
            "Between the exercises of a round. Their ready time when left out.", 10, unit="seconds"
        ),
    ] = None


class RoutineFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A routine: what a therapist asks a patient to do."""

    hipflow: Annotated[Literal[1], key_doc("The format version; required.", 1)]
    title: Annotated[Title, key_doc("What the routine is called; required.", "Hip starter")]
    summary: Annotated[Paragraph | None, key_doc("What it is for.", "Wakes the hips up.")] = None
    author: Annotated[ShortText | None, key_doc("Who wrote it.", "Clinic on the Hill")] = None
    contact: Annotated[
        OneLine | None,
        key_doc(
            "Whom to call, in one line: shown beside advice about pain and on the flare-up page. "
            '"your therapist or doctor" when left out.',
            "Clinic on the Hill, 01234 567890",
        ),
    ] = None
    clinic: Annotated[
        ShortText | None, key_doc("The clinic, for headings.", "Clinic on the Hill")
    ] = None
    patient: Annotated[ShortText | None, key_doc("Whom it is for; free words.", "Anna B.")] = None
    language: Annotated[
        Language | None,
        key_doc(f"BCP 47; picks the voice and the words. {defaults.LANGUAGE} when left out.", "en"),
    ] = None
    voice: Annotated[
        VoiceName | None,
        key_doc("The voice that speaks, by name or id; one of the language when left out.", "Anna"),
    ] = None
    affected: Annotated[
        OneSide | None, key_doc("The sore side. The app asks when left out.", "left")
    ] = None
    per_week: Annotated[
        PerWeek | PerWeekRange | None,
        key_doc(
            "On how many days a week; adherence is measured against it.", 3, [3, 5], unit="days"
        ),
    ] = None
    per_day: Annotated[
        Annotated[int, Meta(ge=1, le=24)] | None,
        key_doc("How often on such a day. 1 when left out.", 2, unit="times"),
    ] = None
    weeks: Annotated[
        Weeks | WeeksRange | None, key_doc("For how many weeks.", 6, [4, 6], unit="weeks")
    ] = None
    warning: Annotated[
        Paragraph | None,
        key_doc("Shown and spoken before the first start.", "Stop if you feel sharp or new pain."),
    ] = None
    precautions: Annotated[
        Precautions | None,
        key_doc(
            "What the patient must not do; `check` warns at an exercise that breaks it.",
            ["hip-bend-90", "hip-cross"],
        ),
    ] = None
    defaults: Annotated[DefaultsTable | None, key_doc("Times for every exercise.")] = None
    pain: Annotated[PainTable | None, key_doc("Limits on the 0-10 pain scale.")] = None
    exercise: Annotated[
        Annotated[list[PrescriptionTable], Meta(min_length=1, max_length=MAX_EXERCISES)],
        key_doc("The exercises, in the order they are played."),
    ]
    circuit: Annotated[
        dict[CircuitName, CircuitTable] | None, key_doc("The circuits, by name.")
    ] = None
