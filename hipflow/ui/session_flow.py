"""Leads through the screens of one session: check-in, workout, rating, summary."""

import asyncio
from collections.abc import Awaitable, Coroutine, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import structs
from textual.screen import Screen

from hipflow.library.catalog import Catalog, LoadedRoutine
from hipflow.player.interrupted_session import TAKEN_ELSEWHERE, InterruptedSession
from hipflow.player.player import Player
from hipflow.progress.day_offer import Rest, harder_is_asked_twice
from hipflow.progress.left_out import NOTE_KIND, LeftOutExercise, choices_left_out
from hipflow.routine.resolve.routine import Routine
from hipflow.session.engine import events
from hipflow.session.plan.sets import Choices, needs_sore_side, sore_side
from hipflow.session.plan.steps import Side
from hipflow.session.view.keys import unasked_reason
from hipflow.storage.session_store import new_note
from hipflow.storage.state import AppState
from hipflow.system.background import DISK_WAIT_S, wait_with_notice
from hipflow.ui.services import Services

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hipflow.ui.screens.session.check_in import CheckInAnswers

ONE_MOMENT = "One moment…"
"""The note shown while the disk takes its time."""

T = TypeVar("T")


class SessionApp(Protocol):
    """The app as a session needs it.

    Attributes:
        services: what the screens may use.
        opening_note: a note on the screens that have room for one; empty where there is none.
        exit_signal: number of the signal that ended the app; 0 where the person did.
        interrupted_save: saves an earlier session as it is, once the person has said so.
    """

    services: Services
    opening_note: str
    exit_signal: int
    interrupted_save: "Future[str] | None"

    async def push_screen_wait(self, screen: Screen[T]) -> T:
        """Show a screen, and return what it is left with."""

    def run_worker(self, work: Coroutine[None, None, None]) -> object:
        """Run in the background."""

    def show_note(self, note: str) -> None:
        """Show a note on the screens that have room for it; an empty one takes it away."""

    def show_today(self, played: LoadedRoutine | None = None) -> None:
        """Go back to Today, with the routine that was played opened."""

    def show_history(self) -> None:
        """Show the sessions so far."""


async def run_session(app: SessionApp, loaded: LoadedRoutine) -> None:
    """Lead through one session, from the check-in back to Today or on to the history.

    Runs as a worker. Whatever ends it, what was done is kept: a session that is left before its
    rating goes into the history without one.
    """
    answers = await _check_in(app, loaded)
    if answers is None:
        return
    if app.interrupted_save is not None:  # the one journal there is may be in use until then
        with suppress(TimeoutError):
            await asyncio.wait_for(
                _wait_with_note(app, asyncio.wrap_future(app.interrupted_save)), DISK_WAIT_S
            )
    services = app.services
    if answers.choice is Rest.NOT_TODAY:
        await _rest(app, loaded, answers.pain_before)
        return
    side = sore_side(loaded.routine, _side(services.state.values, answers))
    choices = Choices(day=answers.choice, affected=side, left_out=answers.left_out)
    player = services.make_player(loaded, choices, answers.pain_before)
    await _finish_session(app, player, loaded)


async def _rest(app: SessionApp, loaded: LoadedRoutine, pain: int | None) -> None:
    """Save that rest was chosen, and say so once it is on disk."""
    from hipflow.ui.screens.session.not_today import Noted  # noqa: PLC0415 - read when it is needed

    saving = app.services.keep_not_today(loaded, pain)
    saved = await _wait_with_note(app, asyncio.wrap_future(saving))
    await app.push_screen_wait(Noted(saved, loaded))
    app.show_today(loaded)


async def _finish_session(app: SessionApp, player: Player, loaded: LoadedRoutine) -> None:
    try:
        wanted = await _session_screens(app, player, loaded)
    finally:
        player.close()
    app.show_today(loaded)
    if wanted == "history":
        app.show_history()


async def offer_interrupted(app: SessionApp, interrupted: InterruptedSession) -> None:
    """Offer a session whose program died; lead through the rest of it, or keep it as it is."""
    from hipflow.ui.screens.session.interrupted import InterruptedScreen  # noqa: PLC0415 - read when it is needed

    if not await app.push_screen_wait(InterruptedScreen(interrupted)):
        # Whoever starts another session meanwhile is not kept from it; that waits where it must.
        app.run_worker(_save_interrupted(app, interrupted.keep()))
        return
    player = await _wait_with_note(app, app.services.go_on(interrupted))
    if player is None:
        app.show_note(TAKEN_ELSEWHERE)
        return
    await _finish_session(app, player, routine_of_journal(app.services.catalog, interrupted))


async def _save_interrupted(app: SessionApp, interrupted_save: "Future[str]") -> None:
    app.interrupted_save = interrupted_save
    app.show_note(await _wait_with_note(app, asyncio.wrap_future(interrupted_save)))


async def _wait_with_note(app: SessionApp, work: Awaitable[T]) -> T:
    """Wait for the disk; where that takes a while, say so."""
    result = await wait_with_notice(work, lambda: app.show_note(ONE_MOMENT))
    if app.opening_note == ONE_MOMENT:
        app.show_note("")
    return result


def routine_of_journal(catalog: Catalog, interrupted: InterruptedSession) -> LoadedRoutine:
    """The routine as the journal has it; its file may be another by now, or gone."""
    header = interrupted.found.header
    own = [path for path, _ in catalog.files().values() if path.name == header.routine.file]
    path = own[0] if own else Path(header.routine.file)
    return LoadedRoutine(routine=header.plan, path=path, ref=header.routine)


async def _check_in(app: SessionApp, loaded: LoadedRoutine) -> "CheckInAnswers | None":
    from hipflow.ui.screens.session.check_in import CheckInAnswers, CheckInScreen  # noqa: PLC0415 - read when it is needed
    from hipflow.ui.screens.session.leave_out import NothingLeftScreen  # noqa: PLC0415 - the same

    services, routine = app.services, loaded.routine
    day_status, state = services.day_status(loaded), services.state.values
    asked = await _ask_of_left_out(app, routine, day_status.left_out())
    if asked is None:
        return None
    left_out, taken_back = asked
    if len(choices_left_out(routine, left_out)) == len(routine.exercises):
        rests = await app.push_screen_wait(NothingLeftScreen(routine))
        return CheckInAnswers(choice=Rest.NOT_TODAY) if rests else None
    confirm = bool(routine.warning) and not state.has_confirmed(loaded.ref.hash)
    screen = CheckInScreen(
        loaded,
        day=services.day,
        day_is_said=services.chosen_day is not None,
        lately=structs.replace(day_status.lately(), left_out=tuple(left_out)),
        confirm_warning=confirm,
        ask_side=needs_sore_side(routine) and state.affected is None,
    )
    answers = await app.push_screen_wait(screen)
    if answers is not None:
        _remember(services, answers, confirmed=loaded.ref.hash if confirm else None)
        for one in taken_back:
            clock = services.clock
            said = new_note(clock.now(), clock.today(), NOTE_KIND, one.as_taken_back)
            services.store.note(said)
    return answers


async def _ask_of_left_out(
    app: SessionApp, routine: Routine, found: Sequence[LeftOutExercise]
) -> tuple[list[LeftOutExercise], list[LeftOutExercise]] | None:
    """Ask of each exercise that somebody is to be asked about whether it stays left out.

    Returns:
        What stays left out, and what is done again; ``None`` where the person turned back.
    """
    from hipflow.ui.screens.session.leave_out import LeaveOutScreen  # noqa: PLC0415 - read when it is needed

    left_out: list[LeftOutExercise] = []
    taken_back: list[LeftOutExercise] = []
    for one in found:
        stays: bool | None = True
        if one.asks:
            stays = await app.push_screen_wait(LeaveOutScreen(routine, one))
        if stays is None:
            return None
        (left_out if stays else taken_back).append(one)
    return left_out, taken_back


async def _session_screens(app: SessionApp, player: Player, loaded: LoadedRoutine) -> str:
    from hipflow.ui.screens.session.rating import RatingScreen  # noqa: PLC0415 - read when it is needed
    from hipflow.ui.screens.session.summary import SummaryScreen  # noqa: PLC0415 - read when it is needed
    from hipflow.ui.screens.session.workout import WorkoutScreen  # noqa: PLC0415 - read when it is needed

    rated = False
    try:
        lately = app.services.day_status(loaded).lately()
        limits, before = loaded.routine.pain, player.setup.pain_before
        twice = harder_is_asked_twice(before, limits, lately)
        await app.push_screen_wait(WorkoutScreen(player, loaded, harder_twice=twice))
        saved = await app.push_screen_wait(RatingScreen(player, loaded))
        rated = True
    finally:
        if not rated and not app.exit_signal:
            keep_unrated(player)
    return await app.push_screen_wait(SummaryScreen(saved, loaded))


def keep_unrated(player: Player) -> None:
    """Put a session that is left into the history as it stands, with no rating after."""
    if player.started:
        player.send(events.Stop(unasked_reason(player.session)))
        player.keep()


def _side(state: AppState, answers: "CheckInAnswers") -> Side | None:
    """The sore side: as just said, else as said before."""
    remembered = state.affected
    return answers.affected_side or (Side(remembered) if remembered else None)


def _remember(services: Services, answers: "CheckInAnswers", *, confirmed: str | None) -> None:
    """What need not be asked again. A disk that refuses only means that it is."""
    before = services.state.values
    state = before.with_confirmed(confirmed) if confirmed else before
    if answers.affected_side is Side.LEFT:
        state = structs.replace(state, affected="left")
    elif answers.affected_side is Side.RIGHT:
        state = structs.replace(state, affected="right")
    if state != before:
        services.state.keep(state)
