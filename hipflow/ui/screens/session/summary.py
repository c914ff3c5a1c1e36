"""The summary: before, worst, after, minutes; what was done; and what comes next."""

from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.library.catalog import LoadedRoutine
from hipflow.library.import_routine import add_routine
from hipflow.progress.adherence import Due
from hipflow.progress.wording import NO_ANSWER, long_date, pain_zone, session_day
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices
from hipflow.session.record import Day, SessionRecord
from hipflow.storage.session_store import Saved
from hipflow.system.background import LOOK_AGAIN_S, SAVING
from hipflow.system.errors import HipflowError
from hipflow.system.safe_text import json_lines, printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.history_corrections import correct
from hipflow.ui.screens._base.base import PAGE_KEYS, BaseScreen, Page
from hipflow.ui.screens.history.rating_correction import (
    EFFORT,
    RatingAnswer,
    RatingCorrectionScreen,
    rating_of,
)
from hipflow.ui.screens.session.note import NoteScreen
from hipflow.ui.viewmodels.summary_text import done_line, left_lines, pain_line, title_of, week_dots
from hipflow.ui.widgets.big_text import BigText

PLACES = ("advice", "show", "done", "left", "said", "week", "saved", "copy", "kept")
"""Where sentences stand, from above: first what is to be done about the pain."""

RETRY_TEXT = "What you did is safe while hipflow runs: it tries again by itself."
COPY_HINT = "To be on the safe side, copy the line at the end of this page."
REPORT_HINT = "Press t to write a page for them: pain, sessions, exercises, notes."
KEEP_ROUTINE_HINT = "This routine is not among yours yet. With k you keep it."
ROUTINE_KEPT = "The routine is kept. Today offers it from now on."


class SummaryScreen(BaseScreen[str]):
    """Tells what was done; dismisses with ``today`` or ``history``.

    Args:
        saved: the record, and why the disk refused it if it did.
        loaded: the routine that was played.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("summary.today"),
        binding("app.flare-up"),
        binding("summary.keep"),
        binding("summary.note"),
        binding("summary.effort"),
        binding("summary.history"),
        binding("summary.rating"),
        binding("report.write"),
        binding("app.back", show=False),
        *PAGE_KEYS,
    ]

    def __init__(self, saved: Saved, loaded: LoadedRoutine) -> None:
        super().__init__()
        self._record = saved.record
        self._problem = saved.problem
        self._loaded = loaded
        self._may_keep = False
        self._spoken = ""
        self._shows = False

    @property
    def contact(self) -> str:
        """Whom the routine says to call."""
        return self._loaded.routine.contact

    def compose_body(self) -> Iterable[Widget]:
        """Four big numbers, and sentences below."""
        with Page(id="summary"):
            with Horizontal(id="numbers"):
                for name in ("before", "during", "after", "minutes"):
                    with Vertical(classes="number-column", id=f"{name}-column"):
                        yield Label("", markup=False, id=f"{name}-title", classes="soft")
                        yield BigText(id=name)
                        yield Label("", markup=False, id=f"{name}-words")
            for name in ("refused", *PLACES):
                yield Static("", markup=False, id=name)

    def on_mount(self) -> None:
        """Tell."""
        day = long_date(session_day(self._record))
        self.set_heading(title_of(self._record), f"{self._loaded.routine.title}  ·  {day}")
        self._may_keep = self._is_elsewhere()
        if self._may_keep:
            self._say("kept", KEEP_ROUTINE_HINT)
        self._show_all()
        self.set_interval(LOOK_AGAIN_S, self._poll_disk)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to keep only a routine that is not kept yet."""
        if action == "keep_routine":
            return self._may_keep
        if action == "write_report":
            return self._shows
        return super().check_action(action, parameters)

    def action_keep_routine(self) -> None:
        """Bring the routine that was played from elsewhere to the others."""
        try:
            add_routine(self._loaded.path, self.services.catalog)
        except HipflowError as error:
            self._say("kept", "It could not be kept.", str(error))
        else:
            self._may_keep = False
            self._say("kept", ROUTINE_KEPT)
        self.call_after_refresh(self.query_one("#kept").scroll_visible, animate=False)

    def action_write_report(self) -> None:
        """Write the page for a therapist, and say where it is."""
        self.when_done(self.services.write_report(), lambda said: self._say("show", said))

    def action_back(self) -> None:
        """Esc goes where Enter does."""
        self.dismiss("today")

    def action_today(self) -> None:
        """Back to Today."""
        self.dismiss("today")

    def action_history(self) -> None:
        """On to the history."""
        self.dismiss("history")

    def action_note(self) -> None:
        """Write a note, or change it."""
        self.app.push_screen(NoteScreen(self._record.note or ""), self._note_given)

    def action_effort(self) -> None:
        """Say how hard it was."""
        self._ask(EFFORT)

    def action_change_rating(self) -> None:
        """Give the rating after, or change it."""
        self._ask("pain.after")

    def _note_given(self, note: str | None) -> None:
        if note is not None:
            self._correct("note", note or None)

    def _ask(self, field: str) -> None:
        """Ask for a rating once more."""

        def given(rated: RatingAnswer | None) -> None:
            if rated is not None:
                self._correct(field, rated.value)

        now, limits = rating_of(self._record, field), self._loaded.routine.pain
        self.app.push_screen(RatingCorrectionScreen(field, now, limits, may_unrate=False), given)

    def _correct(self, field: str, value: int | str | None) -> None:
        self._record, refusal = correct(self.services, self._record, {field: value})
        self.when_done(refusal, self._corrected, self._show_slow_disk)

    def _corrected(self, refusal: str) -> None:
        self._problem = refusal
        if not self._leaving:  # an answer may come in when Enter has been pressed once more
            self._show_all()

    def _show_slow_disk(self) -> None:
        if not self._leaving:
            self._say("saved", SAVING)

    def _poll_disk(self) -> None:
        """See whether what was refused has come through since."""
        if self._problem and not self.services.store.is_pending(self._record.id):
            self._corrected("")

    def _show_all(self) -> None:
        record = self._record
        self._rating("before", "Pain before", record.pain.before)
        self._rating("during", "Worst during", record.pain.during_max)
        self.query_one("#during-column").display = record.pain.during_max is not None
        self._rating("after", "Pain after", record.pain.after)
        self._minutes()
        self._advise()
        self._say("done", done_line(record))
        self._say("left", *left_lines(record))
        self._say("said", *patient_lines(record))
        standing = self.services.day_status(self._loaded)
        self._say("week", week_line(standing.due(), standing.next_time_words()))
        self._say("refused", *refusal_lines(self._problem))
        self._say("copy", *copy_lines(record, self._problem))
        if self._problem:
            self._say("saved")
        else:
            self._say("saved", "Saved." if record.note else "Saved. A note for your therapist?")

    def _advise(self) -> None:
        """Show what the pain asks for, and say it once where it is to stop."""
        routine = self._loaded.routine
        advice = self.services.day_status(self._loaded).advice_after(self._record)
        self._say("advice", *advice.paragraphs)
        self._shows = bool(advice.show)
        self._say("show", REPORT_HINT if self._shows else "")
        spoken = advice.aloud(routine.language)
        if spoken != self._spoken:
            self._spoken = spoken
            self.services.audio.say(spoken, routine)

    def on_unmount(self) -> None:
        """Whoever has left has heard enough."""
        self.services.audio.unsay()

    def _say(self, name: str, *lines: str) -> None:
        """Put sentences in their place; an empty place takes no row."""
        place = self.query_one(f"#{name}", Static)
        text = "\n".join(line for line in lines if line)
        place.update(printable_lines(text))
        place.display = bool(text)
        self.call_after_refresh(self.refresh_bindings)

    def _rating(self, name: str, title: str, value: int | None) -> None:
        big, words = self.query_one(f"#{name}", BigText), self.query_one(f"#{name}-words", Label)
        self.query_one(f"#{name}-title", Label).update(title)
        words.remove_class("fine", "care", "stop")
        if value is None:
            big.text, big.tone = NO_ANSWER, "soft"
            words.update("not rated")
            return
        mark = pain_zone(value, self._loaded.routine.pain)
        big.widest, big.text, big.tone = "10", str(value), mark.tone
        words.update(f"{mark.shape} {mark.word}")
        words.add_class(mark.tone)

    def _minutes(self) -> None:
        record = self._record
        big = self.query_one("#minutes", BigText)
        big.text, big.tone = str(max(1, round(record.active_s / 60))), "ink"
        self.query_one("#minutes-title", Label).update("Minutes")
        plan = make_plan(self._loaded.routine, Choices(day=Day(record.day)))
        asked = f"of about {max(1, round(plan.total_ms / 60_000))}" if not plan.own_pace else ""
        self.query_one("#minutes-words", Label).update(asked)

    def _is_elsewhere(self) -> bool:
        """Whether the routine was played from a file that Today does not offer."""
        return not self.services.catalog.offers(self._loaded.ref)


def refusal_lines(problem: str) -> list[str]:
    """Why the disk has not taken it, and what can be done meanwhile; nothing where it has."""
    return [problem, f"{RETRY_TEXT} {COPY_HINT}"] if problem else []


def copy_lines(record: SessionRecord, problem: str) -> list[str]:
    """The record to copy, where the disk has not taken it."""
    return [json_lines(msgspec.json.encode(record).decode())] if problem else []


def patient_lines(record: SessionRecord) -> list[str]:
    """What the person said of the session."""
    effort = "" if record.effort is None else f"Effort {record.effort} of 10."
    note = f"Your note: {record.note}" if record.note else ""
    return [pain_line(record), effort, note]


def week_line(now: Due | None, next_time: str) -> str:
    """This week's sessions, done of asked, and when it goes on; after a stop that alone."""
    if now is None or not now.asked_per_week:
        return next_time
    done = f"This week   {week_dots(now)}   {now.done_this_week} of {now.asked_per_week} done."
    return f"{done}  {next_time}" if next_time else done
