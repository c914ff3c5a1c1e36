"""Sessions made up for tests: only what a test is about needs to be said."""

from datetime import UTC, datetime

from hipflow.session.record import (
    ExerciseRecord,
    PainRatings,
    PlannedDose,
    RoutineRef,
    SessionRecord,
    SetRecord,
)

SET_DONE = SetRecord(set=1, round=1, side="both", reps=8, s=72.0)
BRIDGE = ExerciseRecord(
    id="bridge", name="Bridge", planned=PlannedDose(sets=1, reps=8), done=(SET_DONE,)
)
HIP = RoutineRef(title="Hip starter", file="hip.toml", hash="ab" * 32)


def session(ident: str = "01A", started: str = "2026-11-23T18:00:00+01:00", **others):
    """A finished session of one set; anything may be said otherwise by its field's name.

    ``after`` is short for the pain rated after.
    """
    after = others.pop("after", None)
    fields = {
        "routine": HIP,
        "ended": started,
        "active_s": 600.0,
        "paused_s": 0.0,
        "outcome": "finished",
        "pain": PainRatings(after=after),
        "exercises": (BRIDGE,),
    }
    return SessionRecord(id=ident, started=started, **(fields | others))


def session_on(day, ident: str | None = None, **others):
    """A session that began at noon UTC on that day."""
    started = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).isoformat()
    return session(ident or f"01-{day}", started, **others)


def not_today(before: int | None = 7, ident: str = "01N", **others):
    """A day that was passed over at the check-in, with that rating."""
    fields = {
        "outcome": "not-today",
        "day": "",
        "active_s": 0,
        "paused_s": 0,
        "pain": PainRatings(before=before),
        "exercises": (),
    }
    return session(ident, **(fields | others))
