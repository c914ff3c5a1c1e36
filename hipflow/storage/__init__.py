"""What is kept: history, journal, settings and state, and where they lie. All or nothing."""
