"""The settings, the voices and the sound check."""
