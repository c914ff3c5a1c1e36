"""The question after the morning, for the screen that asks it: Today."""

from collections.abc import Sequence

from msgspec import structs
from textual.content import Content
from textual.widgets import Label

from hipflow.progress.next_morning import session_to_ask_about
from hipflow.progress.wording import pain_zone
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import SessionRecord
from hipflow.ui.history_corrections import correct
from hipflow.ui.screens._base.base import ListScreen
from hipflow.ui.widgets.styled_text import SOFT, STRONG, piece, row, zone_style

MORNING_QUESTION = "How is the pain this morning?"
MORNING_FIELD = "pain.next_morning"


class MorningScreen(ListScreen[None]):
    """Asks once, the day after a session, in a label ``#morning``; a key skips it for good."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: SessionRecord | None = None

    def morning_answered(self) -> None:
        """What Today shows has changed; for the screen to look again."""

    def limits_of(self, session: SessionRecord) -> PainLimits:
        """The limits of the routine a session was played from."""
        del session
        return PainLimits()

    @property
    def has_morning_question(self) -> bool:
        """Whether there is something to ask."""
        return self._asked is not None

    def update_morning_question(self, records: Sequence[SessionRecord]) -> None:
        """See whether there is something to ask about these sessions, in order of their start."""
        session = session_to_ask_about(records, self.services.clock.today())
        skipped = session is not None and session.id == self.services.shelf.state.morning_skipped
        self._asked = None if skipped else session

    def show_morning_question(self) -> None:
        """Show the question, or give its place up."""
        label = self.query_one("#morning", Label)
        label.set_class(self._asked is None, "absent")
        if self._asked is not None:
            label.update(morning_question_line(self._asked, self.limits_of(self._asked)))

    def action_morning(self) -> None:
        """Say how the pain is this morning."""
        from hipflow.ui.screens.history.rating_correction import (
            RATING_QUESTIONS,
            RatingAnswer,
            RatingCorrectionScreen,
        )

        session = self._asked
        if session is None:
            return

        def answered(rated: RatingAnswer | None) -> None:
            if rated is not None:
                correct(self.services, session, {MORNING_FIELD: rated.value})
                self.morning_answered()

        limits = self.limits_of(session)
        asked = (RATING_QUESTIONS[MORNING_FIELD][0], MORNING_QUESTION)
        self.app.push_screen(
            RatingCorrectionScreen(MORNING_FIELD, None, limits, asked=asked), answered
        )

    def action_skip_morning(self) -> None:
        """Never ask about this morning again. A disk that refuses only means that it is."""
        if self._asked is not None:
            shelf = self.services.shelf
            shelf.save_state(structs.replace(shelf.state, morning_skipped=self._asked.id))
            self.morning_answered()


def morning_question_line(session: SessionRecord, limits: PainLimits) -> Content:
    """The question, yesterday's rating after, and the keys."""
    pieces = [piece(MORNING_QUESTION, STRONG)]
    after = session.pain.after
    if after is not None:
        mark = pain_zone(after, limits)
        pieces += [
            piece("  Yesterday was ", SOFT),
            piece(f"{mark.shape} {after}", zone_style(mark.tone)),
        ]
        pieces.append(piece(" after.", SOFT))
    pieces.append(piece("  p answers, s skips.", SOFT))
    return row(*pieces)
