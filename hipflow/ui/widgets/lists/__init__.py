"""Widgets of rows: lists, tables, source lines, choices."""
