"""What ``hipflow figure`` shows."""

import pytest

from hipflow.export.figure_file import PALETTES, FigureRequest, figure_lines, movement_of
from hipflow.system.errors import UnreadableError
from tests.builders.figure_builders import LIBRARY, shipped_movement


@pytest.mark.parametrize("name", PALETTES)
def test_every_kind_of_colours_draws_something(name):
    """Both ends of the movement fill the rows there are, and no more columns than there are."""
    lines = figure_lines(
        FigureRequest(movement=shipped_movement("squat")), 50, 42, PALETTES[name], colour=True
    )
    assert len(lines) == 40
    assert any("\x1b[38;2;" in line for line in lines)


def test_without_colour_signs_stand_in_for_blocks():
    """Blocks alone would say nothing."""
    lines = figure_lines(
        FigureRequest(movement=shipped_movement("squat"), at=("end",)),
        50,
        20,
        PALETTES["dark"],
        colour=False,
    )
    assert "".join(lines).isascii()
    assert max(map(len, lines)) <= 50


def test_a_movement_is_found_by_its_id_alone():
    """Neither a path nor a name that is no id leads anywhere else."""
    assert movement_of("squat", LIBRARY).moves
    for name in ("Squat", "../squat", "no-such-thing"):
        with pytest.raises(UnreadableError, match="no exercise"):
            movement_of(name, LIBRARY)
