"""The place of the figure."""

from msgspec import structs
from textual.app import App
from textual.widgets import Static

from hipflow.routine.format.choices import Position
from hipflow.session.view.motion import Motion
from hipflow.ui.widgets.figure import Figure
from hipflow.ui.widgets.figure_place import FigurePlace
from tests.builders.figure_builders import shipped, table
from tests.builders.routine_builders import play
from tests.tools.read_screen import screen_text


def test_without_a_position_nothing_is_said():
    """An author need not write one."""
    assert str(FigurePlace().render()) == ""


async def test_a_picture_stands_in_place_of_the_words():
    """Where one can be made; each is made once, and the words come back after it."""
    made = []

    def make(path):
        made.append(path.name)
        return Static("picture") if path.name == "a.png" else None

    words = play(position=Position.SUPINE, for_s=(5, 5))
    pictured = structs.replace(words, image="/somewhere/a.png")
    broken = structs.replace(words, image="/somewhere/b.png")

    class OneApp(App):
        def compose(self):
            yield FigurePlace()

    app = OneApp()
    async with app.run_test(size=(60, 12)) as pilot:
        place = app.query_one(FigurePlace)
        place.make_picture = make
        for shown, seen_words in (
            (words, True),
            (pictured, False),
            (pictured, False),
            (broken, True),
            (words, True),
        ):
            place.show(shown)
            await pilot.pause()
            assert bool(place.query(".picture")) is not seen_words
            assert ("on your back" in screen_text(app)) is seen_words
        assert made == ["a.png", "b.png"]


class OnePlace(App):
    """The place alone."""

    def compose(self):
        """Nothing else."""
        yield FigurePlace()

    @property
    def place(self):
        """It."""
        return self.query_one(FigurePlace)


async def shown(app, pilot, **changes):
    """What is seen of a squat at its far end: whether the figure, and the words."""
    squat = structs.replace(play(position=Position.STANDING, for_s=(5, 5)), **changes)
    figure = changes.get("figure")
    app.place.show(squat)
    for share in (0.5, 1.0):
        app.place.show_motion(Motion(figure=figure, share=share, moves=True))
        await pilot.pause()
    return app.query_one(Figure).display, "standing" in screen_text(app)


async def test_the_figure_stands_in_place_of_the_words():
    """And a picture in place of both; after it the figure is there again."""
    app, squat = OnePlace(), shipped("squat")
    async with app.run_test(size=(60, 16)) as pilot:
        app.place.make_picture = lambda _: Static("picture")
        assert await shown(app, pilot) == (False, True)
        assert await shown(app, pilot, figure=squat) == (True, False)
        assert app.place.moves
        assert await shown(app, pilot, figure=squat, image="/a.png") == (False, False)
        assert "picture" in screen_text(app)
        assert not app.place.moves
        assert await shown(app, pilot, figure=squat) == (True, False)


async def test_no_figure_where_it_is_not_wanted_or_broken():
    """Then the words are there, and nothing moves."""
    app = OnePlace()
    async with app.run_test(size=(60, 16)) as pilot:
        assert await shown(app, pilot, figure=table(way=["up", "nowhere"])) == (False, True)
        app.place.with_figure = False
        assert await shown(app, pilot, figure=shipped("squat")) == (False, True)
        assert not app.place.moves


async def test_no_figure_where_there_is_no_room():
    """It comes with a larger window, and goes with a smaller one."""
    app = OnePlace()
    async with app.run_test(size=(60, 5)) as pilot:
        assert await shown(app, pilot, figure=shipped("squat")) == (False, True)
        for size, is_seen in (((60, 16), True), ((14, 16), False), ((60, 16), True)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.query_one(Figure).display is is_seen


async def test_without_the_extra_there_are_words_only():
    """A picture that nothing can show changes nothing."""

    class OneApp(App):
        def compose(self):
            yield FigurePlace()

    app = OneApp()
    async with app.run_test(size=(60, 12)) as pilot:
        pictured = structs.replace(play(position=Position.SUPINE, for_s=(5, 5)), image="/a.png")
        app.query_one(FigurePlace).show(pictured)
        await pilot.pause()
        assert "on your back" in screen_text(app)
