"""Where the figure stands at a moment of a session: how far out, on which side, still or not.

What moves follows the count of the repetition, so that seen and heard are one.
"""

from msgspec import Struct

from hipflow.routine.format.choices import SideChoice
from hipflow.routine.format.figure_table import FigureTable
from hipflow.routine.resolve.routine import Dose, ExerciseLevel
from hipflow.session.engine.session import Session, Status
from hipflow.session.engine.step_timeline import RepProgress, rep_progress
from hipflow.session.plan.steps import RepPhaseKind, Side, Step, StepKind, Work

INTO_HOLD_MS = 1500
"""Where no way out is counted, a figure takes this long into the hold."""
OUT_OF_HOLD_MS = 1000
"""And this long out of it."""
START_POSE_MS = 2000
"""A figure that shows what comes begins with its start pose for so long."""
REST_SLOWDOWN = 1.5
"""In a rest what comes is shown this much slower."""
USUAL_MS = (2000, 1000, 2000, 1000)
"""Out, hold, back and between two, where the dose counts no phases (our own inference)."""
STEP_MS = (700, 0, 700, 0)
"""The same for a movement that takes turns, such as walking."""


class Motion(Struct, frozen=True, kw_only=True):
    """What a figure shows now.

    Attributes:
        figure: its table; ``None`` where the exercise has none.
        share: how much of the time of the way out is over, 0 to 1; on the way back it falls.
        swapped: whether the far leg works, where sides alternate.
        mirrored: whether it is drawn for the left side.
        turns: whether sides alternate at all.
        moves: whether time alone changes it.
        waits: whether the session is paused.
    """

    figure: FigureTable | None = None
    share: float = 0.0
    swapped: bool = False
    mirrored: bool = False
    turns: bool = False
    moves: bool = False
    waits: bool = False


def make_motion(session: Session) -> Motion:
    """The figure of a moment."""
    step = session.step
    base = Motion(
        figure=step.play.figure,
        mirrored=step.side is Side.LEFT,
        turns=step.side is Side.ALTERNATE or takes_turns(step.play),
        waits=session.status is Status.PAUSED,
    )
    if base.figure is None:
        return base
    share, swapped, moves = _place(session, step)
    return Motion(
        figure=base.figure,
        share=share,
        swapped=swapped and base.turns,
        mirrored=base.mirrored,
        turns=base.turns,
        moves=moves and session.status is Status.RUNNING,
        waits=base.waits,
    )


def loop_motion(play: ExerciseLevel, elapsed_ms: int, *, side: Side | None = None) -> Motion:
    """A figure that shows its movement over and over, at the tempo of its dose.

    Args:
        play: what is shown.
        elapsed_ms: how long it has been shown.
        side: the side it shows; the one the dose begins with, where it is ``None``.
    """
    share, turn, moves = _loop(phase_lengths_ms(play), elapsed_ms)
    return Motion(
        figure=play.figure,
        share=share,
        swapped=turn % 2 == 1 and takes_turns(play),
        mirrored=side is Side.LEFT if side else _begins_left(play.dose),
        turns=takes_turns(play),
        moves=moves,
    )


def _begins_left(dose: Dose) -> bool:
    one_sided = dose.side in (SideChoice.EACH, SideChoice.LEFT)
    return one_sided and dose.start_side is not SideChoice.RIGHT


def takes_turns(play: ExerciseLevel) -> bool:
    """Whether the legs alternate: by the dose, or because the movement is made so."""
    by_itself = play.figure is not None and play.figure.turns is True
    return by_itself or play.dose.side is SideChoice.ALTERNATE


def phase_lengths_ms(play: ExerciseLevel) -> tuple[int, int, int, int]:
    """Milliseconds of out, hold, back and between two, as a figure shows them uncounted."""
    dose = play.dose
    if play.figure is not None and play.figure.turns:
        out_ms, hold_ms, back_ms, between_ms = STEP_MS
        return out_ms, hold_ms, 0 if play.figure.back is False else back_ms, between_ms
    if not (dose.out_s or dose.back_s):
        return USUAL_MS
    return _phase_lengths_of_dose(dose)


def _phase_lengths_of_dose(dose: Dose) -> tuple[int, int, int, int]:
    hold_ms = min(round(dose.hold_s[0] * 1000), USUAL_MS[1])
    return round(dose.out_s * 1000), hold_ms, round(dose.back_s * 1000), USUAL_MS[3]


def _place(session: Session, step: Step) -> tuple[float, bool, bool]:
    """How far out, whether the far leg works, and whether it moves."""
    if step.kind is StepKind.WORK and step.work is not None:
        return _at_work(session, step.play, step.work)
    if step.kind is StepKind.SWITCH or session.elapsed_ms < START_POSE_MS:
        return 0.0, False, False
    slowed = REST_SLOWDOWN if step.kind is StepKind.REST else 1.0
    elapsed_ms = round((session.elapsed_ms - START_POSE_MS) / slowed)
    share, turn, moves = _loop(phase_lengths_ms(step.play), elapsed_ms)
    return share, turn % 2 == 1, moves


def _at_work(session: Session, play: ExerciseLevel, work: Work) -> tuple[float, bool, bool]:
    place = rep_progress(work, session.elapsed_ms)
    if place is None:
        share, turn, moves = _loop(phase_lengths_ms(play), session.elapsed_ms)
        return share, turn % 2 == 1, moves
    share, moves = _in_phase(place, work)
    far_first = work.side_of(place.rep) is Side.LEFT
    return share, far_first if play.dose.side is SideChoice.ALTERNATE else place.rep % 2 == 0, moves


def _in_phase(place: RepProgress, work: Work) -> tuple[float, bool]:
    """How far out a counted repetition is, and whether it moves."""
    gone_ms = place.length_ms - place.left_ms
    kinds = {phase.kind for phase in work.phases}
    match place.phase:
        case RepPhaseKind.OUT:
            return gone_ms / place.length_ms, True
        case RepPhaseKind.BACK:
            return place.left_ms / place.length_ms, True
        case RepPhaseKind.HOLD:
            return _in_hold(gone_ms, place, kinds)
        case RepPhaseKind.RELAX:
            return 0.0, False
        case RepPhaseKind.NAMED:
            before_ms = sum(phase.length_ms for phase in work.phases[: place.place])
            return _in_whole_rep(before_ms + gone_ms, work.rep_ms)


def _in_hold(gone_ms: int, place: RepProgress, kinds: set[RepPhaseKind]) -> tuple[float, bool]:
    """A hold without a counted way there or back begins and ends with it."""
    most_ms = place.length_ms // 4
    into_ms = 0 if RepPhaseKind.OUT in kinds else min(INTO_HOLD_MS, most_ms)
    out_ms = 0 if RepPhaseKind.BACK in kinds else min(OUT_OF_HOLD_MS, most_ms)
    if gone_ms < into_ms:
        return gone_ms / into_ms, True
    if place.left_ms < out_ms:
        return place.left_ms / out_ms, True
    return 1.0, False


def _in_whole_rep(gone_ms: int, length_ms: int) -> tuple[float, bool]:
    """A repetition of phases with names: out as it begins, back as it ends, still between."""
    into_ms, out_ms = (min(ms, length_ms // 4) for ms in (INTO_HOLD_MS, OUT_OF_HOLD_MS))
    if gone_ms < into_ms:
        return gone_ms / into_ms, True
    left_ms = length_ms - gone_ms
    return (left_ms / out_ms, True) if left_ms < out_ms else (1.0, False)


def _loop(beat: tuple[int, int, int, int], elapsed_ms: int) -> tuple[float, int, bool]:
    """How far out, in which turn, and whether it moves."""
    out_ms, hold_ms, back_ms, between_ms = beat
    turn, inside_ms = divmod(elapsed_ms, out_ms + hold_ms + back_ms + between_ms)
    if inside_ms < out_ms:
        return inside_ms / out_ms, turn, True
    inside_ms -= out_ms
    if inside_ms < hold_ms:
        return 1.0, turn, False
    inside_ms -= hold_ms
    if inside_ms < back_ms:
        return 1 - inside_ms / back_ms, turn, True
    return 0.0, turn, False
