"""What is heard when: the same for the player, a preview and a sound file.

A line is a sentence or a tone at a session time. Sentences that would not end before the next thing
begins are shortened, or left out by rank: first the dose, then the cue, then the setup.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from hipflow.session import cues, phrases
from hipflow.session.cues import Cue
from hipflow.session.plan import Plan
from hipflow.session.record import Outcome
from hipflow.session.speaking import BETWEEN_MS, Speaking
from hipflow.session.steps import PhaseKind, Side, Step, StepKind
from hipflow.session.timeline import COUNTDOWN_S, HALFWAY_FROM_MS, marks_of

AFTER_TONE_MS = 400
"""Speech begins this long after a step does, behind the tone."""

LAST_ONE_FROM_REPS = 3
"""The last repetition is announced in sets of at least this many."""

LONG_HOLD_SAID_MS = 10_000
"""A hold from here on is announced with its seconds."""


class LineTone(StrEnum):
    """Tones by what they mean; the voice knows how they sound."""

    START = "start"
    HALFWAY = "halfway"
    COUNTDOWN = "countdown"
    WORK_END = "work-end"
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
    how = speaking or Speaking()
    found = [line for cue in given for line in _lines(plan, cue, how)]
    return tuple(sorted(found, key=lambda line: line.at_ms))


def foretold(plan: Plan, index: int, speaking: Speaking | None = None) -> tuple[Line, ...]:
    """The lines of one step if no key is pressed, its start taken as 0."""
    step = plan.steps[index]
    marks = marks_of(step.work, step.length_ms)
    given: list[Cue] = [
        cues.StepStarted(at_ms=0, index=index, kind=step.kind),
        *(mark.cue_at(0, index) for mark in marks),
    ]
    return lines_of(plan, given, speaking)


def texts_of(plan: Plan, speaking: Speaking | None = None) -> tuple[str, ...]:
    """Every sentence a plan foretells, once each, in the order it is first needed."""
    foreseen = [
        line.text for index in range(len(plan.steps)) for line in foretold(plan, index, speaking)
    ]
    at_any_time = ["Paused.", *(_ending(outcome) for outcome in Outcome)]
    return tuple(dict.fromkeys(text for text in (*foreseen, *at_any_time) if text))


def once_more(plan: Plan, index: int, at_ms: int) -> Line:
    """What a step is and its cue, for those who missed it."""
    step = plan.steps[index]
    text = " ".join(filter(None, [announcement(step), phrases.sentence(phrases.cue_of(step))]))
    return Line(id=f"{at_ms}:again", at_ms=at_ms, latest_ms=at_ms + 1_000, text=text)


def announcement(step: Step) -> str:
    """What is coming, or under way: ``Bridge. Set 1 of 2. Left side.`` and its load."""
    return phrases.sentence(step.play.name, *phrases.place_of(step), step.play.load)


def _lines(plan: Plan, cue: Cue, how: Speaking) -> Iterator[Line]:
    match cue:
        case cues.StepStarted(kind=StepKind.WORK):
            yield from _work_lines(plan.steps[cue.index], cue, how)
        case cues.StepStarted():
            yield from _waiting_lines(plan, cue, how)
        case cues.PhaseStarted():
            yield from _phase_lines(plan.steps[cue.index], cue, how)
        case cues.SecondsLeft():
            yield _tone(cue, LineTone.COUNTDOWN)
        case cues.HalfwayReached():
            yield _tone(cue, LineTone.HALFWAY)
            yield _said(cue, "Halfway.", after_ms=AFTER_TONE_MS)
        case cues.StepEnded(kind=StepKind.WORK, complete=True):
            yield _tone(cue, LineTone.WORK_END)
        case cues.LeadInEnded():
            yield _tone(cue, LineTone.START)
        case _:
            yield from _key_lines(cue)


def _key_lines(cue: Cue) -> Iterator[Line]:
    """What answers a key."""
    match cue:
        case cues.Paused(reason="gap"):
            yield _said(cue, "Paused. The computer was asleep.", within_ms=5_000)
        case cues.Paused(reason="asked" | "hurt"):
            yield _said(cue, "Paused.")
        case cues.TimeAdded():
            yield _said(cue, f"{phrases.seconds_text(cue.added_ms)} more.", within_ms=2_000)
        case cues.LevelChanged():
            yield _said(cue, f"From the next set: {cue.name}, {cue.level.value}.", within_ms=5_000)
        case cues.SessionEnded():
            yield _tone(cue, LineTone.FINISH)
            yield _said(cue, _ending(cue.outcome), after_ms=900, within_ms=5_000)
        case _:
            pass


def _waiting_lines(plan: Plan, cue: cues.StepStarted, how: Speaking) -> Iterator[Line]:
    """Ready, rest and switch: as many sentences as fit, whole ones only, the first always."""
    step = plan.steps[cue.index]
    texts = _waiting_texts(step)
    if step.kind is StepKind.READY:
        texts += _dose_text(plan.steps[cue.index + 1])
    room_ms = (step.length_ms or 0) - COUNTDOWN_S * 1000
    at_ms = AFTER_TONE_MS
    for number, text in enumerate(texts):
        length_ms = how.length_ms(text)
        if number and at_ms + length_ms > room_ms:
            break
        yield _said(cue, text, after_ms=at_ms, within_ms=max(room_ms - at_ms, 1_000))
        at_ms += length_ms + BETWEEN_MS


def _waiting_texts(step: Step) -> list[str]:
    """What there is to say while waiting, the most important first."""
    cue = phrases.cue_of(step)
    cue_text = [phrases.sentence(cue)] if cue else []
    if step.kind is StepKind.SWITCH:
        return [phrases.sentence("change sides", phrases.side_name(step.play, step.side))]
    if step.kind is StepKind.REST:
        coming = ", ".join([step.play.name, *phrases.place_of(step)])
        return ["Rest.", phrases.sentence(f"next, {coming}"), *cue_text]
    setup = phrases.sentences(step.play.setup)
    return [announcement(step), *setup, *cue_text]


def _dose_text(step: Step) -> list[str]:
    """What work asks on this day, e.g. eight times, and to hold for 5 seconds."""
    work = step.work
    if work is None or work.reps_asked is None or work.single_hold:
        return []
    turns = " each side" if step.side is Side.ALTERNATE else ""
    hold_s = work.hold_ms / 1000
    seconds = f"{phrases.number_text(hold_s)} second{'' if hold_s == 1 else 's'}"
    held = f", and hold for {seconds}" if hold_s else ""
    return [phrases.sentence(f"{phrases.times_text(work.reps_asked)}{turns}{held}")]


def _work_lines(step: Step, cue: cues.StepStarted, how: Speaking) -> Iterator[Line]:
    """The start tone; words only where no phases will be called."""
    yield _tone(cue, LineTone.START)
    work = step.work
    if work is None or work.phases:
        return
    if work.length_ms is None:
        asked = f"{phrases.times_text(work.reps_asked)}, " if work.reps_asked else ""
        goal = phrases.sentence(step.play.goal)
        own_pace = phrases.sentence(f"{asked}at your own pace")
        done = "Press space when you are done." if how.keys else ""
        texts, room_ms = [own_pace, goal, done], None
    else:
        texts = [f"{phrases.seconds_text(work.length_ms)}."]
        texts += [phrases.sentence(phrases.cue_of(step))]
        halved = work.length_ms >= HALFWAY_FROM_MS
        room_ms = work.length_ms // 2 if halved else work.length_ms - COUNTDOWN_S * 1000
    at_ms = AFTER_TONE_MS
    for text in filter(None, texts):
        ends_ms = at_ms + how.length_ms(text)
        if room_ms is not None and ends_ms > room_ms:
            break
        yield _said(cue, text, after_ms=at_ms, within_ms=3_000)
        at_ms = ends_ms + BETWEEN_MS


def _phase_lines(step: Step, cue: cues.PhaseStarted, how: Speaking) -> Iterator[Line]:
    """The phase word, with the count where there is time for both."""
    word = phrases.phase_word(step.play, cue.phase)
    opening = cue.phase is _first_phase(step)
    after_ms = AFTER_TONE_MS if opening and cue.rep == 1 else 0
    turns = opening and step.side is Side.ALTERNATE
    texts = [word]
    if cue.phase is PhaseKind.HOLD and cue.length_ms >= LONG_HOLD_SAID_MS:
        texts.insert(0, f"{word}, {phrases.seconds_text(cue.length_ms)}.")
    elif opening and not turns and cue.reps and cue.rep == cue.reps >= LAST_ONE_FROM_REPS:
        texts.insert(0, f"Last one. {word}")
    elif opening and not turns and cue.reps != 1:
        texts.insert(0, f"{cue.rep}. {word}")
    if turns:
        side = phrases.side_word(step.play, cue.side)
        texts = [*(f"{side}, {text}" for text in texts), side]
    room_ms = cue.length_ms - after_ms
    text = next((t for t in texts if how.length_ms(t) + BETWEEN_MS <= room_ms), texts[-1])
    if how.length_ms(text) <= room_ms:
        yield _said(cue, text, after_ms=after_ms, within_ms=min(600, cue.length_ms // 2))


def _first_phase(step: Step) -> PhaseKind | None:
    return step.work.phases[0].kind if step.work and step.work.phases else None


def _ending(outcome: Outcome) -> str:
    if outcome is Outcome.FINISHED:
        return "Finished. That was the last one. Now rate your pain, from 0 to 10."
    return "Stopped. What you did is kept. Now rate your pain, from 0 to 10."


def _tone(cue: Cue, tone: LineTone) -> Line:
    at_ms = cue.at_ms
    return Line(id=f"{at_ms}:{tone.value}", at_ms=at_ms, latest_ms=at_ms + 250, tone=tone)


def _said(cue: Cue, text: str, *, after_ms: int = 0, within_ms: int = 1_500) -> Line:
    at_ms = cue.at_ms + after_ms
    return Line(id=f"{at_ms}:{text}", at_ms=at_ms, latest_ms=at_ms + within_ms, text=text)
