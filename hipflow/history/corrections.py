"""Corrections laid on the sessions they correct. Pure.

An amendment amends a session by its id, or takes back another amendment by its id: to undo is one
more line as well, and undoing that one brings the correction back.
"""

from collections.abc import Iterable, Sequence

import msgspec

from hipflow.progress.moments import moment
from hipflow.session.record import Amendment, Outcome, PainRatings, SessionRecord

AMENDABLE = frozenset(
    {"pain.before", "pain.during_max", "pain.after", "pain.next_morning", "effort", "note"}
)
"""What an amendment may correct: what the patient said. What was measured stands as it was."""


def settle(
    records: Iterable[SessionRecord], amendments: Iterable[Amendment]
) -> tuple[SessionRecord, ...]:
    """The sessions as they stand after all corrections, in order of their start.

    A session that is there twice (files merged by writing one after the other) is kept once, as it
    was first written; one that counts as interrupted gives way to one that knows of its end, which
    a disk may have refused so that it was copied there by hand. Amendments are laid on in the order
    they were made, wherever they stand; one whose session is not there changes nothing.
    """
    by_id: dict[str, SessionRecord] = {}
    for record in records:
        known = by_id.get(record.id)
        if known is None or known.outcome == Outcome.INTERRUPTED != record.outcome:
            by_id[record.id] = record
    for amendment in standing(amendments):
        if amendment.removed:
            by_id.pop(amendment.amends, None)
        elif amendment.amends in by_id:
            by_id[amendment.amends] = _amended(by_id[amendment.amends], amendment)
    return tuple(sorted(by_id.values(), key=lambda record: (seconds(record.started), record.id)))


def standing(amendments: Iterable[Amendment]) -> Sequence[Amendment]:
    """The amendments of sessions that are not taken back, in the order they were made."""
    made = {amendment.id: amendment for amendment in amendments}
    steps: dict[str, int] = {}
    for ident in made:
        _count_steps(ident, made, steps)
    taken_back: set[str] = set()
    for ident in sorted(steps, key=lambda ident: -steps[ident]):
        if made[ident].removed and ident not in taken_back:
            taken_back.add(made[ident].amends)
    stand = (one for ident, one in made.items() if not steps[ident] and ident not in taken_back)
    return sorted(stand, key=lambda one: (seconds(one.at), one.id))


def seconds(when: str) -> float:
    """The moment an ISO 8601 text names, as seconds that can be compared.

    Raises:
        ValueError: it names none.
    """
    return moment(when).timestamp()


def _count_steps(ident: str, made: dict[str, Amendment], steps: dict[str, int]) -> None:
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
    return msgspec.structs.replace(record, pain=pain, **fields)
