"""Every problem of a file at once: types, unknown keys, rules over several keys."""
