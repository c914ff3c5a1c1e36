"""What the author's screen says: problems, steps and what is spoken, from values. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap

from textual.content import Content

from hipflow.library.live_check import SourceFile, count_exercises, exercise_at
from hipflow.progress.wording import count_text
from hipflow.routine.problems.problem import Problem
from hipflow.routine.problems.text import format_problem
from hipflow.session.plan.plan import Plan
from hipflow.session.plan.steps import Step, StepKind
from hipflow.session.speech import display_text
from hipflow.session.speech.script import step_lines
from hipflow.ui.widgets.lists.source_view import LineMark
from hipflow.ui.widgets.styled_text import HINT, SOFT, STRONG, column, piece, row, zone_style

ERROR_SIGN, WARNING_SIGN, OK_SIGN = "■", "▲", "●"
_TIME, _LENGTH = 8, 9
"""Columns of a row of the plan: when it begins, how long it takes."""
_TO_THE_END = 1_000_000
"""More characters than a line has."""
_SAID_AT = 10
"""The column of what is said, behind its time."""
_KINDS = {
    StepKind.READY: "get ready",
    StepKind.WORK: "work",
    StepKind.REST: "rest",
}


def problem_counts(written: SourceFile) -> str:
    """``■ 1 error   ▲ 2 warnings``; that all is well where there are none."""
    if written.unreadable:
        return f"{ERROR_SIGN} cannot be read"
    errors, warnings = len(written.checked.errors), len(written.checked.warnings)
    parts = [f"{ERROR_SIGN} {count_text(errors, 'error')}"] if errors else []
    parts += [f"{WARNING_SIGN} {count_text(warnings, 'warning')}"] if warnings else []
    return "   ".join(parts) or f"{OK_SIGN} no mistakes"


def line_marks(problems: Iterable[Problem]) -> Mapping[int, LineMark]:
    """What to mark in the file: of each line the gravest problem."""
    marks: dict[int, LineMark] = {}
    for problem in sorted(problems, key=lambda problem: not problem.is_error):
        sign, style = _sign(problem)
        span = problem.span
        end = span.end_column - 1 if span.end_line == span.line else _TO_THE_END
        marks.setdefault(span.line, LineMark(sign, style, span.column - 1, end))
    return marks


def problem_text(problem: Problem, number: int, many: int) -> Content:
    """One problem whole: what is wrong, where, the lines themselves, what to write."""
    sign, style = _sign(problem)
    of_many = f"   {number} of {many}" if many > 1 else ""
    head = row(
        piece(f"{sign} {problem.severity}  ", style),
        piece(problem.message, STRONG),
        piece(f"  [{problem.code}]", SOFT),
    )
    place = piece(f"{problem.file}, line {problem.line}, column {problem.column}{of_many}", SOFT)
    excerpt = format_problem(problem).split("\n")[1:]
    return Content("\n").join([head, place, *(piece(line) for line in excerpt)])


def error_lines(written: SourceFile, exercises: int) -> Mapping[int, int]:
    """The first line with a mistake of each exercise that has one, by the exercise from 0.

    Empty where the file no longer has so many exercises as are shown: which of them a mistake
    stands in cannot be told then.
    """
    if count_exercises(written.lines) != exercises:
        return {}
    found: dict[int, int] = {}
    for problem in (problem for problem in written.problems_here if problem.is_error):
        exercise = exercise_at(written.lines, problem.line)
        if exercise is not None:
            found.setdefault(exercise, problem.line)
    return found


def step_row(plan: Plan, index: int, width: int, broken_line: int | None) -> Content:
    """A row of the plan: when, what, how long; and that it cannot be played as it is written."""
    step = plan.steps[index]
    begins = index == 0 or plan.steps[index - 1].exercise != step.exercise
    room = max(0, width - _TIME - _LENGTH)
    at = piece(f"{display_text.clock_text(step.start_ms):>{_TIME - 2}}  ", HINT)
    what = row(piece(step.play.name, STRONG), piece(f"  {_what(step)}", SOFT)) if begins else None
    if broken_line is not None and begins:
        what = piece(f"{ERROR_SIGN} {step.play.name}: mend line {broken_line}", zone_style("stop"))
    style = "" if step.kind is StepKind.WORK else SOFT
    return row(
        at,
        column(what or piece(f"  {_what(step)}", style), room),
        piece(f"{_length(step):>{_LENGTH}}", SOFT),
    )


def script_text(plan: Plan, index: int, width: int) -> Content:
    """What is said in a step, each sentence at its time from the step's start."""
    spoken = [line for line in step_lines(plan, index) if line.text]
    if not spoken:
        return piece("Nothing is said here.", SOFT)
    rows = []
    for line in spoken:
        first, *others = wrap(f"“{line.text}”", max(width - _SAID_AT, 20))
        rows.append(row(piece(f"{line.at_ms / 1000:>6.1f} s  ", HINT), piece(first)))
        rows += [piece(" " * _SAID_AT + text) for text in others]
    return Content("\n").join(rows)


def step_heading(plan: Plan, index: int) -> str:
    """What the script belongs to: ``Said in step 3 of 20``."""
    return f"What is said in step {index + 1} of {len(plan.steps)}"


def _what(step: Step) -> str:
    place = ", ".join(display_text.place_of(step))
    if step.kind is StepKind.WORK:
        return display_text.step_text(step)
    kind = _KINDS.get(step.kind, f"change {display_text.sides_or_over(step.play)}")
    return ", ".join(part for part in (kind, place) if part)


def _length(step: Step) -> str:
    return "own pace" if step.length_ms is None else display_text.clock_text(step.length_ms)


def _sign(problem: Problem) -> tuple[str, str]:
    return (
        (ERROR_SIGN, zone_style("stop")) if problem.is_error else (WARNING_SIGN, zone_style("care"))
    )


def day_times_text(plans: Sequence[Plan], chosen: Plan) -> Content:
    """``gentle 9:45   ▸ usual 11:35   strong 13:25``."""
    pieces = []
    for plan in plans:
        text = f"{plan.choices.day.value} {display_text.clock_text(plan.total_ms)}"
        is_chosen = plan is chosen
        mark = "▸ " if is_chosen else ""
        pieces.append(piece(f"{mark}{text}", STRONG if is_chosen else SOFT))
    own_pace = [piece("and your own pace", SOFT)] if chosen.own_pace else []
    return Content("   ").join([*pieces, *own_pace])
