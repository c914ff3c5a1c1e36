"""The tones of a session, by what they mean. Cheap to import: the speech process reads it too."""

from enum import StrEnum


class Tone(StrEnum):
    """A tone by what it means; each is told apart by pitch and rhythm alone.

    The values name the tones between hipflow and its speech process;
    :mod:`hipflow.voice.protocol.tones` knows how they sound.
    """

    START = "start"
    TICK = "tick"
    HALFWAY = "halfway"
    COUNTDOWN = "countdown"
    WORK_END = "work-end"
    REST_END = "rest-end"
    FINISH = "finish"
