"""Corrections laid on the sessions they correct, and the notes that were not taken back. Pure.

An amendment amends a session by its id, or takes back another amendment by its id: to undo is one
more line as well, and undoing that one brings the correction back. A note can only be taken back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from hipflow.progress.dates import parse_timestamp
from hipflow.session.record import (
    Amendment,
    Entry,
    ExerciseRecord,
    Note,
    Outcome,
    PainRatings,
    SessionRecord,
)

AMENDABLE = frozenset(
    {"pain.before", "pain.during_max", "pain.after", "pain.next_morning", "effort", "note"}
)
"""What an amendment may correct: what the patient said. What was measured stands as it was.

The pain of a single exercise too, as ``exercises.0.pain``: see :func:`is_amendable`.
"""

_EXERCISE_PAIN = re.compile(r"exercises\.([0-9]{1,4})\.pain")


def is_amendable(field: str) -> bool:
    """Whether an amendment may correct a field."""
    return field in AMENDABLE or _EXERCISE_PAIN.fullmatch(field) is not None


def apply_amendments(
    records: Iterable[SessionRecord], amendments: Iterable[Amendment]
) -> tuple[SessionRecord, ...]:
    """The sessions as they stand after all corrections, in order of their start.

    A session that is there twice (files merged by writing one after the other) is kept once, as it
    was first written; it gives way to one that knows of its end, or of what was said at it, which a
    disk may have refused so that it was copied there by hand. Amendments are laid on in the order
    they were made, wherever they stand; one whose session is not there changes nothing.
    """
    by_id: dict[str, SessionRecord] = {}
    for record in records:
        known = by_id.get(record.id)
        if known is None or tells_more(record, known):
            by_id[record.id] = record
    for amendment in effective_amendments(amendments):
        if amendment.removed:
            by_id.pop(amendment.amends, None)
        elif amendment.amends in by_id:
            by_id[amendment.amends] = _amended(by_id[amendment.amends], amendment)
    return tuple(
        sorted(by_id.values(), key=lambda record: (timestamp_s(record.started), record.id))
    )


def notes_that_stand(notes: Iterable[Note], amendments: Iterable[Amendment]) -> tuple[Note, ...]:
    """The notes that are not taken back, in the order they were made; one id counts once."""
    by_id: dict[str, Note] = {}
    for note in notes:
        by_id.setdefault(note.id, note)
    if not by_id:
        return ()
    for amendment in effective_amendments(amendments):
        if amendment.removed:
            by_id.pop(amendment.amends, None)
    return tuple(sorted(by_id.values(), key=lambda note: (timestamp_s(note.at), note.id)))


def effective_amendments(amendments: Iterable[Amendment]) -> Sequence[Amendment]:
    """The amendments that are not taken back, in the order they were made; each id counts once."""
    made: dict[str, Amendment] = {}
    for amendment in amendments:
        made.setdefault(amendment.id, amendment)
    steps: dict[str, int] = {}
    for ident in made:
        _count_undo_depth(ident, made, steps)
    taken_back: set[str] = set()
    for ident in sorted(steps, key=lambda ident: -steps[ident]):
        if made[ident].removed and ident not in taken_back:
            taken_back.add(made[ident].amends)
    effective = (one for ident, one in made.items() if not steps[ident] and ident not in taken_back)
    return sorted(effective, key=lambda one: (timestamp_s(one.at), one.id))


def timestamp_s(when: str) -> float:
    """The moment an ISO 8601 text names, as seconds that can be compared.

    Raises:
        ValueError: it names none.
    """
    return parse_timestamp(when).timestamp()


def tells_more(entry: Entry, earlier: Entry) -> bool:
    """Whether a line holds in place of an earlier one of its id: it tells more of a session."""
    return (
        isinstance(entry, SessionRecord)
        and isinstance(earlier, SessionRecord)
        and _completeness(entry) > _completeness(earlier)
    )


def _completeness(record: SessionRecord) -> tuple[bool, int]:
    """How much a record tells of a session's end: whether it ended, and what was said of it."""
    said = (record.pain.after, record.effort, record.note)
    return record.outcome != Outcome.INTERRUPTED, sum(answer is not None for answer in said)


def _count_undo_depth(ident: str, made: dict[str, Amendment], steps: dict[str, int]) -> None:
    """Find how many amendments lie between one and its session; a ring made by hand ends too."""
    way = []
    while ident in made and ident not in steps:
        steps[ident] = 0
        way.append(ident)
        ident = made[ident].amends
    below = steps.get(ident, -1)
    for number, passed in enumerate(reversed(way), start=1):
        steps[passed] = below + number


def _amended(record: SessionRecord, amendment: Amendment) -> SessionRecord:
    known = {name: value for name, value in amendment.set.items() if name in AMENDABLE}
    ratings = {
        name.removeprefix("pain."): value
        for name, value in known.items()
        if name.startswith("pain.")
    }
    fields = {name: value for name, value in known.items() if not name.startswith("pain.")}
    pain: PainRatings = msgspec.structs.replace(record.pain, **ratings)
    exercises = _with_pains(record.exercises, amendment.set)
    return msgspec.structs.replace(record, pain=pain, exercises=exercises, **fields)


def _with_pains(
    exercises: tuple[ExerciseRecord, ...], changes: Mapping[str, int | str | None]
) -> tuple[ExerciseRecord, ...]:
    """The exercises with the pains that were corrected; a number beyond them changes nothing."""
    corrected = list(exercises)
    for field, value in changes.items():
        meant = _EXERCISE_PAIN.fullmatch(field)
        number = int(meant[1]) if meant else len(corrected)
        if number < len(corrected):
            corrected[number] = msgspec.structs.replace(corrected[number], pain=value)
    return tuple(corrected)
