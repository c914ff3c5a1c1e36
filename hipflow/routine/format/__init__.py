"""The format as a typed model, the one source of schema, limits and reference page."""
