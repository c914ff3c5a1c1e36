"""The pure engine: a plan, a session that walks it, and the cues it gives."""
