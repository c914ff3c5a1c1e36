"""Where files live, and what the app remembers between runs."""
