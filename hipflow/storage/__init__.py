"""What is kept: history, running journal, settings, state and where they lie; whole or not at all."""
