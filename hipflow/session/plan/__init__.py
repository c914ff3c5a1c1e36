"""A routine and the choices of today, unrolled into every step that will be played."""
