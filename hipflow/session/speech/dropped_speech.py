"""What a patient would not hear of what the author wrote, because there is no time for it."""

from collections.abc import Iterator

from msgspec import Struct

from hipflow.session.engine.step_timeline import COUNTDOWN_S
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import StepKind
from hipflow.session.speech.phrasebook import phrasebook_for
from hipflow.session.speech.script_between_sets import fit_between_sets
from hipflow.session.speech.script_work import fit_set_opening
from hipflow.session.speech.speech_settings import AFTER_TONE_MS, BETWEEN_MS, SpeechSettings
from hipflow.session.speech.spoken_text import adapt_to_language, heard_step
from hipflow.session.speech.time_fit import TimeFit


class DroppedSpeech(Struct, frozen=True, kw_only=True):
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


def dropped_speech(plan: Plan) -> tuple[DroppedSpeech, ...]:
    """What is left out each time it could be said, once for each exercise and key.

    A setup is said while getting ready only; a cue has several chances: it is reported only if it
    gets none.
    """
    speech = adapt_to_language(phrasebook_for(plan.routine.language), SpeechSettings())
    dropped_texts: dict[tuple[int, str, str], DroppedSpeech] = {}
    heard: set[tuple[int, str]] = set()
    for dropped in _dropped_each_time(plan, speech, heard):
        dropped_texts.setdefault((dropped.exercise, dropped.key, dropped.text), dropped)
    first_by_key: dict[tuple[int, str], DroppedSpeech] = {}
    for (exercise, key, text), dropped in dropped_texts.items():
        if (exercise, text) not in heard:
            first_by_key.setdefault((exercise, key), dropped)
    return tuple(first_by_key.values())


def _dropped_each_time(
    plan: Plan, speech: SpeechSettings, heard: set[tuple[int, str]]
) -> Iterator[DroppedSpeech]:
    book = phrasebook_for(plan.routine.language)
    for index, step in enumerate(plan.steps):
        if step.kind is StepKind.WORK:
            fitted = fit_set_opening(heard_step(plan, index), book, speech)
        else:
            fitted = fit_between_sets(plan, index, speech)
        heard.update((step.exercise, said.text) for said in fitted.said)
        needs_ms = _needs_ms(fitted, speech)
        for utterance in fitted.left_out:
            if utterance.key:
                yield DroppedSpeech(
                    exercise=step.exercise,
                    key=utterance.key,
                    text=utterance.forms[0],
                    needs_s=needs_ms / 1000,
                    has_s=(step.length_ms or 0) / 1000,
                )


def _needs_ms(fitted: TimeFit, speech: SpeechSettings) -> int:
    """How long a step is in which all the author's words can be said."""
    texts = [said.text for said in fitted.said]
    texts += [utterance.forms[0] for utterance in fitted.left_out if utterance.key]
    return (
        AFTER_TONE_MS
        + COUNTDOWN_S * 1000
        + sum(speech.length_ms(text) + BETWEEN_MS for text in texts)
    )
