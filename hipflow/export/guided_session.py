"""A whole session without any key: every line that is heard, and when."""

from msgspec import Struct

from hipflow.session.engine import state
from hipflow.session.engine.cues import Cue, StepStarted
from hipflow.session.engine.events import Done, Elapsed
from hipflow.session.engine.session import Session
from hipflow.session.plan.plan import Plan
from hipflow.session.speech import script
from hipflow.session.speech.script import ScriptLine
from hipflow.session.speech.speech_settings import SpeechSettings


class GuidedSession(Struct, frozen=True, kw_only=True):
    """A whole session without any key.

    Attributes:
        plan: What is played.
        starts_ms: When each step of the plan begins.
        total_ms: When the session ends.
        lines: What is heard before that, in order of time.
    """

    plan: Plan
    starts_ms: tuple[int, ...]
    total_ms: int
    lines: tuple[ScriptLine, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every sentence, once, in the order it is first needed."""
        return tuple(dict.fromkeys(line.text for line in self.lines if line.text))


def make_guided_session(plan: Plan, speaking: SpeechSettings, own_pace_ms: int) -> GuidedSession:
    """Play a plan by the session's own engine, pressing no key.

    Args:
        plan: What to play.
        speaking: How much is said, and how fast.
        own_pace_ms: How long work at own pace takes, which has no length of its own.
    """
    session, new_cues = state.start(plan)
    lines: list[ScriptLine] = []
    starts_ms: list[int] = []
    while True:
        lines += script.script_lines(plan, new_cues, speaking)
        starts_ms += [cue.at_ms for cue in new_cues if isinstance(cue, StepStarted)]
        if session.ended:
            break
        session, new_cues = _advance(session, own_pace_ms)
    total_ms = session.clock_ms
    return GuidedSession(
        plan=plan,
        starts_ms=tuple(starts_ms),
        total_ms=total_ms,
        lines=tuple(
            sorted((line for line in lines if line.at_ms < total_ms), key=lambda line: line.at_ms)
        ),
    )


def _advance(session: Session, own_pace_ms: int) -> tuple[Session, tuple[Cue, ...]]:
    """To the next cue; through own pace at once, which somebody says is done."""
    due_ms = state.next_due_ms(session)
    if due_ms is not None:
        return state.advance(session, Elapsed(due_ms - session.clock_ms))
    session, passed = state.advance(session, Elapsed(own_pace_ms))
    session, done = state.advance(session, Done())
    return session, passed + done
