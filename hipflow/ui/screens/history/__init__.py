"""The screens that look back: sessions, exercises, corrections."""
