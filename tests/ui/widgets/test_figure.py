"""The figure on the screen."""

import pytest
from msgspec.structs import replace
from textual.app import App

from hipflow.figure.frames import FRAMES
from hipflow.figure.palette import DARK, GREY, LIGHT, Role
from hipflow.session.view.motion import Motion
from hipflow.ui.theme import DARK as DARK_THEME
from hipflow.ui.theme import LIGHT as LIGHT_THEME
from hipflow.ui.widgets.figure import Figure
from tests.builders.figure_builders import shipped, table

SQUAT = Motion(figure=shipped("squat"), moves=True)


class FigureApp(App[None]):
    """A figure in a box of its own, and what it asked to be drawn anew."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def compose(self):
        """The figure alone."""
        yield Figure()

    def on_mount(self):
        """Listen to what is sent."""
        for theme in (DARK_THEME, LIGHT_THEME):
            self.register_theme(theme)
        self.theme = DARK_THEME.name
        figure = self.figure
        plain = figure.refresh

        def refresh(*regions, **options):
            self.asked.append(regions)
            return plain(*regions, **options)

        figure.refresh = refresh

    @property
    def figure(self):
        """The widget."""
        return self.query_one(Figure)

    @property
    def colours(self):
        """Every colour that is seen."""
        figure = self.figure
        strips = [figure.render_line(y) for y in range(figure.size.height)]
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        pairs = [(style.color, style.bgcolor) for style in styles]
        return {c.get_truecolor().hex.upper() for pair in pairs for c in pair if c}

    @property
    def text(self):
        """The characters that are seen."""
        figure = self.figure
        return "\n".join(figure.render_line(y).text for y in range(figure.size.height))


@pytest.fixture
def shown():
    """Runs an app of 60 by 24 around a figure."""

    def run(**options):
        return FigureApp().run_test(size=(60, 24), **options)

    return run


async def test_it_fills_its_box_in_the_colours_of_the_theme(shown):
    """Dark and light each have their own; what moves is lit."""
    async with shown() as pilot:
        app = pilot.app
        app.figure.show(SQUAT)
        await pilot.pause()
        assert DARK.colours[Role.MOVE] in app.colours
        assert all(len(line) == 60 for line in app.text.split("\n"))
        app.theme = LIGHT_THEME.name
        await pilot.pause()
        assert LIGHT.colours[Role.MOVE] in app.colours
        assert DARK.colours[Role.MOVE] not in app.colours


async def test_without_colour_only_greys_are_left(shown, monkeypatch):
    """Only what moves is white."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown() as pilot:
        pilot.app.figure.show(SQUAT)
        await pilot.pause()
        assert pilot.app.colours <= {
            colour for colour in pilot.app.colours if colour[1:3] == colour[3:5]
        } | set(GREY.colours)
        assert "#FFFFFF" in pilot.app.colours


async def test_only_what_changed_is_drawn_again(shown):
    """The same moment asks for nothing, the next one for less than all."""
    async with shown() as pilot:
        app = pilot.app
        app.figure.show(replace(SQUAT, share=0.4))
        await pilot.pause()
        app.asked.clear()
        app.figure.show(replace(SQUAT, share=0.4))
        assert app.asked == []
        app.figure.show(replace(SQUAT, share=0.5))
        [regions] = app.asked
        assert 0 < sum(region.area for region in regions) < 60 * 24 / 2


async def test_pictures_are_drawn_ahead_one_a_time(shown):
    """While the person gets ready; at the first repetition none is missing."""
    async with shown() as pilot:
        figure = pilot.app.figure
        for _ in range(FRAMES):
            figure.show(SQUAT)
        assert not figure._frames.draw_ahead()


async def test_another_size_is_another_picture(shown):
    """It grows and shrinks with its box."""
    async with shown() as pilot:
        pilot.app.figure.show(SQUAT)
        await pilot.pause()
        large = pilot.app.text
        await pilot.resize_terminal(30, 12)
        await pilot.pause()
        assert pilot.app.text.strip()
        assert len(pilot.app.text.split("\n")) == 12 < len(large.split("\n"))
        await pilot.resize_terminal(10, 4)
        await pilot.pause()
        assert not pilot.app.text.strip()
        assert not pilot.app.figure.drawn


async def test_it_is_mirrored_for_the_left_side(shown):
    """The same figure looks the other way."""
    async with shown() as pilot:
        pilot.app.figure.show(SQUAT)
        await pilot.pause()
        right = pilot.app.text
        pilot.app.figure.show(replace(SQUAT, mirrored=True))
        await pilot.pause()
        assert pilot.app.text != right
        assert pilot.app.text.strip()


async def test_who_waits_is_dimmed(shown):
    """Paused: the accent stands back; going on, it is as before."""
    async with shown() as pilot:
        app = pilot.app
        app.figure.show(replace(SQUAT, waits=True))
        await pilot.pause()
        assert DARK.colours[Role.MOVE] not in app.colours
        app.figure.show(SQUAT)
        await pilot.pause()
        assert DARK.colours[Role.MOVE] in app.colours


async def test_a_broken_figure_says_so_and_nothing_more(shown):
    """Whoever shows it puts words in its place; the next figure is drawn as ever."""
    async with shown() as pilot:
        figure = pilot.app.figure
        figure.show(Motion(figure=table(way=["up", "nowhere"])))
        await pilot.pause()
        assert figure.broken
        assert not pilot.app.text.strip()
        figure.show(SQUAT)
        assert not figure.broken
        assert figure.drawn
