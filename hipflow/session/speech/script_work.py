"""What is said during work: how long, the phase words in time, the count of each repetition."""

from hipflow.session.engine.cues import PhaseStarted
from hipflow.session.engine.step_timeline import COUNTDOWN_S, HALFWAY_FROM_MS, phase_begins_ms
from hipflow.session.plan.steps import PhaseKind, Side, Step
from hipflow.session.speech import display_text, spoken_text
from hipflow.session.speech.count_plan import LONG_HOLD_SAID_MS, counting_of, openings
from hipflow.session.speech.phrasebook import Phrasebook
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, Speaking, Verbosity
from hipflow.session.speech.time_fit import Fitted, Wording, fit


def opening_words(step: Step, book: Phrasebook, speaking: Speaking) -> Fitted:
    """What is said as a set begins, its start taken as 0.

    Where phases are called that is only what the author has said then.
    """
    work = step.work
    if work is None or not speaking.talks:
        return Fitted((), ())
    own = display_text.sentence(step.play.say.work)
    authors = [Wording(rank=1, forms=(own,), key="say.work")] if own else []
    if work.phases:
        return fit(authors, from_ms=AFTER_TONE_MS, until_ms=work.length_ms, speaking=speaking)
    if work.length_ms is None:
        wordings, until_ms = own_pace_words(step, book, keys=speaking.keys), None
    else:
        wordings = [
            Wording(
                rank=0, forms=(display_text.sentence(spoken_text.time_text(book, work.length_ms)),)
            )
        ]
        halved = work.length_ms >= HALFWAY_FROM_MS
        until_ms = work.length_ms // 2 if halved else work.length_ms - COUNTDOWN_S * 1000
        cue = display_text.cue_of(step)
        if cue:
            wordings.append(Wording(rank=2, forms=(display_text.sentence(cue),), key="cues"))
    if not speaking.full:
        wordings = wordings[:1]
    wordings[1:1] = authors
    return fit(wordings, from_ms=AFTER_TONE_MS, until_ms=until_ms, speaking=speaking)


def own_pace_words(step: Step, book: Phrasebook, *, keys: bool) -> list[Wording]:
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
    return [Wording(rank=0, forms=(text,)) for text in texts if text]


def phase_words(step: Step, cue: PhaseStarted, book: Phrasebook, speaking: Speaking) -> str | None:
    """What is said as a phase begins; ``None`` where nothing fits, or the author speaks.

    Args:
        step: the work.
        cue: the phase that begins.
        book: the words.
        speaking: how much is said, and how fast.
    """
    if step.work is None or _author_speaks(step, cue, book, speaking):
        return None
    if cue.phase is step.work.phases[0].kind:
        if speaking.verbosity is Verbosity.OFF:
            return None
        counting = counting_of(step, step.work, book, speaking.verbosity)
        return openings(counting, speaking)[cue.rep - 1] or None
    forms = _later_words(step, cue, book, speaking)
    return next((form for form in forms if speaking.length_ms(form) <= cue.length_ms), None)


def _later_words(step: Step, cue: PhaseStarted, book: Phrasebook, speaking: Speaking) -> list[str]:
    """Ways to say a phase that no repetition begins with, the fullest first."""
    if not speaking.talks:
        return []
    word = spoken_text.phase_word(book, step.play, cue.phase) if speaking.full else ""
    if cue.phase is PhaseKind.HOLD and cue.length_ms >= LONG_HOLD_SAID_MS:
        held = f"{spoken_text.time_text(book, cue.length_ms)}."
        return [f"{word}, {held}", word] if word else [held]
    return [word] if word else []


def _author_speaks(step: Step, cue: PhaseStarted, book: Phrasebook, speaking: Speaking) -> bool:
    """Whether a phase begins while what the author has said is still being spoken."""
    said = opening_words(step, book, speaking).said
    if not said or step.work is None:
        return False
    until_ms = said[-1].at_ms + speaking.length_ms(said[-1].text)
    return phase_begins_ms(step.work, cue.rep, cue.phase) < until_ms


def phase_delay_ms(cue: PhaseStarted, *, opening: bool) -> int:
    """The very first word stands behind the start tone, every other one on its beat."""
    return AFTER_TONE_MS if opening and cue.rep == 1 else 0
