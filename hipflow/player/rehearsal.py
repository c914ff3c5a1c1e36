"""Plays a routine to try it out: from any step, at any speed, and keeps nothing of it."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from msgspec import structs

from hipflow.player.announcer import Announcer
from hipflow.player.player import Player, PlayerSetup, Timer
from hipflow.session.plan.plan import Plan
from hipflow.session.record import RoutineRef, SessionRecord
from hipflow.storage.journal import Journal
from hipflow.storage.session_store import Saved
from hipflow.system.background import INLINE
from hipflow.system.clock import Clock

Announce = Callable[[Player], Announcer]
"""Gives a player a voice."""


class NullJournal(Journal):
    """A journal that writes nothing: a rehearsal need not survive a power cut."""

    def __init__(self) -> None:
        super().__init__(Path(os.devnull))

    def _write(self, data: bytes, at_ms: int | None = None) -> None:
        """Write nothing."""

    def remove(self) -> bool:
        """There is nothing to remove."""
        return True

    def close(self) -> None:
        """There is nothing to close."""


class NullStore:
    """A store that saves nothing: a rehearsal is no session."""

    def add(self, record: SessionRecord, journal: Journal | None = None) -> "Future[Saved]":
        """Claim that it is saved."""
        del journal
        return INLINE.do(lambda: Saved(record=record))


class Rehearsals:
    """Makes players for trying out; each takes the voice over from the one before.

    Args:
        clock: the wall clock and the monotonic one.
        timer: gives what players sleep on; asked for each time, since loops come and go.
        announce: gives a player its voice.
    """

    def __init__(self, clock: Clock, timer: Callable[[], Timer], announce: Announce) -> None:
        self._clock = clock
        self._timer = timer
        self._announce = announce
        self._announcer: Announcer | None = None

    def make(self, plan: Plan, index: int = 0, speed: float = 1.0) -> Player:
        """A player that has not started.

        Args:
            plan: what to try.
            index: the step to begin with.
            speed: session seconds a real second.
        """
        title = plan.routine.title
        player = Player(
            PlayerSetup(
                plan=plan_from_step(plan, index),
                routine=RoutineRef(title=title, file=""),
                id="rehearsal",
                speed=speed,
            ),
            clock=self._clock,
            timer=self._timer(),
            journal=NullJournal(),
            store=NullStore(),
        )
        self._announcer = self._announce(player)
        return player

    def toggle_mute(self, player: Player) -> bool:
        """Fall silent or speak again; returns whether it is silent now."""
        return self._announcer.mute(player.current_session()) if self._announcer else False

    def end(self, player: Player) -> None:
        """Let go of a player, whether or not it has come to its end."""
        if self._announcer and not self._announcer.muted and player.started:
            self._announcer.mute(player.session)
        player.close()


def plan_from_step(plan: Plan, index: int) -> Plan:
    """The plan from one of its steps on."""
    return structs.replace(plan, steps=plan.steps[index:])
