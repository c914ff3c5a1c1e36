"""Makes up a long history, for measuring.

    python -m tests.builders.history_generator 10000 FILE

The same number makes the same file: sessions every other day or so, with breaks, in three routines,
pain falling slowly with ups and downs, some sessions stopped, some ratings left out.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from ulid import ULID

from hipflow.session.record import (
    ExerciseRecord,
    PainRatings,
    PlannedDose,
    RoutineRef,
    SessionRecord,
    SetRecord,
)

LAST_DAY = datetime(2026, 11, 22, 18, 2, 11, tzinfo=UTC)
"""The day of the newest session."""

ROUTINES = (
    RoutineRef(title="Hip starter", file="hip-starter.toml", hash="ab" * 32),
    RoutineRef(title="Evening stretch", file="evening.toml", hash="cd" * 32),
    RoutineRef(title="Balance at the worktop", file="balance.toml", hash="ef" * 32),
)
EXERCISES = (
    ("squat", "Squat at the worktop", PlannedDose(sets=2, reps=8, pace="self")),
    ("bridge", "Bridge", PlannedDose(sets=2, reps=8, hold_s=5)),
    ("clamshell", "Clamshell", PlannedDose(sets=2, reps=8, side="each")),
    ("hip-flexor-stretch", "Hip flexor stretch", PlannedDose(sets=2, for_s=30, side="each")),
)
NOTES = ("Left side stiff after the garden.", "Slept badly.", "Easier than last week.")
_MOST_PAIN = 10
_A_LIFE = 5_000
"""Sessions from which they follow each other by hours: else they would reach back too far."""


def generate_records(count: int, seed: int = 6) -> Iterator[SessionRecord]:
    """So many sessions, the oldest first."""
    chance = random.Random(seed)  # noqa: S311 - made-up sessions are no secret
    pauses = [_pause(chance, often=count > _A_LIFE) for _ in range(count - 1)]
    when = LAST_DAY - sum(pauses, timedelta())
    for number in range(count):
        level = 6 - 4 * min(1, number / 400)
        yield _session(chance, when, level)
        if number < count - 1:
            when += pauses[number]


def _pause(chance: random.Random, *, often: bool) -> timedelta:
    if often:
        return timedelta(hours=chance.randint(4, 11))
    days = 21 if chance.random() < 0.01 else chance.choice((1, 2, 2, 3))
    return timedelta(days=days, minutes=chance.randint(-90, 90))


def _session(chance: random.Random, when: datetime, level: float) -> SessionRecord:
    before = _rating(chance, level)
    outcome = chance.choices(("finished", "stopped", "interrupted"), (90, 8, 2))[0]
    exercises = tuple(_exercise(chance, *one, pain=_rating(chance, level)) for one in EXERCISES)
    return SessionRecord(
        id=str(ULID.from_timestamp(max(0.0, when.timestamp()))),
        routine=chance.choices(ROUTINES, (8, 1, 1))[0],
        started=when.isoformat(),
        ended=(when + timedelta(minutes=15)).isoformat(),
        active_s=float(chance.randint(600, 1_000)),
        paused_s=float(chance.randint(0, 60)),
        outcome=outcome,
        reason=chance.choice(("hurt", "tired", "no-time")) if outcome == "stopped" else None,
        day=chance.choices(("usual", "gentle", "strong"), (7, 2, 1))[0],
        pain=PainRatings(
            before=before,
            during_max=max(before, _rating(chance, level)),
            after=None if outcome == "interrupted" else _rating(chance, level),
            next_morning=_rating(chance, level) if chance.random() < 0.4 else None,
        ),
        effort=chance.choice((None, 3, 4, 5)),
        note=chance.choice(NOTES) if chance.random() < 0.1 else None,
        exercises=exercises,
    )


def _exercise(
    chance: random.Random, ident: str, name: str, planned: PlannedDose, *, pain: int
) -> ExerciseRecord:
    sides = ("left", "right") if planned.side == "each" else ("both",)
    skipped = chance.random() < 0.03
    done = tuple(
        SetRecord(
            set=number,
            round=1,
            side=side,
            reps=None if planned.reps is None else planned.reps - chance.choice((0, 0, 0, 1, 2)),
            s=float(planned.for_s or chance.randint(40, 80)),
        )
        for number in range(1, planned.sets + 1)
        for side in sides
    )
    return ExerciseRecord(
        id=ident,
        name=name,
        planned=planned,
        done=() if skipped else done,
        skipped="no-time" if skipped else None,
        pain=pain if chance.random() < 0.3 else None,
    )


def _rating(chance: random.Random, level: float) -> int:
    return min(_MOST_PAIN, max(0, round(chance.gauss(level, 1))))


def write(path: Path, count: int) -> None:
    """Write a history of so many sessions."""
    with path.open("wb") as file:
        for record in generate_records(count):
            file.write(msgspec.json.encode(record) + b"\n")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
