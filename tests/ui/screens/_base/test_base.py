"""What all screens share."""

import pytest
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Static

from hipflow.session.plan.steps import Side
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.screens.session.first_questions import SoreSideScreen
from tests.fakes.fake_services import FakeWorld
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, rows, screen_text


class Plain(BaseScreen[None]):
    """A screen with a page of twenty lines."""

    BINDINGS = [*PAGE_KEYS]  # noqa: RUF012  Textual's own way

    def compose_body(self):
        """The page."""
        with Page():
            yield Static("\n".join(f"line {n}" for n in range(20)))


@pytest.fixture
def app(tmp_path):
    """An app with Today at its foot."""
    return HipflowApp(FakeWorld(tmp_path).services)


async def test_title_and_place_stand_at_the_two_ends_of_the_first_row(app):
    """Text is shown as it is, inside the margin."""
    async with app.run_test(size=(60, 10)) as pilot:
        app.push_screen(Plain())
        await pilot.pause()
        app.screen.set_heading("[b]Hips", "here")
        await pilot.pause()
        assert rows(app)[0] == "  [b]Hips" + " " * 45 + "here"


async def test_what_does_not_fit_is_cut_and_seen_to_be(app):
    """A title of any length leaves the place some room."""
    async with app.run_test(size=(40, 10)) as pilot:
        app.push_screen(Plain())
        await pilot.pause()
        app.screen.set_heading("x" * 10_000, "y" * 10_000)
        await pilot.pause()
        first = rows(app)[0]
        assert len(first) <= 40
        assert first.count("…") == 2


async def test_services_are_those_of_the_app(app):
    """Screens use what the app was given."""
    async with app.run_test():
        assert app.screen.services is app.services


async def test_reading_on_is_offered_only_where_there_is_more(app):
    """When the window grows, the key goes; when it shrinks, it is back."""
    async with app.run_test(size=(60, 30)) as pilot:
        app.push_screen(Plain())
        await pilot.pause()
        assert "Read on" not in last_row(app)
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        await pilot.pause()
        assert "Read on" in last_row(app)
        await press(pilot, "page.down", "page.down", "page.down")
        assert "line 19" in screen_text(app)


@pytest.mark.parametrize(("width", "margin"), [(60, 2), (100, 2), (140, 4)])
async def test_the_margin_grows_with_the_width(app, width, margin):
    """Two columns, four where there is room."""
    async with app.run_test(size=(width, 30)):
        assert rows(app)[0].startswith(" " * margin + "Today")


async def test_two_keys_at_once_leave_a_screen_once(tmp_path):
    """A key pressed twice before the screen has gone: one answer, and the way goes on."""
    fakes = FakeWorld(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        screen = SoreSideScreen("Hip starter")
        answer = app.run_worker(ask(app, screen))
        await pilot.pause()
        screen.dismiss(Side.LEFT)
        screen.dismiss(Side.RIGHT)
        assert await answer.wait() is Side.LEFT
        assert app.screen is not screen


async def ask(app, screen):
    """What the screen is left with."""
    return await app.push_screen_wait(screen)


class Counting(BaseScreen[None]):
    """A screen that falls over when it is laid out more often than anybody sizes a window."""

    times = 0

    def on_resize(self):
        """Count it, and have something to do after."""
        self.times += 1
        assert self.times < 50
        self.call_after_refresh(lambda: None)


async def test_two_sizes_on_their_way_at_once_come_to_rest(app):
    """Each is told of once more by the screen itself; the window's own is the one that holds."""
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Counting())
        await pilot.pause()
        for size in (Size(40, 12), Size(80, 24)) * 3:
            app.screen.post_message(Resize(size, size))
            app.screen.call_later(lambda: None)
        await pilot.pause()
        assert app.screen.outer_size == (80, 24)


class Bare(BaseScreen[None]):
    """A screen that is left before it has its parts."""

    def compose(self):
        """None of them."""
        return ()

    def on_mount(self):
        """What needs them."""
        self.set_heading("Never seen")


async def test_a_screen_may_be_left_before_it_has_its_parts(app):
    """A key that leaves it may come that early; what it would do first is not done."""
    async with app.run_test() as pilot:
        app.push_screen(Bare())
        await pilot.pause()
        assert not app.screen.is_usable
