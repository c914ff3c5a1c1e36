"""The app's side of the voice: the client that players use, and the supervisor of the worker."""
