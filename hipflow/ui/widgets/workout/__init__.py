"""Widgets of the workout: figure, big word, bar, marks and captions."""
