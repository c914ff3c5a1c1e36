"""The history file: append, read, recover."""
