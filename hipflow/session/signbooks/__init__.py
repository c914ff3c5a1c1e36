"""How each language says signs and short forms, one file a language, loaded when first needed."""
