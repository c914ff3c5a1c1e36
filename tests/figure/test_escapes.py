"""Pictures as lines for a terminal."""

from hipflow.figure.escapes import RESET, colour_of, terminal_lines
from hipflow.figure.frames import FigureStyle, Frames
from hipflow.figure.palette import ANSI, DARK, Role
from hipflow.figure.tints import Tint
from tests.builders.figure_builders import shipped


def test_without_colour_there_is_no_escape():
    """A log or a screen reader gets signs only."""
    picture = Frames(shipped("squat"), FigureStyle(40, 16, blocks=False)).picture(1.0)
    lines = list(terminal_lines(picture, DARK, colour=False))
    assert len(lines) == 16
    assert "\x1b" not in "".join(lines)
    assert "###" in "".join(lines)


def test_a_coloured_line_ends_as_it_began():
    """Colours are taken back, and blanks at the end are not sent."""
    picture = Frames(shipped("squat"), FigureStyle(40, 16)).picture(1.0)
    lines = list(terminal_lines(picture, DARK, colour=True))
    assert lines[0] == "" or lines[0].endswith(RESET)
    assert all(line.endswith(RESET) for line in lines if line)


def test_a_tint_is_mixed_where_the_palette_mixes():
    """By quarters; a terminal of 16 gets the commoner role."""
    tint = Tint(Role.MOVE, Role.GROUND, 2)
    assert colour_of(tint, DARK) not in DARK.colours
    assert colour_of(tint, ANSI) == ANSI.colours[Role.MOVE]
