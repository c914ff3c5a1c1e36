"""A problem of a file: what it is, where, how it is shown, and what to write instead."""
