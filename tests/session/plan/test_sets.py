"""The sets of an exercise in order, at whatever levels they are played."""

import pytest
from msgspec import structs

from hipflow.routine.format.choices import LevelName, SideChoice, SideOrder
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.plan.sets import (
    Choices,
    LevelChange,
    SetKey,
    exercise_at_level,
    needs_sore_side,
    sets_of_round,
    sore_side,
)
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from tests.builders.routine_builders import counted, play, routine

LEVELS = Prescription(
    usual=play("Bridge", **counted(3, sets=(3, 3))),
    easier=play("Clam", **counted(1, sets=(2, 2))),
)


def units(prescription, *levels, round_=1, day=Day.USUAL):
    """Key, level and sides of every set."""
    found = sets_of_round(prescription, 0, round_, Choices(day=day, levels=tuple(levels)))
    return [(tuple(unit.key), unit.level.value) for unit in found]


def change(level, *start):
    """A change of the first exercise from a set on."""
    return LevelChange(0, level, SetKey(*start))


def test_a_level_that_was_not_written_is_the_usual_one():
    """There is nothing harder here."""
    assert exercise_at_level(LEVELS, LevelName.EASIER).name == "Clam"
    assert exercise_at_level(LEVELS, LevelName.HARDER).name == "Bridge"


def test_sets_follow_one_another():
    """Three sets of one block."""
    assert units(LEVELS) == [((1, 0, n), "usual") for n in (1, 2, 3)]


def test_a_change_holds_from_its_set_on():
    """What came before stays; the new level's own number of sets counts, never fewer than one."""
    easier = change(LevelName.EASIER, 1, 0, 2)
    assert units(LEVELS, easier) == [((1, 0, 1), "usual"), ((1, 0, 2), "easier")]
    third = change(LevelName.EASIER, 1, 0, 3)
    assert [key for key, _ in units(LEVELS, third)] == [(1, 0, 1), (1, 0, 2), (1, 0, 3)]


def test_a_change_holds_in_later_rounds_and_not_in_earlier_ones():
    """Made in round two, round one is as it was, and round three has it from its start."""
    made = change(LevelName.EASIER, 2, 0, 2)
    assert {level for _, level in units(LEVELS, made, round_=1)} == {"usual"}
    assert [level for _, level in units(LEVELS, made, round_=2)] == ["usual", "easier"]
    assert {level for _, level in units(LEVELS, made, round_=3)} == {"easier"}


def test_changes_of_other_exercises_do_not_matter():
    """A change names its exercise."""
    other = LevelChange(1, LevelName.EASIER, SetKey(1, 0, 1))
    assert units(LEVELS, other) == units(LEVELS)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (SideOrder.SET, [((1, 0, 1), ("left", "right")), ((1, 0, 2), ("left", "right"))]),
        (
            SideOrder.SIDE,
            [
                ((1, 0, 1), ("left",)),
                ((1, 0, 2), ("left",)),
                ((1, 1, 1), ("right",)),
                ((1, 1, 2), ("right",)),
            ],
        ),
    ],
)
def test_each_side_by_set_or_all_of_one_first(order, expected):
    """Both sides in every set, or all sets of one side, then all of the other."""
    dose = counted(3, sets=(2, 2), side=SideChoice.EACH, side_order=order)
    found = sets_of_round(Prescription(usual=play(**dose)), 0, 1, Choices())
    assert [(tuple(u.key), tuple(s.value for s in u.sides)) for u in found] == expected


def test_the_day_decides_how_many_sets():
    """Two to four sets: two, three, four."""
    wide = Prescription(usual=play(**counted(3, sets=(2, 4))))
    assert [len(units(wide, day=day)) for day in Day] == [2, 3, 4]


def test_whether_the_sore_side_must_be_asked():
    """Only where some level needs it and the author has not said which it is."""
    plain = routine(play(**counted()))
    asks = routine(play(**counted(side=SideChoice.AFFECTED)))
    starts = routine(play(**counted(side=SideChoice.EACH, start_side=SideChoice.OTHER)))
    harder = routine(structs.replace(LEVELS, harder=play(**counted(side=SideChoice.OTHER))))
    assert not needs_sore_side(plain)
    assert needs_sore_side(asks)
    assert needs_sore_side(starts)
    assert needs_sore_side(harder)
    assert not needs_sore_side(structs.replace(asks, affected=SideChoice.RIGHT))


def test_the_author_knows_the_sore_side_best():
    """The author's word, else what is remembered, else the left."""
    plain = routine(play(**counted()))
    written = structs.replace(plain, affected=SideChoice.RIGHT)
    assert sore_side(written, Side.LEFT) is Side.RIGHT
    assert sore_side(plain, Side.RIGHT) is Side.RIGHT
    assert sore_side(plain, None) is Side.LEFT
