"""From a dose to the work of one set: how many repetitions, how long each phase."""

from typing import NamedTuple

from msgspec import structs

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import Dose, Range
from hipflow.session.plan.steps import RepPhase, RepPhaseKind, Side, Work
from hipflow.session.record import Day


def ms_of(seconds: float) -> int:
    """Seconds as whole milliseconds."""
    return round(seconds * 1000)


def count_on_day(limits: Range, day: Day) -> int:
    """The day's value inside the author's limits: least, middle (rounded down) or most."""
    least, most = limits
    return {Day.GENTLE: least, Day.USUAL: (least + most) // 2, Day.STRONG: most}[day]


def seconds_on_day(limits: tuple[float, float], day: Day) -> float:
    """As :func:`count_on_day`, also for a single number that may have a fraction."""
    least, most = limits
    if least == most:
        return least
    return count_on_day((int(least), int(most)), day)


def least_dose(dose: Dose) -> Dose:
    """The dose a gentle day takes, whatever the day."""
    ranges = {key: getattr(dose, key) for key in ("sets", "reps", "for_s", "hold_s")}
    least = {key: (limits[0], limits[0]) for key, limits in ranges.items() if limits is not None}
    return structs.replace(dose, **least)


def asks_more_than_least(dose: Dose, day: Day, block: int, set_: int) -> bool:
    """Whether a day asks more than the author's least of a set, or of those after it."""
    are_by_day = block == 0 or dose.sets_of_second is None
    if are_by_day and count_on_day(dose.sets, day) > max(dose.sets[0], set_):
        return True
    limits = (dose.reps, dose.for_s, dose.hold_s)
    return any(seconds_on_day(each, day) > each[0] for each in limits if each is not None)


def side_from_choice(choice: SideChoice, affected: Side) -> Side:
    """The side meant by an author's word, given the sore side."""
    if choice in (SideChoice.AFFECTED, SideChoice.OTHER):
        return affected if choice is SideChoice.AFFECTED else affected.opposite
    if choice is SideChoice.EACH:
        raise ValueError("each is two sides")
    return Side(choice.value)


class _RepTiming(NamedTuple):
    """What one repetition is made of: its phases, the relax after it, and its hold."""

    phases: tuple[RepPhase, ...] = ()
    relax_ms: int = 0
    hold_ms: int = 0

    @property
    def length_ms(self) -> int:
        """How long it takes, without the relax after it."""
        return sum(phase.length_ms for phase in self.phases)


def make_work(dose: Dose, day: Day, side: Side, first_side: Side) -> Work:
    """The work of one set on one side (on both in turn, where ``side`` is alternate)."""
    starts = first_side if side is Side.ALTERNATE else side
    turns = 2 if side is Side.ALTERNATE else 1
    asked = None if dose.reps is None else count_on_day(dose.reps, day)
    if dose.pace is Pace.SELF:
        played = None if asked is None else asked * turns
        return Work(
            pace=Pace.SELF,
            length_ms=None,
            reps=played,
            reps_asked=asked,
            turns=turns,
            first_side=starts,
        )
    if dose.for_s is not None:
        rep = _rep_timing(dose, day) if dose.paced else _RepTiming()
        return Work(
            pace=Pace.GUIDED,
            length_ms=ms_of(seconds_on_day(dose.for_s, day)),
            timed=True,
            turns=turns,
            first_side=starts,
            **rep._asdict(),
        )
    rep = _rep_timing(dose, day)
    reps = (asked or 1) * turns
    return Work(
        pace=Pace.GUIDED,
        length_ms=reps * rep.length_ms + (reps - 1) * rep.relax_ms,
        reps=reps,
        reps_asked=asked or 1,
        single_hold=dose.single_hold,
        turns=turns,
        first_side=starts,
        **rep._asdict(),
    )


def _rep_timing(dose: Dose, day: Day) -> _RepTiming:
    hold_ms = ms_of(seconds_on_day(dose.hold_s, day))
    lengths = (
        (RepPhaseKind.OUT, ms_of(dose.out_s)),
        (RepPhaseKind.HOLD, hold_ms),
        (RepPhaseKind.BACK, ms_of(dose.back_s)),
    )
    phases = tuple(RepPhase(kind, length_ms) for kind, length_ms in lengths if length_ms > 0)
    named = (ms_of(seconds) for seconds in dose.rep_phases_s)
    phases += tuple(RepPhase(RepPhaseKind.NAMED, ms, place) for place, ms in enumerate(named))
    return _RepTiming(phases, ms_of(dose.relax_s), hold_ms)
