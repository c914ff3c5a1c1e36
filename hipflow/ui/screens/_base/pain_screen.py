"""What all screens with a pain scale share: its keys, and what is said of a rating."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Label

from hipflow.session.record import PAIN_MOST
from hipflow.system.key_places import may_be_a_digit
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import BaseScreen, ResultT
from hipflow.ui.widgets.caption import Caption
from hipflow.ui.widgets.pain_scale import PainScale

READING_ON: tuple[BindingType, ...] = (
    binding("page.next"),
    binding("page.before", show=False),
)
"""The keys of a page with a scale on it, which has the arrows."""


DIGITS_ELSEWHERE = "For a number use Shift, the keypad or the arrows."
"""Said where the key of a digit gave something else, and which digit is not known."""


class PainScreen(BaseScreen[ResultT]):
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

    def on_key(self, event: events.Key) -> None:
        """Say how numbers are typed on a keyboard whose keys for them give something else."""
        if not event.key.isdigit() and may_be_a_digit(event.character or ""):
            for label in self.query("Label.after").results(Label):
                label.update(DIGITS_ELSEWHERE)
            for said in self.query("#said").results(Caption):
                others = (text for text in said.paragraphs if text != DIGITS_ELSEWHERE)
                said.paragraphs = (DIGITS_ELSEWHERE, *others)
                said.remove_class("absent")

    def on_pain_scale_chosen(self, _message: PainScale.Chosen) -> None:
        """Keys may do something else now that there is a rating."""
        self.refresh_bindings()
        self.rating_changed()

    def say_below(self, *paragraphs: str, in_sight: bool = False) -> None:
        """Say something below the scale, for screens with a caption there.

        Args:
            paragraphs: what is said, all of it.
            in_sight: whether, in a window too low for both, it is seen rather than the scale.
        """
        said = self.query_one("#said", Caption)
        said.paragraphs = paragraphs
        said.set_class(self.scale.value is not None, "rated")
        self.call_after_refresh(self.refresh_bindings)
        seen = said if in_sight else self.scale
        seen.call_after_refresh(seen.scroll_visible, animate=False, top=in_sight)

    def rating_changed(self) -> None:
        """The rating on the scale is another one; for screens that say something about it."""
