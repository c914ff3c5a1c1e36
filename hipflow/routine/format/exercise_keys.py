"""What may be said of an exercise, as it is written: its dose, its words, its picture.

Part of the format (:mod:`hipflow.routine.format.model`). The classes stand on one another: a level
of an exercise may change its dose and its words, the exercise itself has a place in the library
besides.
"""

from typing import Annotated

from msgspec import Meta, Struct

from hipflow.routine.format import defaults
from hipflow.routine.format.choices import Pace, Position, SideChoice, SideOrder
from hipflow.routine.format.figure_table import FigureTable
from hipflow.routine.format.key_doc import key_doc
from hipflow.routine.format.limits import (
    CareWith,
    ExerciseId,
    LoadBySet,
    Name,
    Paragraph,
    PictureName,
    Precautions,
    RepPhases,
    Reps,
    RepsBySet,
    RepsRange,
    Seconds,
    SecondsRange,
    Sentence,
    Sentences,
    Sets,
    SetsRange,
    ShortText,
    ShortTexts,
    SideWords,
    SpokenWord,
    StartSide,
    WorkSeconds,
    WorkSecondsRange,
)


class WordsTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is spoken and shown at each phase of a repetition."""

    out: Annotated[SpokenWord | None, key_doc("Spoken on the way out.", "Lift")] = None
    hold: Annotated[SpokenWord | None, key_doc("Spoken as the hold begins.", "Hold")] = None
    back: Annotated[SpokenWord | None, key_doc("Spoken on the way back.", "Lower")] = None
    relax: Annotated[SpokenWord | None, key_doc("Spoken between two repetitions.", "Rest")] = None


class SayTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is spoken at the steps of an exercise, as it is written."""

    ready: Annotated[
        Paragraph | None,
        key_doc("Spoken when getting ready, after the name.", "This is the one we practised."),
    ] = None
    work: Annotated[
        Paragraph | None,
        key_doc("Spoken as each set begins.", "Slow and even."),
    ] = None
    switch: Annotated[
        Paragraph | None,
        key_doc("Spoken when changing sides.", "Turn over slowly."),
    ] = None
    rest: Annotated[
        Paragraph | None,
        key_doc("Spoken in the rest between sets.", "Shake your legs out."),
    ] = None


class DoseKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of an exercise is done, and how."""

    sets: Annotated[
        Sets | SetsRange | None,
        key_doc("How many sets, or [least, most]. 1 when left out.", 2, [2, 3], unit="sets"),
    ] = None
    reps: Annotated[
        Reps | RepsRange | None,
        key_doc(
            "Repetitions in a set, or [least, most]; a side when both sides are worked.",
            8,
            [8, 12],
            unit="repetitions",
        ),
    ] = None
    reps_by_set: Annotated[
        RepsBySet | None,
        key_doc(
            "Instead of reps and sets: the repetitions of each set; in a circuit, of each round.",
            [12, 10, 8],
            unit="repetitions",
        ),
    ] = None
    for_s: Annotated[
        WorkSeconds | Annotated[float, Meta(ge=5, le=3600)] | WorkSecondsRange | None,
        key_doc("Instead of reps: keep going for this long.", 30, [30, 60], unit="seconds"),
    ] = None
    out_s: Annotated[
        Seconds | None,
        key_doc(
            f"The way out of one repetition. {defaults.OUT_BACK_S} beside reps when left out.",
            2,
            unit="seconds",
        ),
    ] = None
    hold_s: Annotated[
        Seconds | SecondsRange | None,
        key_doc("The hold at the far end; without reps, one hold.", 5, [5, 10], unit="seconds"),
    ] = None
    back_s: Annotated[
        Seconds | None,
        key_doc(
            f"The way back. {defaults.OUT_BACK_S} beside reps when left out.", 3, unit="seconds"
        ),
    ] = None
    relax_s: Annotated[
        Seconds | None,
        key_doc("Between two repetitions. 0 when left out.", 30, unit="seconds"),
    ] = None
    rep_phases: Annotated[
        RepPhases | None,
        key_doc(
            "The phases of one repetition by names and seconds of your own.",
            [["Push", 7], ["Relax", 3], ["Stretch", 20]],
        ),
    ] = None
    pace: Annotated[
        Pace | None,
        key_doc(
            '"guided": the app counts. "self": the patient presses Space when done. '
            '"guided" when left out.',
            "self",
        ),
    ] = None
    side: Annotated[
        SideChoice | None,
        key_doc(
            'Which side works. "each" is a full dose a side, "alternate" takes turns inside a set. '
            '"both" when left out.',
            "each",
        ),
    ] = None
    side_order: Annotated[
        SideOrder | None,
        key_doc(
            'For "each": both sides in every set, or all sets of one side first. '
            '"set" when left out.',
            "side",
        ),
    ] = None
    second_side_sets: Annotated[
        Sets | None,
        key_doc(
            'For `side_order = "side"`: how many sets the side gets that comes second. '
            "As many as the first when left out.",
            2,
            unit="sets",
        ),
    ] = None
    start_side: Annotated[
        StartSide | None,
        key_doc("The side that begins. Left when left out.", "affected"),
    ] = None
    rest_s: Annotated[
        Seconds | None,
        key_doc(f"Between sets. {defaults.REST_S} when left out.", 45, unit="seconds"),
    ] = None
    every_s: Annotated[
        WorkSeconds | Annotated[float, Meta(ge=5, le=3600)] | None,
        key_doc(
            "Each set starts this long after the one before; the rest is what is left.",
            60,
            unit="seconds",
        ),
    ] = None
    ready_s: Annotated[
        Seconds | None,
        key_doc(
            "To get into position before the exercise. "
            f"{defaults.FLOOR_READY_S} to or from the floor, "
            f"else {defaults.SAME_HEIGHT_READY_S} when left out.",
            20,
            unit="seconds",
        ),
    ] = None
    side_s: Annotated[
        Seconds | None,
        key_doc(f"To swap sides. {defaults.SIDE_S} when left out.", 10, unit="seconds"),
    ] = None
    load: Annotated[
        ShortText | None,
        key_doc("Free words; shown, spoken when getting ready, and kept.", "light band"),
    ] = None
    load_by_set: Annotated[
        LoadBySet | None,
        key_doc(
            "Instead of load: the load of each set; in a circuit, of each round.", ["6 kg", "4 kg"]
        ),
    ] = None
    goal: Annotated[
        Sentence | None, key_doc("Free words: when to stop.", "until the thigh is tired")
    ] = None
    how_often: Annotated[
        ShortText | None, key_doc("Free words; shown, not measured.", "ten times every hour")
    ] = None


class WordKeys(DoseKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dose with the words and the picture that go with it."""

    name: Annotated[Name | None, key_doc("What the exercise is called.", "Bridge")] = None
    setup: Annotated[
        Paragraph | None,
        key_doc("How to get into position.", "Lie on your back, knees bent, feet flat."),
    ] = None
    steps: Annotated[
        Sentences | None, key_doc("The movement, step by step.", ["Press your heels down."])
    ] = None
    cues: Annotated[
        Sentences | None, key_doc("Reminders, one spoken a set.", ["Keep the hips level"])
    ] = None
    caution: Annotated[
        Paragraph | None, key_doc("When to stop or take care.", "Stop if the groin pinches.")
    ] = None
    note: Annotated[Paragraph | None, key_doc("A word from the author.", "Slower is better.")] = (
        None
    )
    image: Annotated[PictureName | None, key_doc("A picture beside this file.", "bridge.png")] = (
        None
    )
    words: Annotated[WordsTable | None, key_doc("Words spoken at the phases.")] = None
    side_words: Annotated[
        SideWords | None,
        key_doc(
            "Names of the two halves where they are not left and right.", ["forwards", "backwards"]
        ),
    ] = None
    say: Annotated[
        Paragraph | SayTable | None,
        key_doc(
            "Spoken as written: one text when getting ready, after the name, or a table by step.",
            "This is the one we practised.",
            {"rest": "Shake your legs out."},
        ),
    ] = None
    equipment: Annotated[ShortTexts | None, key_doc("What is needed.", ["chair"])] = None


class LevelTable(WordKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What changes at an easier or harder level.

    With ``use`` it starts from that exercise's library dose, without from this prescription.
    """

    use: Annotated[
        ExerciseId | None, key_doc("Another exercise of the library.", "clamshell-band")
    ] = None


Level = Annotated[
    ExerciseId | LevelTable | None,
    key_doc("An exercise's id, or a table of what changes.", "heel-slide", {"reps": 6}),
]


class ExerciseKeys(WordKeys, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that may be said of an exercise, in the library or written out in a routine."""

    position: Annotated[
        Position | None,
        key_doc("The body's position; getting to or from the floor takes longer.", "supine"),
    ] = None
    target: Annotated[ShortText | None, key_doc("What it works on.", "side of the hip")] = None
    level: Annotated[
        Annotated[int, Meta(ge=1, le=3)] | None, key_doc("1 the easiest, 3 the hardest.", 1)
    ] = None
    tags: Annotated[ShortTexts | None, key_doc("Words to find it by.", ["strength"])] = None
    mistakes: Annotated[
        Sentences | None, key_doc("What often goes wrong.", ["The knees fall inwards"])
    ] = None
    not_with: Annotated[
        Precautions | None,
        key_doc("Who must not do this exercise: the precautions it breaks.", ["hip-bend-90"]),
    ] = None
    care_with: Annotated[
        CareWith | None,
        key_doc(
            "What to mind where a precaution holds that it does not break; shown and spoken.",
            {"hip-bend-90": "Use a higher seat and lean less."},
        ),
    ] = None
    easier: Level = None
    harder: Level = None
    figure: Annotated[FigureTable | None, key_doc("The animated figure.", {"like": "bridge"})] = (
        None
    )
