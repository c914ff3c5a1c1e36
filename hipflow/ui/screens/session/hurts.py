"""It hurts: how much, then what next. The session is paused meanwhile."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Label

from hipflow.player.player import Player
from hipflow.progress.advice import HurtChoice, Moment, advice, aid_of
from hipflow.progress.wording import pain_zone
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.engine import events, state
from hipflow.session.record import Felt
from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, Page
from hipflow.ui.screens._base.pain_screen import PainScreen
from hipflow.ui.widgets.lists.choice_row import ChoiceRow
from hipflow.ui.widgets.pain_scale import PainScale
from hipflow.ui.widgets.pain_stairs import zone_words

_FELT = {
    Felt.SHARP: ("hurts.sharp", "it is sharp or new, or something gives way"),
    Felt.NUMB: ("hurts.numb", "it is numb or weak"),
}
"""What may be said besides the number, or without one."""

_ROWS = {
    HurtChoice.GO_ON: ("hurts.go-on", "go on as before"),
    HurtChoice.EASIER: ("hurts.easier", "end this set, the next one is easier"),
    HurtChoice.SKIP: ("hurts.skip", "stop this exercise, go to the next one"),
    HurtChoice.FINISH: ("hurts.finish", "finish here and rate"),
}
_MUCH_TEXT = 300
"""Characters of advice from which on the rows of choices stand close, so that all is seen."""


class HurtsScreen(PainScreen[HurtChoice]):
    """Rates the exercise under way, then dismisses with what next, or ``None`` to stay paused.

    The rating is told to the player at once, so that it is kept whatever happens after.

    Args:
        player: the running session.
        limits: the author's limits on the scale.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("panel.keep"),
        binding("rating.not-now", label="Skip the number"),
        binding("hurts.first", label="Take the marked one"),
        *(binding(binding_id, show=False) for binding_id, _ in _ROWS.values()),
        *(binding(binding_id, show=False) for binding_id, _ in _FELT.values()),
        # Arrows skip the exercise and turn pages later on; while the scale asks they are its own.
        binding("pain.less", show=False),
        binding("pain.more", show=False),
        binding("app.flare-up"),
        binding("panel.never-mind", label="Back to the pause"),
        *PAGE_KEYS,
    ]

    def __init__(self, player: Player, limits: PainLimits) -> None:
        super().__init__()
        self._player = player
        self._limits = limits
        self._asking = True
        self._felt: Felt | None = None
        self._order = tuple(HurtChoice)

    @property
    def contact(self) -> str:
        """Whom the routine says to call."""
        return self._player.session.plan.routine.contact

    def compose_body(self) -> Iterable[Widget]:
        """First the scale, then the choices; one at a time is seen."""
        name = self._player.session.step.play.name
        with Vertical(id="how-much"):
            yield Label(
                printable_lines(f"How much does it hurt now?  {name}"),
                markup=False,
                classes="question",
            )
            yield PainScale(self._limits)
            yield Label("Type 0–9; ten is 1 0, or x.", classes="soft after")
            yield from (ChoiceRow(*row) for row in _FELT.values())
        with Page(id="what-next", classes="panel"):
            yield Label("", markup=False, id="rated", classes="question")
            yield Label("", markup=False, id="advice")
            with Vertical(id="ways"):
                for what, (binding_id, words) in _ROWS.items():
                    row = ChoiceRow(binding_id, words)
                    row.id = f"way-{what}"
                    yield row
            yield from (ChoiceRow(*row) for row in _FELT.values())

    def on_mount(self) -> None:
        """Say where this is."""
        self.set_heading("It hurts", "paused meanwhile")
        self.query_one("#what-next").display = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The scale's keys while it asks, the choices after."""
        if action in {"pain", "pain_less", "pain_more", "not_now"}:
            return self._asking
        if action == "keep":
            return self._asking and self.scale.value is not None
        if action == "first":
            return not self._asking
        if action == "felt":
            return self._felt is None
        if action == "then":
            return not self._asking and self._possible(HurtChoice(str(parameters[0])))
        return super().check_action(action, parameters)

    def action_keep(self) -> None:
        """Keep the rating and ask what next."""
        rating = self.scale.value
        if rating is not None:
            self._player.send(events.RatePain(rating))
        self._ask_what_next(rating)

    def action_not_now(self) -> None:
        """Ask what next without a rating."""
        self._ask_what_next(None)

    def action_felt(self, what: str) -> None:
        """It is sharp, or numb: told to the player at once, with the number if there is one."""
        self._felt = Felt(what)
        rating = self.scale.value
        self._player.send(events.RatePain(rating, self._felt))
        self._ask_what_next(rating)

    def action_first(self) -> None:
        """What is offered first."""
        self.dismiss(self._first)

    def action_then(self, what: str) -> None:
        """One of the choices."""
        self.dismiss(HurtChoice(what))

    def action_never_mind(self) -> None:
        """Back to the pause."""
        self.dismiss(None)

    @property
    def _first(self) -> HurtChoice:
        """What Enter does."""
        return next(what for what in self._order if self._possible(what))

    def _possible(self, what: HurtChoice) -> bool:
        if what not in self._order:
            return False
        return what is not HurtChoice.EASIER or events.Easier in state.allowed_events(
            self._player.session
        )

    def _ask_what_next(self, rating: int | None) -> None:
        self._asking = False
        rated = self.query_one("#rated", Label)
        if rating is None:
            rated.update("What next?")
        else:
            mark = pain_zone(rating, self._limits)
            rated.update(f"{rating}  {zone_words(mark)}")
            rated.add_class(mark.tone)
        if rating is not None or self._felt is not None:
            self._advise(rating)
        self._order_ways()
        self.query_one("#how-much").display = False
        self.query_one("#what-next").display = True
        self.refresh_bindings()

    def _advise(self, rating: int | None) -> None:
        """Show what is to be done, and say it where it is to stop."""
        said = advice(
            Moment.DURING,
            rating,
            self._limits,
            before=self._player.setup.pain_before,
            felt=self._felt,
            aid=aid_of(self._player.session.plan.routine),
        )
        self._order = said.ways
        text = "\n".join(said.paragraphs)
        self.query_one("#advice", Label).update(printable_lines(text))
        self.query_one("#what-next").set_class(len(text) > _MUCH_TEXT, "much-text")
        routine = self._player.session.plan.routine
        self.services.audio.say(said.aloud(routine.language), routine)

    def _order_ways(self) -> None:
        """Put the choices in order, the first one marked."""
        ways = self.query_one("#ways")
        rows = [self.query_one(f"#way-{what}", ChoiceRow) for what in self._order]
        for row, before in zip(rows[1:], rows, strict=False):
            ways.move_child(row, after=before)
        for what in HurtChoice:
            self.query_one(f"#way-{what}", ChoiceRow).mark(marked=what is self._first)
