"""Players for tests: on a clock set by hand, writing into a folder of the test's."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import structs

from hipflow.player.interrupted_session import InterruptedSession
from hipflow.player.player import Player, PlayerSetup
from hipflow.routine.resolve.routine import Routine
from hipflow.session.engine.cues import Cue
from hipflow.session.engine.session import Session
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, ReadyWait
from hipflow.session.record import RoutineRef, SessionRecord
from hipflow.storage.journal import Journal
from hipflow.system.background import INLINE, BackgroundQueue
from tests.builders.home_builder import store_in
from tests.fakes.fake_clock import FakeClock
from tests.fakes.fake_timer import FakeTimer

REF = RoutineRef(title="Hip starter", file="hip-starter.toml", hash="ab" * 32)


class PlayerFixture:
    """A player with everything around it.

    Attributes:
        clock: stands still until the timer lets time pass.
        timer: what the player sleeps on.
        player: not started yet.
        heard: every cue told so far, with the monotonic second it was told at.
        told: how often the listener was called.
        store: where its session is saved.
    """

    def __init__(  # noqa: PLR0913 - each is left out by most tests
        self,
        folder: Path,
        made: Routine,
        *,
        speed: float = 1.0,
        late_s: Callable[[], float] = float,
        refresh_ms: int | None = None,
        save: Callable[[SessionRecord], Any] | None = None,
        pain_before: int | None = None,
        wait: ReadyWait = ReadyWait.NEVER,
        interrupted: InterruptedSession | None = None,
        disk: BackgroundQueue = INLINE,
    ) -> None:
        """Make a player of a routine, or of an interrupted session; it has not started.

        ``save`` stands for the disk when a session is written into the history.
        """
        self.clock = FakeClock(monotonic=1_000.0)
        self.timer = FakeTimer(self.clock, late_s)
        self.store = store_in(folder, disk)
        self.path = self.store.running_file
        if save is not None:
            self.store.history.append = save
        setup = PlayerSetup(
            plan=make_plan(made, Choices(wait=wait)),
            routine=REF,
            id="01K",
            speed=speed,
            pain_before=pain_before,
        )
        journal: Journal | None = self.store.new_journal()
        if interrupted is not None:
            found = interrupted.found
            setup = structs.replace(
                setup,
                plan=found.session.plan,
                pain_before=found.header.pain_before,
                resume_from=found,
            )
            journal = interrupted.resume().result()
        self.player = Player(
            setup,
            clock=self.clock,
            timer=self.timer,
            journal=journal,
            store=self.store,
            refresh_ms=refresh_ms,
        )
        self.heard: list[tuple[float, Cue]] = []
        self.reported = 0
        self.player.listen(self._listen)

    @property
    def saved(self) -> list[SessionRecord]:
        """The sessions in the history."""
        return list(store_in(self.path.parent).records())

    def _listen(self, _session: Session, cues: tuple[Cue, ...]) -> None:
        self.reported += 1
        self.heard += [(self.clock.monotonic, cue) for cue in cues]
