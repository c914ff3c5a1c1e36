"""The author's screens: a file while it is written, and its rehearsal."""
