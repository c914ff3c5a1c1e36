"""What is usual for a patient, and what is more than that: one function a term. Pure.

- *usual* is the median of the last six ratings before, from the third on; the *start level* that of
  the first six. *High usual* is a usual at the author's limit or next to it.
- *up* is two points or more above usual: the least change a patient can be sure of is 1.8 (1232
  people with back pain, Thieme a-1304-3677), and 2 is what people feel as a real one (Farrar 2001).
- *raised* is the same of a morning after, which should be back to usual (TREK knee-cap site).
- a *stop* (:func:`hipflow.progress.pain_stops.is_stop`) is *red* where it was more than usual, too.

All of one routine, and never at another speed than 1: no one exercised then.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from hipflow.progress.pain_stops import is_stop
from hipflow.routine.resolve.routine import PainLimits, is_very_strong
from hipflow.session.record import SessionRecord

RATINGS, RATINGS_LEAST = 6, 3
"""Ratings a level is made of: at most, and at least. Our own choice: six are two weeks of three."""

ABOVE = 2
"""Points above usual that are more than chance (Thieme a-1304-3677)."""


def usual_of(ratings: Sequence[int]) -> int | None:
    """The median of the last six; ``None`` below three of them."""
    return _median(ratings[-RATINGS:])


def start_level(ratings: Sequence[int]) -> int | None:
    """The median of the first six; ``None`` below three of them."""
    return _median(ratings[:RATINGS])


def is_up(rating: int | None, usual: int | None) -> bool:
    """Whether a rating is clearly above what is usual, where both are known."""
    return rating is not None and usual is not None and rating >= usual + ABOVE


def is_raised(morning: int | None, before: int | None, usual: int | None) -> bool:
    """Whether a morning is clearly above usual, and above the rating before the session it follows.

    As long as nothing is usual yet, that rating stands in for it.
    """
    least = before if usual is None else usual
    return is_up(morning, least) and (before is None or morning is None or morning > before)


def is_high_usual(usual: int | None, limits: PainLimits) -> bool:
    """Whether the usual pain lies at the author's limit, or one below it."""
    return usual is not None and usual >= limits.stop_at - 1


def is_creeping(ratings: Sequence[int]) -> bool:
    """Whether the usual pain is clearly above that of the first sessions."""
    return is_up(usual_of(ratings), start_level(ratings))


def is_red(record: SessionRecord, usual: int | None, limits: PainLimits) -> bool:
    """Whether a session was a stop, and more than is usual for this patient.

    Args:
        record: the session, or the choice not to begin one.
        usual: the usual pain before it.
        limits: the author's limits.
    """
    if not is_stop(record, limits):
        return False
    pain = record.pain
    rated = [one for one in (pain.before, pain.during_max, pain.after) if one is not None]
    worst = max(rated, default=None)
    return usual is None or worst is None or is_very_strong(worst) or is_up(worst, usual)


class Judged(Struct, frozen=True, kw_only=True):
    """One session beside those before it.

    Attributes:
        record: the session.
        usual: the usual pain before it.
        usual_morning: what its next morning is held against; ``None`` where nothing is known.
        has_usual: whether that is what was usual, and not this session's own rating before.
        is_stop: whether it was too much.
        is_red: whether it was too much, and more than usual.
        is_raised: whether its next morning was more than usual.
        is_creeping: whether what is usual by then is more than at the start.
    """

    record: SessionRecord
    usual: int | None = None
    usual_morning: int | None = None
    has_usual: bool = False
    is_stop: bool = False
    is_red: bool = False
    is_raised: bool = False
    is_creeping: bool = False


def judge(records: Iterable[SessionRecord], limits: PainLimits) -> tuple[Judged, ...]:
    """The sessions of one routine, given in order of their start, each beside those before it."""
    before: list[int] = []
    mornings: list[int] = []
    judged = []
    for record in records:
        if record.speed != 1:
            continue
        pain, usual = record.pain, usual_of(before)
        if pain.before is not None:
            before.append(pain.before)
        # Many hips are stiffer in the morning: from the fourth on, mornings are held against such.
        usual_morning = usual_of(mornings)
        level = usual_of(before) if usual_morning is None else usual_morning
        judged.append(
            Judged(
                record=record,
                usual=usual,
                usual_morning=pain.before if level is None else level,
                has_usual=level is not None,
                is_stop=is_stop(record, limits),
                is_red=is_red(record, usual, limits),
                is_raised=is_raised(pain.next_morning, pain.before, level),
                is_creeping=is_creeping(before),
            )
        )
        if pain.next_morning is not None:
            mornings.append(pain.next_morning)
    return tuple(judged)


def _median(ratings: Sequence[int]) -> int | None:
    """The lower one of two in the middle: a whole number, and the one that warns sooner."""
    if len(ratings) < RATINGS_LEAST:
        return None
    return sorted(ratings)[(len(ratings) - 1) // 2]
