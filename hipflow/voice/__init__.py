"""Speech and tones, in a process of their own."""
