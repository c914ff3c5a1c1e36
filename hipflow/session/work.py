"""From a dose to the work of one set: how many repetitions, how long each phase."""

from hipflow.routine.resolved import Dose, Pace, Range, SideChoice
from hipflow.session.record import Day
from hipflow.session.steps import Phase, PhaseKind, Side, Work


def ms_of(seconds: float) -> int:
    """Seconds as whole milliseconds."""
    return round(seconds * 1000)


def count_of(limits: Range, day: Day) -> int:
    """The day's value inside the author's limits: least, middle (rounded down) or most."""
    least, most = limits
    return {Day.GENTLE: least, Day.USUAL: (least + most) // 2, Day.STRONG: most}[day]


def seconds_of(limits: tuple[float, float], day: Day) -> float:
    """As :func:`count_of`, also for a single number that may have a fraction."""
    least, most = limits
    if least == most:
        return least
    return count_of((int(least), int(most)), day)


def side_of(choice: SideChoice, affected: Side) -> Side:
    """The side meant by an author's word, given the sore side."""
    if choice in (SideChoice.AFFECTED, SideChoice.OTHER):
        return affected if choice is SideChoice.AFFECTED else affected.opposite
    if choice is SideChoice.EACH:
        raise ValueError("each is two sides")
    return Side(choice.value)


def work_of(dose: Dose, day: Day, side: Side, first_side: Side) -> Work:
    """The work of one set on one side (on both in turn, where ``side`` is alternate)."""
    starts = first_side if side is Side.ALTERNATE else side
    asked = None if dose.reps is None else count_of(dose.reps, day)
    turns = 2 if side is Side.ALTERNATE else 1
    if dose.pace is Pace.SELF:
        played = None if asked is None else asked * turns
        return Work(
            pace=Pace.SELF, length_ms=None, reps=played, reps_asked=asked, first_side=starts
        )
    hold_ms = ms_of(seconds_of(dose.hold_s, day))
    lengths = (
        (PhaseKind.OUT, ms_of(dose.out_s)),
        (PhaseKind.HOLD, hold_ms),
        (PhaseKind.BACK, ms_of(dose.back_s)),
    )
    phases = tuple(Phase(kind, length_ms) for kind, length_ms in lengths if length_ms > 0)
    relax_ms = ms_of(dose.relax_s)
    if dose.for_s is not None:
        return Work(
            pace=Pace.GUIDED,
            length_ms=ms_of(seconds_of(dose.for_s, day)),
            phases=phases if dose.paced else (),
            relax_ms=relax_ms if dose.paced else 0,
            hold_ms=hold_ms if dose.paced else 0,
            timed=True,
            first_side=starts,
        )
    reps = (asked or 1) * turns
    rep_ms = sum(phase.length_ms for phase in phases)
    return Work(
        pace=Pace.GUIDED,
        length_ms=reps * rep_ms + (reps - 1) * relax_ms,
        reps=reps,
        reps_asked=asked or 1,
        phases=phases,
        relax_ms=relax_ms,
        hold_ms=hold_ms,
        single_hold=dose.single_hold,
        first_side=starts,
    )
