"""Nothing of physiotherapy: clock, files, queues, signals, terminal facts, safe text, errors."""
