"""What is heard when: the same for the player, a preview and a sound file.

A line is a sentence or a tone at a session time. Sentences that would not end before the next thing
begins are shortened, or left out by rank (:mod:`hipflow.session.speech.time_fit`).
"""

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from hipflow.session.engine import cues
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.events import PauseReason
from hipflow.session.engine.session import Session, Status
from hipflow.session.engine.step_timeline import COUNTDOWN_S, timed_cues
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Outcome
from hipflow.session.speech import display_text, spoken_text
from hipflow.session.speech.phrasebook import Phrasebook, phrasebook_for
from hipflow.session.speech.say_as import say_as
from hipflow.session.speech.script_between_sets import (
    fit_after_interruption,
    fit_between_sets,
    full_texts,
    remaining_utterances,
)
from hipflow.session.speech.script_work import (
    fit_set_opening,
    is_opening,
    own_pace_utterances,
    phase_delay_ms,
    phase_text,
)
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, SpeechSettings
from hipflow.session.speech.time_fit import TimeFit, Utterance, fit_to_time, without_heard
from hipflow.session.speech.tone import Tone

REST_END_AHEAD_MS = 480
"""The tone at the end of a rest leads into the work: so long before it begins."""

LATEST_AFTER_A_KEY_MS = 3_000
"""A sentence that is said anew may wait this long for the answer to the key."""

LATEST_PHASE_WORD_MS = 600
"""A phase word that comes later than this is of no use."""


class ScriptLine(Struct, frozen=True, kw_only=True):
    """One thing to be heard at ``at_ms``; a sentence that can't begin by ``latest_ms`` is dropped.

    ``id`` is the same whenever the same line is made again.
    """

    id: str
    at_ms: int
    latest_ms: int
    text: str | None = None
    tone: Tone | None = None


def script_lines(
    plan: Plan, given: Iterable[Cue], speech: SpeechSettings | None = None
) -> tuple[ScriptLine, ...]:
    """The lines of some cues of a plan, in order of time."""
    how = _with_language(plan, speech)
    found = [
        line
        for cue in given
        for line in (*_tone_lines(plan, cue), *_sentence_lines(plan, cue, how))
    ]
    return tuple(sorted(found, key=lambda line: line.at_ms))


def step_lines(
    plan: Plan, index: int, speech: SpeechSettings | None = None
) -> tuple[ScriptLine, ...]:
    """The lines of one step if no key is pressed, its start taken as 0."""
    step = plan.steps[index]
    marks = timed_cues(step.work, step.length_ms, waits=step.waits)
    given: list[Cue] = [
        cues.StepStarted(at_ms=0, index=index, kind=step.kind),
        *(mark.cue_at(0, index) for mark in marks),
    ]
    return script_lines(plan, given, speech)


def script_texts(plan: Plan, speech: SpeechSettings | None = None) -> tuple[str, ...]:
    """Every sentence a plan foretells, once each, in the order it is first needed."""
    how = _with_language(plan, speech)
    texts = [line.text for index in range(len(plan.steps)) for line in step_lines(plan, index, how)]
    if how.talks:
        book = phrasebook_for(plan.routine.language)
        texts += [book.paused, *(_ending_text(book, outcome) for outcome in Outcome)]
    return tuple(dict.fromkeys(text for text in texts if text))


def remaining_lines(
    session: Session, heard: Collection[str], from_ms: int, speech: SpeechSettings | None = None
) -> tuple[ScriptLine, ...]:
    """What a step still has to say after a key broke it off: a sentence cut short is said anew.

    Work that counts or is timed goes on without: its beat has no room.

    Args:
        session: a moment of the step, as it goes on.
        heard: the sentences that were heard to their end.
        from_ms: the session time from which there is quiet.
        speech: how much is said, and how fast.
    """
    how = _with_language(session.plan, speech)
    if session.status is not Status.RUNNING or not how.talks:
        return ()
    utterances = _remaining_utterances(session, heard, how)
    until_ms = None
    if session.left_ms is not None and not session.step.waits:
        until_ms = session.clock_ms + session.left_ms - COUNTDOWN_S * 1000
    said = fit_to_time(utterances, from_ms=from_ms, until_ms=until_ms, speech=how).said
    return tuple(
        _sentence_line(each.at_ms, each.text, within_ms=LATEST_AFTER_A_KEY_MS) for each in said
    )


def _remaining_utterances(
    session: Session, heard: Collection[str], how: SpeechSettings
) -> list[Utterance]:
    book = phrasebook_for(session.plan.routine.language)
    step = spoken_text.heard_step(session.plan, session.index)
    if step.work is None:
        left = remaining_utterances(session.plan, session.index, heard, how)
        if session.ready_over:
            left += without_heard([Utterance(rank=0, forms=(book.press_when_ready,))], heard)
        return left
    if step.length_ms is not None:
        return []
    return without_heard(own_pace_utterances(step, book, keys=how.keys), heard)


def repeat_line(plan: Plan, index: int, at_ms: int) -> ScriptLine:
    """What a step asks, in full, for those who missed it; it may go on into the next one."""
    step = spoken_text.heard_step(plan, index)
    book = phrasebook_for(plan.routine.language)
    if step.kind is StepKind.WORK:
        place = spoken_text.place_of(book, step)
        here = spoken_text.sentence(book, step.play.name, *place, step.play.load)
        opening = fit_set_opening(step, book, SpeechSettings()).said
        cue = display_text.sentence(display_text.author_cue(step))
        said = dict.fromkeys([here, *(words.text for words in opening), cue])
    else:
        said = dict.fromkeys(full_texts(plan, index))
    text = " ".join(filter(None, said))
    return ScriptLine(id=f"{at_ms}:again", at_ms=at_ms, latest_ms=at_ms + 1_000, text=text)


def _with_language(plan: Plan, speech: SpeechSettings | None) -> SpeechSettings:
    return spoken_text.adapt_to_language(
        phrasebook_for(plan.routine.language), speech or SpeechSettings()
    )


def _tone_lines(plan: Plan, cue: Cue) -> Iterator[ScriptLine]:
    match cue:
        case cues.StepStarted(kind=StepKind.WORK) | cues.LeadInEnded():
            yield _tone_line(cue, Tone.START)
        case cues.SecondsLeft():
            yield _tone_line(cue, Tone.COUNTDOWN)
            resting = plan.steps[cue.index].kind in (StepKind.REST, StepKind.SWITCH)
            if cue.seconds == 1 and resting and not cue.resuming:
                yield _tone_line(cue, Tone.REST_END, after_ms=1_000 - REST_END_AHEAD_MS)
        case cues.HalfwayReached():
            yield _tone_line(cue, Tone.HALFWAY)
        case cues.RepCounted() if cue.rep != cue.reps:
            yield _tone_line(cue, Tone.TICK)
        case cues.StepEnded(kind=StepKind.WORK, complete=True):
            if cue.index + 1 < len(plan.steps):
                yield _tone_line(cue, Tone.WORK_END)
        case cues.ReadyOver():
            yield _tone_line(cue, Tone.REST_END)
        case cues.SessionEnded():
            yield _tone_line(cue, Tone.FINISH)
        case _:
            pass


def _sentence_lines(plan: Plan, cue: Cue, how: SpeechSettings) -> Iterator[ScriptLine]:
    book = phrasebook_for(plan.routine.language)
    match cue:
        case cues.RepPhaseStarted():
            yield from _phase_lines(plan, cue, book, how)
        case _ if not how.talks:
            pass
        case cues.StepStarted(kind=StepKind.WORK):
            opening = fit_set_opening(spoken_text.heard_step(plan, cue.index), book, how)
            yield from _fitted_lines(cue, opening, within_ms=3_000)
        case cues.StepStarted():
            yield from _fitted_lines(cue, fit_between_sets(plan, cue.index, how), within_ms=1_500)
        case cues.InterruptedResumed():
            words = fit_after_interruption(plan, cue.index, cue.ready_ms, how)
            yield from _fitted_lines(cue, words, within_ms=3_000)
        case cues.ReadyOver():
            after_ms = _ready_over_delay_ms(plan, cue.index, how)
            yield _sentence_at_cue(cue, book.press_when_ready, after_ms=after_ms, within_ms=10_000)
        case cues.HalfwayReached():
            yield _sentence_at_cue(cue, book.halfway, after_ms=AFTER_TONE_MS)
        case cues.SessionEnded():
            yield _sentence_at_cue(
                cue, _ending_text(book, cue.outcome), after_ms=900, within_ms=5_000
            )
        case _:
            yield from _key_lines(plan, cue, book)


def _ready_over_delay_ms(plan: Plan, index: int, how: SpeechSettings) -> int:
    """How long after the time of a step that waits its words are over; at least a tone's length."""
    said = fit_between_sets(plan, index, how).said
    words_end_ms = said[-1].at_ms + how.length_ms(said[-1].text) if said else 0
    return max(AFTER_TONE_MS, words_end_ms - (plan.steps[index].length_ms or 0))


def _key_lines(plan: Plan, cue: Cue, book: Phrasebook) -> Iterator[ScriptLine]:
    """What answers a key."""
    match cue:
        case cues.Paused(reason=PauseReason.GAP):
            yield _sentence_at_cue(cue, book.asleep, within_ms=5_000)
        case cues.Paused(reason=PauseReason.ASKED | PauseReason.HURT):
            yield _sentence_at_cue(cue, book.paused)
        case cues.TimeAdded():
            more = book.more.format(time=spoken_text.time_text(book, cue.added_ms))
            yield _sentence_at_cue(cue, display_text.sentence(more), within_ms=2_000)
        case cues.LevelChanged():
            level = book.levels[cue.level]
            name = say_as(cue.name, plan.routine.language)
            text = book.from_next_set.format(name=name, level=level)
            yield _sentence_at_cue(cue, text, within_ms=5_000)
        case _:
            pass


def _phase_lines(
    plan: Plan, cue: cues.RepPhaseStarted, book: Phrasebook, how: SpeechSettings
) -> Iterator[ScriptLine]:
    step = spoken_text.heard_step(plan, cue.index)
    text = phase_text(step, cue, book, how)
    if text is not None:
        opening = is_opening(step, cue)
        yield _sentence_at_cue(
            cue,
            text,
            after_ms=phase_delay_ms(cue, opening=opening),
            within_ms=min(LATEST_PHASE_WORD_MS, cue.length_ms // 2),
        )


def _fitted_lines(cue: Cue, fitted: TimeFit, *, within_ms: int) -> Iterator[ScriptLine]:
    for said in fitted.said:
        yield _sentence_at_cue(cue, said.text, after_ms=said.at_ms, within_ms=within_ms)


def _ending_text(book: Phrasebook, outcome: Outcome) -> str:
    return book.finished if outcome is Outcome.FINISHED else book.stopped


def _tone_line(cue: Cue, tone: Tone, *, after_ms: int = 0) -> ScriptLine:
    at_ms = cue.at_ms + after_ms
    return ScriptLine(id=f"{at_ms}:{tone.value}", at_ms=at_ms, latest_ms=at_ms + 250, tone=tone)


def _sentence_at_cue(
    cue: Cue, text: str, *, after_ms: int = 0, within_ms: int = 1_500
) -> ScriptLine:
    return _sentence_line(cue.at_ms + after_ms, text, within_ms=within_ms)


def _sentence_line(at_ms: int, text: str, *, within_ms: int) -> ScriptLine:
    return ScriptLine(id=f"{at_ms}:{text}", at_ms=at_ms, latest_ms=at_ms + within_ms, text=text)
