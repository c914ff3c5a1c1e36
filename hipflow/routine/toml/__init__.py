"""TOML text with the place of every key and value, and its syntax mistakes explained."""
