"""What may honestly be said about change: averages of sessions, never one against another. Pure.

- Only averages are compared: those of the last sessions with those of the first ones. A single
  rating differs from the next by chance alone (detectable change 1.77 points in 1232 people with
  back pain, Thieme a-1304-3677).
- :data:`REAL_POINTS` or :data:`REAL_SHARE` is what people usually feel as a real change (2724
  patients, "much improved": Farrar 2001, Pain; 33 % in 825 with muscle and joint pain: Salaffi
  2004, Eur J Pain).
- A share alone does not do it where pain was low: below :data:`LEAST_POINTS` nothing is called a
  real change, since 1 point is the least that matters from a baseline of 1 to 4 (Thieme) and what
  people call "slightly better" (Salaffi 2004).
- An average of few can be moved far by one bad day, and then it is one session that is held against
  the others: where most of a change hangs on one of them, it is called none.
- A day of rest has a rating before, and it counts: without the worst days pain would look lower.
- The baseline and the number of sessions are always said, and nothing is said about the cause.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from hipflow.progress.dates import local_day
from hipflow.session.record import SessionRecord

REAL_POINTS, REAL_SHARE = 2.0, 0.3
"""Points of 0-10, or share of the baseline, people usually feel as a real change (Farrar 2001)."""

LEAST_POINTS = 1.0
"""Points below which no share is called a real change (Thieme a-1304-3677; Salaffi 2004)."""

COMPARED_FROM, COMPARED_MOST = 3, 6
"""Sessions on each side of a comparison: at least, and at most. Our own choice: three ratings
halve the chance part of one and a bit more, six are two weeks of three."""

_LEFT_WITHOUT_ONE = 0.5
"""Share of a change that has to be left without any one of its sessions. Our own choice."""

_SAME_BELOW = 0.5
"""Points below which two averages are called about the same. Our own choice."""

MOMENTS = {
    "before": "before",
    "after": "after",
    "next_morning": "next morning",
}
"""The moments that can be compared, and how they are named."""


class Verdict(StrEnum):
    """How the last sessions stand against the first ones."""

    LOWER = "lower"
    SLIGHTLY_LOWER = "slightly-lower"
    SAME = "same"
    SLIGHTLY_HIGHER = "slightly-higher"
    HIGHER = "higher"


class Average(Struct, frozen=True):
    """The average of some sessions' ratings, and from which day to which.

    Attributes:
        mean: to one decimal, as it is said: what is said of it later holds for what stands there.
        sessions: how many they are.
        since: the first one's day.
        until: the last one's day.
    """

    mean: float
    sessions: int
    since: date
    until: date


class PainChange(Struct, frozen=True):
    """The first sessions against the last ones; they share none.

    Attributes:
        moment: of which ratings, one of :data:`MOMENTS`.
        first: the average of the first ones.
        last: that of the last ones.
        hangs_on_one: whether most of the change is gone without one of the sessions.
    """

    moment: str
    first: Average
    last: Average
    hangs_on_one: bool = False

    @property
    def points(self) -> float:
        """By how much the average has changed; less than 0 is less pain."""
        return round(self.last.mean - self.first.mean, 1)

    @property
    def share(self) -> float | None:
        """The change as a share of the baseline; ``None`` where that is 0."""
        return round(self.points / self.first.mean, 2) if self.first.mean else None

    @property
    def is_real(self) -> bool:
        """Whether people usually feel such a change as a real one, and it is more than one day."""
        return self.is_large and not self.hangs_on_one

    @property
    def is_large(self) -> bool:
        """Whether people usually feel a change of that size as a real one."""
        size = abs(self.points)
        by_share = self.share is not None and abs(self.share) >= REAL_SHARE
        return size >= REAL_POINTS or (by_share and size >= LEAST_POINTS)

    @property
    def verdict(self) -> Verdict:
        """The change in one word."""
        if self.is_real:
            return Verdict.LOWER if self.points < 0 else Verdict.HIGHER
        if abs(self.points) < _SAME_BELOW:
            return Verdict.SAME
        return Verdict.SLIGHTLY_LOWER if self.points < 0 else Verdict.SLIGHTLY_HIGHER


class ChangeText(Struct, frozen=True):
    """What is said of a change: the finding, and how it is to be read."""

    finding: str
    reading: str = ""


def change(records: Iterable[SessionRecord], moment: str = "after") -> PainChange | None:
    """The change of pain at a moment over these sessions, given in order of their start.

    ``None`` where too few of them were rated then. Sessions at another speed than 1 are left out.
    """
    rated = _ratings(records, moment)
    compared = min(COMPARED_MOST, len(rated) // 2)
    if compared < COMPARED_FROM:
        return None
    first, last = rated[:compared], rated[-compared:]
    return PainChange(moment, _average(first), _average(last), _hangs_on_one(first, last))


def change_text(records: Sequence[SessionRecord], moment: str = "after") -> ChangeText:
    """What may be said about the change of pain at a moment over these sessions."""
    found = change(records, moment)
    when = MOMENTS[moment]
    # On a day of rest the pain was rated, and there was no session.
    rested = moment == "before" and any(record.is_not_today for record in records)
    if found is None:
        rated = len(_ratings(records, moment))
        need = 2 * COMPARED_FROM
        so_far = f"{rated} times; it takes {need}"
        so_far = so_far if rested else f"in {rated} of the {need} sessions needed"
        return ChangeText(f"Too early to compare: pain {when} is rated {so_far}.")
    count, what = found.last.sessions, "ratings" if rested else "sessions"
    finding = (
        f"Pain {when}: on average {found.last.mean:.1f} in the last {count} {what}, "
        f"{found.first.mean:.1f} in the first {count}."
    )
    return ChangeText(finding, _explanation(found))


def _explanation(found: PainChange) -> str:
    real = (
        f"People usually feel {REAL_POINTS:.0f} points or {REAL_SHARE * 100:.0f} % as a real change"
    )
    size, way = f"{abs(found.points):.1f}", "lower" if found.points < 0 else "higher"
    if found.is_large and found.hangs_on_one:
        return f"{size} {way}, but most of that comes from one session: too early to tell."
    share = f" ({abs(found.share) * 100:.0f} %)" if found.share is not None else ""
    match found.verdict:
        case Verdict.SAME:
            return "About the same."
        case Verdict.SLIGHTLY_LOWER | Verdict.SLIGHTLY_HIGHER:
            return f"{size} {way}: less than what people usually feel as a real change."
        case Verdict.LOWER:
            return f"{size} {way}{share}. {real}."
        case _:
            return f"{size} {way}{share}. {real}: tell your therapist."


def _ratings(records: Iterable[SessionRecord], moment: str) -> list[tuple[date, int]]:
    found = []
    for record in records:
        rating = getattr(record.pain, moment)
        if rating is not None and record.speed == 1:
            found.append((local_day(record), rating))
    return found


def _hangs_on_one(first: Sequence[tuple[date, int]], last: Sequence[tuple[date, int]]) -> bool:
    """Whether leaving out one session leaves less than half of the change."""
    before, after = ([rating for _, rating in side] for side in (first, last))
    points = _mean(after) - _mean(before)
    without = [_mean(after) - _mean(side) for side in _each_left_out(before)]
    without += [_mean(side) - _mean(before) for side in _each_left_out(after)]
    return any(abs(left) < _LEFT_WITHOUT_ONE * abs(points) or left * points < 0 for left in without)


def _each_left_out(ratings: Sequence[int]) -> Iterable[Sequence[int]]:
    return ([*ratings[:at], *ratings[at + 1 :]] for at in range(len(ratings)))


def _mean(ratings: Sequence[int]) -> float:
    return sum(ratings) / len(ratings)


def _average(rated: Sequence[tuple[date, int]]) -> Average:
    mean = round(_mean([rating for _, rating in rated]), 1)
    return Average(mean, len(rated), rated[0][0], rated[-1][0])
