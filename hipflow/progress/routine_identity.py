"""Which routine a session belongs to, after its file was renamed or its title was changed. Pure.

Decided here alone, so that every screen and every export counts a session for the same routine, and
none for two.
"""

from collections.abc import Iterable, Sequence

from msgspec import structs

from hipflow.session.record import RoutineRef, SessionRecord

_Sign = tuple[str, str]
"""What a routine is known by: its content or its title."""


def with_current_files(
    records: Sequence[SessionRecord], at_hand: Iterable[RoutineRef]
) -> tuple[SessionRecord, ...]:
    """The sessions, each by the name the file of its routine has now; its title stays as it was.

    A file's name decides, since titles and doses are edited. A file that is no longer there is the
    one at hand that once had its content or, failing that, its title; where there is none, it goes
    by the latest name among those that are gone.

    Args:
        records: in order of their start.
        at_hand: the routines there are now.
    """
    names = _current_names([record.routine for record in records], tuple(at_hand))
    return tuple(
        record
        if names[record.routine.file] == record.routine.file
        else structs.replace(
            record,
            routine=structs.replace(record.routine, file=names[record.routine.file]),
        )
        for record in records
    )


def belongs_to(
    ref: RoutineRef, records: Sequence[SessionRecord], at_hand: Iterable[RoutineRef]
) -> tuple[SessionRecord, ...]:
    """The sessions of one routine, each as it was written; see :func:`with_current_files`.

    Args:
        ref: the routine, among those at hand or not.
        records: in order of their start.
        at_hand: the routines there are now, always in the same order: of two with one title the
            first has the sessions of a file that is gone.
    """
    refs = tuple(at_hand)
    if all(one.file != ref.file for one in refs):
        refs = (*refs, ref)
    return by_file(records, refs).get(ref.file, ())


def by_file(
    records: Sequence[SessionRecord], at_hand: Iterable[RoutineRef]
) -> dict[str, tuple[SessionRecord, ...]]:
    """The sessions of every routine by the name its file has now; see :func:`belongs_to`."""
    found: dict[str, list[SessionRecord]] = {}
    for written, named in zip(records, with_current_files(records, at_hand), strict=True):
        found.setdefault(named.routine.file, []).append(written)
    return {file: tuple(sessions) for file, sessions in found.items()}


def _current_names(played: Sequence[RoutineRef], at_hand: Sequence[RoutineRef]) -> dict[str, str]:
    """For each file that was played, the name it goes by."""
    latest = dict.fromkeys(reversed(played))
    names = {ref.file: ref.file for ref in at_hand}
    signs: dict[_Sign, str] = {}
    for ref in (*at_hand, *(ref for ref in latest if ref.file in names)):
        _remember(signs, ref, ref.file)
    refs: dict[str, list[RoutineRef]] = {}
    for ref in latest:
        if ref.file not in names:
            refs.setdefault(ref.file, []).append(ref)
    for file, its in refs.items():
        content = (signs.get(("content", ref.hash)) for ref in its)
        title = (signs.get(("title", ref.title)) for ref in its)
        names[file] = next(filter(None, (*content, *title)), file)
        for ref in its:
            _remember(signs, ref, names[file])
    return names


def _remember(signs: dict[_Sign, str], ref: RoutineRef, name: str) -> None:
    """Know a routine by its content and its title from now on, unless another one came first."""
    if ref.hash:
        signs.setdefault(("content", ref.hash), name)
    signs.setdefault(("title", ref.title), name)
