"""Routines and exercises as therapists write them: model, check, library."""
