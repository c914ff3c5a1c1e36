"""The commands, one file a subject; each loads what it needs when it is run."""
