"""Another rating of a session: which one, and what it was."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from hipflow.progress.wording import NO_ANSWER
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import ExerciseRecord, SessionRecord
from hipflow.system.safe_text import printable_lines, single_line
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, ListScreen, Page, list_keys
from hipflow.ui.screens._base.pain_screen import PainScreen
from hipflow.ui.widgets.caption import Caption
from hipflow.ui.widgets.lists.choice_row import ChoiceRow
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.pain_scale import PAIN_ENDS, PainScale
from hipflow.ui.widgets.styled_text import SOFT, column, piece, row

_NAMES, _NOW = 40, 8
"""Columns of an exercise's name at most, and of the pain it has now."""

EFFORT = "effort"
"""The one rating that is not of pain."""

EFFORT_ENDS = ("0 no effort", "10 as hard as you could")
"""The ends of the CR10 effort scale (Borg) in plain words."""

EXERCISE_PAIN = "exercises"
"""Stands for the pain of an exercise, as long as it is not said of which."""

RATING_QUESTIONS = {
    "pain.before": ("Pain before", "How much did it hurt before the session?"),
    "pain.during_max": ("Worst pain during", "How much did it hurt at worst during the session?"),
    "pain.after": ("Pain after", "How much did it hurt after the session?"),
    "pain.next_morning": ("Pain the next morning", "How much did it hurt the next morning?"),
    EFFORT: ("Effort", "How hard was it?"),
}
"""What can be corrected: its name, and the question."""

RESTED_QUESTION = "How much did it hurt when you chose to rest?"
"""Asked in place of the one about a session, where there was none."""

_KEYS = {
    "pain.before": "correct.before",
    "pain.during_max": "correct.during",
    "pain.after": "correct.after",
    "pain.next_morning": "correct.morning",
    EFFORT: "correct.effort",
}


HOW_TO_RATE = "Type 0–9; ten is 1 0, or x."


WordsOf = Callable[[int | None], Sequence[str]]
"""What is said of a rating that is not kept yet, or before there is one; a paragraph each."""


def no_words(_rating: int | None) -> Sequence[str]:
    """Of most ratings that are corrected there is nothing to say."""
    return ()


class RatingAnswer(NamedTuple):
    """A rating that was given; ``None`` for none."""

    value: int | None


def exercise_field(number: int) -> str:
    """The field of an exercise's own pain; ``number`` is its place in the session, from 0."""
    return f"{EXERCISE_PAIN}.{number}.pain"


def exercise_of(session: SessionRecord, field: str) -> ExerciseRecord | None:
    """The exercise whose own pain a field is; ``None`` where it is no such field."""
    beginning, _, rest = field.partition(".")
    return session.exercises[int(rest.split(".")[0])] if beginning == EXERCISE_PAIN else None


def question_of(session: SessionRecord, field: str) -> tuple[str, str]:
    """The name of a rating, and the question that asks for it."""
    exercise = exercise_of(session, field)
    if session.is_not_today:
        return RATING_QUESTIONS[field][0], RESTED_QUESTION
    if exercise is None:
        return RATING_QUESTIONS[field]
    return exercise.name, f"{single_line(exercise.name)}: how much did it hurt?"


def rating_of(session: SessionRecord, field: str) -> int | None:
    """The rating in a field of :data:`RATING_QUESTIONS`, or that of an exercise."""
    if field == EFFORT:
        return session.effort
    exercise = exercise_of(session, field)
    if exercise is not None:
        return exercise.pain
    rating: int | None = getattr(session.pain, field.removeprefix("pain."))
    return rating


def may_be_rated(session: SessionRecord, field: str) -> bool:
    """Whether there was that moment: where rest was chosen, only the one of choosing."""
    return not session.is_not_today or field == "pain.before"


class RatingChoiceScreen(BaseScreen[str]):
    """Asks which rating is meant; dismisses with its field, :data:`EXERCISE_PAIN`, or ``None``.

    Args:
        session: the session, for what it says now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding(key, show=False) for key in _KEYS.values()),
        binding("correct.exercise", show=False),
        binding("panel.never-mind"),
        *PAGE_KEYS,
    ]

    def __init__(self, session: SessionRecord) -> None:
        super().__init__()
        self._session = session

    def compose_body(self) -> Iterable[Widget]:
        """The ratings, with what they are now."""
        with Page(classes="panel"):
            yield Label("Which one?", classes="question")
            for field, (name, _question) in RATING_QUESTIONS.items():
                if not may_be_rated(self._session, field):
                    continue
                rating = rating_of(self._session, field)
                now = NO_ANSWER if rating is None else f"{rating}"
                yield ChoiceRow(_KEYS[field], name, detail=f" now {now}")
            if self._session.exercises:
                yield ChoiceRow("correct.exercise", "Pain of one exercise")

    def on_mount(self) -> None:
        """Say what this is."""
        self.set_heading("Correct a rating")

    def action_choose(self, field: str) -> None:
        """That one."""
        self.dismiss(field)

    def action_never_mind(self) -> None:
        """It was not meant."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without exercises there is none to choose, without a session no moment of it."""
        if action == "choose" and parameters == (EXERCISE_PAIN,):
            return bool(self._session.exercises)
        if action == "choose":
            return may_be_rated(self._session, str(parameters[0]))
        return super().check_action(action, parameters)


class ExerciseChoiceScreen(ListScreen[int]):
    """Asks which exercise is meant; dismisses with its number, from 0, or with ``None``.

    Args:
        session: the session, for its exercises and their pain.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("correct.that-one"),
        *list_keys(),
        binding("panel.never-mind"),
    ]

    def __init__(self, session: SessionRecord) -> None:
        super().__init__()
        self._exercises = session.exercises

    def compose_body(self) -> Iterable[Widget]:
        """One row an exercise."""
        yield Label("Which exercise?", classes="question")
        yield RowList()

    def on_mount(self) -> None:
        """Show them, the first that hurt chosen."""
        self.set_heading("Correct a rating")
        hurt = (n for n, one in enumerate(self._exercises) if one.pain is not None)
        self.rows.show_rows(len(self._exercises), self._draw_row, chosen=next(hurt, 0))

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        exercise = self._exercises[index]
        now = NO_ANSWER if exercise.pain is None else f"{exercise.pain}"
        names = min(_NAMES, max(0, width - _NOW))
        return (row(column(exercise.name, names), piece(f"  now {now}", SOFT)),)

    def on_row_list_opened(self) -> None:
        """A click on the chosen one means it."""
        self.action_that_one()

    def action_that_one(self) -> None:
        """That one."""
        self.dismiss(self.rows.chosen)

    def action_never_mind(self) -> None:
        """None was meant."""
        self.dismiss(None)


class RatingCorrectionScreen(PainScreen[RatingAnswer]):
    """Asks for a rating once more; dismisses with it, or with ``None`` when it was not meant.

    Args:
        field: which one, of :data:`RATING_QUESTIONS` or an exercise's own.
        value: what it is now.
        limits: the limits of the routine; they do not hold for effort.
        asked: its name and the question, where they are others than usual.
        may_unrate: whether it may be taken back, so that nothing is rated.
        words: what is said of a rating, or before there is one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("panel.keep"),
        binding("correct.unrated"),
        binding("panel.never-mind"),
    ]

    def __init__(
        self,
        field: str,
        value: int | None,
        limits: PainLimits,
        *,
        asked: tuple[str, str] | None = None,
        may_unrate: bool = True,
        words: WordsOf = no_words,
    ) -> None:
        super().__init__()
        self._rating, self._question = asked or RATING_QUESTIONS[field]
        self._field = field
        self._value = value
        self._may_unrate = may_unrate
        self._words = words
        self._limits = None if field == EFFORT else limits

    def compose_body(self) -> Iterable[Widget]:
        """The question and a tall staircase."""
        ends = EFFORT_ENDS if self._field == EFFORT else PAIN_ENDS
        yield Label(printable_lines(self._question), markup=False, classes="question")
        yield PainScale(self._limits, corner=True, ends=ends)
        yield Caption(id="said")

    def on_mount(self) -> None:
        """Say where this is, and what was said before."""
        self.set_heading(self._rating)
        self.rating_changed()
        if self._value is not None:
            self.scale.choose(self._value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is kept before something is chosen, nothing taken back that was not said."""
        if action == "keep":
            return self.scale.value is not None
        if action == "unrate":
            return self._may_unrate and self._value is not None
        return super().check_action(action, parameters)

    def rating_changed(self) -> None:
        """Say what the rating asks for, where something is; before there is one, how to give it."""
        value = self.scale.value
        said = self._words(value)
        if value is None or not said:
            self.say_below(HOW_TO_RATE, *said)
        else:
            self.say_below(*said, in_sight=True)

    def action_keep(self) -> None:
        """Keep the number."""
        self.dismiss(RatingAnswer(self.scale.value))

    def action_unrate(self) -> None:
        """Take the rating back."""
        self.dismiss(RatingAnswer(None))

    def action_never_mind(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
