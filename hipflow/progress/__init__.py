"""What the kept sessions say over weeks, and the words for it: pure, from records and a date."""
