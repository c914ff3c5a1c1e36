"""This side of the voice: the client the player speaks with, and the worker's keeper."""
