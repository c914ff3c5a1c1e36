"""Hints that name an exercise: each is looked up in the library before it is proposed."""

from msgspec.structs import replace

from hipflow.routine.check.rules.exercises import WRITE_IT_OUT
from hipflow.routine.problems.proposal import words_of, write_two_lines, write_value
from hipflow.routine.problems.suggestions import likely_ids, suggest_exercise
from hipflow.routine.problems.toml_values import in_quotes
from hipflow.routine.problems.violation import Violation
from hipflow.routine.resolve.finder import ExerciseFinder


def look_up(violation: Violation, library: ExerciseFinder) -> Violation:
    """The mistake with a hint that names no exercise but one of the library."""
    word = violation.looked_up
    if word is None:
        return violation
    ids = likely_ids(word, library.ids())
    if violation.code == "unknown-key":
        exact = len(ids) == 1 and ids[0] == word.lower()
        hint = violation.hint
        if exact:
            begin = write_two_lines("[[exercise]]", f'use = "{ids[0]}"')
            hint = replace(begin, otherwise=words_of(hint))
    elif len(ids) == 1 and ids[0] == word:
        hint = write_value(str(violation.path[-1]), in_quotes(word))
    else:
        hint = suggest_exercise(str(violation.path[-1]), word, library.ids()) or WRITE_IT_OUT
    return replace(violation, hint=hint)
