"""Takes a routine along: as sound."""
