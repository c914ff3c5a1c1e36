"""What is said during work: how long, the phase words in time, the count of each repetition."""

from hipflow.session import phrases, spoken
from hipflow.session.cues import PhaseStarted
from hipflow.session.fitting import Fitted, Wording, fit
from hipflow.session.phrasebook import Phrasebook
from hipflow.session.speaking import AFTER_TONE_MS, Speaking, Verbosity
from hipflow.session.steps import PhaseKind, Side, Step
from hipflow.session.timeline import COUNTDOWN_S, HALFWAY_FROM_MS, phase_begins_ms

LAST_ONE_FROM_REPS = 3
"""The last repetition is announced in sets of at least this many."""

LONG_HOLD_SAID_MS = 10_000
"""A hold from here on is announced with its seconds."""


def opening_words(step: Step, book: Phrasebook, speaking: Speaking) -> Fitted:
    """What is said as a set begins, its start taken as 0.

    Where phases are called that is only what the author has said then.
    """
    work = step.work
    if work is None or not speaking.talks:
        return Fitted((), ())
    own = phrases.sentence(step.play.say.work)
    authors = [Wording(rank=1, forms=(own,), key="say.work")] if own else []
    if work.phases:
        return fit(authors, from_ms=AFTER_TONE_MS, until_ms=work.length_ms, speaking=speaking)
    if work.length_ms is None:
        wordings, until_ms = own_pace_words(step, book, keys=speaking.keys), None
    else:
        wordings = [
            Wording(rank=0, forms=(phrases.sentence(spoken.time_text(book, work.length_ms)),))
        ]
        halved = work.length_ms >= HALFWAY_FROM_MS
        until_ms = work.length_ms // 2 if halved else work.length_ms - COUNTDOWN_S * 1000
        cue = phrases.cue_of(step)
        if cue:
            wordings.append(Wording(rank=2, forms=(phrases.sentence(cue),), key="cues"))
    if not speaking.full:
        wordings = wordings[:1]
    wordings[1:1] = authors
    return fit(wordings, from_ms=AFTER_TONE_MS, until_ms=until_ms, speaking=speaking)


def own_pace_words(step: Step, book: Phrasebook, *, keys: bool) -> list[Wording]:
    """How many are asked and when to stop; nobody counts for the patient."""
    asked, work = "", step.work
    if work is not None and work.reps_asked:
        times = spoken.times_text(book, work.reps_asked)
        turns = step.side is Side.ALTERNATE
        asked = f"{book.each_side.format(what=times) if turns else times}, "
    texts = [phrases.sentence(f"{asked}{book.own_pace}"), phrases.sentence(step.play.goal)]
    if step.set == 1 and keys:
        texts.append(book.press_when_done)
    return [Wording(rank=0, forms=(text,)) for text in texts if text]


def phase_words(step: Step, cue: PhaseStarted, book: Phrasebook, speaking: Speaking) -> str | None:
    """The phase word, with the count where there is time for both; ``None`` where nothing fits.

    Args:
        step: the work.
        cue: the phase that begins.
        book: the words.
        speaking: how much is said, and how fast.
    """
    opening = step.work is not None and cue.phase is step.work.phases[0].kind
    forms = {
        Verbosity.FULL: _full,
        Verbosity.BRIEF: _brief,
        Verbosity.COUNTS: _counts,
        Verbosity.OFF: _nothing,
    }[speaking.verbosity](step, cue, book, opening=opening)
    room_ms = cue.length_ms - phase_delay_ms(cue, opening=opening)
    if _author_speaks(step, cue, book, speaking):
        return None
    return next((form for form in forms if speaking.length_ms(form) <= room_ms), None)


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


def _full(step: Step, cue: PhaseStarted, book: Phrasebook, *, opening: bool) -> list[str]:
    word = spoken.phase_word(book, step.play, cue.phase)
    if cue.phase is PhaseKind.HOLD and cue.length_ms >= LONG_HOLD_SAID_MS:
        forms = [f"{word}, {spoken.time_text(book, cue.length_ms)}.", word]
    else:
        forms = [word]
    if not opening:
        return forms
    if step.side is Side.ALTERNATE:
        return _sided(step, cue, book, forms)
    return _counted(book.count_then, _count(step, cue, book), forms)


def _brief(step: Step, cue: PhaseStarted, book: Phrasebook, *, opening: bool) -> list[str]:
    if cue.phase is PhaseKind.HOLD and cue.length_ms >= LONG_HOLD_SAID_MS:
        return [f"{spoken.time_text(book, cue.length_ms)}."]
    if not opening:
        return []
    if step.side is Side.ALTERNATE:
        return _sided(step, cue, book, [])
    count = _count(step, cue, book)
    return [count, f"{cue.rep}"] if count else []


def _sided(step: Step, cue: PhaseStarted, book: Phrasebook, forms: list[str]) -> list[str]:
    """The side with its count and each form; with its count alone; and what needs no count.

    Behind the side a count needs no pause, and before it one would be heard as what is left.
    """
    side = spoken.side_word(book, step.play, cue.side)
    sided = [*(f"{side}, {form}" for form in forms), side]
    count = _count(step, cue, book)
    if not count:
        return sided
    quick = count if count == book.last_one else f"{side} {count}"
    counted = [book.count_side.format(count=count, what=what) for what in sided]
    return [*counted, quick, *sided]


def _counted(joined: str, count: str, forms: list[str]) -> list[str]:
    """Each form with the count before it, where there is one, then each without."""
    if not count:
        return forms
    return [*(joined.format(count=count, what=form) for form in forms), *forms]


def _counts(step: Step, cue: PhaseStarted, _book: Phrasebook, *, opening: bool) -> list[str]:
    number = _number(step, cue) if opening else None
    return [f"{number}"] if number else []


def _nothing(_step: Step, _cue: PhaseStarted, _book: Phrasebook, *, opening: bool) -> list[str]:
    del opening
    return []


def _count(step: Step, cue: PhaseStarted, book: Phrasebook) -> str:
    """``3`` or ``Last one``; empty where nothing is counted."""
    number = _number(step, cue)
    if number is None:
        return ""
    many = (cue.reps or 0) // _turns(step)
    return book.last_one if number == many >= LAST_ONE_FROM_REPS else f"{number}"


def _number(step: Step, cue: PhaseStarted) -> int | None:
    """Which repetition begins, as the author counts: where sides take turns, once for both.

    ``None`` on the second side, and where there is only one.
    """
    pair, second = divmod(cue.rep - 1, _turns(step))
    return None if second or cue.reps == _turns(step) else pair + 1


def _turns(step: Step) -> int:
    return 2 if step.side is Side.ALTERNATE else 1
