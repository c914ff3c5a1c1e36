"""What all screens with a pain scale share: its keys."""

from typing import ClassVar

from textual.binding import BindingType

from hipflow.routine.resolved import PainLimits
from hipflow.session.record import PAIN_MOST
from hipflow.told import CARE, FINE, STOP, Mark, pain_mark
from hipflow.ui.bindings import binding
from hipflow.ui.screens.base import CalmScreen, ResultT
from hipflow.ui.widgets.pain_scale import PainScale

_BEFORE = {
    FINE: "Fine to go on.",
    CARE: "You may go on, gently.",
    STOP: "That is a lot. Today may be a day to rest.",
}
_DURING = {
    FINE: "Fine to go on.",
    CARE: "You may go on. Stop if it gets worse.",
    STOP: "Stop what hurts and rest. Tell your therapist if it is often like this.",
}
_AFTER = {
    FINE: "Fine. Nothing to change.",
    CARE: "Stay at this level next time.",
    STOP: "Rest now, and do less next time. Tell your therapist if it is often like this.",
}


def advice_before(pain: int, limits: PainLimits) -> str:
    """What a rating before a session asks for."""
    return _BEFORE[pain_mark(pain, limits)]


def advice_during(pain: int, limits: PainLimits) -> str:
    """What a rating of an exercise asks for; for stopping, the author's words if there are any."""
    return _or_the_authors(_DURING, pain, limits)


def advice_after(pain: int, limits: PainLimits) -> str:
    """What a rating after a session asks for; for stopping, the author's words if there are any."""
    return _or_the_authors(_AFTER, pain, limits)


def _or_the_authors(words: dict[Mark, str], pain: int, limits: PainLimits) -> str:
    mark = pain_mark(pain, limits)
    return limits.advice if mark is STOP and limits.advice else words[mark]


class PainScreen(CalmScreen[ResultT]):
    """A screen with one pain scale on it: digits, x for ten, and arrows choose on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding(f"pain.{number}", show=False) for number in range(10)),
        binding("pain.ten", show=False),
        binding("pain.less", show=False),
        binding("pain.more", show=False),
    ]

    @property
    def scale(self) -> PainScale:
        """The scale."""
        return self.query_one(PainScale)

    def action_pain(self, number: int) -> None:
        """A digit was typed, or x for ten."""
        if number < PAIN_MOST:
            self.scale.press(number)
        else:
            self.scale.choose(number)

    def action_pain_less(self) -> None:
        """One step down."""
        self.scale.move(-1)

    def action_pain_more(self) -> None:
        """One step up."""
        self.scale.move(+1)

    def on_pain_scale_chosen(self, _message: PainScale.Chosen) -> None:
        """Keys may do something else now that there is a rating."""
        self.refresh_bindings()
        self.rating_changed()

    def rating_changed(self) -> None:
        """The rating on the scale is another one; for screens that say something about it."""
