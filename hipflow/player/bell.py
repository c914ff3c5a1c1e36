"""A bell that stands in for the tones where they are wished for and cannot be heard."""

from collections.abc import Callable

from hipflow.session.engine.cues import Cue
from hipflow.session.engine.session import Session
from hipflow.session.speech import script
from hipflow.session.speech.tone import Tone

BELL_TONES = frozenset({Tone.START, Tone.HALFWAY, Tone.WORK_END, Tone.FINISH})
"""The tones the bell rings for; one for every count of a countdown would be a din."""


class Bell:
    """A listener of the player that rings.

    Args:
        is_wanted: whether something must stand in for the tones just now.
        ring: rings once.
    """

    def __init__(self, is_wanted: Callable[[], bool], ring: Callable[[], None]) -> None:
        self._is_wanted = is_wanted
        self._ring = ring

    def __call__(self, session: Session, cues: tuple[Cue, ...]) -> None:
        """The session moved; however many tones were due at once, it rings once."""
        if cues and self._is_wanted():
            tones = {line.tone for line in script.script_lines(session.plan, cues)}
            if tones & BELL_TONES:
                self._ring()
