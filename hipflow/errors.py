"""What can go wrong, as one tree.

::

    HipflowError                what happened, where, and what to do next, in words for a person
    ├── RoutineError            a routine cannot be played: its problems say why
    ├── UnreadableError         a file is missing, unreadable, too big, or not text
    ├── VoiceError              there is no such voice, or none at all
    ├── StorageError            the history or the settings cannot be read or written
    ├── SpeechError             there is no speech, where nothing can do without
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


class VoiceError(HipflowError):
    """A voice that was asked for cannot speak."""


class StorageError(HipflowError):
    """A file of the app's own cannot be read or written."""


class SpeechError(HipflowError):
    """Speech cannot be rendered, where nothing can do without; a session goes on in silence."""


class NotAllowedError(HipflowError):
    """The session does not allow this event in its present state."""
