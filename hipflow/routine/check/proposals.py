"""No proposal does harm: each is tried on the file before it is shown.

What a hint says to write is written into the text, and the text is checked again. A proposal is
shown only if the mistake is then gone, none has come, and every number the author wrote is still
there; a unit may have changed, and is then named. Otherwise the hint says that only the author
knows what is meant.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from hipflow.routine.problems.problem import Problem, TextEdit
from hipflow.routine.problems.proposal import apply_edits
from hipflow.routine.problems.quantities import MOST_LETTERS, changes_unit, keeps_quantities
from hipflow.routine.toml.line_numbers import without_line_numbers

MOST_TRIED = 20
"""Proposals of one file that are tried, each by a check of it; the mistakes after them wait."""

WITHHELD = "write this again: hipflow cannot be sure what you mean"
"""Stands for a proposal that would do harm."""
LATER = "put right what is above, then check again"
"""Stands for a proposal that was not tried."""

CheckAgain = Callable[[str], Sequence[Problem]]
"""Finds the problems of a text."""


def with_safe_hints(
    text: str, problems: Sequence[Problem], check_again: CheckAgain
) -> tuple[Problem, ...]:
    """The problems of a text, with no proposal among their hints that would do harm."""
    # The numbers that were copied with the lines are no part of them.
    numbered = without_line_numbers(text) if any(map(_is_numbered, problems)) else None
    lines = (numbered.text if numbered else text).split("\n")
    tried = 0
    result: list[Problem] = []
    for problem in problems:
        if problem.ways is None:
            result.append(problem)
            continue
        if tried == MOST_TRIED:
            result.append(replace(problem, hint=LATER, ways=None))
            continue
        tried += 1
        result.append(_with_safe_hint(problem, problems, lines, check_again))
    return tuple(result)


def is_safe(
    problem: Problem,
    problems: Sequence[Problem],
    lines: Sequence[str],
    edits: Sequence[TextEdit],
    check_again: CheckAgain,
) -> bool:
    """Whether edits mend a problem, keep every number, and make no new mistake."""
    if any(len(lines[edit.span.line - 1]) > MOST_LETTERS for edit in edits):
        return False
    before, after = touched_text(lines, edits)
    if not (keeps_quantities(before, after) or _is_version(problem) or _is_same_twice(problem)):
        return False
    remaining = _counted(check_again("\n".join(apply_edits(lines, edits))), problem)
    counted = _counted(problems, problem)
    mark = _mark(problem)
    return remaining[mark] < counted[mark] and remaining <= counted


def touched_text(lines: Sequence[str], edits: Sequence[TextEdit]) -> tuple[str, str]:
    """The lines that edits touch, before them and after."""
    mended = list(apply_edits(lines, edits))
    first = min(edit.span.line for edit in edits) - 1
    last = max(edit.span.end_line for edit in edits)
    kept_below = len(lines) - last
    return "\n".join(lines[first:last]), "\n".join(mended[first : len(mended) - kept_below])


def _with_safe_hint(
    problem: Problem, problems: Sequence[Problem], lines: Sequence[str], check_again: CheckAgain
) -> Problem:
    ways = problem.ways
    if not ways or not all(is_safe(problem, problems, lines, way, check_again) for way in ways):
        return replace(problem, hint=problem.otherwise or WITHHELD, ways=None)
    before, after = touched_text(lines, ways[0])
    named = problem.hint or ""
    if changes_unit(before, after) and "(" not in named and keeps_quantities(before, after):
        named = f"{named} (in seconds)"
    return replace(problem, hint=named)


def _mark(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.message


def _counted(problems: Sequence[Problem], mended: Problem) -> Counter[tuple[str, str]]:
    """The mistakes among problems; where a warning is mended, the warnings too."""
    return Counter(_mark(each) for each in problems if each.is_error or not mended.is_error)


def _is_same_twice(problem: Problem) -> bool:
    """Whether one of two lines that say the same is to go: the other keeps the number."""
    deletes = problem.ways and not any(edit.text for way in problem.ways for edit in way)
    return problem.code == "duplicate-key" and bool(deletes)


def _is_numbered(problem: Problem) -> bool:
    return problem.code == "line-numbers"


def _is_version(problem: Problem) -> bool:
    """Whether the line that names the format's version is missing: its number is no quantity."""
    return problem.code in ("missing-key", "format-version")
