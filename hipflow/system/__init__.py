"""Nothing of physiotherapy: clock, files, background work, signals, terminal facts, safe text, errors."""
