"""What the summary says of a session. Pure: sentences from a record."""

from msgspec import UNSET

from hipflow.progress.adherence import Due, is_part_done
from hipflow.progress.wording import count_text, felt_text, outcome_text, skip_reason_text
from hipflow.session.record import ExerciseRecord, Outcome, SessionRecord

MIN_PAIN_CHANGE = 2
"""From how many points on a change of pain means something: about 2 of 10 (Farrar 2001, Pain)."""

MAX_LEFT_LINES = 3
"""How many exercises that were left are told one by one."""


def title_of(record: SessionRecord) -> str:
    """How it ended, as a title."""
    if is_part_done(record) and record.outcome == Outcome.FINISHED:
        return "Part done"
    return "All done" if record.outcome == Outcome.FINISHED else "Finished early"


def pain_line(record: SessionRecord) -> str:
    """Pain after against pain before; a point more or less is no change. Empty if not rated."""
    before, after = record.pain.before, record.pain.after
    if before is None or after is None:
        return ""
    if abs(after - before) < MIN_PAIN_CHANGE:
        return "Pain after is about the same as before."
    more = "more" if after > before else "less"
    return f"Pain after is {abs(after - before)} {more} than before."


def done_line(record: SessionRecord) -> str:
    """How much was done, e.g. all 4 exercises, 61 of 64 repetitions."""
    begun = sum(1 for exercise in record.exercises if any(done.worked for done in exercise.done))
    exercises = _of(begun, len(record.exercises), "exercise")
    reps = sum(_reps_done(exercise) for exercise in record.exercises)
    asked = sum(exercise.planned.reps_in_all or 0 for exercise in record.exercises)
    if asked:
        return f"{exercises}, {_of(reps, max(reps, asked), 'repetition').lower()}."
    return f"{exercises}."


def left_lines(record: SessionRecord) -> list[str]:
    """What was left and why, an exercise a line, the first few of them; the gravest first."""
    gravest_first = sorted(record.exercises, key=lambda one: not felt_text(one.felt))
    lines = [line for exercise in gravest_first if (line := _left_line(exercise))]
    if len(lines) > MAX_LEFT_LINES:
        rest = len(lines) - MAX_LEFT_LINES + 1
        lines = [
            *lines[: MAX_LEFT_LINES - 1],
            f"And {count_text(rest, 'other exercise')} not whole.",
        ]
    if record.outcome != Outcome.FINISHED:
        lines.insert(0, outcome_text(record))
    if record.speed != 1:
        lines.append(f"Played at {record.speed:g} times the speed, so it does not count as done.")
    return lines


def week_dots(due: Due) -> str:
    """A mark a session asked for this week: full where it is done."""
    asked = due.asked_per_week or 0
    done = min(due.done_this_week, asked)
    return " ".join("●" * done + "○" * (asked - done))


def _of(part: int, whole: int, what: str) -> str:
    if part == whole:
        return count_text(whole, what) if whole == 1 else f"All {count_text(whole, what)}"
    return f"{part} of {count_text(whole, what)}"


def _reps_done(exercise: ExerciseRecord) -> int:
    return sum(entry.reps or 0 for entry in exercise.done)


def _left_line(exercise: ExerciseRecord) -> str:
    why = skip_reason_text(exercise)
    if felt := felt_text(exercise.felt):
        return f"{exercise.name}: {felt}. It is left out until you have asked."
    if not why:
        return ""
    left = next((entry for entry in exercise.done if entry.stopped is not UNSET), None)
    if left is None or left.reps is None:
        return f"{exercise.name}: {why}."
    reps = left.reps // 2 if left.side == "alternate" else left.reps
    a_side = " a side" if left.side == "alternate" else ""
    what = f"stopped after {reps}{a_side}" if left.reps else "left out"
    reason = why.removeprefix("stopped").removeprefix("left early")
    return f"{exercise.name}: set {left.set} {what}{reason}."
