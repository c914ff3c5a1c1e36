"""Widgets that draw pain and practice over time."""
