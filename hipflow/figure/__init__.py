"""Shapes to terminal cells: the big characters, and the figure."""
