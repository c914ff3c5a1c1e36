"""What is said during work: how long, the phase words in time, the count of each repetition."""

from hipflow.session.engine.cues import RepPhaseStarted
from hipflow.session.engine.step_timeline import COUNTDOWN_S, HALFWAY_FROM_MS, phase_start_ms
from hipflow.session.plan.steps import RepPhaseKind, Side, Step, StepKind
from hipflow.session.speech import display_text, spoken_text
from hipflow.session.speech.count_plan import LONG_HOLD_SAID_MS, counting_of, openings
from hipflow.session.speech.phrasebook import Phrasebook
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, SpeechSettings, Verbosity
from hipflow.session.speech.time_fit import TimeFit, Utterance, fit_to_time


def fit_set_opening(step: Step, book: Phrasebook, speech: SpeechSettings) -> TimeFit:
    """What is said as a set begins, its start taken as 0.

    Where phases are called that is only what the author has said then.
    """
    work = step.work
    if work is None or not speech.talks:
        return TimeFit((), ())
    own = display_text.sentence(step.play.say.work)
    announced = _left_out_announcement(step, book)
    authors = [Utterance(rank=2, forms=(own,), key="say.work")] if own else []
    if work.phases:
        authors[:0] = announced
        return fit_to_time(authors, from_ms=AFTER_TONE_MS, until_ms=work.length_ms, speech=speech)
    if work.length_ms is None:
        utterances, until_ms = own_pace_utterances(step, book, keys=speech.keys), None
    else:
        utterances = [
            Utterance(
                rank=0, forms=(display_text.sentence(spoken_text.time_text(book, work.length_ms)),)
            )
        ]
        halved = work.length_ms >= HALFWAY_FROM_MS
        until_ms = work.length_ms // 2 if halved else work.length_ms - COUNTDOWN_S * 1000
        cue = display_text.author_cue(step)
        if cue:
            utterances.append(Utterance(rank=3, forms=(display_text.sentence(cue),), key="cues"))
    if not speech.full:
        utterances = utterances[:1]
    utterances[1:1] = authors
    utterances[:0] = announced
    return fit_to_time(utterances, from_ms=AFTER_TONE_MS, until_ms=until_ms, speech=speech)


def _left_out_announcement(step: Step, book: Phrasebook) -> list[Utterance]:
    """What a step before the set would have said, where it takes no time and is left out."""
    if step.left_out is None:
        return []
    side = spoken_text.side_name(book, step.play, step.side)
    own = display_text.author_side_word(step.play, step.side)
    if step.left_out is StepKind.SWITCH:
        now = book.now.format(what=own) if own else side
        forms = tuple(display_text.sentence(form) for form in (now, side))
    elif step.left_out is StepKind.REST and step.circuit is None:
        amounts = spoken_text.amounts_of_set(book, step.play)
        place = [*spoken_text.place_of(book, step), *amounts]
        forms = tuple(spoken_text.sentence(book, *parts) for parts in (place, [side]))
    else:
        forms = spoken_text.announcement_forms(book, step)
        if side:
            forms = (*forms[:-1], display_text.sentence(side))
    found = tuple(dict.fromkeys(filter(None, forms)))
    return [Utterance(rank=1, forms=found, key=f"name.{step.left_out}")] if found else []


def own_pace_utterances(step: Step, book: Phrasebook, *, keys: bool) -> list[Utterance]:
    """How many are asked and when to stop; nobody counts for the patient."""
    asked, work = "", step.work
    if work is not None and work.reps_asked:
        times = spoken_text.times_text(book, work.reps_asked)
        turns = step.side is Side.ALTERNATE
        asked = f"{book.each_side.format(what=times) if turns else times}, "
    texts = [
        display_text.sentence(f"{asked}{book.own_pace}"),
        display_text.sentence(step.play.goal),
    ]
    if step.set == 1 and keys:
        texts.append(book.press_when_done)
    return [Utterance(rank=0, forms=(text,)) for text in texts if text]


def phase_text(
    step: Step, cue: RepPhaseStarted, book: Phrasebook, speech: SpeechSettings
) -> str | None:
    """What is said as a phase begins; ``None`` where nothing fits, or the author speaks.

    Args:
        step: the work.
        cue: the phase that begins.
        book: the words.
        speech: how much is said, and how fast.
    """
    if step.work is None or _is_author_still_speaking(step, cue, book, speech):
        return None
    if is_opening(step, cue):
        if speech.verbosity is Verbosity.OFF:
            return None
        counting = counting_of(step, step.work, book, speech.verbosity)
        return openings(counting, speech)[cue.rep - 1] or None
    forms = _later_words(step, cue, book, speech)
    return next((form for form in forms if speech.length_ms(form) <= cue.length_ms), None)


def is_opening(step: Step, cue: RepPhaseStarted) -> bool:
    """Whether a repetition begins with this phase."""
    if step.work is None:
        return False
    first = step.work.phases[0]
    return cue.phase is first.kind and cue.place == first.place


def _later_words(
    step: Step, cue: RepPhaseStarted, book: Phrasebook, speech: SpeechSettings
) -> list[str]:
    """Ways to say a phase that no repetition begins with, the fullest first."""
    if not speech.talks:
        return []
    word = ""
    if speech.full:
        word = spoken_text.phase_word(book, step.play, cue.phase, cue.place)
    still = cue.phase in (RepPhaseKind.HOLD, RepPhaseKind.NAMED)
    if still and cue.length_ms >= LONG_HOLD_SAID_MS:
        held = f"{spoken_text.time_text(book, cue.length_ms)}."
        return [f"{word}, {held}", word] if word else [held]
    return [word] if word else []


def _is_author_still_speaking(
    step: Step, cue: RepPhaseStarted, book: Phrasebook, speech: SpeechSettings
) -> bool:
    """Whether a phase begins while what the author has said is still being spoken."""
    said = fit_set_opening(step, book, speech).said
    if not said or step.work is None:
        return False
    until_ms = said[-1].at_ms + speech.length_ms(said[-1].text)
    return phase_start_ms(step.work, cue.rep, cue.phase, cue.place) < until_ms


def phase_delay_ms(cue: RepPhaseStarted, *, opening: bool) -> int:
    """The very first word stands behind the start tone, every other one on its beat."""
    return AFTER_TONE_MS if opening and cue.rep == 1 else 0
