"""The file format for routines and exercises: what may be written, what it means, what is wrong in it."""
