"""One routine as Today opens it: due or not, how it was last time, one key, the last seven days.

On a day that is for resting, what to do with it stands in the place of the key.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label

from hipflow.progress.wording import day_name, pain_zone, session_day
from hipflow.routine.resolve.routine import ExerciseLevel, PainLimits
from hipflow.session.plan.plan import Plan, make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day, SessionRecord
from hipflow.ui.today_state import RoutineStatus, author_line, week_cells
from hipflow.ui.viewmodels.exercise_summary import ExerciseSummary, exercise_summaries
from hipflow.ui.widgets.big_button import BigButton
from hipflow.ui.widgets.big_text import BigText
from hipflow.ui.widgets.charts.week_strip import WeekStrip
from hipflow.ui.widgets.figure import Figure
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row, zone_style

WELCOME = (
    "Welcome. hipflow leads you through your exercises: it counts for you, says what comes next, "
    "and asks how it felt."
)
MAT_NUMBER = "8"
MAT_QUESTION = "Can you read this from the mat? Ctrl and + enlarges it."
SHOW_KEY = "Press t to write a page for them."
NEVER_PLAYED = "You have not done this one yet."

_MOST_ASKS = 8
"""Lines the exercises take at most."""
_NAME_COLUMNS = 24
"""Columns an exercise's name takes at most, before its dose."""


class CardFacts(Struct, frozen=True, kw_only=True):
    """What a card is told besides the routine.

    Attributes:
        today: the date.
        day: the kind of day that is offered first.
        first_start: whether nothing at all has been played yet.
        ask_to_read: whether to ask if the big number can be read.
    """

    today: date
    day: Day
    first_start: bool = False
    ask_to_read: bool = False


class RoutineCard(Horizontal):
    """Shows one routine; its button posts :class:`BigButton.Pressed`.

    Attributes:
        pictured: the exercise whose figure has a place here; ``None`` for none.
    """

    pictured: ExerciseLevel | None = None

    def compose(self) -> ComposeResult:
        """Put what to do on the left, and what it is on the right."""
        with Vertical(id="card-main"):
            yield Label(id="card-title", markup=False)
            yield Label(id="card-state", markup=False)
            yield Label(id="card-last", markup=False)
            yield Label(id="card-rest", markup=False)
            yield Label(id="card-show", markup=False)
            yield BigButton("Enter", "Start", id="card-button")
            yield Label(id="card-week-title", markup=False)
            yield WeekStrip(id="card-week")
        with Vertical(id="card-aside"):
            yield BigText(MAT_NUMBER, id="card-number")
            yield Label(MAT_QUESTION, id="card-question", markup=False)
            yield Figure(id="card-figure")
            yield Label(id="card-asks", markup=False)
            yield Label(id="card-author", markup=False)

    def show(self, status: RoutineStatus, facts: CardFacts) -> None:
        """Show another routine."""
        self._say("#card-title", piece(status.item.title, STRONG))
        if status.item.routine is None or status.due is None:
            self._show_broken(status)
            return
        routine = status.item.routine
        plan = make_plan(routine, Choices(day=facts.day))
        state = f"{status.mark} {status.state[:1].upper()}{status.state[1:]}".strip()
        self._say("#card-state", row(piece(state, STRONG), piece(f"   {status.length}")))
        self._say("#card-last", _last_line(status, facts, routine.pain))
        self._say("#card-rest", piece(status.rest, STRONG))
        self._give_up(("#card-rest",), absent=not status.rest)
        self._say("#card-show", piece(f"{status.show} {SHOW_KEY}", STRONG))
        self._give_up(("#card-show",), absent=not status.show)
        self.set_class(bool(status.rest and status.show), "-crowded")
        self._give_up(("#card-button",), absent=bool(status.rest))
        self.query_one(BigButton).label = "Start"
        self._show_week(status, facts, routine.pain)
        self._say("#card-asks", _exercise_lines(exercise_summaries(plan)))
        self._say("#card-author", piece(author_line(routine), SOFT))
        self._ask_to_read(asked=facts.ask_to_read)
        self._show_figure(None if facts.ask_to_read else _shown_first(plan))

    def tell(self, said: str) -> None:
        """Say where the page for a therapist is, in the place of what asked for it."""
        self._say("#card-show", piece(said, STRONG))

    def _show_broken(self, status: RoutineStatus) -> None:
        self._say("#card-state", piece("! This file has a mistake and cannot be played.", STRONG))
        self._say("#card-last", piece(status.item.problems_text or "", SOFT))
        self.query_one(BigButton).label = "Read the problem"
        self._give_up(("#card-button",), absent=False)
        self._give_up(("#card-rest", "#card-show", "#card-week-title", "#card-week"), absent=True)
        self._say("#card-asks", Content(""))
        self._say("#card-author", Content(""))
        self._ask_to_read(asked=False)
        self._show_figure(None)

    def _show_week(self, status: RoutineStatus, facts: CardFacts, limits: PainLimits) -> None:
        self._give_up(("#card-week-title", "#card-week"), absent=not status.records)
        self.query_one(WeekStrip).days = week_cells(status, facts.today, limits)
        self._say("#card-week-title", piece(_week_title(status), SOFT))

    def _ask_to_read(self, *, asked: bool) -> None:
        self._give_up(("#card-number", "#card-question"), absent=not asked)
        self._give_up(("#card-asks", "#card-author"), absent=asked)

    def _show_figure(self, play: ExerciseLevel | None) -> None:
        self.pictured = play
        self.set_class(play is not None, "-pictured")

    def _give_up(self, names: Sequence[str], *, absent: bool) -> None:
        """Leave these out, or put them back."""
        for name in names:
            self.query_one(name).set_class(absent, "absent")

    def _say(self, name: str, content: Content) -> None:
        self.query_one(name, Label).update(content)


def _shown_first(plan: Plan) -> ExerciseLevel | None:
    """The first exercise that has a figure."""
    return next((step.play for step in plan.steps if step.play.figure), None)


def _week_title(status: RoutineStatus) -> str:
    if status.due is None or status.due.asked_per_week is None:
        return "Last 7 days"
    done, asked = status.due.done_this_week, status.due.asked_per_week
    left = f", {asked - done} left" if done < asked and not status.rest else ""
    return f"Last 7 days  {done} of {asked} this week{left}"


def _last_line(status: RoutineStatus, facts: CardFacts, limits: PainLimits) -> Content:
    if facts.first_start:
        return piece(WELCOME, SOFT)
    if status.last is None:
        return piece(NEVER_PLAYED, SOFT)
    return last_session_line(status.last, facts.today, limits)


def last_session_line(record: SessionRecord, today: date, limits: PainLimits) -> Content:
    """``Saturday: pain 3 before, ▲ 4 after``, or ``Saturday: rested, pain ■ 7``."""
    when = piece(f"{day_name(session_day(record), today)}: ", SOFT)
    before, after = record.pain.before, record.pain.after
    if record.is_not_today:
        return row(when, piece("rested", SOFT), *_pain_of_rest(before, limits))
    if before is None and after is None:
        return row(when, piece("pain not rated", SOFT))
    pieces = [when, piece("pain ", SOFT)]
    if before is not None:
        pieces += [piece(str(before), STRONG), piece(" before", SOFT)]
    if before is not None and after is not None:
        pieces.append(piece(", ", SOFT))
    if after is not None:
        mark = pain_zone(after, limits)
        pieces += [piece(f"{mark.shape} {after}", zone_style(mark.tone)), piece(" after", SOFT)]
    return row(*pieces)


def _pain_of_rest(pain: int | None, limits: PainLimits) -> Sequence[Content]:
    if pain is None:
        return ()
    mark = pain_zone(pain, limits)
    return (piece(", pain ", SOFT), piece(f"{mark.shape} {pain}", zone_style(mark.tone)))


def _exercise_lines(asked: Sequence[ExerciseSummary]) -> Content:
    """The exercises, one a line, each with its dose."""
    shown = asked if len(asked) <= _MOST_ASKS else asked[: _MOST_ASKS - 1]
    names = min(max((cell_len(one.play.name) for one in shown), default=0), _NAME_COLUMNS)
    lines = [row(column(one.play.name, names), piece(f"  {one.dose}", SOFT)) for one in shown]
    if len(shown) < len(asked):
        lines.append(piece(f"and {len(asked) - len(shown)} more", SOFT))
    return Content("\n").join(lines)
