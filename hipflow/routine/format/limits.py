"""The limits of the format, as types: how much, how long, and how a text must look.

:mod:`hipflow.routine.format.model` builds its keys of these, and nothing else states a limit.
"""

from typing import Annotated, Literal

from msgspec import Meta

from hipflow.routine.format.precautions import Precaution

FORMAT_VERSION = 1
MAX_EXERCISES = 50
MAX_ROUNDS = 20
MAX_SETS_IN_ALL = 2000
"""Of all exercises, each side and each round counted: more than twelve hours have room for."""
ID_PATTERN = "^[a-z0-9-]+$"
NOT_BLANK_PATTERN = r"\S"

Sets = Annotated[int, Meta(ge=1, le=20)]
Reps = Annotated[int, Meta(ge=1, le=200)]
Rounds = Annotated[int, Meta(ge=1, le=MAX_ROUNDS)]
WorkSeconds = Annotated[int, Meta(ge=5, le=3600)]
WholeSeconds = Annotated[int, Meta(ge=0, le=600)]
Seconds = WholeSeconds | Annotated[float, Meta(ge=0, le=600)]
PerWeek = Annotated[int, Meta(ge=1, le=7)]
Weeks = Annotated[int, Meta(ge=1, le=104)]
PainNumber = Annotated[int, Meta(ge=1, le=10)]

# A fixed tuple in a union crashes msgspec at the next garbage collection: lists of two instead.
SetsRange = Annotated[list[Sets], Meta(min_length=2, max_length=2)]
RepsRange = Annotated[list[Reps], Meta(min_length=2, max_length=2)]
RoundsRange = Annotated[list[Rounds], Meta(min_length=2, max_length=2)]
WorkSecondsRange = Annotated[list[WorkSeconds], Meta(min_length=2, max_length=2)]
SecondsRange = Annotated[list[WholeSeconds], Meta(min_length=2, max_length=2)]
PerWeekRange = Annotated[list[PerWeek], Meta(min_length=2, max_length=2)]
WeeksRange = Annotated[list[Weeks], Meta(min_length=2, max_length=2)]

ExerciseId = Annotated[str, Meta(pattern=ID_PATTERN, max_length=80)]
Title = Annotated[str, Meta(pattern=NOT_BLANK_PATTERN, max_length=120)]
Name = Annotated[str, Meta(pattern=NOT_BLANK_PATTERN, max_length=80)]
CircuitName = Annotated[str, Meta(pattern=NOT_BLANK_PATTERN, max_length=40)]
ShortText = Annotated[str, Meta(max_length=80)]
OneLine = Annotated[str, Meta(max_length=120)]
SpokenWord = Annotated[str, Meta(max_length=40)]
Sentence = Annotated[str, Meta(max_length=200)]
Paragraph = Annotated[str, Meta(max_length=600)]
VoiceName = Annotated[str, Meta(pattern=NOT_BLANK_PATTERN, max_length=200)]
PictureName = Annotated[str, Meta(pattern=NOT_BLANK_PATTERN, max_length=200)]
Language = Annotated[str, Meta(pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=35)]
ShortTexts = Annotated[list[ShortText], Meta(max_length=20)]
Sentences = Annotated[list[Sentence], Meta(max_length=20)]
RepsBySet = Annotated[list[Reps], Meta(min_length=1, max_length=20)]
LoadBySet = Annotated[list[ShortText], Meta(min_length=1, max_length=20)]
RepPhases = Annotated[
    list[
        Annotated[
            list[Annotated[str, Meta(pattern=NOT_BLANK_PATTERN, max_length=40)] | Seconds],
            Meta(min_length=2, max_length=2),
        ]
    ],
    Meta(min_length=1, max_length=8),
]
"""Each a name and its seconds; a list, since a fixed tuple would crash."""
SideWords = Annotated[list[SpokenWord], Meta(min_length=2, max_length=2)]

Precautions = Annotated[list[Precaution], Meta(max_length=len(Precaution))]
CareWith = dict[Precaution, Sentence]

OneSide = Literal["left", "right"]
StartSide = Literal["left", "right", "affected", "other"]
