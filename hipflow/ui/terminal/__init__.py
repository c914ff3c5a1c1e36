"""Our driver and parser for the terminal, and what a terminal can show."""
