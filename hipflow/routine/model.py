"""The routine format, version 1, as it is written: every key, its limits and what it means.

This is the one source of the format. The JSON Schema (:mod:`hipflow.routine.schema`), the checker's
limits and the reference page are all made from these classes and from the limits they are built of
(:mod:`hipflow.routine.limits`). A key that was left out is ``None``
here; what it then means is decided in :mod:`hipflow.routine.resolve`.

Seconds (keys ending in ``_s``) are whole numbers or fractions; a range ``[least, most]`` holds
whole numbers; everything that is counted is a whole number.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from hipflow.routine.figure_table import FigureTable
from hipflow.routine.limits import (
    MAX_EXERCISES,
    MAX_ROUNDS,
    CircuitName,
    ExerciseId,
    Label,
    Labels,
    Language,
    Name,
    OneSide,
    PainNumber,
    Paragraph,
    PerWeek,
    PerWeekRange,
    PictureName,
    Reps,
    RepsRange,
    Seconds,
    SecondsRange,
    Sentence,
    Sentences,
    Sets,
    SetsRange,
    SideWords,
    Spoken,
    StartSide,
    Title,
    VoiceName,
    Weeks,
    WeeksRange,
    WorkSeconds,
    WorkSecondsRange,
)
from hipflow.routine.resolved import Pace, Position, SideChoice, SideOrder
from hipflow.routine.speech import SayTable


def _about(text: str, *examples: object, unit: str | None = None) -> Meta:
    """What a key means, for editors, the reference page and error messages."""
    extra = {"x-unit": unit} if unit else None
    return Meta(description=text, examples=list(examples) or None, extra_json_schema=extra)


class WordsTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is spoken and shown at each phase of a repetition."""

    out: Annotated[Spoken | None, _about("Spoken on the way out.", "Lift")] = None
    hold: Annotated[Spoken | None, _about("Spoken as the hold begins.", "Hold")] = None
    back: Annotated[Spoken | None, _about("Spoken on the way back.", "Lower")] = None
    relax: Annotated[Spoken | None, _about("Spoken between two repetitions.", "Rest")] = None


class DoseKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of an exercise is done, and how."""

    sets: Annotated[
        Sets | SetsRange | None,
        _about("How many sets, or [least, most]. 1 when left out.", 2, [2, 3], unit="sets"),
    ] = None
    reps: Annotated[
        Reps | RepsRange | None,
        _about(
            "Repetitions in a set, or [least, most]; a side when both sides are worked.",
            8,
            [8, 12],
            unit="repetitions",
        ),
    ] = None
    for_s: Annotated[
        WorkSeconds | Annotated[float, Meta(ge=5, le=3600)] | WorkSecondsRange | None,
        _about("Instead of reps: keep going for this long.", 30, [30, 60], unit="seconds"),
    ] = None
    out_s: Annotated[
        Seconds | None,
        _about("The way out of one repetition. 2 beside reps when left out.", 2, unit="seconds"),
    ] = None
    hold_s: Annotated[
        Seconds | SecondsRange | None,
        _about("The hold at the far end; without reps, one hold.", 5, [5, 10], unit="seconds"),
    ] = None
    back_s: Annotated[
        Seconds | None,
        _about("The way back. 2 beside reps when left out.", 3, unit="seconds"),
    ] = None
    relax_s: Annotated[
        Seconds | None,
        _about("Between two repetitions. 0 when left out.", 30, unit="seconds"),
    ] = None
    pace: Annotated[
        Pace | None,
        _about(
            '"guided": the app counts. "self": the patient presses Space when done. '
            '"guided" when left out.',
            "self",
        ),
    ] = None
    side: Annotated[
        SideChoice | None,
        _about(
            'Which side works. "each" is a full dose a side, "alternate" takes turns inside a set. '
            '"both" when left out.',
            "each",
        ),
    ] = None
    side_order: Annotated[
        SideOrder | None,
        _about(
            'For "each": both sides in every set, or all sets of one side first. '
            '"set" when left out.',
            "side",
        ),
    ] = None
    start_side: Annotated[
        StartSide | None,
        _about("The side that begins. Left when left out.", "affected"),
    ] = None
    rest_s: Annotated[
        Seconds | None, _about("Between sets. 30 when left out.", 45, unit="seconds")
    ] = None
    ready_s: Annotated[
        Seconds | None,
        _about(
            "To get into position before the exercise. "
            "30 to or from the floor, else 15 when left out.",
            20,
            unit="seconds",
        ),
    ] = None
    side_s: Annotated[
        Seconds | None, _about("To swap sides. 10 when left out.", 10, unit="seconds")
    ] = None
    load: Annotated[
        Label | None,
        _about("Free words; shown, spoken when getting ready, and kept.", "light band"),
    ] = None
    goal: Annotated[
        Sentence | None, _about("Free words: when to stop.", "until the thigh is tired")
    ] = None
    how_often: Annotated[
        Label | None, _about("Free words; shown, not measured.", "ten times every hour")
    ] = None


class WordKeys(DoseKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dose with the words and the picture that go with it."""

    name: Annotated[Name | None, _about("What the exercise is called.", "Bridge")] = None
    setup: Annotated[
        Paragraph | None,
        _about("How to get into position.", "Lie on your back, knees bent, feet flat."),
    ] = None
    steps: Annotated[
        Sentences | None, _about("The movement, step by step.", ["Press your heels down."])
    ] = None
    cues: Annotated[
        Sentences | None, _about("Reminders, one spoken a set.", ["Keep the hips level"])
    ] = None
    caution: Annotated[
        Paragraph | None, _about("When to stop or take care.", "Stop if the groin pinches.")
    ] = None
    note: Annotated[Paragraph | None, _about("A word from the author.", "Slower is better.")] = None
    image: Annotated[PictureName | None, _about("A picture beside this file.", "bridge.png")] = None
    words: Annotated[WordsTable | None, _about("Words spoken at the phases.")] = None
    side_words: Annotated[
        SideWords | None,
        _about(
            "Names of the two halves where they are not left and right.", ["forwards", "backwards"]
        ),
    ] = None
    say: Annotated[
        Paragraph | SayTable | None,
        _about(
            "Spoken as written: one text when getting ready, after the name, or a table by step.",
            "This is the one we practised.",
            {"rest": "Shake your legs out."},
        ),
    ] = None
    equipment: Annotated[Labels | None, _about("What is needed.", ["chair"])] = None


class LevelTable(WordKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What changes at an easier or harder level.

    With ``use`` it starts from that exercise's library dose, without from this prescription.
    """

    use: Annotated[
        ExerciseId | None, _about("Another exercise of the library.", "clamshell-band")
    ] = None


Level = Annotated[
    ExerciseId | LevelTable | None,
    _about("An exercise's id, or a table of what changes.", "heel-slide", {"reps": 6}),
]


class ExerciseKeys(WordKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that may be said of an exercise, in the library or written out in a routine."""

    position: Annotated[
        Position | None,
        _about("The body's position; getting to or from the floor takes longer.", "supine"),
    ] = None
    target: Annotated[Label | None, _about("What it works on.", "side of the hip")] = None
    level: Annotated[
        Annotated[int, Meta(ge=1, le=3)] | None, _about("1 the easiest, 3 the hardest.", 1)
    ] = None
    tags: Annotated[Labels | None, _about("Words to find it by.", ["strength"])] = None
    mistakes: Annotated[
        Sentences | None, _about("What often goes wrong.", ["The knees fall inwards"])
    ] = None
    easier: Level = None
    harder: Level = None
    figure: Annotated[FigureTable | None, _about("The animated figure.", {"like": "bridge"})] = None


class PrescriptionTable(ExerciseKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exercise of a routine: used from the library, or written out."""

    use: Annotated[
        ExerciseId | None,
        _about("An exercise of the library; its dose and words are the defaults.", "squat"),
    ] = None
    circuit: Annotated[CircuitName | None, _about("The circuit this exercise belongs to.", "A")] = (
        None
    )


class ExerciseFile(ExerciseKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A library exercise: one file, its id is the file's name."""

    hipflow: Annotated[Literal[1], _about("The format version.", 1)]
    name: Annotated[Name, _about("What the exercise is called.", "Bridge")]


class DefaultsTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Times for every exercise of the routine that does not write its own."""

    ready_s: Annotated[
        Seconds | None,
        _about(
            "To get into position, before each exercise. "
            "30 to or from the floor, else 15 when left out.",
            20,
            unit="seconds",
        ),
    ] = None
    rest_s: Annotated[
        Seconds | None, _about("Between sets. 30 when left out.", 30, unit="seconds")
    ] = None
    side_s: Annotated[
        Seconds | None, _about("To swap sides. 10 when left out.", 10, unit="seconds")
    ] = None


class PainTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The author's limits on the 0-10 pain scale."""

    ask_before: Annotated[
        bool | None, _about("Rate pain before as well. true when left out.", True)
    ] = None
    caution_at: Annotated[
        PainNumber | None, _about("This much and more is amber. 3 when left out.", 3, unit="points")
    ] = None
    stop_at: Annotated[
        PainNumber | None,
        _about(
            "This much and more is red: the player offers to stop. 6 when left out.",
            6,
            unit="points",
        ),
    ] = None
    advice: Annotated[Paragraph | None, _about("What to do about pain.", "Call the clinic.")] = None


class CircuitTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A circuit: neighbouring exercises, played as rounds."""

    rounds: Annotated[
        Annotated[int, Meta(ge=1, le=MAX_ROUNDS)],
        _about("How many rounds; required.", 2, unit="rounds"),
    ]
    rest_s: Annotated[
        Seconds | None, _about("Between rounds. 60 when left out.", 60, unit="seconds")
    ] = None
    change_s: Annotated[
        Seconds | None,
        _about(
            "Between the exercises of a round. Their ready time when left out.", 10, unit="seconds"
        ),
    ] = None


class RoutineFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A routine: what a therapist asks a patient to do."""

    hipflow: Annotated[Literal[1], _about("The format version; required.", 1)]
    title: Annotated[Title, _about("What the routine is called; required.", "Hip starter")]
    summary: Annotated[Paragraph | None, _about("What it is for.", "Wakes the hips up.")] = None
    author: Annotated[Label | None, _about("Who wrote it.", "Clinic on the Hill")] = None
    language: Annotated[
        Language | None,
        _about("BCP 47; picks the voice and the words. en when left out.", "en"),
    ] = None
    voice: Annotated[
        VoiceName | None,
        _about("The voice that speaks, by name or id; one of the language when left out.", "Anna"),
    ] = None
    affected: Annotated[
        OneSide | None, _about("The sore side. The app asks when left out.", "left")
    ] = None
    per_week: Annotated[
        PerWeek | PerWeekRange | None,
        _about(
            "On how many days a week; adherence is measured against it.", 3, [3, 5], unit="days"
        ),
    ] = None
    per_day: Annotated[
        Annotated[int, Meta(ge=1, le=24)] | None,
        _about("How often on such a day. 1 when left out.", 2, unit="times"),
    ] = None
    weeks: Annotated[
        Weeks | WeeksRange | None, _about("For how many weeks.", 6, [4, 6], unit="weeks")
    ] = None
    warning: Annotated[
        Paragraph | None,
        _about("Shown and spoken before the first start.", "Stop if you feel sharp or new pain."),
    ] = None
    defaults: Annotated[DefaultsTable | None, _about("Times for every exercise.")] = None
    pain: Annotated[PainTable | None, _about("Limits on the 0-10 pain scale.")] = None
    exercise: Annotated[
        Annotated[list[PrescriptionTable], Meta(min_length=1, max_length=MAX_EXERCISES)],
        _about("The exercises, in the order they are played."),
    ]
    circuit: Annotated[dict[CircuitName, CircuitTable] | None, _about("The circuits, by name.")] = (
        None
    )
