"""Widgets: they draw given values and post messages; no clock, no file, no voice."""
