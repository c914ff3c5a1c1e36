"""What is to be seen of a session now: one focus, in words and numbers, for any front end."""

from collections.abc import Sequence

from msgspec import Struct

from hipflow.session.engine.session import Session, Status
from hipflow.session.engine.step_timeline import rep_progress
from hipflow.session.plan.steps import Side, StepKind
from hipflow.session.record import Outcome
from hipflow.session.speech import display_text
from hipflow.session.speech.author_words import routine_words, words_besides
from hipflow.session.view.focus import Focus, focus_of

OWN_PACE_SHARE_MS = 30_000
"""How wide work at own pace is drawn beside work that has a length."""


PAGE_MS = 6_000
"""How long each thing an author wrote stands there to be read: a sentence of fifteen words."""

PAGE_LENGTH = 80
"""Characters of two rows beside the figure, in a window of 80 columns."""

_IN_VIEW = ("name", "setup")
"""What of an exercise is read at all times while getting ready."""


class ProgressSegment(Struct, frozen=True):
    """One exercise in the line of progress: its share of the whole, and how much is done, 0-1."""

    share_ms: int
    done: float


class View(Struct, frozen=True, kw_only=True):
    """Everything the workout shows: the focus, and what stands around it.

    Attributes:
        title: the exercise, or what is done between two.
        place: where in the whole.
        minutes_left: to the end, rounded up.
        own_pace: whether part of what is left takes as long as it takes.
        runs: the line of progress.
        focus: what the eye goes to.
        headline: what to do.
        detail: a word about how; empty where there is none.
    """

    title: str
    place: str
    minutes_left: int
    own_pace: bool
    runs: tuple[ProgressSegment, ...]
    focus: Focus
    headline: str
    detail: str


def make_view(session: Session) -> View:
    """The view of a moment."""
    headline, detail = _headline_and_detail(session)
    exercise = (
        f"Exercise {session.step.exercise + 1} of {display_text.exercise_count(session.plan)}"
    )
    return View(
        title=_title(session),
        place="Paused" if session.status is Status.PAUSED else exercise,
        minutes_left=minutes_left(session),
        own_pace=any(s.length_ms is None for s in session.plan.steps[session.index :]),
        runs=runs(session),
        focus=focus_of(session),
        headline=headline,
        detail=detail,
    )


def minutes_left(session: Session) -> int:
    """Minutes to the end, rounded up; own pace counts as nothing."""
    later = session.plan.steps[session.index + 1 :]
    left_ms = (session.left_ms or 0) + sum(step.length_ms or 0 for step in later)
    return -(-left_ms // 60_000)


def runs(session: Session) -> tuple[ProgressSegment, ...]:
    """The line of progress, one run an exercise; of one that was passed over nothing is done."""
    shares: dict[int, int] = {}
    done: dict[int, int] = {}
    for index, step in enumerate(session.plan.steps):
        share_ms = OWN_PACE_SHARE_MS if step.length_ms is None else step.length_ms
        shares[step.exercise] = shares.get(step.exercise, 0) + share_ms
        if index < session.index or session.outcome is Outcome.FINISHED:
            done[step.exercise] = done.get(step.exercise, 0) + share_ms
        elif index == session.index:
            done[step.exercise] = done.get(step.exercise, 0) + min(session.elapsed_ms, share_ms)
    entries = session.set_log.sets.values()
    # Work at one's own pace is done when the patient says so, at once too.
    worked = {each.step.exercise for each in entries if not each.empty or each.stopped is None}
    over = session.outcome is not None
    for exercise in shares:
        if exercise not in worked and (over or exercise != session.step.exercise):
            done[exercise] = 0
    return tuple(
        ProgressSegment(share_ms, min(done.get(exercise, 0) / max(share_ms, 1), 1.0))
        for exercise, share_ms in sorted(shares.items())
    )


def place_text(session: Session) -> str:
    """Where a paused session stands, e.g. ``Bridge, 3 of 8, set 1 of 2`` and a full stop."""
    step = session.step
    parts = [step.play.name]
    place = rep_progress(step.work, session.elapsed_ms) if step.work else None
    if step.kind is not StepKind.WORK:
        parts.append(
            {StepKind.READY: "getting ready", StepKind.REST: "rest"}.get(
                step.kind, f"changing {display_text.sides_or_over(step.play)}"
            )
        )
    elif place and step.work and step.work.reps:
        parts.append(f"{step.work.count_of(place.rep)} of {step.work.counts}")
    return ", ".join([*parts, *display_text.place_of(step)]) + "."


def _title(session: Session) -> str:
    step = session.step
    side = _side_now(session)
    name = step.play.name
    if step.kind is StepKind.REST:
        name = "Rest"
    return f"{name}  ·  {display_text.side_word(step.play, side).upper()}" if side else name


def _side_now(session: Session) -> Side | None:
    """The side being worked, where there is one: of the repetition, if sides alternate."""
    step = session.step
    if step.side is Side.ALTERNATE and step.work:
        place = rep_progress(step.work, session.elapsed_ms)
        return step.work.side_of(place.rep) if place else None
    return step.side if step.side in (Side.LEFT, Side.RIGHT) else None


def _more_to_read(session: Session) -> list[str]:
    """What else an author wrote, to be read one after the other while getting ready."""
    if session.step.kind is not StepKind.READY:
        return []
    routine = routine_words(session.plan.routine) if session.index == 0 else ()
    return [words.line for words in (*words_besides(session.step.play, _IN_VIEW), *routine)]


def _pages(sentences: Sequence[str]) -> list[str]:
    """Sentences in their order, as many together as can be read at once."""
    pages: list[str] = []
    for sentence in sentences:
        if pages and len(pages[-1]) + len(sentence) < PAGE_LENGTH:
            pages[-1] += f" {sentence}"
        else:
            pages.append(sentence)
    return pages


def _headline_and_detail(session: Session) -> tuple[str, str]:
    """The two lines under the picture: what to do, and a word about how."""
    step = session.step
    care = session.plan.routine.care_of(step.play)
    if step.kind is StepKind.WORK and not session.getting_into_place:
        mind = (*care, *display_text.sentences(step.play.caution))
        return display_text.author_cue(step) or "", mind[0] if mind else ""
    if step.kind in (StepKind.READY, StepKind.WORK):
        first, *others = display_text.sentences(step.play.setup) or ["Get into place."]
        pages = [*care, *_pages(others), *_more_to_read(session)] or [""]
        return first, pages[session.elapsed_ms // PAGE_MS % len(pages)]
    amounts = display_text.amounts_of_set(step.play)
    coming = ", ".join([step.play.name, *display_text.place_of(step), *amounts])
    before = session.plan.steps[session.index - 1].play if session.index else step.play
    turned = display_text.side_setup(before, step.play) if step.kind is StepKind.SWITCH else []
    return f"Next: {coming}", " ".join(turned) or display_text.author_cue(step) or ""
