"""What signs and short forms are called in each language, one file a language."""
