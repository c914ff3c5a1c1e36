"""The place where an exercise is seen: picture or figure."""

from msgspec import structs
from textual.app import App
from textual.widgets import Static

from hipflow.routine.resolved import Position
from hipflow.ui.widgets.figure_place import FigurePlace
from hipflow.ui.widgets.picture_place import PicturePlace
from routines import play

PLAIN = play(position=Position.SUPINE, for_s=(5, 5))
PICTURED = structs.replace(PLAIN, image="/somewhere/a.png")


async def test_picture_and_figure_take_turns():
    """The picture where one can be made, else the figure; each picture is made once."""
    made = []

    def make(path):
        made.append(path.name)
        return Static("picture")

    class OneApp(App):
        def compose(self):
            yield PicturePlace(make)

    app = OneApp()
    async with app.run_test() as pilot:
        place, figure = app.query_one(PicturePlace), app.query_one(FigurePlace)
        for shown, pictured in ((PLAIN, False), (PICTURED, True), (PICTURED, True), (PLAIN, False)):
            place.show(shown)
            await pilot.pause()
            assert bool(place.query(".picture")) is pictured
            assert figure.display is not pictured
        assert made == ["a.png"]
        assert figure.position is Position.SUPINE


async def test_without_a_maker_there_are_figures_only():
    """The extra may be missing."""

    class OneApp(App):
        def compose(self):
            yield PicturePlace()

    app = OneApp()
    async with app.run_test():
        app.query_one(PicturePlace).show(PICTURED)
        assert app.query_one(FigurePlace).display
