"""What each combination of dose keys plays, and what a nearer layer replaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.routine.format.choices import Pace, SideChoice, SideOrder
from hipflow.routine.format.exercise_keys import DoseKeys
from hipflow.routine.resolve.dose import is_playable, overlay, resolve_dose
from hipflow.routine.resolve.routine import Dose

PLAYS = [
    # counted
    (DoseKeys(reps=10), Dose(reps=(10, 10), out_s=2, back_s=2)),
    (DoseKeys(reps=[8, 12]), Dose(reps=(8, 12), out_s=2, back_s=2)),
    (DoseKeys(reps=10, hold_s=5), Dose(reps=(10, 10), out_s=2, hold_s=(5, 5), back_s=2)),
    (
        DoseKeys(reps=4, hold_s=30, relax_s=30, out_s=0, back_s=0),
        Dose(reps=(4, 4), hold_s=(30, 30), relax_s=30),
    ),
    (DoseKeys(reps=3, out_s=1.5), Dose(reps=(3, 3), out_s=1.5, back_s=2)),
    # one hold
    (DoseKeys(hold_s=30), Dose(reps=(1, 1), hold_s=(30, 30), single_hold=True)),
    (
        DoseKeys(hold_s=[20, 40], out_s=3),
        Dose(reps=(1, 1), out_s=3, hold_s=(20, 40), single_hold=True),
    ),
    # for a time
    (DoseKeys(for_s=30), Dose(for_s=(30, 30))),
    (DoseKeys(for_s=[30, 60]), Dose(for_s=(30, 60))),
    (DoseKeys(for_s=30, out_s=1), Dose(for_s=(30, 30), out_s=1, back_s=2, paced=True)),
    (DoseKeys(for_s=30, back_s=1), Dose(for_s=(30, 30), out_s=2, back_s=1, paced=True)),
    (
        DoseKeys(for_s=30, out_s=1, back_s=1, hold_s=2, relax_s=3),
        Dose(for_s=(30, 30), out_s=1, hold_s=(2, 2), back_s=1, relax_s=3, paced=True),
    ),
    # at one's own pace
    (DoseKeys(pace=Pace.SELF), Dose(pace=Pace.SELF)),
    (DoseKeys(pace=Pace.SELF, reps=10), Dose(pace=Pace.SELF, reps=(10, 10))),
]


@pytest.mark.parametrize(("keys", "dose"), PLAYS)
def test_each_combination_plays_what_the_format_says(keys, dose):
    """Every kind of work has its phases, and nothing else."""
    assert resolve_dose(keys) == dose
    assert is_playable(keys)


def test_the_other_keys_are_carried_over():
    """Sets, sides and rests reach the dose as they were written."""
    keys = DoseKeys(
        reps=5,
        sets=[2, 3],
        side=SideChoice.EACH,
        side_order=SideOrder.SIDE,
        start_side="affected",
        rest_s=45,
        side_s=5,
    )
    dose = resolve_dose(keys)
    assert (dose.sets, dose.side, dose.side_order) == ((2, 3), SideChoice.EACH, SideOrder.SIDE)
    assert (dose.start_side, dose.rest_s, dose.side_s) == (SideChoice.AFFECTED, 45, 5)


def test_no_work_is_refused():
    """Keys that say nothing of the amount make no dose."""
    with pytest.raises(ValueError, match="how much"):
        resolve_dose(DoseKeys(sets=3))


LAYERS = [
    # below, above, what holds
    (
        "for_s drops reps and phases",
        DoseKeys(reps=8, hold_s=5),
        DoseKeys(for_s=30),
        DoseKeys(for_s=30),
    ),
    ("reps drops for_s", DoseKeys(for_s=30), DoseKeys(reps=8), DoseKeys(reps=8)),
    (
        "reps keeps the phases",
        DoseKeys(reps=8, out_s=1, back_s=3),
        DoseKeys(reps=6),
        DoseKeys(reps=6, out_s=1, back_s=3),
    ),
    (
        "own pace drops times",
        DoseKeys(for_s=30, out_s=1),
        DoseKeys(pace=Pace.SELF),
        DoseKeys(pace=Pace.SELF),
    ),
    (
        "own pace keeps reps",
        DoseKeys(reps=8, hold_s=5),
        DoseKeys(pace=Pace.SELF),
        DoseKeys(reps=8, pace=Pace.SELF),
    ),
    (
        "bare reps keep the own pace",
        DoseKeys(pace=Pace.SELF),
        DoseKeys(reps=8),
        DoseKeys(reps=8, pace=Pace.SELF),
    ),
    (
        "reps with phases are guided",
        DoseKeys(pace=Pace.SELF),
        DoseKeys(reps=8, hold_s=2),
        DoseKeys(reps=8, hold_s=2),
    ),
    (
        "phases make asked reps guided",
        DoseKeys(pace=Pace.SELF, reps=8),
        DoseKeys(out_s=3),
        DoseKeys(reps=8, out_s=3),
    ),
    ("for_s is guided", DoseKeys(pace=Pace.SELF, reps=8), DoseKeys(for_s=30), DoseKeys(for_s=30)),
    (
        "written guided wins",
        DoseKeys(pace=Pace.SELF, reps=8),
        DoseKeys(pace=Pace.GUIDED),
        DoseKeys(reps=8, pace=Pace.GUIDED),
    ),
    ("hold_s drops an unpaced time", DoseKeys(for_s=30), DoseKeys(hold_s=20), DoseKeys(hold_s=20)),
    (
        "hold_s joins a paced time",
        DoseKeys(for_s=30, out_s=1),
        DoseKeys(hold_s=2),
        DoseKeys(for_s=30, out_s=1, hold_s=2),
    ),
    (
        "hold_s joins reps",
        DoseKeys(reps=8),
        DoseKeys(hold_s=2),
        DoseKeys(reps=8, hold_s=2),
    ),
    (
        "out_s paces a time",
        DoseKeys(for_s=30),
        DoseKeys(out_s=1, hold_s=2),
        DoseKeys(for_s=30, out_s=1, hold_s=2),
    ),
    (
        "the rest is laid over key by key",
        DoseKeys(reps=8, sets=2, load="1 kg", rest_s=60),
        DoseKeys(sets=3, load="2 kg"),
        DoseKeys(reps=8, sets=3, load="2 kg", rest_s=60),
    ),
]


@pytest.mark.parametrize(
    ("below", "above", "holds"), [case[1:] for case in LAYERS], ids=[case[0] for case in LAYERS]
)
def test_what_is_written_above_replaces_the_kind_of_work(below, above, holds):
    """A nearer layer replaces the kind of work below it, and only that."""
    assert overlay(below, above) == holds


UNPLAYABLE = [
    DoseKeys(),
    DoseKeys(out_s=2),
    DoseKeys(reps=3, for_s=30),
    DoseKeys(for_s=30, hold_s=3),
    DoseKeys(for_s=30, relax_s=3),
    DoseKeys(pace=Pace.SELF, hold_s=3),
    DoseKeys(pace=Pace.SELF, for_s=30),
    DoseKeys(reps=3, out_s=0, back_s=0),
    DoseKeys(reps=3, out_s=0, back_s=0, hold_s=[0, 5]),
    DoseKeys(hold_s=0),
    DoseKeys(for_s=30, out_s=0, back_s=0),
]


@pytest.mark.parametrize("keys", UNPLAYABLE)
def test_what_contradicts_itself_or_comes_to_nothing_is_not_playable(keys):
    """Contradictions and work of 0 s, on the gentlest day too, are not played."""
    assert not is_playable(keys)


SECONDS = st.one_of(st.none(), st.integers(0, 5))
DOSES = st.builds(
    DoseKeys,
    reps=st.one_of(st.none(), st.integers(1, 5)),
    for_s=st.one_of(st.none(), st.integers(5, 9)),
    out_s=SECONDS,
    hold_s=SECONDS,
    back_s=SECONDS,
    relax_s=SECONDS,
    pace=st.sampled_from([None, Pace.GUIDED, Pace.SELF]),
)


@given(keys=DOSES)
def test_a_playable_dose_is_of_exactly_one_kind(keys):
    """Whatever is playable is counted, timed or at one's own pace, with the phases of that."""
    if not is_playable(keys):
        return
    dose = resolve_dose(keys)
    phases = (dose.out_s, *dose.hold_s, dose.back_s, dose.relax_s)
    if dose.pace is Pace.SELF:
        assert dose.for_s is None
        assert not any(phases)
    elif dose.for_s is not None:
        assert dose.reps is None
        assert dose.paced == any((keys.out_s is not None, keys.back_s is not None))
        assert dose.paced or not any(phases)
    else:
        assert dose.reps is not None
        assert dose.out_s + dose.hold_s[0] + dose.back_s > 0


@given(below=DOSES, above=DOSES)
def test_what_is_written_above_always_holds(below, above):
    """Laying a dose over another never loses what the upper one writes."""
    holds = overlay(below, above)
    for key in ("reps", "for_s", "out_s", "hold_s", "back_s", "relax_s", "pace"):
        value = getattr(above, key)
        assert value is None or getattr(holds, key) == value


@given(below=DOSES.filter(is_playable), above=DOSES.filter(is_playable))
def test_a_whole_dose_over_a_right_one_is_right(below, above):
    """A dose that is playable by itself stays so over anything, but for phases of the library."""
    holds = overlay(below, above)
    # Only work of no time can come of it: a bare `reps` over phases written as 0.
    assert is_playable(holds) or (holds.out_s == 0 or holds.back_s == 0)
