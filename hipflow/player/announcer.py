"""Lets the voice be heard: sends lines ahead of their due time, takes them back on a key."""

from collections.abc import Callable, Collection

from msgspec.structs import replace

from hipflow.session.engine import state
from hipflow.session.engine.cues import Cue, Paused, Resumed, StepStarted
from hipflow.session.engine.session import Session, Status
from hipflow.session.plan.plan import Plan
from hipflow.session.speech import script
from hipflow.session.speech.script import ScriptLine
from hipflow.session.speech.speech_settings import BETWEEN_MS, SpeechSettings
from hipflow.voice.protocol.sound import Sound, Voice

SEND_AHEAD_S = 12.0
"""Sounds are sent this far ahead, so that a busy screen cannot delay them."""

RESEND_LATENESS_MS = 4_000
"""A sentence that was taken back and is sent again may wait this long for the one before it."""


class Announcer:
    """A listener of the player that speaks.

    Args:
        voice: what makes the sound.
        real_s: the monotonic time at which the session will reach a session time.
        speaking: how fast the voice is in session time.
    """

    def __init__(
        self, voice: Voice, real_s: Callable[[int], float], speaking: SpeechSettings
    ) -> None:
        self._voice = voice
        self._real_s = real_s
        self._speaking = speaking
        self._sent: dict[str, ScriptLine] = {}
        self._sent_until_ms = 0
        self._heard: frozenset[str] = frozenset()
        """The texts of this step that were spoken to their end before a key interrupted them."""
        self._step_start_ms = 0
        self._rest_from_ms: int | None = None
        """The session time from which the rest of them is said; ``None`` where none broke them."""
        self.muted = False
        self.quiet_from_s = 0.0
        """The monotonic time at which all that was sent has been heard, as far as one can tell."""

    def prepare(self, plan: Plan) -> None:
        """Have every sentence of a plan rendered before it is needed."""
        self._voice.prepare(script.script_texts(plan, self._speaking))

    def __call__(self, session: Session, cues: tuple[Cue, ...]) -> None:
        """The session moved; what was foretold is on its way, anything else starts afresh."""
        step_starts = [cue for cue in cues if isinstance(cue, StepStarted)]
        if step_starts:
            self._step_start_ms = step_starts[-1].at_ms
            self._heard, self._rest_from_ms = frozenset(), None
        if self.muted:
            return
        now = script.script_lines(session.plan, cues, self._speaking)
        turned = any(isinstance(cue, Paused | Resumed) for cue in cues)
        if turned or any(line.id not in self._sent for line in now):
            if not step_starts:
                self._interrupt_speech(session, now)
            self._silence()
            self._send(now)
        if session.clock_ms + self._horizon_ms // 2 >= self._sent_until_ms:
            self._send_ahead(session)

    def mute(self, session: Session) -> bool:
        """Fall silent, or say from here on what is left; returns whether it is silent now."""
        self.muted = not self.muted
        self._interrupt_speech(session, ())
        self._silence()
        if not self.muted:
            self._send_ahead(session)
        return self.muted

    def change(self, session: Session, speaking: SpeechSettings) -> None:
        """Speak otherwise from here on: how fast, how much.

        A sentence being spoken is finished, and none that was to come is lost or said twice.
        """
        talked, self._speaking = self._speaking.talks, speaking
        self.prepare(session.plan)
        if self.muted:
            return
        if not (talked and speaking.talks):
            self._interrupt_speech(session, ())
            self._silence()
            self._send_ahead(session)
            return
        coming = [s for s in self._sent.values() if s.text and s.at_ms > session.clock_ms]
        for line in coming:
            del self._sent[line.id]
        self._voice.cancel([line.id for line in coming])
        self._send_ahead(session, owed={line.text for line in coming})

    def resend(self, session: Session) -> None:
        """Send what is to come once more, where the voice has let go of some of it."""
        if not self.muted:
            now_ms = session.clock_ms
            self._sent = {name: line for name, line in self._sent.items() if line.at_ms <= now_ms}
            self._send_ahead(session)

    def say_again(self, session: Session) -> str:
        """Say what the step is and its cue; what is due meanwhile finds its place.

        Returns:
            The words, for those who cannot hear them.
        """
        again = script.repeat_line(session.plan, session.index, session.clock_ms)
        words = again.text or ""
        if self.muted:
            return words
        self._interrupt_speech(session, (again,))
        self._heard |= {words}
        self._silence()
        self._send((again,))
        self._send_ahead(session)
        return words

    @property
    def _horizon_ms(self) -> int:
        return round(SEND_AHEAD_S * 1000 * self._speaking.speed)

    def _send_ahead(self, session: Session, owed: Collection[str | None] = ()) -> None:
        """Send what will come if no key is pressed, the rest of what the step began with too.

        Args:
            session: as it stands.
            owed: sentences that were taken back; they are said even if it is past their time now.
        """
        now_ms, plan = session.clock_ms, session.plan
        opening = self._step_opening(session)
        begun_ms = now_ms - session.elapsed_ms
        said = {s.text for s in self._sent.values() if s.text and begun_ms <= s.at_ms <= now_ms}
        lines = [
            _postponed(line, now_ms) if line.text in owed else line
            for line in opening
            if line.text in owed or (line.at_ms > now_ms and line.text not in said)
        ]
        coming = script.script_lines(
            plan, state.upcoming_cues(session, self._horizon_ms), self._speaking
        )
        self._send((*lines, *(line for line in coming if line.at_ms > now_ms)))
        self._sent_until_ms = now_ms + self._horizon_ms

    def _step_opening(self, session: Session) -> tuple[ScriptLine, ...]:
        """What the step under way began with, or what a key has left of it."""
        timed = session.step.work is not None and session.length_ms is not None
        if self._rest_from_ms is None or timed:
            return script.script_lines(session.plan, _step_cues(session), self._speaking)
        return script.remaining_lines(session, self._heard, self._rest_from_ms, self._speaking)

    def _interrupt_speech(self, session: Session, answer: tuple[ScriptLine, ...]) -> None:
        """A key cuts short what is being said; it is said anew once the answer has been heard."""
        now_ms = session.clock_ms
        here = [
            s for s in self._sent.values() if s.text and self._step_start_ms <= s.at_ms <= now_ms
        ]
        cut = {line.text for line in here if self._end_ms(line) > now_ms}
        self._heard = (self._heard | {line.text for line in here if line.text}) - cut
        self._rest_from_ms = (
            max([now_ms, *(self._end_ms(line) for line in answer if line.text)]) + BETWEEN_MS
        )

    def _end_ms(self, line: ScriptLine) -> int:
        """When a line has been heard; a tone counts as a word."""
        return line.at_ms + self._speaking.length_ms(line.text or "tone")

    def _silence(self) -> None:
        self._voice.cancel()
        self._sent.clear()
        self.quiet_from_s = 0.0
        self._sent_until_ms = 0

    def _send(self, lines: tuple[ScriptLine, ...]) -> None:
        new = [line for line in lines if line.id not in self._sent]
        self._sent |= {line.id: line for line in new}
        if new:
            self._voice.play([self._sound(line) for line in new])
            self.quiet_from_s = max(self.quiet_from_s, *map(self._end_s, new))

    def _end_s(self, line: ScriptLine) -> float:
        return self._real_s(self._end_ms(line))

    def _sound(self, line: ScriptLine) -> Sound:
        return Sound(
            id=line.id,
            due_s=self._real_s(line.at_ms),
            latest_s=self._real_s(line.latest_ms),
            text=line.text,
            tone=line.tone,
        )


def _postponed(line: ScriptLine, now_ms: int) -> ScriptLine:
    at_ms = max(line.at_ms, now_ms)
    return replace(line, at_ms=at_ms, latest_ms=at_ms + RESEND_LATENESS_MS)


def _step_cues(session: Session) -> tuple[Cue, ...]:
    """How the step under way began, as if no pause had lain between."""
    if session.status is not Status.RUNNING or session.ready_over:
        return ()
    begun_ms = session.clock_ms - session.elapsed_ms
    return (StepStarted(at_ms=begun_ms, index=session.index, kind=session.step.kind),)
