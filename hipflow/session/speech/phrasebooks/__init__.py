"""The words of each language, one file a language, loaded when first spoken."""
