"""What was asked and done of each exercise, over time, with its own pain. Pure."""

from collections.abc import Iterable
from datetime import date

from msgspec import UNSET, Struct

from hipflow.progress.dates import local_day
from hipflow.session.record import ExerciseRecord, Reason, SessionRecord


class DosePoint(Struct, frozen=True, kw_only=True, gc=False):
    """One exercise of one session.

    Attributes:
        day: the patient's own date.
        asked: repetitions or seconds asked, all sets and sides together; ``None`` for own choice.
        done: how many were done.
        counted: whether they are repetitions, else seconds.
        load: what was held or worn.
        pain: how it hurt, 0-10; ``None`` where it was not rated.
        skipped: why it was left out; ``None`` where it was not.
        felt: what it was like besides its pain; ``None`` where nothing was said.
    """

    day: date
    asked: float | None
    done: float
    counted: bool
    load: str | None = None
    pain: int | None = None
    skipped: str | None = None
    felt: str | None = None


class ExerciseSeries(Struct, frozen=True, kw_only=True):
    """One exercise over time, the oldest session first."""

    key: str
    name: str
    points: tuple[DosePoint, ...]

    @property
    def times(self) -> int:
        """In how many sessions something of it was done."""
        return sum(1 for point in self.points if point.done > 0)

    @property
    def worst_pain(self) -> int | None:
        """The highest rating it was given."""
        return max((p.pain for p in self.points if p.pain is not None), default=None)


def exercise_series(records: Iterable[SessionRecord]) -> tuple[ExerciseSeries, ...]:
    """Every exercise of these sessions, the one done in most of them first.

    Sessions at another speed than 1 are left out: no one exercised in them. An exercise is known by
    its id, else by its name; it bears the name it had last.
    """
    points: dict[str, list[DosePoint]] = {}
    names: dict[str, str] = {}
    for record in records:
        if record.speed != 1:
            continue
        day = local_day(record)
        for exercise in record.exercises:
            if not exercise.done and exercise.skipped is None:
                continue  # never reached: it tells nothing of this exercise
            key = exercise.id or exercise.name
            names[key] = exercise.name
            points.setdefault(key, []).append(_point(exercise, day))
    found = (
        ExerciseSeries(key=key, name=names[key], points=tuple(of_it))
        for key, of_it in points.items()
    )
    return tuple(sorted(found, key=lambda series: (-series.times, series.name)))


def sets_done(record: SessionRecord) -> tuple[int, int]:
    """How many sets of a session were done to their end, and how many its own plan asked.

    What the patient has left out for a time is not asked.
    """
    done = asked = 0
    for exercise in record.exercises:
        if exercise.skipped == Reason.LEFT_OUT:
            continue
        asked += exercise.planned.sets_in_all
        done += sum(1 for entry in exercise.done if entry.stopped is UNSET)
    return done, max(asked, done)


def _point(exercise: ExerciseRecord, day: date) -> DosePoint:
    planned = exercise.planned
    counted = planned.reps is not None and planned.for_s is None
    asked: float | None = planned.reps_in_all
    if planned.for_s is not None:
        asked = planned.for_s * planned.sets_in_all
    done = sum((entry.reps or 0) if counted else entry.s for entry in exercise.done)
    return DosePoint(
        day=day,
        asked=asked,
        done=done,
        counted=counted,
        load=exercise.load,
        pain=exercise.pain,
        skipped=exercise.skipped,
        felt=exercise.felt if isinstance(exercise.felt, str) else None,
    )
