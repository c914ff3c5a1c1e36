"""What both sides of the voice share: messages, sounds, tones and samples."""
