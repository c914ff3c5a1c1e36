"""The way through one session: check-in, workout, rating, summary, and what is kept at its end."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from hipflow.library.catalog import LoadedRoutine
from hipflow.library.day_status import Standing
from hipflow.library.shelf import Shelf
from hipflow.player.interrupted_session import GONE, LeftOver
from hipflow.player.player import Player
from hipflow.progress.day_offer import Rest
from hipflow.session.engine import events
from hipflow.session.plan.sets import needs_sore_side, sore_side
from hipflow.session.plan.steps import Side
from hipflow.session.record import Reason
from hipflow.system.background import DISK_S
from hipflow.system.waiting import come

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hipflow.ui.app import HipflowApp
    from hipflow.ui.screens.session.check_in import CheckedIn

MOMENT = "One moment…"
"""Told where the disk takes its time."""

Arrived = TypeVar("Arrived")
"""What is waited for."""


async def play(app: "HipflowApp", loaded: LoadedRoutine) -> None:
    """Lead through one session, from the check-in back to Today or on to the history.

    Runs as a worker. Whatever ends it, what was done is kept: a session that is left before its
    rating goes into the history without one.
    """
    checked_in = await _check_in(app, loaded)
    if checked_in is None:
        return
    if app.keeping is not None:  # the one journal there is may be in use until then
        with suppress(TimeoutError):
            await asyncio.wait_for(_in_a_moment(app, asyncio.wrap_future(app.keeping)), DISK_S)
    services = app.services
    if checked_in.choice is Rest.NOT_TODAY:
        await _rest(app, loaded, checked_in.pain_before)
        return
    side = sore_side(loaded.routine, _side(services.shelf, checked_in))
    player = services.make_player(loaded, checked_in.choice, side, checked_in.pain_before)
    await _through(app, player, loaded)


async def _rest(app: "HipflowApp", loaded: LoadedRoutine, pain: int | None) -> None:
    """Keep that rest was chosen, and acknowledge it once that is on disk."""
    from hipflow.ui.screens.session.not_today import Noted  # noqa: PLC0415 - read when it is needed

    keeping = app.services.keep_not_today(loaded, pain)
    saved = await _in_a_moment(app, asyncio.wrap_future(keeping))
    await app.push_screen_wait(Noted(saved, loaded))
    app.show_today(loaded)


async def _through(app: "HipflowApp", player: Player, loaded: LoadedRoutine) -> None:
    try:
        wanted = await _session(app, player, loaded)
    finally:
        player.close()
    app.show_today(loaded)
    if wanted == "history":
        app.show_history()


async def go_on(app: "HipflowApp", left_over: LeftOver) -> None:
    """Offer a session whose program died; lead through the rest of it, or keep it as it is."""
    from hipflow.ui.screens.session.interrupted import GoOn  # noqa: PLC0415 - read when it is needed

    if not await app.push_screen_wait(GoOn(left_over)):
        # Whoever starts another session meanwhile is not kept from it; that waits where it must.
        app.run_worker(_keep(app, app.services.errands.do(left_over.keep)))
        return
    player = await _in_a_moment(app, app.services.go_on(left_over))
    if player is None:
        app.tell(GONE)
        return
    await _through(app, player, loaded_again(app.services.shelf, left_over))


async def _keep(app: "HipflowApp", keeping: "Future[str]") -> None:
    app.keeping = keeping
    app.tell(await _in_a_moment(app, asyncio.wrap_future(keeping)))


async def _in_a_moment(app: "HipflowApp", coming: Awaitable[Arrived]) -> Arrived:
    """Wait for the disk; where that takes a while, say so."""
    arrived = await come(coming, lambda: app.tell(MOMENT))
    if app.opening_note == MOMENT:
        app.tell("")
    return arrived


def loaded_again(shelf: Shelf, left_over: LeftOver) -> LoadedRoutine:
    """What is played, as its journal has it; its file may be another by now, or gone."""
    header = left_over.found.header
    own = [path for path, _ in shelf.catalogue.files().values() if path.name == header.routine.file]
    path = own[0] if own else Path(header.routine.file)
    return LoadedRoutine(routine=header.plan, path=path, ref=header.routine)


async def _check_in(app: "HipflowApp", loaded: LoadedRoutine) -> "CheckedIn | None":
    from hipflow.ui.screens.session.check_in import CheckIn  # noqa: PLC0415 - read when it is needed

    shelf, routine = app.services.shelf, loaded.routine
    standing = Standing(shelf, loaded)
    confirm = bool(routine.warning) and not shelf.state.has_confirmed(loaded.ref.hash)
    screen = CheckIn(
        loaded,
        day=app.services.day,
        usual_pain=standing.usual_pain(),
        lately=standing.lately(),
        confirm_warning=confirm,
        ask_side=needs_sore_side(routine) and shelf.state.affected is None,
    )
    checked_in = await app.push_screen_wait(screen)
    if checked_in is not None:
        _remember(shelf, checked_in, confirmed=loaded.ref.hash if confirm else None)
    return checked_in


async def _session(app: "HipflowApp", player: Player, loaded: LoadedRoutine) -> str:
    from hipflow.ui.screens.session.rating import Rating  # noqa: PLC0415 - read when it is needed
    from hipflow.ui.screens.session.summary import Summary  # noqa: PLC0415 - read when it is needed
    from hipflow.ui.screens.session.workout import Workout  # noqa: PLC0415 - read when it is needed

    rated = False
    try:
        await app.push_screen_wait(Workout(player, loaded))
        saved = await app.push_screen_wait(Rating(player, loaded))
        rated = True
    finally:
        if not rated and not app.told_to_leave:
            keep_unrated(player)
    return await app.push_screen_wait(Summary(saved, loaded))


def keep_unrated(player: Player) -> None:
    """Put a session that is left into the history as it stands, with no rating after."""
    if player.started:
        player.send(events.Stop(Reason.OTHER))
        player.keep()


def _side(shelf: Shelf, checked_in: "CheckedIn") -> Side | None:
    """The sore side: as just said, else as said before."""
    remembered = shelf.state.affected
    return checked_in.affected_side or (Side(remembered) if remembered else None)


def _remember(shelf: Shelf, checked_in: "CheckedIn", *, confirmed: str | None) -> None:
    """What need not be asked again. A disk that refuses only means that it is."""
    state = shelf.state.confirming(confirmed) if confirmed else shelf.state
    if checked_in.affected_side is Side.LEFT:
        state = structs.replace(state, affected="left")
    elif checked_in.affected_side is Side.RIGHT:
        state = structs.replace(state, affected="right")
    if state != shelf.state:
        shelf.save_state(state)
