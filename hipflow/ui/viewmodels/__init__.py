"""Values to draw, made from records and routines. Pure."""
