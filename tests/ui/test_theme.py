"""The colours, by role, and on terminals that have few."""

from itertools import combinations

import pytest
from rich.color import Color, ColorSystem
from rich.palette import Palette

from hipflow.figure.palette import Ability, Role, palette_for
from hipflow.routine.resolve.routine import PainLimits
from hipflow.ui.screens.history.rating_correction import RatingCorrectionScreen
from hipflow.ui.terminal.background import BackgroundChanged
from hipflow.ui.theme import DARK, LIGHT, THEMES, theme_for
from tests.tools.app_pilot import IN_WORK_S, SHORT, app_pilot

ALL = 1 << 24
ZONES = ("fine", "care", "stop")
VGA = Palette(
    [
        *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
        *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
        *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
        *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
    ]
)
"""What the 16 look like on a console."""
LEAST_APART = 60
"""Of 441 from black to white; olive on olive is 0, and the browns and reds of before were 30."""
READABLE = 4.5
"""The contrast of text (WCAG 2.2, 1.4.3)."""


def seen(colour, colours):
    """Red, green and blue of a colour as a terminal of so many shows it."""
    parsed = Color.parse(colour)
    if colours == ALL:
        return tuple(parsed.get_truecolor())
    if colours == 256:
        return tuple(parsed.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())
    return tuple(VGA[parsed.downgrade(ColorSystem.STANDARD).number])


def brightness(rgb):
    """The relative luminance of a colour (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in rgb)
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """How far two colours stand out from each other, from 1 to 21."""
    low, high = sorted(map(brightness, (one, other)))
    return (high + 0.05) / (low + 0.05)


def apart(one, other):
    """How far two colours are from each other, weighted as they are seen (Riemersma)."""
    red = (one[0] + other[0]) / 2
    weights = (2 + red / 256, 4, 2 + (255 - red) / 256)
    squares = ((a - b) ** 2 for a, b in zip(one, other, strict=True))
    return (sum(w * square for w, square in zip(weights, squares, strict=True)) / 3) ** 0.5


@pytest.mark.parametrize(
    ("chosen", "light_background", "theme"),
    [
        ("dark", True, DARK),
        ("light", False, LIGHT),
        ("auto", True, LIGHT),
        ("auto", False, DARK),
    ],
)
def test_a_choice_wins_over_the_terminal(chosen, light_background, theme):
    """Only `auto` goes by the terminal's ground."""
    assert theme_for(chosen, light_background=light_background) is theme


@pytest.mark.parametrize(
    ("colours", "name"), [(ALL, "dark"), (256, "dark-256"), (16, "dark-16"), (8, "dark-16")]
)
def test_a_terminal_of_few_colours_has_a_theme_of_its_own(colours, name):
    """Made of the colours it has."""
    assert theme_for("dark", light_background=True, colours=colours) is THEMES[name]


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("colours", [ALL, 256, 16])
class TestColoursAsTheyAreSeen:
    """On each ground, as a terminal of so many colours shows them."""

    def roles(self, ground, colours):
        """The colour of each role."""
        theme = theme_for(ground, light_background=False, colours=colours)
        return {
            role: seen(colour, colours)
            for role, colour in theme.variables.items()
            if role
            in (
                *ZONES,
                *(f"{zone}-dim" for zone in ZONES),
                "page",
                "ink",
                "soft",
                "hint",
                "move",
                "hold",
                "raised",
                "on-fill",
            )
        }

    def test_the_zones_stay_apart(self, ground, colours):
        """The steps of the scale as they are chosen, and as they are not."""
        roles = self.roles(ground, colours)
        for names in (ZONES, [f"{zone}-dim" for zone in ZONES], ("move", "hold")):
            for one, other in combinations(names, 2):
                least = LEAST_APART if colours < ALL or not one.endswith("dim") else 20
                assert apart(roles[one], roles[other]) > least, (one, other)

    def test_what_is_written_can_be_read(self, ground, colours):
        """In each of its colours, on the page and on the row that is chosen."""
        roles = self.roles(ground, colours)
        for role in ("ink", "soft", "hint", "move", "hold", *ZONES):
            assert contrast(roles[role], roles["page"]) >= READABLE, role
        for role in ("ink", "soft"):
            assert contrast(roles[role], roles["raised"]) >= READABLE, role
        for zone in ZONES:
            assert contrast(roles["on-fill"], roles[zone]) >= READABLE, zone

    def test_a_step_is_seen_on_the_page(self, ground, colours):
        """Chosen or not, and the chosen one is not as the others of its zone."""
        roles = self.roles(ground, colours)
        for zone in ZONES:
            assert apart(roles[f"{zone}-dim"], roles["page"]) > 20, zone
            assert apart(roles[f"{zone}-dim"], roles[zone]) > LEAST_APART, zone

    def test_what_moves_in_the_figure_stays_apart_from_what_does_not(self, ground, colours):
        """The working part against body, limbs, mat and ground."""
        palette = palette_for(Ability(colours=colours, dark=ground == "dark"))
        moving = seen(palette.colours[Role.MOVE], colours)
        for role in (Role.LIMB, Role.BODY, Role.FAR, Role.MAT, Role.GROUND, Role.GHOST, Role.WOOD):
            assert apart(moving, seen(palette.colours[role], colours)) > LEAST_APART, role


async def test_the_terminal_says_its_ground_later_or_another(tmp_path):
    """The colours follow it, unless some are chosen."""
    async with app_pilot(tmp_path) as stage:
        stage.app.post_message(BackgroundChanged(is_light=True))
        assert await stage.comes_to(lambda: stage.app.theme == LIGHT.name)
        stage.app.action_dark()
        stage.app.post_message(BackgroundChanged(is_light=True))
        await stage.pilot.pause()
        assert stage.app.theme == DARK.name


async def test_a_console_is_drawn_in_signs_that_it_has(tmp_path):
    """The large numbers, the figure and the scale are made of no blocks."""
    async with app_pilot(tmp_path, (100, 30), has_few_signs=True, colours=16) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        assert "#" in stage.text
        await stage.open(RatingCorrectionScreen("pain.after", 6, PainLimits()))
        scale = stage.text
        assert stage.app.theme == "hipflow-dark-16"
        blocks = {sign for sign in scale if 0x2580 <= ord(sign) < 0x25A0}
        assert blocks == set()
