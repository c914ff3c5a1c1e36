"""What is heard when: the same for the player, a preview and a sound file.

A line is a sentence or a tone at a session time. Sentences that would not end before the next thing
begins are shortened, or left out by rank (:mod:`hipflow.session.speech.time_fit`).
"""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from hipflow.session.engine import cues
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.session import Session, Status
from hipflow.session.engine.step_timeline import COUNTDOWN_S, marks_of
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Outcome
from hipflow.session.speech import display_text, spoken_text
from hipflow.session.speech.phrasebook import Phrasebook, book_for
from hipflow.session.speech.say_as import say_as
from hipflow.session.speech.script_between_sets import (
    returning_words,
    waiting_words,
    waiting_words_in_full,
    words_left,
)
from hipflow.session.speech.script_work import (
    opening_words,
    own_pace_words,
    phase_delay_ms,
    phase_words,
)
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, Speaking
from hipflow.session.speech.time_fit import Fitted, Wording, fit, unheard

REST_END_AHEAD_MS = 480
"""The tone at the end of a rest leads into the work: so long before it begins."""

LATEST_AFTER_A_KEY_MS = 3_000
"""A sentence that is said anew may wait this long for the answer to the key."""

LATEST_PHASE_WORD_MS = 600
"""A phase word that comes later than this is of no use."""


class LineTone(StrEnum):
    """Tones by what they mean; the voice knows how they sound."""

    START = "start"
    TICK = "tick"
    HALFWAY = "halfway"
    COUNTDOWN = "countdown"
    WORK_END = "work-end"
    REST_END = "rest-end"
    FINISH = "finish"


class Line(Struct, frozen=True, kw_only=True):
    """One thing to be heard at ``at_ms``; a sentence that can't begin by ``latest_ms`` is dropped.

    ``id`` is the same whenever the same line is foretold again.
    """

    id: str
    at_ms: int
    latest_ms: int
    text: str | None = None
    tone: LineTone | None = None


def lines_of(
    plan: Plan, given: Iterable[Cue], speaking: Speaking | None = None
) -> tuple[Line, ...]:
    """The lines of some cues of a plan, in order of time."""
    how = _speaking(plan, speaking)
    found = [line for cue in given for line in (*_tones(plan, cue), *_sentences(plan, cue, how))]
    return tuple(sorted(found, key=lambda line: line.at_ms))


def foretold(plan: Plan, index: int, speaking: Speaking | None = None) -> tuple[Line, ...]:
    """The lines of one step if no key is pressed, its start taken as 0."""
    step = plan.steps[index]
    marks = marks_of(step.work, step.length_ms, waits=step.waits)
    given: list[Cue] = [
        cues.StepStarted(at_ms=0, index=index, kind=step.kind),
        *(mark.cue_at(0, index) for mark in marks),
    ]
    return lines_of(plan, given, speaking)


def texts_of(plan: Plan, speaking: Speaking | None = None) -> tuple[str, ...]:
    """Every sentence a plan foretells, once each, in the order it is first needed."""
    how = _speaking(plan, speaking)
    foreseen = [
        line.text for index in range(len(plan.steps)) for line in foretold(plan, index, how)
    ]
    if how.talks:
        book = book_for(plan.routine.language)
        foreseen += [book.paused, *(_ending(book, outcome) for outcome in Outcome)]
    return tuple(dict.fromkeys(text for text in foreseen if text))


def left_to_say(
    session: Session, heard: Collection[str], from_ms: int, speaking: Speaking | None = None
) -> tuple[Line, ...]:
    """What a step still has to say after a key broke it off: a sentence cut short is said anew.

    Work that counts or is timed goes on without: its beat has no room.

    Args:
        session: a moment of the step, as it goes on.
        heard: the sentences that were heard out.
        from_ms: the session time from which there is quiet.
        speaking: how much is said, and how fast.
    """
    how = _speaking(session.plan, speaking)
    if session.status is not Status.RUNNING or not how.talks:
        return ()
    wordings = _wordings_left(session, heard, how)
    until_ms = None
    if session.left_ms is not None and not session.step.waits:
        until_ms = session.clock_ms + session.left_ms - COUNTDOWN_S * 1000
    said = fit(wordings, from_ms=from_ms, until_ms=until_ms, speaking=how).said
    return tuple(_line(each.at_ms, each.text, within_ms=LATEST_AFTER_A_KEY_MS) for each in said)


def _wordings_left(session: Session, heard: Collection[str], how: Speaking) -> list[Wording]:
    book = book_for(session.plan.routine.language)
    step = spoken_text.heard_step(session.plan, session.index)
    if step.work is None:
        left = words_left(session.plan, session.index, heard, how)
        if session.ready_over:
            left += unheard([Wording(rank=0, forms=(book.press_when_ready,))], heard)
        return left
    if step.length_ms is not None:
        return []
    return unheard(own_pace_words(step, book, keys=how.keys), heard)


def once_more(plan: Plan, index: int, at_ms: int) -> Line:
    """What a step asks, in full, for those who missed it; it may go on into the next one."""
    step = spoken_text.heard_step(plan, index)
    book = book_for(plan.routine.language)
    if step.kind is StepKind.WORK:
        place = spoken_text.place_of(book, step)
        here = spoken_text.sentence(book, step.play.name, *place, step.play.load)
        opening = opening_words(step, book, Speaking()).said
        cue = display_text.sentence(display_text.cue_of(step))
        said = dict.fromkeys([here, *(words.text for words in opening), cue])
    else:
        said = dict.fromkeys(waiting_words_in_full(plan, index))
    text = " ".join(filter(None, said))
    return Line(id=f"{at_ms}:again", at_ms=at_ms, latest_ms=at_ms + 1_000, text=text)


def _speaking(plan: Plan, speaking: Speaking | None) -> Speaking:
    return spoken_text.speaking_in(book_for(plan.routine.language), speaking or Speaking())


def _tones(plan: Plan, cue: Cue) -> Iterator[Line]:
    match cue:
        case cues.StepStarted(kind=StepKind.WORK) | cues.LeadInEnded():
            yield _tone(cue, LineTone.START)
        case cues.SecondsLeft():
            yield _tone(cue, LineTone.COUNTDOWN)
            resting = plan.steps[cue.index].kind in (StepKind.REST, StepKind.SWITCH)
            if cue.seconds == 1 and resting and not cue.resuming:
                yield _tone(cue, LineTone.REST_END, after_ms=1_000 - REST_END_AHEAD_MS)
        case cues.HalfwayReached():
            yield _tone(cue, LineTone.HALFWAY)
        case cues.RepCounted() if cue.rep != cue.reps:
            yield _tone(cue, LineTone.TICK)
        case cues.StepEnded(kind=StepKind.WORK, complete=True):
            if cue.index + 1 < len(plan.steps):
                yield _tone(cue, LineTone.WORK_END)
        case cues.ReadyOver():
            yield _tone(cue, LineTone.REST_END)
        case cues.SessionEnded():
            yield _tone(cue, LineTone.FINISH)
        case _:
            pass


def _sentences(plan: Plan, cue: Cue, how: Speaking) -> Iterator[Line]:
    book = book_for(plan.routine.language)
    match cue:
        case cues.PhaseStarted():
            yield from _phase_lines(plan, cue, book, how)
        case _ if not how.talks:
            pass
        case cues.StepStarted(kind=StepKind.WORK):
            opening = opening_words(spoken_text.heard_step(plan, cue.index), book, how)
            yield from _fitted(cue, opening, within_ms=3_000)
        case cues.StepStarted():
            yield from _fitted(cue, waiting_words(plan, cue.index, how), within_ms=1_500)
        case cues.PickedUp():
            words = returning_words(plan, cue.index, cue.ready_ms, how)
            yield from _fitted(cue, words, within_ms=3_000)
        case cues.ReadyOver():
            after_ms = _over_ms(plan, cue.index, how)
            yield _said(cue, book.press_when_ready, after_ms=after_ms, within_ms=10_000)
        case cues.HalfwayReached():
            yield _said(cue, book.halfway, after_ms=AFTER_TONE_MS)
        case cues.SessionEnded():
            yield _said(cue, _ending(book, cue.outcome), after_ms=900, within_ms=5_000)
        case _:
            yield from _key_lines(plan, cue, book)


def _over_ms(plan: Plan, index: int, how: Speaking) -> int:
    """How long after the time of a step that waits its words are over; at least a tone's length."""
    said = waiting_words(plan, index, how).said
    words_end_ms = said[-1].at_ms + how.length_ms(said[-1].text) if said else 0
    return max(AFTER_TONE_MS, words_end_ms - (plan.steps[index].length_ms or 0))


def _key_lines(plan: Plan, cue: Cue, book: Phrasebook) -> Iterator[Line]:
    """What answers a key."""
    match cue:
        case cues.Paused(reason="gap"):
            yield _said(cue, book.asleep, within_ms=5_000)
        case cues.Paused(reason="asked" | "hurt"):
            yield _said(cue, book.paused)
        case cues.TimeAdded():
            more = book.more.format(time=spoken_text.time_text(book, cue.added_ms))
            yield _said(cue, display_text.sentence(more), within_ms=2_000)
        case cues.LevelChanged():
            level = book.levels[cue.level]
            name = say_as(cue.name, plan.routine.language)
            text = book.from_next_set.format(name=name, level=level)
            yield _said(cue, text, within_ms=5_000)
        case _:
            pass


def _phase_lines(
    plan: Plan, cue: cues.PhaseStarted, book: Phrasebook, how: Speaking
) -> Iterator[Line]:
    step = spoken_text.heard_step(plan, cue.index)
    text = phase_words(step, cue, book, how)
    if text is not None:
        opening = step.work is not None and cue.phase is step.work.phases[0].kind
        yield _said(
            cue,
            text,
            after_ms=phase_delay_ms(cue, opening=opening),
            within_ms=min(LATEST_PHASE_WORD_MS, cue.length_ms // 2),
        )


def _fitted(cue: Cue, fitted: Fitted, *, within_ms: int) -> Iterator[Line]:
    for said in fitted.said:
        yield _said(cue, said.text, after_ms=said.at_ms, within_ms=within_ms)


def _ending(book: Phrasebook, outcome: Outcome) -> str:
    return book.finished if outcome is Outcome.FINISHED else book.stopped


def _tone(cue: Cue, tone: LineTone, *, after_ms: int = 0) -> Line:
    at_ms = cue.at_ms + after_ms
    return Line(id=f"{at_ms}:{tone.value}", at_ms=at_ms, latest_ms=at_ms + 250, tone=tone)


def _said(cue: Cue, text: str, *, after_ms: int = 0, within_ms: int = 1_500) -> Line:
    return _line(cue.at_ms + after_ms, text, within_ms=within_ms)


def _line(at_ms: int, text: str, *, within_ms: int) -> Line:
    return Line(id=f"{at_ms}:{text}", at_ms=at_ms, latest_ms=at_ms + within_ms, text=text)
