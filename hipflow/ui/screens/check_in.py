"""Before a session: how it hurts now and what kind of day it is; one Enter is enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Label

from hipflow.catalogue import LoadedRoutine
from hipflow.progress.advice import Moment, advice
from hipflow.routine.resolved import Routine
from hipflow.session.plan import make_plan
from hipflow.session.record import Day
from hipflow.session.steps import Side
from hipflow.session.units import Choices
from hipflow.told import minutes_text
from hipflow.ui.bindings import binding
from hipflow.ui.screens.base import Page
from hipflow.ui.screens.first_questions import ReadFirst, WhichSide
from hipflow.ui.screens.pain_screen import READING_ON, PainScreen
from hipflow.ui.widgets.caption import Caption
from hipflow.ui.widgets.day_choice import DayChoice
from hipflow.ui.widgets.pain_scale import PainScale


@dataclass(frozen=True, kw_only=True)
class CheckedIn:
    """What was said before the session.

    Attributes:
        day: the kind of day.
        affected_side: the sore side, left or right, where it was asked and is one of them.
        pain_before: 0-10; ``None`` where it was not asked or not answered.
    """

    day: Day
    affected_side: Side | None = None
    pain_before: int | None = None


class CheckIn(PainScreen[CheckedIn]):
    """Asks what the session needs to know; dismisses with the answers, or ``None`` to turn back.

    Args:
        loaded: the routine.
        day: the day that is offered.
        usual_pain: the pain that is usual before sessions, where it is known.
        confirm_warning: whether the author's warning is to be read first.
        ask_side: whether it is to be asked first which side is sore.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("check-in.start"),
        binding("check-in.gentle"),
        binding("check-in.usual"),
        binding("check-in.strong"),
        *READING_ON,
        binding("app.back"),
    ]

    def __init__(
        self,
        loaded: LoadedRoutine,
        *,
        day: Day,
        usual_pain: int | None,
        confirm_warning: bool,
        ask_side: bool,
    ) -> None:
        super().__init__()
        self._loaded = loaded
        self._day = day
        self._usual_pain = usual_pain
        self._confirm_warning = confirm_warning
        self._ask_side = ask_side
        self._side: Side | None = None

    def compose_body(self) -> Iterable[Widget]:
        """The scale, if the author asks before, and the days."""
        routine = self._loaded.routine
        with Page(id="check-in"):
            if routine.pain.ask_before:
                yield Label("How much does it hurt now?", classes="question")
                yield PainScale(routine.pain)
                yield Caption(id="said")
            yield Label("What kind of day is it?", classes="question")
            yield DayChoice(day_details(routine), self._day)

    def on_mount(self) -> None:
        """Say where this is, and ask first what is to be asked first."""
        self.set_heading(self._loaded.routine.title, "before you start")
        if self._loaded.routine.pain.ask_before:
            self.rating_changed()
        self.run_worker(self._first_questions())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a scale its keys do nothing."""
        if action.startswith("pain"):
            return self._loaded.routine.pain.ask_before
        return super().check_action(action, parameters)

    def rating_changed(self) -> None:
        """Say what the rating means, beside what is usual."""
        limits, value = self._loaded.routine.pain, self.scale.value
        usual = "" if self._usual_pain is None else f"Your usual is {self._usual_pain}."
        if value is None:
            self.say_below(f"{usual} Type 0–9, or 1 0 for ten. You may leave it out.".strip())
            return
        said = advice(Moment.BEFORE, value, limits)
        self.say_below(f"{usual} {said.own}".strip(), in_sight=said.is_stop)

    def on_day_choice_chosen(self, message: DayChoice.Chosen) -> None:
        """A day was clicked."""
        self.query_one(DayChoice).day = message.day

    def action_day(self, day: str) -> None:
        """Choose a day."""
        self.query_one(DayChoice).day = Day(day)

    def action_start(self) -> None:
        """Begin with what is chosen."""
        asked = self._loaded.routine.pain.ask_before
        self.dismiss(
            CheckedIn(
                day=self.query_one(DayChoice).day,
                affected_side=self._side,
                pain_before=self.scale.value if asked else None,
            )
        )

    async def _first_questions(self) -> None:
        """The warning and the sore side, each on a screen of its own; turning back leaves all."""
        routine = self._loaded.routine
        if self._confirm_warning and routine.warning:
            read = await self.app.push_screen_wait(ReadFirst(routine, routine.warning))
            if not read:
                self.dismiss(None)
                return
        if self._ask_side:
            side = await self.app.push_screen_wait(WhichSide(routine.title))
            if side is None:
                self.dismiss(None)
                return
            self._side = side if side in (Side.LEFT, Side.RIGHT) else None


def day_details(routine: Routine) -> dict[Day, str]:
    """What each day takes, e.g. ``12 min, less``."""
    words = {Day.GENTLE: "less", Day.USUAL: "as set", Day.STRONG: "more"}
    plans = {day: make_plan(routine, Choices(day=day)) for day in Day}
    details = {}
    for day, plan in plans.items():
        word = words[day]
        if day is not Day.USUAL and plan.steps == plans[Day.USUAL].steps:
            word = "same"
        counted = any(step.work and step.length_ms for step in plan.steps)
        time = minutes_text(plan.total_ms / 1000) if counted else "own pace"
        details[day] = f"{time}, {word}"
    return details
