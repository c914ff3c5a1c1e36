"""Hints that name an exercise: each is looked up in the library before it is proposed."""

from msgspec.structs import replace

from hipflow.routine.check.rules.exercises import WRITE_IT_OUT
from hipflow.routine.problems.suggestions import did_you_mean, likely_ids
from hipflow.routine.problems.violation import Violation
from hipflow.routine.resolve.finder import ExerciseFinder


def look_up(violation: Violation, library: ExerciseFinder) -> Violation:
    """The mistake with a hint that names no exercise but one of the library."""
    word = violation.looked_up
    if word is None:
        return violation
    ids = likely_ids(word, library.ids())
    if violation.code == "unknown-key":
        exact = len(ids) == 1 and ids[0] == word
        hint = f'write on two lines: [[exercise]]; use = "{word}"' if exact else violation.hint
    elif len(ids) == 1 and ids[0] == word:
        hint = f'write: {violation.path[-1]} = "{word}"'
    else:
        hint = did_you_mean(ids) or WRITE_IT_OUT
    return replace(violation, hint=hint)
