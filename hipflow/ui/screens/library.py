"""Library: the exercises there are, found by words, each told whole."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.library.exercise_search import patient_precautions, search_exercises, split_forbidden
from hipflow.library.exercises import (
    all_exercises,
    dose_text,
    exercise_in_overview,
    exercise_summary,
    level_marks,
    level_text,
    single_exercise_routine,
)
from hipflow.routine.check.exercise_library import ExerciseLibrary as Exercises
from hipflow.routine.format.model import ExerciseFile
from hipflow.routine.format.precautions import Precaution
from hipflow.routine.resolve.finder import LibraryExercise
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.side_texts import overview_play
from hipflow.ui.bindings import binding
from hipflow.ui.movement_loop import MovementLoop
from hipflow.ui.screens._base.base import Page, list_and_page_keys
from hipflow.ui.screens._base.search_screen import SearchScreen
from hipflow.ui.widgets.figure_place import FigurePlace
from hipflow.ui.widgets.instructions import instruction_blocks
from hipflow.ui.widgets.line_input import MAX_SEARCH_LENGTH, LineInput
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.styled_text import SOFT, STRONG, column, piece, row

NO_EXERCISE_FOUND = "No exercise has all these words."
_LEVELS = 5
"""Columns of the level at the end of a row."""


class LibraryScreen(SearchScreen[None]):
    """Shows the exercises that have the words that are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("library.search"),
        *list_and_page_keys(),
        binding("library.copy"),
        binding("library.try"),
        binding("library.hidden"),
        binding("app.back"),
    ]

    _loop: MovementLoop

    def __init__(self) -> None:
        super().__init__()
        self._library = Exercises(())
        self._all: tuple[LibraryExercise, ...] = ()
        self._found: tuple[LibraryExercise, ...] = ()
        self._precautions: frozenset[Precaution] = frozenset()
        self._shows_all = False

    def compose_body(self) -> Iterable[Widget]:
        """Put the search and the list on the left, the chosen exercise on the right."""
        with Horizontal(id="library-two"):
            with Vertical(id="library-left"):
                yield LineInput(
                    most=MAX_SEARCH_LENGTH,
                    placeholder="/ name, position, muscle, chair …",
                    id="library-words",
                )
                yield Label(NO_EXERCISE_FOUND, id="library-none", markup=False)
                yield RowList(id="library-list")
            with Vertical(id="library-right"):
                yield FigurePlace(id="library-picture")
                with Page(id="library-page"):
                    yield Static(id="library-exercise", markup=False)

    def on_mount(self) -> None:
        """Show all there are."""
        self._loop = self.new_loop_in_place()
        self._library = self.services.catalog.library
        self._all = all_exercises(self._library)
        items = self.services.catalog.items()
        of_routines = patient_precautions(item.routine for item in items if item.routine)
        self._precautions = of_routines | self.services.settings.values.known_precautions
        self.find("")

    def find(self, words: str) -> None:
        """Show what has these words."""
        found = search_exercises(self._all, words.split())
        allowed, forbidden = split_forbidden(found, self._precautions)
        self._found = found if self._shows_all else allowed
        place = f"{len(self._found)} of {len(self._all)}"
        hidden = f"  ·  {len(forbidden)} hidden: a shows all" if forbidden else ""
        self.set_heading("Exercises", place if self._shows_all else f"{place}{hidden}")
        self.query_one("#library-none").set_class(bool(self._found), "absent")
        self.rows.show_rows(len(self._found), self._draw_row)
        self._show_exercise()
        self.refresh_bindings()

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        exercise = self._found[index].exercise
        return (
            row(
                column(exercise.name, width - _LEVELS),
                piece(f"  {level_marks(exercise.level):<{_LEVELS - 2}}", SOFT),
            ),
        )

    @property
    def _chosen(self) -> LibraryExercise | None:
        return self._found[self.rows.chosen] if self._found else None

    def _show_exercise(self) -> None:
        found = self._chosen
        self.query_one("#library-right").set_class(found is None, "absent")
        if found is None:
            return
        routine = single_exercise_routine(found, self._library)
        dose = dose_text(routine) if routine else "no dose of its own"
        if routine is not None:
            play = overview_play(routine.exercises[0].usual, routine.language)
            self.query_one(FigurePlace).show(play)
            self._loop.show(play)
        names = {one.id: one.exercise.name for one in self._all}
        self.query_one("#library-exercise", Static).update(_exercise_text(found, dose, names))
        self.query_one(Page).scroll_home(animate=False)

    def on_row_list_chosen(self) -> None:
        """Show the chosen exercise."""
        self._show_exercise()
        self.refresh_bindings()

    def action_copy(self) -> None:
        """Put the lines that use it onto the clipboard, where the terminal has one."""
        if self._chosen is not None:
            self.app.copy_to_clipboard(f'[[exercise]]\nuse = "{self._chosen.id}"\n')
            # Many terminals refuse, and none says so.
            self.notify(
                f'Sent to the clipboard: use = "{self._chosen.id}". '
                "If something else is pasted, type that line.",
                markup=False,
            )

    def action_try(self) -> None:
        """Play it by its own dose; nothing of it is kept."""
        from hipflow.ui.screens.author.rehearsal import RehearsalScreen  # noqa: PLC0415 - read when it is needed

        routine = single_exercise_routine(self._chosen, self._library) if self._chosen else None
        if routine is not None and self.services.rehearsals is not None:
            self.app.push_screen(RehearsalScreen(self.services.rehearsals, make_plan(routine)))

    def action_show_hidden(self) -> None:
        """Show what a precaution forbids too, or hide it again."""
        self._shows_all = not self._shows_all
        self.find(self.query_one(LineInput).value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to copy and to try what is there."""
        if action == "show_hidden":
            return bool(self._precautions)
        if action in ("copy", "try"):
            return bool(self._found)
        return super().check_action(action, parameters)


def _exercise_text(found: LibraryExercise, dose: str, names: dict[str, str]) -> Content:
    """All there is to know of an exercise."""
    exercise = exercise_in_overview(found.exercise)
    blocks = [
        Content("\n").join([piece(exercise.name, STRONG), piece(exercise_summary(found), SOFT)]),
        *instruction_blocks(exercise.setup, exercise.steps, exercise.cues),
    ]
    slips = [piece(f"▲ Common slip: {slip}") for slip in exercise.mistakes or ()]
    cautions = [piece(f"▲ {exercise.caution}", STRONG)] if exercise.caution else []
    if slips or cautions:
        blocks.append(Content("\n").join([*cautions, *slips]))
    blocks.append(Content("\n").join(_facts(exercise, dose, names)))
    blocks.append(row(piece("In a routine  ", SOFT), piece(f'use = "{found.id}"')))
    if precautions := _precaution_facts(exercise):
        blocks.append(Content("\n").join(precautions))
    return Content("\n\n").join(blocks)


def _precaution_facts(exercise: ExerciseFile) -> list[Content]:
    """Which precautions it breaks, and what to mind with others."""
    facts = {
        "Not with": ", ".join(exercise.not_with or ()),
        **{f"With {name}": text for name, text in (exercise.care_with or {}).items()},
    }
    return [row(piece(f"{name}  ", SOFT), piece(words)) for name, words in facts.items() if words]


def _facts(exercise: ExerciseFile, dose: str, names: dict[str, str]) -> Iterable[Content]:
    easier, harder = level_text(exercise.easier), level_text(exercise.harder)
    facts = {
        "Dose": dose,
        "You need": ", ".join(exercise.equipment or ()),
        "Easier": names.get(easier, easier),
        "Harder": names.get(harder, harder),
    }
    return [row(piece(f"{name}  ", SOFT), piece(words)) for name, words in facts.items() if words]
