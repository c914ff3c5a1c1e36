"""What a patient would not hear of what the author wrote, because there is no time for it."""

from collections.abc import Iterator

from msgspec import Struct

from hipflow.session.engine.step_timeline import COUNTDOWN_S
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import StepKind
from hipflow.session.speech.phrasebook import book_for
from hipflow.session.speech.script_between_sets import waiting_words
from hipflow.session.speech.script_work import opening_words
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, BETWEEN_MS, Speaking
from hipflow.session.speech.spoken_text import heard_step, speaking_in
from hipflow.session.speech.time_fit import Fitted


class Unsaid(Struct, frozen=True, kw_only=True):
    """Words of the author that are left out.

    Attributes:
        exercise: which one, from 0.
        key: where they stand in its table, e.g. ``setup`` or ``say.rest``.
        text: the first of them.
        needs_s: how long the step would have to be for all its words.
        has_s: how long it is.
    """

    exercise: int
    key: str
    text: str
    needs_s: float
    has_s: float


def left_unsaid(plan: Plan) -> tuple[Unsaid, ...]:
    """What is left out each time it could be said, once for each exercise and key.

    A setup is said while getting ready only; a cue has several chances, and is told of only when it
    gets none.
    """
    speaking = speaking_in(book_for(plan.routine.language), Speaking())
    missed: dict[tuple[int, str, str], Unsaid] = {}
    heard: set[tuple[int, str]] = set()
    for unsaid in _missed(plan, speaking, heard):
        missed.setdefault((unsaid.exercise, unsaid.key, unsaid.text), unsaid)
    told: dict[tuple[int, str], Unsaid] = {}
    for (exercise, key, text), unsaid in missed.items():
        if (exercise, text) not in heard:
            told.setdefault((exercise, key), unsaid)
    return tuple(told.values())


def _missed(plan: Plan, speaking: Speaking, heard: set[tuple[int, str]]) -> Iterator[Unsaid]:
    book = book_for(plan.routine.language)
    for index, step in enumerate(plan.steps):
        if step.kind is StepKind.WORK:
            fitted = opening_words(heard_step(plan, index), book, speaking)
        else:
            fitted = waiting_words(plan, index, speaking)
        heard.update((step.exercise, said.text) for said in fitted.said)
        needs_ms = _needs_ms(fitted, speaking)
        for wording in fitted.left_out:
            if wording.key:
                yield Unsaid(
                    exercise=step.exercise,
                    key=wording.key,
                    text=wording.forms[0],
                    needs_s=needs_ms / 1000,
                    has_s=(step.length_ms or 0) / 1000,
                )


def _needs_ms(fitted: Fitted, speaking: Speaking) -> int:
    """How long a step is in which all the author's words can be said."""
    texts = [said.text for said in fitted.said]
    texts += [wording.forms[0] for wording in fitted.left_out if wording.key]
    return (
        AFTER_TONE_MS
        + COUNTDOWN_S * 1000
        + sum(speaking.length_ms(text) + BETWEEN_MS for text in texts)
    )
