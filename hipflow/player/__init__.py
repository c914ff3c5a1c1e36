"""Joins clock, session, voice and history; knows no screen."""
