"""Before a session: how it hurts now and what kind of day it is; one Enter is enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Label

from hipflow.library.catalog import LoadedRoutine
from hipflow.progress.advice import aid_of
from hipflow.progress.day_offer import Choice, DayOffer, Lately, Rest, day_offer
from hipflow.progress.left_out import choices_left_out
from hipflow.progress.rest_wording import left_out_words, offer_words
from hipflow.progress.wording import minutes_text
from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, LeftOut
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import Page
from hipflow.ui.screens._base.pain_screen import READING_ON, PainScreen
from hipflow.ui.screens.session.first_questions import SoreSideScreen, WarningScreen
from hipflow.ui.screens.session.second_key import AskAgain
from hipflow.ui.widgets.caption import Caption
from hipflow.ui.widgets.day_choice import DayChoice
from hipflow.ui.widgets.pain_scale import PainScale

NEW = Lately()
"""What is known of a routine that was never played."""


@dataclass(frozen=True, kw_only=True)
class CheckInAnswers:
    """What was said before the session.

    Attributes:
        choice: the kind of day, or that it is none today.
        affected_side: the sore side, left or right, where it was asked and is one of them.
        pain_before: 0-10; ``None`` where it was not asked or not answered.
        left_out: what the plan is made without.
    """

    choice: Choice
    affected_side: Side | None = None
    pain_before: int | None = None
    left_out: tuple[LeftOut, ...] = ()


class CheckInScreen(PainScreen[CheckInAnswers]):
    """Asks what the session needs to know; dismisses with the answers, or ``None`` to turn back.

    Args:
        loaded: the routine.
        day: the day that is offered where nothing speaks for less.
        day_is_said: whether that day was said already; it is asked for only where less is offered.
        lately: what its history says, by which less may be offered.
        confirm_warning: whether the author's warning is to be read first.
        ask_side: whether it is to be asked first which side is sore.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("check-in.start"),
        binding("check-in.rest"),
        binding("check-in.not-today", show=False),
        binding("check-in.gentle"),
        binding("check-in.usual"),
        binding("check-in.strong"),
        binding("app.flare-up"),
        *READING_ON,
        binding("app.back"),
    ]

    def __init__(
        self,
        loaded: LoadedRoutine,
        *,
        day: Day,
        day_is_said: bool = False,
        lately: Lately = NEW,
        confirm_warning: bool,
        ask_side: bool,
    ) -> None:
        super().__init__()
        self._loaded = loaded
        self._day = day
        self._day_is_said = day_is_said
        self._lately = lately
        self._aid = aid_of(loaded.routine)
        self._wish: Choice | None = None
        self._wished_at: int | None = None
        self._wished_in = DayOffer(first=day)
        self._asks = False
        self._confirm_warning = confirm_warning
        self._ask_side = ask_side
        self._side: Side | None = None

    @property
    def contact(self) -> str:
        """Whom the routine says to call."""
        return self._loaded.routine.contact

    def compose_body(self) -> Iterable[Widget]:
        """The scale, if the author asks before, and the days."""
        routine = self._loaded.routine
        with Page(id="check-in"):
            if routine.pain.ask_before:
                yield Label("How much does it hurt now?", classes="question")
                yield PainScale(routine.pain)
            yield Caption(id="said")
            yield Label("What kind of day is it?", id="which-day", classes="question")
            yield DayChoice(day_details(routine, self._choices_left_out), self._day)

    def on_mount(self) -> None:
        """Say where this is, and ask first what is to be asked first."""
        day = f"  ·  {self._day.value} day" if self._day_is_said else ""
        self.set_heading(self._loaded.routine.title, f"before you start{day}")
        self.rating_changed()
        self.run_worker(self._first_questions())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a scale its keys do nothing; Enter begins what is chosen."""
        if action.startswith("pain"):
            return self._loaded.routine.pain.ask_before
        if action in ("start", "rest"):
            return (self._choice is Rest.NOT_TODAY) is (action == "rest")
        if action == "choose" and not self._asks_for_day:
            return False
        if action == "choose" and parameters == (Rest.NOT_TODAY.value,):
            return Rest.NOT_TODAY in self._offer.offered
        return super().check_action(action, parameters)

    @property
    def _choices_left_out(self) -> tuple[LeftOut, ...]:
        return choices_left_out(self._loaded.routine, self._lately.left_out)

    @property
    def _rating(self) -> int | None:
        # Where it is not asked there is no scale; it is looked for before there is one, too.
        return next((scale.value for scale in self.query(PainScale)), None)

    @property
    def _offer(self) -> DayOffer:
        """What is offered with the pain as it is rated now."""
        return day_offer(self._rating, self._loaded.routine.pain, self._lately, self._day)

    @property
    def _asks_for_day(self) -> bool:
        """Whether the day is asked for: not where it was said and nothing speaks for less."""
        offer = self._offer
        against = offer.first is not self._day or self._day in offer.twice
        return not self._day_is_said or against or self._wish is not None

    @property
    def _choice(self) -> Choice:
        """What Enter takes: the person's wish, unless this pain speaks against it, or the offer.

        A wish for more than is offered first was meant for the pain that was rated then. A key may
        come before what the last one brought is drawn: this holds from the moment on at which the
        pain was rated.
        """
        offer, wish = self._offer, self._wish
        if wish not in offer.offered:
            return offer.first
        knew = self._wished_in == offer and wish not in offer.twice
        meant = not offer.is_more(wish) or knew or self._wished_at == self._rating
        return wish if meant else offer.first

    def rating_changed(self) -> None:
        """Say what the rating means, beside what is usual, and offer what goes with it."""
        said, caption = self._said, self.query_one("#said", Caption)
        skip = left_out_words(one.name for one in self._lately.left_out)
        caption.set_class(not (said or skip), "absent")
        if self._loaded.routine.pain.ask_before:
            self.say_below(said, skip, in_sight=self._choice is Rest.NOT_TODAY)
        else:
            caption.paragraphs = (said, skip)
        self._show_choice()

    @property
    def _said(self) -> str:
        """What there is to be said of the rating; before there is one, how to give it."""
        routine, value, offer, lately = (
            self._loaded.routine,
            self._rating,
            self._offer,
            self._lately,
        )
        words = offer_words(offer, value, routine.pain, lately, self._aid)
        usual = "" if lately.usual is None else f"Your usual is {lately.usual}."
        if value is not None:
            told = offer.why is not None  # then the words hold all there is to say of what is usual
            return words if told else f"{usual} {words}".strip()
        if not routine.pain.ask_before:
            return words
        how = "Type 0–9, or 1 0 for ten."
        parts = (words, how) if words else (usual, how, "You can skip this.")
        return " ".join(part for part in parts if part)

    def on_day_choice_chosen(self, message: DayChoice.Chosen) -> None:
        """A day, or rest, was clicked."""
        self._wish_for(message.choice)

    def action_choose(self, choice: str) -> None:
        """Choose a day, or rest."""
        self._wish_for(next(one for one in (Rest.NOT_TODAY, *Day) if one.value == choice))

    def _wish_for(self, choice: Choice) -> None:
        self._wish, self._wished_at, self._wished_in = choice, self._rating, self._offer
        self._show_choice()

    def _show_choice(self) -> None:
        days = self.query_one(DayChoice)
        days.offers_rest = Rest.NOT_TODAY in self._offer.offered
        days.choice = self._choice
        for asked in (days, self.query_one("#which-day")):
            asked.display = self._asks_for_day
        self.refresh_bindings()

    def action_rest(self) -> None:
        """No session today, where that is chosen."""
        self.action_start()

    def action_start(self) -> None:
        """Begin with what is chosen; what pain speaks against is asked about once more."""
        choice = self._choice
        if choice not in self._offer.twice:
            self._leave_with(choice)
        elif isinstance(choice, Day) and not self._asks:
            self._asks = True
            self.run_worker(self._ask_again(choice))

    async def _ask_again(self, day: Day) -> None:
        title, said = self._loaded.routine.title, self._said
        screen = AskAgain(title, day, self._offer, rating=self._rating, said=said)
        choice = await self.app.push_screen_wait(screen)
        self._asks = False
        if choice is not None:
            self._leave_with(choice)

    def _leave_with(self, choice: Choice) -> None:
        self.dismiss(
            CheckInAnswers(
                choice=choice,
                affected_side=self._side,
                pain_before=self._rating,
                left_out=self._choices_left_out,
            )
        )

    async def _first_questions(self) -> None:
        """The warning and the sore side, each on a screen of its own; turning back leaves all."""
        routine = self._loaded.routine
        if self._confirm_warning and routine.warning:
            read = await self.app.push_screen_wait(WarningScreen(routine, routine.warning))
            if not read:
                self.dismiss(None)
                return
        if self._ask_side:
            side = await self.app.push_screen_wait(SoreSideScreen(routine.title))
            if side is None:
                self.dismiss(None)
                return
            self._side = side if side in (Side.LEFT, Side.RIGHT) else None


def day_details(routine: Routine, left_out: tuple[LeftOut, ...] = ()) -> dict[Day, str]:
    """What each day takes, e.g. ``12 min, less``."""
    words = {Day.GENTLE: "less", Day.USUAL: "as set", Day.STRONG: "more"}
    plans = {day: make_plan(routine, Choices(day=day, left_out=left_out)) for day in Day}
    details = {}
    for day, plan in plans.items():
        word = words[day]
        if day is not Day.USUAL and plan.steps == plans[Day.USUAL].steps:
            word = "same"
        counted = any(step.work and step.length_ms for step in plan.steps)
        time = minutes_text(plan.total_ms / 1000) if counted else "own pace"
        details[day] = f"{time}, {word}"
    return details
