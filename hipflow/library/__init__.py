"""Routines and exercises at hand: found, loaded, checked by the dozen, imported, begun from a scaffold."""
