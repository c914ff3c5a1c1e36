"""What is said while waiting: getting ready, resting, changing sides."""

from collections.abc import Collection, Iterator

from hipflow.session.engine.step_timeline import COUNTDOWN_S
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import Side, Step, StepKind
from hipflow.session.speech import display_text, spoken_text
from hipflow.session.speech.phrasebook import Phrasebook, book_for
from hipflow.session.speech.script_work import opening_words
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, Speaking
from hipflow.session.speech.time_fit import Fitted, Wording, fit, unheard

FEWEST_FOR_HALF = 4
"""In shorter routines nobody needs to hear that half is done."""

_NAME, _NEXT, _SETUP, _CUE, _DOSE, _CHEER = range(6)
"""What is left out first stands last."""


def waiting_words(plan: Plan, index: int, speaking: Speaking) -> Fitted:
    """What is said in a ready, rest or switch step, its start taken as 0.

    It ends before the countdown; the first sentence is always said. Where the step waits for the
    person nothing begins by itself, and there is time for everything.
    """
    step = plan.steps[index]
    until_ms = None if step.waits else (step.length_ms or 0) - COUNTDOWN_S * 1000
    return _fitted(plan, index, speaking, until_ms)


def returning_words(plan: Plan, index: int, ready_ms: int, speaking: Speaking) -> Fitted:
    """What is said while one gets into place for work that was broken off, its start taken as 0."""
    return _fitted(plan, index, speaking, ready_ms)


def words_left(plan: Plan, index: int, heard: Collection[str], speaking: Speaking) -> list[Wording]:
    """What is still to be said in such a step; one that began is not named once more."""
    wanted = _wanted(plan, index, speaking)
    left = unheard(wanted, heard)
    return left if left == wanted else [wording for wording in left if wording.rank != _NAME]


def _fitted(plan: Plan, index: int, speaking: Speaking, until_ms: int | None) -> Fitted:
    wordings = _wanted(plan, index, speaking)
    return fit(wordings, from_ms=AFTER_TONE_MS, until_ms=until_ms, speaking=speaking)


def _wanted(plan: Plan, index: int, speaking: Speaking) -> list[Wording]:
    wordings = list(_wordings(plan, index, book_for(plan.routine.language), speaking))
    if speaking.full:
        return wordings
    return [wording for wording in wordings if wording.rank in (_NAME, _NEXT)]


def waiting_words_in_full(plan: Plan, index: int) -> list[str]:
    """All there is to say in such a step, whatever time there is, but for how far it is."""
    book, everything = book_for(plan.routine.language), Speaking()
    wordings = _wordings(plan, index, book, everything)
    return [wording.forms[0] for wording in wordings if wording.forms and wording.rank != _CHEER]


def _wordings(plan: Plan, index: int, book: Phrasebook, speaking: Speaking) -> Iterator[Wording]:
    step = spoken_text.heard_step(plan, index)
    if step.kind is StepKind.SWITCH:
        name = spoken_text.side_name(book, step.play, step.side)
        own = display_text.authors_side(step.play, step.side)
        full = (
            book.now.format(what=own)
            if own
            else f"{book.change_sides} {display_text.sentence(name)}"
        )
        forms = (display_text.sentence(form) for form in (full, name))
        yield Wording(rank=_NAME, forms=tuple(dict.fromkeys(forms)))
        yield _authors(step.play.say.switch, "say.switch")
        return
    if step.kind is StepKind.REST:
        yield from _resting(plan, index, book)
    else:
        yield Wording(rank=_NAME, forms=spoken_text.announcements(book, step))
        yield _authors(step.play.say.ready, "say.ready")
        setup = step.play.setup if step.round == 1 else None
        if not (setup and speaking.full):
            position = display_text.sentence(*_new_position(book, plan, index))
            yield Wording(rank=_NEXT, forms=(position,) if position else ())
        for number, sentence in enumerate(display_text.sentences(setup)):
            yield Wording(rank=_SETUP, forms=(sentence,), follows=number > 0, key="setup")
    cue = display_text.cue_of(step)
    # Work that is picked up is its own; there may be no step behind it.
    work = step if step.work else spoken_text.heard_step(plan, index + 1)
    if cue and not _comes_with_the_work(cue, work, book, speaking):
        yield Wording(rank=_CUE, forms=(display_text.sentence(cue),), key="cues")
    if step.kind is StepKind.READY:
        yield Wording(rank=_DOSE, forms=_dose(book, work))
        yield Wording(rank=_CHEER, forms=_how_far(book, plan, step))


def _comes_with_the_work(cue: str, work: Step, book: Phrasebook, speaking: Speaking) -> bool:
    """Whether the set says its cue as it begins, where twice in a few seconds would be too much."""
    said = opening_words(work, book, speaking).said
    return display_text.sentence(cue) in {each.text for each in said}


def _resting(plan: Plan, index: int, book: Phrasebook) -> Iterator[Wording]:
    """Rest, and what comes next; its position, where the body changes it."""
    step = spoken_text.heard_step(plan, index)
    yield Wording(rank=_NAME, forms=(book.rest,))
    place = spoken_text.place_of(book, step)
    full = ", ".join([step.play.name, *_new_position(book, plan, index), *place])
    short = ", ".join(place) or step.play.name
    forms = (display_text.sentence(book.next.format(what=what)) for what in (full, short))
    yield Wording(rank=_NEXT, forms=tuple(dict.fromkeys(forms)))
    yield _authors(step.play.say.rest, "say.rest")


def _authors(text: str | None, key: str) -> Wording:
    """Words of the author's own, in full or not at all."""
    return Wording(rank=_NEXT, forms=(display_text.sentence(text),) if text else (), key=key)


def _new_position(book: Phrasebook, plan: Plan, index: int) -> tuple[str, ...]:
    """How the body will be, where that is another way than before."""
    before = plan.steps[index - 1].play.position if index else None
    position = plan.steps[index].play.position
    return (book.positions[position],) if position and position is not before else ()


def _dose(book: Phrasebook, step: Step) -> tuple[str, ...]:
    """What work asks on this day, e.g. eight times, and to hold for 5 seconds."""
    work = step.work
    if work is None or work.reps_asked is None or work.single_hold:
        return ()
    asked = spoken_text.times_text(book, work.reps_asked)
    if step.side is Side.ALTERNATE:
        asked = book.each_side.format(what=asked)
    short = display_text.sentence(asked)
    if not work.hold_ms:
        return (short,)
    held = book.and_hold.format(what=asked, time=spoken_text.time_text(book, work.hold_ms))
    return display_text.sentence(held), short


def _how_far(book: Phrasebook, plan: Plan, step: Step) -> tuple[str, ...]:
    """Sparse, and true whatever was skipped: that half is behind, or that this is the last."""
    count = display_text.exercises_in(plan)
    if step.circuit is not None or count == 1:
        return ()
    if step.exercise == count - 1:
        return (book.last_exercise,)
    half = count >= FEWEST_FOR_HALF and step.exercise * 2 == count
    return (book.half_behind,) if half else ()
