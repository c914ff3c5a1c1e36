"""A plan, the session that walks it, what is said and shown of it, and its record. Pure."""
