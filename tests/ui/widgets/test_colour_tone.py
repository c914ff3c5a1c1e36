"""The class that gives a widget its colour."""

from textual.app import App

from hipflow.ui.widgets.colour_tone import ColourToneWidget


class OneApp(App):
    """One widget, red while it moves."""

    CSS = "ColourToneWidget { height: 1; } .move { background: red; }"

    def compose(self):
        """It alone."""
        yield ColourToneWidget()


async def test_it_has_the_class_of_its_tone_alone():
    """The last one goes as the next one comes; without a tone it has none."""
    app = OneApp()
    async with app.run_test(size=(10, 2)) as pilot:
        toned = app.query_one(ColourToneWidget)
        plain = toned.styles.background
        toned.tone = "move"
        await pilot.pause()
        assert toned.classes == {"move"}
        assert toned.styles.background != plain
        toned.tone = "hold"
        assert toned.classes == {"hold"}
        toned.tone = ""
        assert toned.classes == frozenset()
