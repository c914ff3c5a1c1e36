"""What can go wrong, as one tree.

::

    HipflowError                what happened, where, and what to do next, in words for a person
    ├── RoutineError            a routine cannot be played: its problems say why
    ├── UnreadableError         a file is missing, unreadable, too big, or not text
    ├── StorageError            the history or the settings cannot be read or written
    ├── SpeechError             there is no speech, or no such voice, where nothing can do without
    └── NotAllowedError         an event the session does not allow now (a programming mistake)
"""


class HipflowError(Exception):
    """Base of all errors that are meant for people; ``str(error)`` is the whole message."""

    exit_code = 2


class RoutineError(HipflowError):
    """A routine or exercise file has mistakes."""

    exit_code = 1


class UnreadableError(HipflowError):
    """A file cannot be read as text: missing, forbidden, binary, too big."""


class StorageError(HipflowError):
    """A file of the app's own cannot be read or written."""


class SpeechError(HipflowError):
    """No speech, or not the voice asked for, where nothing can do without it.

    A session goes on in silence.
    """


class NotAllowedError(HipflowError):
    """The session does not allow this event in its present state."""
