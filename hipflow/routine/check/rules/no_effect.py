"""Warnings about keys of a routine that do nothing where they stand, and about very long holds."""

from collections.abc import Callable, Iterator

from hipflow.routine.check.rules.cases import DoseCase
from hipflow.routine.format.choices import SideChoice
from hipflow.routine.format.exercise_keys import DoseKeys, LevelTable, SayTable
from hipflow.routine.problems.violation import Violation, make_warning
from hipflow.routine.resolve.dose import WorkKind, contradicts_itself, resolve_dose, work_kind
from hipflow.routine.resolve.routine import Dose

LONG_HOLD_S = 120
DECIDING_KEYS = (
    "sets",
    "reps",
    "reps_by_set",
    "load_by_set",
    "rep_phases",
    "for_s",
    "hold_s",
    "pace",
    "side",
)
TWO_SIDES = (SideChoice.EACH, SideChoice.ALTERNATE)


def rest_with_one_set(case: DoseCase) -> Iterator[Violation]:
    """``rest_s`` comes between sets, as ``every_s`` counts from one to the next; one has none."""
    if all(dose.most_sets == 1 for dose in _doses(case)):
        yield from _idle(case, "rest_s", "there is one set")
        if not case.in_circuit:
            yield from _idle(case, "every_s", "there is one set")


def no_time_to_rest(case: DoseCase) -> Iterator[Violation]:
    """A set that takes as long as ``every_s``, on a strong day at least: no rest is left."""
    if contradicts_itself(case.keys) or work_kind(case.keys) is None:
        return
    dose = resolve_dose(case.keys)
    if dose.every_s is None or dose.most_sets == 1 or dose.longest_set_s < dose.every_s:
        return
    here = case.written.every_s is not None
    yield make_warning(
        (*case.path, "every_s") if here else case.path,
        "no-rest",
        f"a set takes up to {dose.longest_set_s:g} s, and one starts every {dose.every_s:g} s: "
        "no rest is left",
        "let more time pass between two starts, or ask less in a set",
    )


def side_time_without_sides(case: DoseCase) -> Iterator[Violation]:
    """``side_s`` comes between two sides of ``each``."""
    if all(dose.side is not SideChoice.EACH for dose in _doses(case)):
        yield from _idle(case, "side_s", 'it comes between the sides of `side = "each"`')


def order_without_sides(case: DoseCase) -> Iterator[Violation]:
    """``side_order`` orders the sides of ``each``."""
    if all(dose.side is not SideChoice.EACH for dose in _doses(case)):
        yield from _idle(case, "side_order", 'it orders the sides of `side = "each"`')


def second_side_as_the_first(case: DoseCase) -> Iterator[Violation]:
    """``second_side_sets`` that are as many as those of the first side."""
    doses = _doses(case)
    if all(dose.sets == (dose.sets_of_second,) * 2 for dose in doses):
        yield from _idle(case, "second_side_sets", "the first side has as many")


def side_words_without_sides(case: DoseCase) -> Iterator[Violation]:
    """``side_words`` names two halves."""
    if all(dose.side not in TWO_SIDES for dose in _doses(case)):
        yield from _idle(case, "side_words", "there are no two halves")


def relax_with_one_repetition(case: DoseCase) -> Iterator[Violation]:
    """``relax_s`` comes between two repetitions."""
    if all(_is_one_repetition(dose) for dose in _doses(case)):
        yield from _idle(case, "relax_s", "there is one repetition")


def words_without_phases(case: DoseCase) -> Iterator[Violation]:
    """``words`` are spoken at the phases; unpaced work has none."""
    if all(work_kind(keys) in (WorkKind.TIMED, WorkKind.OWN_PACE) for keys in _all_keys(case)):
        yield from _idle(case, "words", "no phases are counted")
    elif all(keys.rep_phases for keys in _all_keys(case)):
        yield from _idle(case, "words", "`rep_phases` have words of their own")


def say_at_a_missing_switch(case: DoseCase) -> Iterator[Violation]:
    """``say.switch`` is spoken between two sides of ``each``."""
    if all(dose.side is not SideChoice.EACH for dose in _doses(case)):
        yield from _idle_say(case, "switch", "the sides are not changed")


def say_at_a_missing_rest(case: DoseCase) -> Iterator[Violation]:
    """``say.rest`` is spoken between sets; in a circuit the rounds are the sets."""
    if not case.in_circuit and all(dose.most_sets == 1 for dose in _doses(case)):
        yield from _idle_say(case, "rest", "there is one set")


def ready_in_a_level(case: DoseCase) -> Iterator[Violation]:
    """A level is changed to while playing: the exercise's own ready time counts."""
    if isinstance(case.written, LevelTable):
        yield from _idle(case, "ready_s", "a level has the ready time of its exercise")


def long_hold(case: DoseCase) -> Iterator[Violation]:
    """A hold over two minutes."""
    keys = case.keys
    if work_kind(keys) is None:
        return
    dose = resolve_dose(keys)
    if max(dose.hold_s[1], *dose.rep_phases_s, 0) <= LONG_HOLD_S:
        return
    written = [key for key in ("hold_s", "rep_phases") if getattr(case.written, key) is not None]
    yield make_warning(
        (*case.path, written[0]) if written else case.path,
        "long-hold",
        f"a hold of over {LONG_HOLD_S} s is very long",
        "check it: the number means seconds",
    )


def _idle(case: DoseCase, key: str, because: str) -> Iterator[Violation]:
    if getattr(case.written, key) is not None:
        yield from _no_effect(case, (key,), because)


def _idle_say(case: DoseCase, step: str, because: str) -> Iterator[Violation]:
    say = case.written.say
    if isinstance(say, SayTable) and getattr(say, step) is not None:
        yield from _no_effect(case, ("say", step), because)


def _no_effect(case: DoseCase, keys: tuple[str, ...], because: str) -> Iterator[Violation]:
    if not case.may_have_lost(*DECIDING_KEYS):
        yield make_warning(
            (*case.path, *keys),
            "no-effect",
            f"`{'.'.join(keys)}` does nothing here: {because}",
            "leave it out",
        )


def _all_keys(case: DoseCase) -> tuple[DoseKeys, ...]:
    """The dose itself and those of the levels that start from it."""
    return (case.keys, *case.heirs)


def _doses(case: DoseCase) -> list[Dose]:
    return [resolve_dose(keys) for keys in _all_keys(case) if work_kind(keys) is not None]


def _is_one_repetition(dose: Dose) -> bool:
    single = dose.reps is not None and dose.reps[1] == 1
    return single and dose.side is not SideChoice.ALTERNATE


RULES: tuple[Callable[[DoseCase], Iterator[Violation]], ...] = (
    rest_with_one_set,
    no_time_to_rest,
    side_time_without_sides,
    order_without_sides,
    second_side_as_the_first,
    side_words_without_sides,
    relax_with_one_repetition,
    words_without_phases,
    say_at_a_missing_switch,
    say_at_a_missing_rest,
    ready_in_a_level,
    long_hold,
)
