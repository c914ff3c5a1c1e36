"""Every value of a routine decided: prescription, defaults, library and built-in values in turn."""
