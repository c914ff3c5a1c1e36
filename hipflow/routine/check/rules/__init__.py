"""Rules that look at several keys at once, each a small named function over one case."""
