"""What is shown of a session at one moment: focus, progress, motion and keys."""
