"""That side of the voice: the process that renders sentences and mixes sounds."""
