"""The pain scale."""

import pytest
from textual.app import App

from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.theme import ROLE_DEFAULTS
from hipflow.ui.widgets.pain_scale import PainScale


class OneScale(App):
    """An app with nothing but a scale, and all it was told."""

    def __init__(self, **scale):
        super().__init__()
        self.scale = PainScale(PainLimits(), **scale)
        self.told = []

    def get_theme_variable_defaults(self):
        """Our roles."""
        return dict(ROLE_DEFAULTS)

    def compose(self):
        """The scale."""
        yield self.scale

    def on_pain_scale_chosen(self, message):
        """Remember it."""
        self.told.append(message.value)


def text_of(app):
    """What is on the screen, row by row."""
    return ["".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()]


async def test_nothing_is_chosen_at_first():
    """An answer must be the person's own."""
    app = OneScale()
    async with app.run_test(size=(76, 12)):
        assert app.scale.value is None
        assert not app.told


@pytest.mark.parametrize(
    ("digits", "value"),
    [([1], 1), ([1, 0], 10), ([1, 0, 0], 0), ([0], 0), ([7], 7), ([1, 1, 0], 10), ([2, 0], 0)],
)
async def test_a_nought_after_a_one_makes_ten(digits, value):
    """1 chooses one at once; 0 straight after it makes ten; any other 0 is nought."""
    app = OneScale()
    async with app.run_test(size=(76, 12)) as pilot:
        for digit in digits:
            app.scale.press(digit)
        await pilot.pause()
        assert app.scale.value == value
        assert app.told[-1] == value


async def test_an_arrow_between_one_and_nought_means_nought():
    """Only a 0 typed straight after the 1 belongs to it."""
    app = OneScale()
    async with app.run_test(size=(76, 12)):
        app.scale.press(1)
        app.scale.move(+1)
        app.scale.press(0)
        assert app.scale.value == 0


async def test_arrows_stop_at_the_ends():
    """The first step chooses no pain; beyond ten there is nothing."""
    app = OneScale()
    async with app.run_test(size=(76, 12)):
        app.scale.move(+1)
        assert app.scale.value == 0
        app.scale.choose(10)
        app.scale.move(+1)
        assert app.scale.value == 10


@pytest.mark.parametrize(("x", "value"), [(0, 0), (23, 3), (72, 10), (75, 10)])
async def test_a_click_chooses_the_step_under_it(x, value):
    """Anywhere above, on or below the step, also in the big number's corner."""
    app = OneScale(corner=True)
    async with app.run_test(size=(76, 20)) as pilot:
        await pilot.click(PainScale, offset=(x, 3))
        assert app.told == [value]


async def test_a_choice_is_seen_without_colour():
    """The number is big, the zone is a shape and words, and a line marks the step."""
    app = OneScale(corner=True)
    async with app.run_test(size=(76, 20)) as pilot:
        before = text_of(app)
        app.scale.choose(4)
        await pilot.pause()
        after = text_of(app)
        assert not any("━" in row for row in before)
        assert any(row.startswith("▲ take care") for row in after)
        assert sum("━" in row for row in after) == 1
