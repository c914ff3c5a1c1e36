"""Another rating of a session: which one, and what it was."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Label

from hipflow.routine.resolved import PainLimits
from hipflow.session.record import SessionRecord
from hipflow.told import NOTHING
from hipflow.ui.bindings import binding
from hipflow.ui.screens.afterthoughts import EFFORT_ENDS
from hipflow.ui.screens.base import PAGING, CalmScreen, Page
from hipflow.ui.screens.pain_screen import PainScreen
from hipflow.ui.widgets.choice_row import ChoiceRow
from hipflow.ui.widgets.pain_scale import PAIN_ENDS, PainScale
from hipflow.ui.widgets.pieces import clean

EFFORT = "effort"
"""The one rating that is not of pain."""

QUESTIONS = {
    "pain.before": ("Pain before", "How much did it hurt before the session?"),
    "pain.during_max": ("Worst pain during", "How much did it hurt at worst during the session?"),
    "pain.after": ("Pain after", "How much did it hurt after the session?"),
    "pain.next_morning": ("Pain the next morning", "How much did it hurt the next morning?"),
    EFFORT: ("Effort", "How hard was it?"),
}
"""What can be corrected: its name, and the question."""

_KEYS = {
    "pain.before": "correct.before",
    "pain.during_max": "correct.during",
    "pain.after": "correct.after",
    "pain.next_morning": "correct.morning",
    EFFORT: "correct.effort",
}


class Rated(NamedTuple):
    """A rating that was given; ``None`` for none."""

    value: int | None


def rating_of(session: SessionRecord, field: str) -> int | None:
    """The rating a session has in a field of :data:`QUESTIONS`."""
    if field == EFFORT:
        return session.effort
    rating: int | None = getattr(session.pain, field.removeprefix("pain."))
    return rating


class WhichRating(CalmScreen[str]):
    """Asks which rating is meant; dismisses with its field, or with ``None``.

    Args:
        session: the session, for what it says now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding(key, show=False) for key in _KEYS.values()),
        binding("panel.never-mind"),
        *PAGING,
    ]

    def __init__(self, session: SessionRecord) -> None:
        super().__init__()
        self._session = session

    def compose_body(self) -> Iterable[Widget]:
        """The ratings, with what they are now."""
        with Page(classes="panel"):
            yield Label("Which one?", classes="question")
            for field, (name, _question) in QUESTIONS.items():
                rating = rating_of(self._session, field)
                now = NOTHING if rating is None else f"{rating}"
                yield ChoiceRow(_KEYS[field], name, detail=f" now {now}")

    def on_mount(self) -> None:
        """Say what this is."""
        self.set_heading("Correct a rating")

    def action_choose(self, field: str) -> None:
        """That one."""
        self.dismiss(field)

    def action_never_mind(self) -> None:
        """It was not meant."""
        self.dismiss(None)


class CorrectRating(PainScreen[Rated]):
    """Asks for a rating once more; dismisses with it, or with ``None`` when it was not meant.

    Args:
        field: which one, of :data:`QUESTIONS`.
        value: what it is now.
        limits: the limits of the routine; they do not hold for effort.
        question: the question, where it is another one than usual.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("panel.keep"),
        binding("correct.unrated"),
        binding("panel.never-mind"),
    ]

    def __init__(
        self, field: str, value: int | None, limits: PainLimits, *, question: str = ""
    ) -> None:
        super().__init__()
        self._question = question or QUESTIONS[field][1]
        self._field = field
        self._value = value
        self._limits = None if field == EFFORT else limits

    def compose_body(self) -> Iterable[Widget]:
        """The question and a tall staircase."""
        ends = EFFORT_ENDS if self._field == EFFORT else PAIN_ENDS
        yield Label(clean(self._question), markup=False, classes="question")
        yield PainScale(self._limits, corner=True, ends=ends)
        yield Label("Type 0–9; ten is 1 0, or x.", classes="soft after")

    def on_mount(self) -> None:
        """Say where this is, and what was said before."""
        self.set_heading(QUESTIONS[self._field][0])
        if self._value is not None:
            self.scale.choose(self._value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is kept before something is chosen, nothing taken back that was not said."""
        if action == "keep":
            return self.scale.value is not None
        if action == "unrate":
            return self._value is not None
        return super().check_action(action, parameters)

    def action_keep(self) -> None:
        """Keep the number."""
        self.dismiss(Rated(self.scale.value))

    def action_unrate(self) -> None:
        """Take the rating back."""
        self.dismiss(Rated(None))

    def action_never_mind(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
