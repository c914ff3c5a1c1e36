"""The place of the figure."""

from msgspec import structs
from textual.app import App
from textual.widgets import Static

from hipflow.routine.resolved import Position
from hipflow.ui.widgets.figure_place import FigurePlace
from routines import play
from seeing import seen


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
            assert ("on your back" in seen(app)) is seen_words
        assert made == ["a.png", "b.png"]


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
        assert "on your back" in seen(app)
