"""The history, a merge and an added routine as lines of text."""

from collections.abc import Iterable, Sequence

from hipflow.library.import_routine import ImportResult
from hipflow.progress.dates import parse_timestamp
from hipflow.progress.wording import (
    count_text,
    day_text,
    session_day,
    session_summary,
    start_time_text,
    time_text,
)
from hipflow.session.record import Note, SessionRecord
from hipflow.storage.conflict_copies import MergedCopy
from hipflow.storage.history_merge import Disagreement, MergeResult
from hipflow.system.safe_text import safe, single_line

_COLUMNS = "{:<23}{:<24}{:<8}{:>7}  {:>6}{:>7}  {}"
_HEAD = _COLUMNS.format("When", "Routine", "Day", "Time", "Before", "After", "How it went")


def history_lines(records: Sequence[SessionRecord]) -> list[str]:
    """The sessions as a table, newest first; one sentence if there are none."""
    if not records:
        return ["No session yet. Your first one will stand here: hipflow play hip-starter"]
    return [_HEAD, *(_row(record) for record in reversed(records))]


def _row(record: SessionRecord) -> str:
    title = single_line(record.routine.title)
    title = title if len(title) <= 22 else f"{title[:21]}…"  # noqa: PLR2004 - the column's width
    day, minutes = single_line(day_text(record)).removesuffix(" day"), time_text(record)
    before, after = _rating(record.pain.before), _rating(record.pain.after)
    when, how = _when_played(record), _how_it_went(record)
    return _COLUMNS.format(when, title, day or "-", minutes or "-", before, after, how)


def _when_played(record: SessionRecord) -> str:
    """The patient's own day, and the time of the clock."""
    try:
        return f"{session_day(record):%a %d %b %Y} {start_time_text(record)}"
    except ValueError:
        return record.started[:16]


def _when(at: str) -> str:
    return f"{parse_timestamp(at):%a %d %b %Y %H:%M}"


def _rating(pain: int | None) -> str:
    return "-" if pain is None else str(pain)


def _how_it_went(record: SessionRecord) -> str:
    """How it went, and at which speed where that was another than 1."""
    speed = "" if record.speed == 1 else f" (speed {record.speed:g})"
    return single_line(session_summary(record)) + speed


def merged_lines(merged: MergeResult) -> list[str]:
    """How many lines a merge added, how many were there before, and where a torn end went."""
    added = [count_text(merged.sessions, "session"), count_text(merged.corrections, "correction")]
    added += [count_text(merged.notes, "note")] if merged.notes else []
    if not (merged.sessions or merged.corrections or merged.notes or merged.disagreements):
        of_it = "all that can be read of it" if merged.damaged else "all of it"
        return [f"Nothing to add: your history has {of_it}."]
    lines = [f"Added: {', '.join(added)}."]
    lines += [_disagreement_line(one) for one in merged.disagreements]
    if merged.known:
        lines.append(f"Already there: {count_text(merged.known, 'line')}.")
    if merged.torn_end_file is not None:
        lines.append(
            f"A torn end of your history was set aside in {safe(str(merged.torn_end_file))}"
        )
    return lines


def merged_copy_lines(copies: Iterable[MergedCopy]) -> list[str]:
    """What came of merging the copies a program that syncs had left, and where they are now."""
    lines: list[str] = []
    for copy in copies:
        lines += merged_lines(copy.result) if copy.result else []
        damaged = len(copy.result.damaged) + copy.result.more_damaged if copy.result else 0
        if damaged:
            they = "it stays" if damaged == 1 else "they stay"
            lines.append(f"{count_text(damaged, 'line')} of it cannot be read; {they} there.")
        lines += [copy.problem] if copy.problem else []
        if copy.kept_as is not None:
            lines.append(f"The copy is kept as {safe(copy.kept_as.name)}")
    return lines or ["There is no other copy of your history beside it any more."]


def _disagreement_line(found: Disagreement) -> str:
    """Which line the two histories have in two ways, and which of them is shown."""
    entry = found.added
    if isinstance(entry, SessionRecord):
        name = f"{single_line(entry.routine.title)}, {_when_played(entry)}"
    else:
        kind = f"a note ({single_line(entry.kind)})" if isinstance(entry, Note) else "a correction"
        name = f"{kind} of {_when(entry.at)}"
    shown = "The other one is shown, as it says more." if found.is_shown else "Yours is shown."
    fix = " If that is wrong, correct it in History." if isinstance(entry, SessionRecord) else ""
    return f"Not the same in both: {name}. Both are kept. {shown}{fix}"


def change_lines(changes: Iterable[str]) -> list[str]:
    """What would change of a routine that is to be replaced."""
    return ["You have another routine of this name. What would change:"] + [
        f"  {change}" for change in changes
    ]


def added_lines(added: ImportResult) -> list[str]:
    """Whether a routine was added, which files made room or were left out, and how to play it."""
    title = single_line(added.loaded.routine.title)
    lines = [
        f"{title} is kept." if added.written_files else f"{title} was kept before; nothing changed."
    ]
    if added.backup is not None:
        lines.append(f"The old one is beside it: {safe(str(added.backup))}")
    lines += [f"This picture did not come along: {safe(name)}" for name in added.left_out]
    if added.own_exercises:
        lines.append(f"It uses your own exercises: {', '.join(added.own_exercises)}")
    if added.hides_shipped:
        lines.append("It takes the place of the shipped routine of that name.")
    return [*lines, f"Play it: hipflow play {added.name}"]
