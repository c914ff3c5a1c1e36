"""Author: a routine's file as it is written, its problems, and what the patient gets."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.library.live_check import SourceFile, read_source_file
from hipflow.session.plan.plan import Plan, make_plan
from hipflow.session.plan.sets import Choices, sore_side
from hipflow.session.record import Day
from hipflow.ui.bindings import binding
from hipflow.ui.movement_loop import MovementLoop
from hipflow.ui.screens._base.base import ListScreen, Page, list_keys
from hipflow.ui.screens.author import author_text
from hipflow.ui.screens.author.source_panel import SourcePanel
from hipflow.ui.widgets.figure_place import FigurePlace
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.styled_text import SOFT, STRONG, piece, row

SPEEDS = (1, 2, 4, 8, 20)
"""How fast a step can be tried: session seconds a real second."""
_DAYS = tuple(Day)
FILE, PLAN = "-file", "-plan"
"""Classes: the half that is seen where there is no room for both."""

_NOT_YET = "What the patient gets is shown here as soon as the file has no mistakes."
_LAST_GOOD = "As it was before the mistakes"
_NOW = "As the patient gets it"


class AuthorScreen(ListScreen[None]):
    """Shows a file and follows it as it is saved elsewhere; the last good version stays.

    Args:
        path: the file; it may not be there yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("author.play"),
        *list_keys("Step"),
        binding("author.read-on", show=False),
        binding("author.read-back", show=False),
        binding("author.other"),
        binding("author.problem"),
        binding("author.day"),
        binding("author.speed"),
        binding("author.close"),
    ]

    _loop: MovementLoop

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._written = SourceFile(path=path)
        self._plans: dict[Day, Plan] = {}
        self._day = Day.USUAL
        self._speed = SPEEDS[0]
        self._broken: Mapping[int, int] = {}

    def compose_body(self) -> Iterable[Widget]:
        """Put the file and its problem on the left, what the patient gets on the right."""
        with Horizontal(id="author-two"):
            yield SourcePanel(id="author-file")
            with Vertical(id="author-plan"):
                yield FigurePlace(id="author-picture")
                yield Label(id="author-title", markup=False)
                yield Label(id="author-days", markup=False)
                yield RowList(id="author-steps")
                yield Label(id="author-said", markup=False)
                with Page(id="author-page"):
                    yield Static(id="author-script", markup=False)

    def on_mount(self) -> None:
        """Show the file as it is, and follow it from now on."""
        self._loop = self.new_loop_in_place()
        self.read()
        self.run_worker(self._follow(), exclusive=True)

    async def _follow(self) -> None:
        follow_file = self.services.follow_file
        if follow_file is not None:
            async for _ in follow_file(self._path):
                self.read()

    def read(self) -> None:
        """Show the file as it is now; what it plays changes only where it has no mistakes."""
        written = read_source_file(self._path, self.services.catalog)
        if written == self._written:
            return
        self._written = written
        if written.loaded is not None:
            side = sore_side(written.loaded.routine, None)
            choices = {day: Choices(day=day, affected=side) for day in _DAYS}
            self._plans = {
                day: make_plan(written.loaded.routine, chosen) for day, chosen in choices.items()
            }
        shown = len(self.plan.routine.exercises) if self.plan else 0
        self._broken = author_text.error_lines(written, shown)
        self.set_class(written.has_mistakes, FILE)
        self.set_class(not written.has_mistakes, PLAN)
        self._show_file()
        self._show_plan()
        self.refresh_bindings()

    @property
    def plan(self) -> Plan | None:
        """What is shown of the last good version; ``None`` where there was none yet."""
        return self._plans.get(self._day)

    def _show_file(self) -> None:
        now = self.services.clock.now()
        place = f"{author_text.problem_counts(self._written)}  ·  read {now:%H:%M:%S}"
        self.set_heading(self._path.name, place)
        self.query_one(SourcePanel).show(self._written)

    def _show_plan(self) -> None:
        plan = self.plan
        title = self.query_one("#author-title", Label)
        for name in ("#author-days", "#author-steps", "#author-said", "#author-page"):
            self.query_one(name).set_class(plan is None, "absent")
        if plan is None:
            title.update(piece(_NOT_YET, SOFT))
            return
        words = _LAST_GOOD if self._written.has_mistakes else _NOW
        speed = f"   tried at ×{self._speed}" if self._speed > 1 else ""
        title.update(row(piece(words, STRONG), piece(speed, SOFT)))
        days = self.query_one("#author-days", Label)
        days.update(author_text.day_times_text(list(self._plans.values()), plan))
        self.rows.show_rows(len(plan.steps), self._draw_row, chosen=self.rows.chosen)
        self._show_step()

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        plan = self.plan
        if plan is None:
            return ()
        broken = self._broken.get(plan.steps[index].exercise)
        return (author_text.step_row(plan, index, width, broken),)

    def _show_step(self) -> None:
        plan = self.plan
        if plan is None:
            return
        index = self.rows.chosen
        step = plan.steps[index]
        self.query_one(FigurePlace).show(step.play)
        self._loop.show(step.play, step.side)
        said = self.query_one("#author-said", Label)
        said.update(piece(author_text.step_heading(plan, index), STRONG))
        self._show_script()
        self.query_one(Page).scroll_home(animate=False)

    def _show_script(self) -> None:
        if self.plan is not None:
            width = self.query_one(Page).size.width
            script = author_text.script_text(self.plan, self.rows.chosen, width)
            self.query_one("#author-script", Static).update(script)

    def on_row_list_chosen(self) -> None:
        """Show what the chosen step says, and where its exercise is written."""
        plan = self.plan
        if plan is not None:
            self.query_one(SourcePanel).show_exercise(plan.steps[self.rows.chosen].exercise)
        self._show_step()

    def on_page_resized(self) -> None:
        """Break what is said to the width, which a half that was out of sight has only now."""
        self._show_script()

    def on_row_list_opened(self) -> None:
        """A click on the chosen step plays it."""
        self.action_play()

    def action_play(self) -> None:
        """Play from the chosen step on; nothing of it is kept."""
        from hipflow.ui.screens.author.rehearsal import RehearsalScreen  # noqa: PLC0415 - read when it is needed

        rehearsals, plan = self.services.rehearsals, self.plan
        if rehearsals is not None and plan is not None:
            self.app.push_screen(RehearsalScreen(rehearsals, plan, self.rows.chosen, self._speed))

    def action_problem(self) -> None:
        """Show the next problem, after the last one the first."""
        self.set_class(True, FILE)
        self.set_class(False, PLAN)
        self.query_one(SourcePanel).show_next_problem()

    def action_speed(self) -> None:
        """Try steps faster, after the fastest at their own speed."""
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]
        self._show_plan()

    def action_day(self) -> None:
        """Show another kind of day."""
        self._day = _DAYS[(_DAYS.index(self._day) + 1) % len(_DAYS)]
        self._show_plan()

    def action_other(self) -> None:
        """Show the other half, where there is room for one only."""
        self.toggle_class(FILE, PLAN)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is: a problem to look at, something to play."""
        if action == "problem":
            return len(self._written.checked.problems) > 1
        if action == "other":
            return not self.has_class("-wide")
        if action in ("play", "speed", "day"):
            return self.plan is not None
        return super().check_action(action, parameters)
