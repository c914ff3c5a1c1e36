"""Shapes to terminal cells: the big characters, and the animated figure to come."""
