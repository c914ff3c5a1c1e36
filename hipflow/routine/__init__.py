"""The file format of routines and exercises: the keys, what they mean, the mistakes in a file."""
