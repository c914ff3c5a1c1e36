"""Handouts in circulation, written as routines: the totals worked out by hand."""

import tomllib
from pathlib import Path

import pytest

from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day
from tests.builders.file_readers import read_routine

ROOT = Path(__file__).parents[3]
SUMS = sorted((ROOT / "tests" / "leaflets").glob("*.sums.toml"))


def test_there_are_leaflets():
    """Every leaflet has its sums; an empty folder would let everything pass."""
    routines = {path.stem for path in (ROOT / "tests" / "leaflets").glob("*.toml")}
    named = {path.name.removesuffix(".sums.toml") for path in SUMS}
    assert named
    assert {stem for stem in routines if not stem.endswith(".sums")} <= named


@pytest.mark.parametrize("day", Day)
@pytest.mark.parametrize("path", SUMS, ids=lambda path: path.name.removesuffix(".sums.toml"))
def test_totals_are_those_worked_out_by_hand(path, day):
    """To the second on every kind of day, and whether some of it is at own pace."""
    sums = tomllib.loads(path.read_text(encoding="utf-8"))
    plan = make_plan(read_routine(ROOT / sums["routine"]), Choices(day=day))
    expected = sums[day.value]
    assert plan.total_ms == expected["total_s"] * 1000
    assert plan.own_pace == expected["own_pace"]
