"""Preview: what a routine asks, exercise by exercise, before it begins."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.library.catalog import LoadedRoutine
from hipflow.progress.contact import people_line
from hipflow.progress.wording import count_text, minutes_text
from hipflow.routine.format.positions import POSITION_WORDS
from hipflow.session.plan.plan import Plan, make_plan
from hipflow.session.plan.requirements import equipment_needed, floor_changes, ladder_needs
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day
from hipflow.session.speech.author_words import routine_words, words_besides
from hipflow.session.speech.display_text import ladder_need_text, times_text
from hipflow.ui.bindings import binding
from hipflow.ui.movement_loop import MovementLoop
from hipflow.ui.requests import PlayRoutine
from hipflow.ui.screens._base.base import ListScreen, Page, list_and_page_keys
from hipflow.ui.viewmodels.exercise_summary import ExerciseSummary, exercise_summaries
from hipflow.ui.widgets.figure_place import FigurePlace
from hipflow.ui.widgets.instructions import instruction_blocks
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row

_DAYS = tuple(Day)
_HEIGHTS = [(0, "-low"), (22, "-tall"), (28, "-taller"), (40, "-towering")]
"""Classes by the height of the window; the app's own, and where the figure has more room."""
_TOLD = ("name", "setup", "steps", "cues", "caution", "note", "load")
"""What of an exercise its page tells by itself, and the list beside it."""
_TOLD_ABOVE = ("title", "author", "clinic", "patient", "contact", "summary", "warning")
"""What of the routine stands above that."""
_ROW_LINES = 2
"""Name and dose; a row of air below where all have room."""


class PreviewScreen(ListScreen[None]):
    """Shows what a routine asks on each kind of day.

    Args:
        loaded: the routine.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("preview.start"),
        *list_and_page_keys("Look at each", show_page=True),
        binding("preview.day"),
        binding("app.settings", show=False),
        binding("app.back"),
    ]

    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = _HEIGHTS

    _loop: MovementLoop

    def __init__(self, loaded: LoadedRoutine) -> None:
        super().__init__()
        self._loaded = loaded
        self._plans: dict[Day, Plan] = {}
        self._day = Day.USUAL
        self._asked: tuple[ExerciseSummary, ...] = ()

    @property
    def contact(self) -> str:
        """Whom the routine says to call."""
        return self._loaded.routine.contact

    def compose_body(self) -> Iterable[Widget]:
        """Put the list on the left, the chosen exercise on the right."""
        yield Label(id="preview-summary", markup=False)
        yield Static(id="preview-days", markup=False)
        yield Label(id="preview-rest", markup=False)
        yield Label(id="preview-warning", markup=False)
        yield Label(id="preview-needs", markup=False)
        yield Label(id="preview-people", markup=False)
        with Horizontal(id="preview-two"):
            yield RowList(row_height=_ROW_LINES + 1, close_height=_ROW_LINES, id="preview-list")
            with Page(id="preview-page"):
                yield Label(id="preview-name", markup=False)
                yield FigurePlace(id="preview-figure")
                yield Static(id="preview-exercise", markup=False)
        yield Label(id="preview-note", classes="notes", markup=False)

    def on_mount(self) -> None:
        """Show the day that is offered first."""
        place = self.query_one(FigurePlace)
        place.make_picture = self.services.pictures
        self._loop = self.new_movement_loop(place.show_motion)
        routine = self._loaded.routine
        self._plans = {day: make_plan(routine, Choices(day=day)) for day in _DAYS}
        self.query_one("#preview-summary", Label).update(piece(routine.summary or ""))
        self.query_one("#preview-summary").set_class(not routine.summary, "absent")
        warning = self.query_one("#preview-warning", Label)
        warning.update(piece(f"▲ {routine.warning}", STRONG))
        warning.set_class(not routine.warning, "absent")
        people = people_line(routine)
        self.query_one("#preview-people", Label).update(piece(people, SOFT))
        self.query_one("#preview-people").set_class(not people, "absent")
        rest = self.services.day_status(self._loaded).rest_words()
        self.query_one("#preview-rest", Label).update(piece(rest, STRONG))
        self.query_one("#preview-rest").set_class(not rest, "absent")
        self._show_day(self.services.day)
        self.show_notes()

    def _show_day(self, day: Day) -> None:
        self._day = day
        plan = self._plans[day]
        self._asked = exercise_summaries(plan)
        author = self._loaded.routine.author
        place = [author] if author else []
        exercises = count_text(len(self._asked), "exercise")
        self.set_heading(self._loaded.routine.title, "  ·  ".join((*place, exercises)))
        self.query_one("#preview-days", Static).update(self._days_line())
        needs = self.query_one("#preview-needs", Label)
        needs.update(_needs_line(plan))
        needs.set_class(not needs.content, "absent")
        self.rows.show_rows(len(self._asked), self._draw_row, chosen=self.rows.chosen)
        self._show_exercise()

    def _days_line(self) -> Content:
        """``gentle 9 min   usual 11 min   strong 13 min``, the chosen one in bold with its mark."""
        pieces = []
        for day in _DAYS:
            text = f"{day.value} {minutes_text(self._plans[day].total_ms / 1000)}"
            chosen = day is self._day
            pieces.append(piece(f"▸ {text}" if chosen else f"  {text}", STRONG if chosen else SOFT))
        if self._plans[self._day].own_pace:
            pieces.append(piece("and your own pace", SOFT))
        return Content("   ").join(pieces)

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        asked = self._asked[index]
        minutes = len(asked.minutes)
        position = POSITION_WORDS[asked.play.position] if asked.play.position else ""
        detail = "  ·  ".join(
            part for part in (asked.dose, asked.play.load_in_all, position) if part
        )
        return (
            row(column(asked.play.name, width - minutes - 2, STRONG), piece(f"  {asked.minutes}")),
            piece(detail, SOFT),
        )

    def _show_exercise(self) -> None:
        if not self._asked:
            return
        play = self._chosen.play
        self.query_one("#preview-name", Label).update(piece(play.name, STRONG))
        self.query_one("#preview-exercise", Static).update(
            _exercise_text(self._chosen, self._loaded.routine.care_of(play))
        )
        place = self.query_one(FigurePlace)
        place.show(play)
        place.set_class(play.figure is None and not place.has_picture, "absent")
        self._loop.show(play)
        self.query_one(Page).scroll_home(animate=False)

    @property
    def _chosen(self) -> ExerciseSummary:
        return self._asked[self.rows.chosen]

    def action_start(self) -> None:
        """Begin this routine."""
        self.post_message(PlayRoutine(self._loaded))

    def action_next_day(self) -> None:
        """Show what another kind of day asks."""
        self._show_day(_DAYS[(_DAYS.index(self._day) + 1) % len(_DAYS)])

    def on_row_list_chosen(self) -> None:
        """Show the chosen exercise."""
        self._show_exercise()


def _needs_line(plan: Plan) -> Content:
    """What is needed, how often one has to get down or up; below, what else the author says."""
    things = equipment_needed(plan)
    parts = [row(piece("You need: ", SOFT), piece(f"{', '.join(things)}."))] if things else []
    parts += [piece(ladder_need_text(need), SOFT) for need in ladder_needs(plan)]
    changes = floor_changes(plan)
    if changes:
        times = times_text(changes)
        parts.append(piece(f"You get down to the floor or up {times}.", SOFT))
    said = [w.line for w in routine_words(plan.routine) if w.key not in _TOLD_ABOVE]
    lines = [Content("  ").join(parts)] if parts else []
    return Content("\n").join([*lines, *(piece(line, SOFT) for line in said)])


def _exercise_text(asked: ExerciseSummary, care: Sequence[str]) -> Content:
    """One exercise: how to get into place, the movement, what to mind."""
    play = asked.play
    blocks = instruction_blocks(play.setup, play.steps, play.cues)
    blocks += [piece(f"▲ {words}", STRONG) for words in care]
    blocks += [piece(f"▲ {play.caution}", STRONG)] if play.caution else []
    blocks += [piece(play.note, SOFT)] if play.note else []
    besides = (*words_besides(play, _TOLD), *asked.levels)
    blocks += [row(piece(f"{words.label}  ", SOFT), piece(words.text)) for words in besides]
    return Content("\n\n").join(blocks)
