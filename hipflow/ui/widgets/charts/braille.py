"""Lines drawn in dots, two by four to a cell."""

_FIRST = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a cell, by row and column."""

DOTS_ACROSS, DOTS_DOWN = 2, 4
"""Dots of a cell."""


class Dots:
    """A sheet of dots.

    Args:
        width: cells across.
        height: cells down.
    """

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._cells: dict[tuple[int, int], int] = {}

    def dot(self, x: int, y: int) -> None:
        """Set a dot; one off the sheet is lost."""
        column, row = x // DOTS_ACROSS, y // DOTS_DOWN
        if 0 <= column < self._width and 0 <= row < self._height:
            bit = _BITS[y % DOTS_DOWN][x % DOTS_ACROSS]
            self._cells[column, row] = self._cells.get((column, row), 0) | bit

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Set the dots from one to another."""
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(steps + 1):
            share = step / steps
            self.dot(
                round(start[0] + (end[0] - start[0]) * share),
                round(start[1] + (end[1] - start[1]) * share),
            )

    def cell(self, column: int, row: int) -> str:
        """The character of a cell; empty where no dot is set."""
        bits = self._cells.get((column, row), 0)
        return chr(_FIRST + bits) if bits else ""
