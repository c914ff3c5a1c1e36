"""What is said while waiting: getting ready, resting, changing sides."""

from collections.abc import Collection, Iterator

from hipflow.routine.format.defaults import FLOOR_READY_S
from hipflow.session.engine.step_timeline import COUNTDOWN_S
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import Side, Step, StepKind
from hipflow.session.speech import display_text, spoken_text
from hipflow.session.speech.phrasebook import Phrasebook, phrasebook_for
from hipflow.session.speech.say_as import say_as
from hipflow.session.speech.script_work import fit_set_opening
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, BETWEEN_MS, SpeechSettings
from hipflow.session.speech.time_fit import TimeFit, Utterance, fit_to_time, without_heard

FEWEST_FOR_HALF = 4
"""In shorter routines nobody needs to hear that half is done."""

_NAME, _NEXT, _CARE, _SETUP, _CAUTION, _CUE, _DOSE, _PROGRESS, _MORE = range(9)
"""What is left out first stands last."""

_CAUTION_KEY = "caution"
_BETWEEN = (StepKind.READY, StepKind.REST)
"""Where a caution is said."""


def fit_between_sets(plan: Plan, index: int, speech: SpeechSettings) -> TimeFit:
    """What is said in a ready, rest or switch step, its start taken as 0.

    It ends before the countdown; the first sentence is always said. Where the step waits for the
    person nothing begins by itself, and there is time for everything.
    """
    return _fit_step(plan, index, speech, _until_ms(plan.steps[index]))


def fit_after_interruption(
    plan: Plan, index: int, ready_ms: int, speech: SpeechSettings
) -> TimeFit:
    """What is said while one gets into place for work that was broken off, its start taken as 0."""
    return _fit_step(plan, index, speech, ready_ms)


def remaining_utterances(
    plan: Plan, index: int, heard: Collection[str], speech: SpeechSettings
) -> list[Utterance]:
    """What is still to be said in such a step; one that began is not named once more."""
    wanted = _wanted_utterances(plan, index, speech)
    left = without_heard(wanted, heard)
    return left if left == wanted else [utterance for utterance in left if utterance.rank != _NAME]


def _until_ms(step: Step) -> int | None:
    return None if step.waits else (step.length_ms or 0) - COUNTDOWN_S * 1000


def _fit_step(plan: Plan, index: int, speech: SpeechSettings, until_ms: int | None) -> TimeFit:
    utterances = _wanted_utterances(plan, index, speech)
    return fit_to_time(utterances, from_ms=AFTER_TONE_MS, until_ms=until_ms, speech=speech)


def _wanted_utterances(plan: Plan, index: int, speech: SpeechSettings) -> list[Utterance]:
    utterances = list(_utterances(plan, index, phrasebook_for(plan.routine.language), speech))
    if speech.full:
        return utterances
    return [utterance for utterance in utterances if utterance.rank in (_NAME, _NEXT, _CARE)]


def needed_ms(plan: Plan, index: int, speech: SpeechSettings) -> int:
    """How long such a step has to be for its name and all that its author wrote to be said."""
    texts = [
        utterance.forms[0]
        for utterance in _wanted_utterances(plan, index, speech)
        if utterance.forms and (utterance.key or utterance.rank <= _NEXT)
    ]
    spoken_ms = sum(speech.length_ms(text) + BETWEEN_MS for text in texts)
    return AFTER_TONE_MS + COUNTDOWN_S * 1000 + spoken_ms


def full_texts(plan: Plan, index: int) -> list[str]:
    """All there is to say in such a step, whatever time there is, but for how far it is."""
    book, everything = phrasebook_for(plan.routine.language), SpeechSettings()
    utterances = _utterances(plan, index, book, everything)
    return [
        utterance.forms[0]
        for utterance in utterances
        if utterance.forms and utterance.rank != _PROGRESS
    ]


def _utterances(
    plan: Plan, index: int, book: Phrasebook, speech: SpeechSettings
) -> Iterator[Utterance]:
    """All there is to say; the caution once for an exercise: when getting ready, else in a rest."""
    for utterance in _waiting_utterances(plan, index, book, speech):
        if utterance.key != _CAUTION_KEY or _wants_caution(plan, index, utterance, speech):
            yield utterance


def _waiting_utterances(
    plan: Plan, index: int, book: Phrasebook, speech: SpeechSettings
) -> Iterator[Utterance]:
    step = spoken_text.heard_step(plan, index)
    if step.kind is StepKind.SWITCH:
        yield from _switch_utterances(plan, index, book)
        return
    if step.kind is StepKind.REST:
        yield from _rest_utterances(plan, index, book)
    else:
        yield from _place_utterances(plan, index, book, speech)
    if step.play.caution and speech.full:
        caution = (display_text.sentence(step.play.caution),)
        yield Utterance(rank=_CAUTION, forms=caution, key=_CAUTION_KEY)
    cue = display_text.author_cue(step)
    # Work that is picked up is its own; there may be no step behind it.
    work = step if step.work else spoken_text.heard_step(plan, index + 1)
    if cue and not _is_said_at_work_start(cue, work, book, speech):
        yield Utterance(rank=_CUE, forms=(display_text.sentence(cue),), key="cues")
    if step.kind is StepKind.READY:
        yield Utterance(rank=_DOSE, forms=_dose(book, work))
        yield Utterance(rank=_DOSE, forms=_interval(book, step))
        # At own pace the set itself says when to stop.
        if step.play.goal and not (work.work and work.work.length_ms is None):
            yield Utterance(rank=_DOSE, forms=(display_text.sentence(step.play.goal),), key="goal")
        yield Utterance(rank=_PROGRESS, forms=_progress_sentences(book, plan, step))
        if step.waits or (step.length_ms or 0) > FLOOR_READY_S * 1000:
            yield from _more(plan, index)


def _place_utterances(
    plan: Plan, index: int, book: Phrasebook, speech: SpeechSettings
) -> Iterator[Utterance]:
    """Which exercise comes, how to get into place for it, and what its patient must mind."""
    step = spoken_text.heard_step(plan, index)
    yield Utterance(rank=_NAME, forms=spoken_text.announcement_forms(book, step))
    yield _author_text(step.play.say.ready, "say.ready")
    setup = step.play.setup if step.round == 1 else None
    if not (setup and speech.full):
        position = display_text.sentence(*_new_position(book, plan, index))
        yield Utterance(rank=_NEXT, forms=(position,) if position else ())
    for number, sentence in enumerate(display_text.sentences(setup)):
        yield Utterance(rank=_SETUP, forms=(sentence,), follows=number > 0, key="setup")
    if step.round == 1:
        for care in plan.routine.care_of(step.play):
            yield Utterance(rank=_CARE, forms=(display_text.sentence(care),), key="care_with")


def _switch_utterances(plan: Plan, index: int, book: Phrasebook) -> Iterator[Utterance]:
    """Which side comes, and what of the setup is of that side."""
    step = spoken_text.heard_step(plan, index)
    name = spoken_text.side_name(book, step.play, step.side)
    own = display_text.author_side_word(step.play, step.side)
    full = (
        book.now.format(what=own) if own else f"{book.change_sides} {display_text.sentence(name)}"
    )
    forms = (display_text.sentence(form) for form in (full, name))
    yield Utterance(rank=_NAME, forms=tuple(dict.fromkeys(forms)))
    before = spoken_text.heard_step(plan, index - 1)
    if before.sets != step.sets:
        yield Utterance(rank=_NEXT, forms=(display_text.sentence(spoken_text.set_of(book, step)),))
    if before.key.block != step.key.block:
        yield from _amounts_of_set(book, step)
    yield _author_text(step.play.say.switch, "say.switch")
    for sentence in display_text.side_setup(before.play, step.play):
        yield Utterance(rank=_SETUP, forms=(sentence,), key="setup.switch")


def _wants_caution(plan: Plan, index: int, caution: Utterance, speech: SpeechSettings) -> bool:
    """Whether no earlier step of the exercise has had the time to say it."""
    book = phrasebook_for(plan.routine.language)
    for earlier, before in enumerate(plan.steps[:index]):
        if before.exercise == plan.steps[index].exercise and before.kind in _BETWEEN:
            wanted = _waiting_utterances(plan, earlier, book, speech)
            fitted = fit_to_time(
                wanted, from_ms=AFTER_TONE_MS, until_ms=_until_ms(before), speech=speech
            )
            if caution.forms[0] in {said.text for said in fitted.said}:
                return False
    return True


def _more(plan: Plan, index: int) -> Iterator[Utterance]:
    """All else its author wrote, where there is more time than getting into place takes."""
    step, routine = spoken_text.heard_step(plan, index), plan.routine
    play = step.play
    if step.round > 1:
        return
    keys = ("title", "author", "clinic", "patient", "contact", "summary")
    head = [getattr(routine, key) for key in keys] if index == 0 else []
    texts = (
        *(say_as(text, routine.language) for text in head if text),
        *play.steps,
        *play.mistakes,
        play.note,
        play.how_often,
        play.target,
        *play.equipment,
    )
    for text in filter(None, texts):
        yield Utterance(rank=_MORE, forms=(display_text.sentence(text),))


def _is_said_at_work_start(cue: str, work: Step, book: Phrasebook, speech: SpeechSettings) -> bool:
    """Whether the set says its cue as it begins, where twice in a few seconds would be too much."""
    said = fit_set_opening(work, book, speech).said
    return display_text.sentence(cue) in {each.text for each in said}


def _rest_utterances(plan: Plan, index: int, book: Phrasebook) -> Iterator[Utterance]:
    """Rest, and what comes next; its position, where the body changes it."""
    step = spoken_text.heard_step(plan, index)
    yield Utterance(rank=_NAME, forms=(book.rest,))
    place = spoken_text.place_of(book, step)
    full = ", ".join([step.play.name, *_new_position(book, plan, index), *place])
    short = ", ".join(place) or step.play.name
    forms = (display_text.sentence(book.next.format(what=what)) for what in (full, short))
    yield Utterance(rank=_NEXT, forms=tuple(dict.fromkeys(forms)))
    yield from _amounts_of_set(book, step)
    yield _author_text(step.play.say.rest, "say.rest")


def _amounts_of_set(book: Phrasebook, step: Step) -> Iterator[Utterance]:
    """How often, and with what, where each set has its own number or load."""
    for amount in spoken_text.amounts_of_set(book, step.play):
        yield Utterance(rank=_NEXT, forms=(display_text.sentence(amount),))


def _author_text(text: str | None, key: str) -> Utterance:
    """Words of the author's own, in full or not at all."""
    return Utterance(rank=_NEXT, forms=(display_text.sentence(text),) if text else (), key=key)


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


def _interval(book: Phrasebook, step: Step) -> tuple[str, ...]:
    """How often a set starts, where that is asked."""
    every_s = step.play.dose.every_s
    if every_s is None or step.sets == 1:
        return ()
    time = spoken_text.interval_text(book, every_s)
    return (display_text.sentence(book.a_set_every.format(time=time)),)


def _progress_sentences(book: Phrasebook, plan: Plan, step: Step) -> tuple[str, ...]:
    """Sparse, and true whatever was skipped: that half is behind, or that this is the last."""
    numbers = range(len(plan.routine.exercises))
    played = [number for number in numbers if plan.choices.plays(number)]
    count, before = len(played), played.index(step.exercise)
    if step.circuit is not None or count == 1:
        return ()
    if before == count - 1:
        return (book.last_exercise,)
    half = count >= FEWEST_FOR_HALF and before * 2 == count
    return (book.half_behind,) if half else ()
