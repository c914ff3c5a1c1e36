"""What all screens share: a title row, a body, and the keys on the last row."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import ClassVar, Generic, Protocol, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label

from hipflow.session.view.motion import Motion
from hipflow.system.background import wait_with_notice
from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.movement_loop import MovementLoop
from hipflow.ui.requests import ShowFlareUp
from hipflow.ui.screens._base.not_now import not_now_text
from hipflow.ui.services import Services
from hipflow.ui.widgets.figure_place import FigurePlace
from hipflow.ui.widgets.key_row import KeyRow
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.styled_text import SOFT, piece

ResultT = TypeVar("ResultT")
"""What a screen gives back when it is left."""

T = TypeVar("T")
"""What comes of an errand."""


def list_keys(label: str | None = None) -> tuple[BindingType, ...]:
    """The keys of a :class:`ListScreen`, with a label of its own on the last row."""
    more = ("down", "page-up", "page-down", "first", "last")
    first = binding("choose.up", label=label)
    return (first, *(binding(f"choose.{key}", show=False) for key in more))


def list_and_page_keys(
    label: str | None = None, *, show_page: bool = False
) -> tuple[BindingType, ...]:
    """The same where a :class:`Page` stands beside the list: that is what one turns pages of."""
    rows = (binding(f"choose.{key}", show=False) for key in ("down", "first", "last"))
    pages = (binding("page.next", show=show_page), binding("page.before", show=False))
    return (binding("choose.up", label=label), *rows, *pages)


PAGE_KEYS: tuple[BindingType, ...] = (
    binding("page.down", label="Read on"),
    binding("page.up", show=False),
)
"""The keys of a screen with a :class:`Page`."""


class HasServices(Protocol):
    """An app that gives its screens what they may use.

    Attributes:
        services: what is at hand.
        opening_note: what is to be told since it opened, such as of an interrupted session.
        voice_note: what is to be told of the voice once it has started; empty where all is well.
    """

    services: Services
    opening_note: str
    voice_note: str

    def apply_theme(self) -> None:
        """Use the colours that are chosen in the settings."""


class BaseScreen(Screen[ResultT], Generic[ResultT]):
    """A title and a place on the first row, a body, and the keys on the last row.

    Subclasses implement :meth:`compose_body` and say where they are with :meth:`set_heading`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [binding("app.help", show=False)]
    IGNORE_EARLY_KEYS: ClassVar[bool] = False
    """Whether keys do nothing here that were pressed before it came: they keep something."""

    _leaving = False
    _place = ""
    """What stands on the right of the first row, but for an answer to a key."""
    _is_telling = False
    """Whether an answer stands there."""

    _loops: tuple[MovementLoop, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self._opened_s = Message().time  # as keys are timed

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        with Horizontal(id="heading"):
            yield Label("", markup=False, id="heading-title")
            yield Label("", markup=False, id="heading-place")
        with Vertical(id="body"):
            yield from self.compose_body()
        yield KeyRow()

    def accepts_event(self, event: events.Event) -> bool:
        """Whether a key or click can be meant for this screen."""
        return not self.IGNORE_EARLY_KEYS or event.time >= self._opened_s

    async def on_event(self, event: events.Event) -> None:
        """Pass by a size that the window has no more, and all once this is left.

        A screen that is laid out tells itself of its size. With two sizes on their way at once,
        each would bring the other back for ever. And one may be left before it has its parts.
        """
        stale = isinstance(event, events.Resize) and event.size != self.app.size
        needs_parts = isinstance(event, events.Mount | events.ScreenResume | events.Resize)
        if not stale and (self.is_usable or not needs_parts):
            await super().on_event(event)

    def compose_body(self) -> Iterable[Widget]:
        """What stands between the title row and the keys."""
        return ()

    def set_heading(self, title: str, place: str = "") -> None:
        """Say what this screen is, and where in the whole. Call it once mounted, or later."""
        self.query_one("#heading-title", Label).update(printable_lines(title))
        self._place = place
        self.query_one("#heading-place", Label).update(printable_lines(place))

    def on_key(self, event: events.Key) -> None:
        """Answer a key of this screen that does nothing just now, until the next key."""
        self.tell_in_passing("")
        bound = self._bindings.key_to_bindings.get(event.key, [])
        if bound and event.key not in self.active_bindings:
            self.tell_in_passing(not_now_text(bound[0].id or "", bound[0].description))

    def tell_in_passing(self, words: str) -> None:
        """Say something on the right of the first row; empty words give the place back to it."""
        if words or self._is_telling:
            self._is_telling = bool(words)
            for label in self.query("#heading-place").results(Label):
                label.update(printable_lines(words or self._place))

    def on_screen_suspend(self) -> None:
        """Nobody sees the figure: it rests."""
        for loop in self._loops:
            loop.pause()

    def on_screen_resume(self) -> None:
        """It is seen again."""
        for loop in self._loops:
            loop.resume()

    def new_movement_loop(
        self, show: Callable[[Motion], None], *, repeats: int | None = None
    ) -> MovementLoop:
        """What moves a figure of this screen over and over; it rests while nobody sees it."""
        loop = MovementLoop(self, show, self.services.clock, repeats=repeats)
        self._loops = (*self._loops, loop)
        return loop

    def new_loop_in_place(self) -> MovementLoop:
        """The same for the :class:`FigurePlace` of this screen, which then has its pictures too."""
        place = self.query_one(FigurePlace)
        place.make_picture = self.services.pictures
        return self.new_movement_loop(place.show_motion)

    @property
    def services(self) -> Services:
        """What the app has at hand."""
        return cast(HasServices, self.app).services

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be told in passing, such as that there is no sound."""
        app = cast(HasServices, self.app)
        return tuple(note for note in (app.opening_note, app.voice_note) if note)

    def when_done(
        self,
        future: "Future[T]",
        callback: Callable[[T], object],
        on_slow: Callable[[], object] = lambda: None,
    ) -> None:
        """Go on with what comes of an errand, at once where it has come.

        Args:
            future: what is waited for; the screen goes on meanwhile.
            callback: what is done with it, if this screen still stands.
            on_slow: what is done where it takes longer than anyone likes to wait.
        """
        if future.done():
            callback(future.result())
            return

        async def when_done() -> None:
            callback(await wait_with_notice(asyncio.wrap_future(future), on_slow))

        self.run_worker(when_done())

    def show_notes(self) -> None:
        """Show :attr:`notes` in the label of class ``notes``, on a screen that has one.

        Called when they change, which may be before the screen is laid out: it calls this too.
        """
        for place in self.query(".notes").results(Label):
            place.update(Content("\n").join(piece(text, SOFT) for text in self.notes))
            place.set_class(not self.notes, "absent")

    @property
    def is_usable(self) -> bool:
        """Whether it has its parts and is not being left: an answer may come as late as that."""
        return bool(self.display and self.query("#body"))

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Leave with a result, once: a second key may come before the screen has gone."""
        if self._leaving:
            return AwaitComplete()
        self._leaving = True
        return super().dismiss(result)

    @property
    def contact(self) -> str:
        """Whom the routine at hand says to call; empty where there is none."""
        return ""

    def action_flare_up(self) -> None:
        """Look at the warning signs, and come back to this as it stands."""
        self.post_message(ShowFlareUp(self.contact))

    def action_back(self) -> None:
        """Leave with nothing chosen."""
        self.dismiss(None)

    def action_scroll_page(self, pages: int) -> None:
        """Read on in the page, or back."""
        for page in self.query(Page):
            page.turn(pages)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to read on only where there is more than is seen."""
        del parameters
        if action == "scroll_page":
            return any(page.max_scroll_y > 0 for page in self.query(Page))
        return True

    def on_resize(self) -> None:
        """See again whether there is more than is seen."""
        self.call_after_refresh(self.refresh_bindings)


class ListScreen(BaseScreen[ResultT]):
    """A screen with one list of rows to choose from; :func:`list_keys` gives its keys."""

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def action_choose(self, rows: int) -> None:
        """Choose the row so many further down."""
        self.rows.move(rows)

    def action_choose_end(self, end: int) -> None:
        """Choose the first row, or the last one."""
        self.rows.choose(0 if end < 0 else self.rows.count)

    def action_page(self, pages: int) -> None:
        """Choose the row so many pages further down."""
        self.rows.move_page(pages)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With one row there is nothing to choose."""
        if action in ("choose", "choose_end", "page"):
            return any(rows.count > 1 for rows in self.query(RowList))
        return super().check_action(action, parameters)


class Page(VerticalScroll, can_focus=False):
    """A text that may be longer than its box: it scrolls, and shows no bar.

    It takes no focus: the screen's keys scroll it.
    """

    class Resized(Message):
        """It has another size, or has come into sight."""

    def on_resize(self) -> None:
        """Tell whoever breaks its text to the width."""
        self.post_message(self.Resized())

    def turn(self, pages: int) -> None:
        """Go so many pages down; two rows of the old page stay in view."""
        rows = max(1, self.size.height - 2)
        self.scroll_to(y=self.scroll_offset.y + pages * rows, animate=False, immediate=True)
