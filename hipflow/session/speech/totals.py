"""How long a routine takes, on one line. Apart from the rest, so that a check stays quick."""

from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day
from hipflow.session.speech import display_text


def duration_line(routine: Routine) -> str:
    """``total 11:35 usual · 9:45 gentle · 13:25 strong``; says where some of it is own pace."""
    plans = {
        day: make_plan(routine, Choices(day=day)) for day in (Day.USUAL, Day.GENTLE, Day.STRONG)
    }
    times = " · ".join(
        f"{display_text.clock_text(p.total_ms)} {day.value}" for day, p in plans.items()
    )
    own_pace = ", and your own pace" if plans[Day.USUAL].own_pace else ""
    return f"total {times}{own_pace}"
