"""Palettes, and which of them a terminal can show."""

import pytest

from hipflow.figure import palette as palettes
from hipflow.figure.palette import Ability, Palette, Role, dimmed, mixed, palette_for

ALL = [value for value in vars(palettes).values() if isinstance(value, Palette)]
each = pytest.mark.parametrize("palette", ALL, ids=lambda palette: palette.name)


def luminance(colour):
    """The relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The contrast ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@each
def test_what_moves_stands_out_from_the_ground(palette):
    """Also in a light theme, where the accent must be darker."""
    assert contrast(palette.colours[Role.MOVE], palette.colours[Role.GROUND]) >= 4.5
    assert contrast(palette.colours[Role.LIMB], palette.colours[Role.GROUND]) >= 3


@each
def test_the_far_leg_does_not_vanish_into_what_lies_under_it(palette):
    """Not even among 16 colours, where a grey leg would lie on a grey mat."""
    assert contrast(palette.colours[Role.FAR], palette.colours[Role.MAT]) >= 1.4
    assert palette.colours[Role.FAR] != palette.colours[Role.BODY]


def test_without_colour_only_the_moving_part_is_white():
    """Every other role is a grey well below it."""
    grey = palette_for(Ability(colours=0)).colours
    assert grey[Role.MOVE] == "#FFFFFF"
    for role in set(Role) - {Role.MOVE, Role.MOVE_FAR}:
        red, green, blue = (grey[role][i : i + 2] for i in (1, 3, 5))
        assert abs(int(red, 16) - int(green, 16)) <= 2 >= abs(int(green, 16) - int(blue, 16))
        assert contrast(grey[Role.MOVE], grey[role]) > 2


@pytest.mark.parametrize(
    ("ability", "name"),
    [
        (Ability(), "dark"),
        (Ability(dark=False), "light"),
        (Ability(colours=256), "dark"),
        (Ability(colours=16), "ansi"),
        (Ability(colours=8, dark=False), "ansi-light"),
        (Ability(colours=0), "grey"),
        (Ability(colours=0, dark=False), "grey-light"),
        (Ability(contrast=True), "contrast"),
        (Ability(contrast=True, dark=False), "contrast-light"),
        (Ability(blocks=False), "dark-signs"),
        (Ability(blocks=False, colours=0), "grey-signs"),
    ],
)
def test_the_palette_fits_the_terminal(ability, name):
    """Colours, ground and blocks each have their say."""
    palette = palette_for(ability)
    assert palette.name == name
    assert palette.blocks is ability.blocks


def test_a_terminal_of_16_gets_just_its_own_colours():
    """Anything in between would be rounded to who knows what, and nothing is mixed."""
    own = {
        "#000000", "#AA0000", "#00AA00", "#AA5500", "#0000AA", "#AA00AA", "#00AAAA", "#AAAAAA",
        "#555555", "#FF5555", "#55FF55", "#FFFF55", "#5555FF", "#FF55FF", "#55FFFF", "#FFFFFF",
    }  # fmt: skip
    for palette in (palettes.ANSI, palettes.ANSI_LIGHT):
        assert set(palette.colours) <= own
        assert not palette.mixes
        assert dimmed(palette) is palette


def test_colours_are_mixed_by_their_share():
    """None, half and all."""
    assert mixed("#000000", "#FF8040", 0) == "#000000"
    assert mixed("#000000", "#FF8040", 0.5) == "#808040"[:3] + "4020"
    assert mixed("#000000", "#FF8040", 1) == "#FF8040"


def test_a_dimmed_figure_is_nearer_to_its_ground():
    """Who waits stands back, and the ground stays what it is."""
    dim = dimmed(palettes.DARK)
    assert dim.colours[Role.GROUND] == palettes.DARK.colours[Role.GROUND]
    assert luminance(dim.colours[Role.MOVE]) < luminance(palettes.DARK.colours[Role.MOVE])
