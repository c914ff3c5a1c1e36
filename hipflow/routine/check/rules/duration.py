"""Mistakes and warnings about how long a routine takes."""

from collections.abc import Iterator, Mapping

from hipflow.routine.problems.violation import Violation, make_warning

LONGEST_S = 12 * 3600
LONG_S = 60 * 60
GREATEST_STEP_UP = 2


def too_long_routine(totals: Mapping[str, float]) -> Iterator[Violation]:
    """Over twelve hours, on any day."""
    longest = max(totals.values(), default=0)
    if longest > LONGEST_S:
        yield Violation(
            path=("title",),
            code="too-long-routine",
            message=f"this routine takes {longest / 3600:.0f} hours; at most 12 are played",
            hint="check the sets, the rounds and the seconds",
        )


def long_routine(totals: Mapping[str, float]) -> Iterator[Violation]:
    """Over an hour on a usual day."""
    usual = totals.get("usual", 0)
    if usual > LONG_S and max(totals.values()) <= LONGEST_S:
        yield make_warning(
            ("title",),
            "long-routine",
            f"this routine takes {usual / 60:.0f} minutes",
            "over an hour is seldom done; make two of it",
        )


def steep_days(totals: Mapping[str, float]) -> Iterator[Violation]:
    """A strong day of more than twice a gentle one."""
    gentle, strong = totals.get("gentle", 0), totals.get("strong", 0)
    if strong > GREATEST_STEP_UP * gentle > 0:
        yield make_warning(
            ("title",),
            "steep-day",
            "a strong day takes more than twice as long as a gentle one",
            "bring the ends of the ranges closer together",
        )


RULES = (too_long_routine, long_routine, steep_days)
