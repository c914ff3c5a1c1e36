"""The lines that plain mode writes for cues and for the summary."""

from hipflow.progress.wording import part_done_text
from hipflow.routine.resolve.routine import Routine
from hipflow.session.engine import cues
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.events import PauseReason
from hipflow.session.engine.session import Session
from hipflow.session.engine.step_timeline import LONG_HOLD_MS
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.plan.steps import RepPhaseKind, Step, StepKind
from hipflow.session.record import Day, Outcome
from hipflow.session.speech import display_text
from hipflow.session.speech.author_words import words_besides
from hipflow.session.view import view
from hipflow.storage.session_store import Saved

_IN_LINES = ("name", "setup", "load", "cues")
"""What of an exercise the lines of its steps tell themselves."""


def total_text(routine: Routine, day: Day) -> str:
    """How long a day takes: ``13:25``, with a word where some of it is at own pace."""
    plan = make_plan(routine, Choices(day=day))
    own = " and your own pace" if plan.own_pace else ""
    return display_text.clock_text(plan.total_ms) + own


def lines_of_cue(session: Session, cue: Cue) -> list[str]:
    """The lines for a cue; most cues of the beat need none."""
    match cue:
        case cues.StepStarted():
            return _step_lines(session, cue)
        case cues.InterruptedResumed():
            length = display_text.seconds_text(cue.ready_ms)
            setup = session.step.play.setup or ""
            return [view.place_text(session), f"  Get ready: {length}. {setup}".rstrip()]
        case cues.StepCue():
            return _beat_lines(session, cue)
        case _:
            return _key_lines(session, cue)


def _beat_lines(session: Session, cue: cues.StepCue) -> list[str]:
    match cue:
        case cues.RepPhaseStarted():
            return _phase_lines(session, cue)
        case cues.RepCounted():
            return [_count_line(session.plan.steps[cue.index], cue)]
        case cues.HalfwayReached():
            return ["  halfway"]
        case cues.ReadyOver():
            return ["  Press space when you are ready."]
        case cues.SecondsLeft(resuming=True):
            return [f"  {cue.seconds}"]
        case _:
            return []


def _phase_lines(session: Session, cue: cues.RepPhaseStarted) -> list[str]:
    """A phase that is long, or has a name of its author's."""
    length = display_text.seconds_text(cue.length_ms)
    if cue.phase is RepPhaseKind.NAMED:
        play = session.plan.steps[cue.index].play
        return [f"  {display_text.phase_word(play, cue.phase, cue.place)}, {length}"]
    is_long_hold = cue.phase is RepPhaseKind.HOLD and cue.length_ms >= LONG_HOLD_MS
    return [f"  hold {length}"] if is_long_hold else []


def _count_line(step: Step, cue: cues.RepCounted) -> str:
    """``3 of 8``; with its side where sides take turns: ``left 3 of 8``."""
    work, side = step.work, ""
    count, counts = cue.rep, cue.reps
    if work is not None and work.turns > 1:
        side = f"{display_text.side_word(step.play, work.side_of(cue.rep))} "
        count, counts = work.count_of(cue.rep), work.counts
    return f"  {side}{count} of {counts}" if counts else f"  {side}{count}"


def _key_lines(session: Session, cue: Cue) -> list[str]:
    match cue:
        case cues.Paused(reason=PauseReason.PANEL):
            return []
        case cues.Paused():
            reason = " The computer was asleep." if cue.reason is PauseReason.GAP else ""
            return [f"Paused.{reason} {view.place_text(session)} Space goes on."]
        case cues.LevelChanged():
            return [display_text.level_text(cue.name, cue.level)]
        case cues.TimeAdded():
            return [f"{display_text.seconds_text(cue.added_ms)} more."]
        case cues.SessionEnded():
            return ["Finished." if cue.outcome is Outcome.FINISHED else "Stopped."]
        case _:
            return []


def _step_lines(session: Session, cue: cues.StepStarted) -> list[str]:
    step = session.plan.steps[cue.index]
    clock = display_text.clock_text(step.start_ms)
    length = f" {display_text.seconds_text(step.length_ms)}." if step.length_ms else ""
    if step.kind is StepKind.READY:
        count = f"Exercise {step.exercise + 1} of {display_text.exercise_count(session.plan)}."
        name = display_text.sentence(step.play.name, *display_text.place_of(step), step.play.load)
        besides = words_besides(step.play, _IN_LINES) if _is_first_ready(session, cue) else ()
        return [
            f"[{clock}] {name} {count}",
            f"  Get ready:{length} {step.play.setup or ''}".rstrip(),
            *(f"  {words.line}" for words in besides),
            *(f"  Take care: {words}" for words in session.plan.routine.care_of(step.play)),
        ]
    text = display_text.sentence(display_text.step_text(step))
    if step.kind is StepKind.WORK:
        own_pace = " Space when you are done." if step.length_ms is None else ""
        cue_text = display_text.sentence(display_text.author_cue(step))
        return [f"[{clock}] {step.play.name}. {text}{own_pace} {cue_text}".rstrip()]
    before = session.plan.steps[cue.index - 1].play if cue.index else step.play
    turned = display_text.side_setup(before, step.play) if step.kind is StepKind.SWITCH else []
    return [" ".join([f"[{clock}] {text}{length}", *turned])]


def _is_first_ready(session: Session, cue: cues.StepStarted) -> bool:
    """Whether the exercise is got ready for the first time: in a round it comes again."""
    return session.plan.steps[cue.index].round == 1


def summary_lines(saved: Saved) -> list[str]:
    """What was done and how it hurt, and that it is saved, or where it is if not."""
    record = saved.record
    worked = [[entry for entry in exercise.done if entry.worked] for exercise in record.exercises]
    sets = sum(len(entries) for entries in worked)
    sets_text = "1 set" if sets == 1 else f"{sets} sets"
    minutes = max(1, round(record.active_s / 60))
    done = sum(1 for entries in worked if entries)
    lines = [f"{done} of {len(record.exercises)} exercises, {sets_text}, {minutes} min."]
    if part := part_done_text(record):
        lines.append(part)
    before, after = record.pain.before, record.pain.after
    ratings = [f"before {before}"] if before is not None else []
    worst = record.pain.during_max
    ratings += [f"worst {worst}"] if worst is not None else []
    ratings += [f"after {after}"] if after is not None else []
    if ratings:
        lines.append(f"Pain {', '.join(ratings)}.")
    lines.append(saved.problem or "Saved.")
    return lines
