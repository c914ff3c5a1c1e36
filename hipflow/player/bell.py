"""The terminal's bell in place of the tones, where they are switched on and cannot be heard."""

from collections.abc import Callable

from hipflow.session.engine.cues import Cue
from hipflow.session.engine.session import Session
from hipflow.session.speech import script
from hipflow.session.speech.tone import Tone

BELL_TONES = frozenset({Tone.START, Tone.HALFWAY, Tone.WORK_END, Tone.FINISH})
"""The tones the bell rings for; one for every count of a countdown would be a din."""


class Bell:
    """Listens to the player and rings for its main tones.

    Args:
        is_wanted: whether the tones must be replaced just now.
        ring: rings once.
    """

    def __init__(self, is_wanted: Callable[[], bool], ring: Callable[[], None]) -> None:
        self._is_wanted = is_wanted
        self._ring = ring

    def __call__(self, session: Session, cues: tuple[Cue, ...]) -> None:
        """Ring once, however many tones are due at the same moment."""
        if cues and self._is_wanted():
            tones = {line.tone for line in script.script_lines(session.plan, cues)}
            if tones & BELL_TONES:
                self._ring()
