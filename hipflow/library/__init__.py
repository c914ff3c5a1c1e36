"""Routines and exercises at hand: find, load, check many, import, begin from a scaffold."""
