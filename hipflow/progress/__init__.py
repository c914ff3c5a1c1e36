"""What the kept sessions say over weeks: pure, from records and a date."""
