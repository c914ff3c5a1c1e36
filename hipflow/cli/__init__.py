"""The commands, one file each, and the wiring of one run: start-up, context, shutdown."""
