"""The worker's side of the voice: the process that renders sentences and mixes sounds."""
