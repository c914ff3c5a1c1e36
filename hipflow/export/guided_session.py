"""A whole session without any key: every line that is heard, and when."""

from msgspec import Struct, structs

from hipflow.session.engine import state
from hipflow.session.engine.cues import Cue, StepStarted
from hipflow.session.engine.events import Done, Elapsed
from hipflow.session.engine.session import Session
from hipflow.session.plan.plan import Plan
from hipflow.session.speech import display_text, script
from hipflow.session.speech.author_words import routine_words
from hipflow.session.speech.phrasebook import phrasebook_for
from hipflow.session.speech.say_as import say_as
from hipflow.session.speech.script import ScriptLine
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, SpeechSettings
from hipflow.session.speech.spoken_text import adapt_to_language

PARAGRAPH_MS = 1_000
"""The pause after each thing that is said before a session begins."""


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
    opening = _opening(plan, speaking)
    begins_ms = opening[-1].latest_ms if opening else 0
    played = sorted((line for line in lines if line.at_ms < total_ms), key=lambda line: line.at_ms)
    return GuidedSession(
        plan=plan,
        starts_ms=tuple(start_ms + begins_ms for start_ms in starts_ms),
        total_ms=total_ms + begins_ms,
        lines=(*opening, *(_later(line, begins_ms) for line in played)),
    )


def _opening(plan: Plan, speaking: SpeechSettings) -> tuple[ScriptLine, ...]:
    """What its author says before the first step, each with its own end as the latest moment.

    On the screens it is read before a session; a file has no screen. A title alone opens nothing.
    """
    how = adapt_to_language(phrasebook_for(plan.routine.language), speaking)
    words_before = (w for w in routine_words(plan.routine) if not w.key.endswith("advice"))
    texts = [words.text for words in words_before]
    if len(texts) == 1 or not how.talks:
        return ()
    found, at_ms = [], AFTER_TONE_MS
    for written in texts:
        text = display_text.sentence(say_as(written, plan.routine.language))
        end_ms = at_ms + how.length_ms(text) + PARAGRAPH_MS
        found.append(ScriptLine(id=f"opening:{text}", at_ms=at_ms, latest_ms=end_ms, text=text))
        at_ms = end_ms
    return tuple(found)


def _later(line: ScriptLine, by_ms: int) -> ScriptLine:
    return structs.replace(line, at_ms=line.at_ms + by_ms, latest_ms=line.latest_ms + by_ms)


def _advance(session: Session, own_pace_ms: int) -> tuple[Session, tuple[Cue, ...]]:
    """To the next cue; through own pace at once, which somebody says is done."""
    due_ms = state.next_due_ms(session)
    if due_ms is not None:
        return state.advance(session, Elapsed(due_ms - session.clock_ms))
    session, passed = state.advance(session, Elapsed(own_pace_ms))
    session, done = state.advance(session, Done())
    return session, passed + done
