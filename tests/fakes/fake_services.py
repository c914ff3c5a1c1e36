"""What screens are given in tests: a home in a temporary folder, a clock and timer set by hand."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from msgspec import structs

from hipflow.library.catalog import Catalog, LoadedRoutine
from hipflow.player.audio import AudioController
from hipflow.player.interrupted_session import InterruptedSession
from hipflow.player.not_today import keep_not_today
from hipflow.player.player import Player, PlayerSetup
from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, ReadyWait
from hipflow.session.record import (
    ExerciseRecord,
    PainRatings,
    PlannedDose,
    RoutineRef,
    SessionRecord,
    SetRecord,
)
from hipflow.storage.journal import Journal
from hipflow.storage.paths import Paths
from hipflow.storage.session_store import Saved, SessionStore
from hipflow.storage.settings import settings_store
from hipflow.storage.state import state_store
from hipflow.system.background import INLINE
from hipflow.ui.services import Services
from hipflow.voice.app.silent_voice import SilentVoice
from tests.fakes.fake_clock import FakeClock

CHOICES = Choices()
"""Of a day like others."""

TODAY = date(2026, 11, 23)
"""A Monday; the day of :class:`fake_clock.FakeClock`."""

HIP_STARTER = """
hipflow  = 1
title    = "Hip starter"
summary  = "Four gentle exercises to wake the hips up."
author   = "Clinic on the Hill"
per_week = 3
weeks    = [4, 6]
warning  = "Stop if you feel sharp or new pain."

[pain]
advice = "If it has not settled by tomorrow morning, do a gentle day next time."

[[exercise]]
name      = "Squat at the worktop"
position  = "standing"
setup     = "Stand at a worktop, feet as wide as your hips."
steps     = ["Sit back as if onto a chair.", "Stand up again."]
cues      = ["Knees over your toes"]
equipment = ["a worktop"]
sets      = 2
reps      = 8
pace      = "self"

[[exercise]]
name      = "Bridge"
position  = "supine"
setup     = "Lie on your back, knees bent, arms by your sides."
steps     = [
    "Lift the hips until knees, hips and shoulders are in line.",
    "Hold, then lower slowly.",
]
cues      = ["Push through both heels", "Ribs down, breathe out as you lift"]
caution   = "Stop if the back pinches."
equipment = ["a mat"]
words     = { out = "Lift", hold = "Hold", back = "Lower" }
sets      = 2
reps      = [6, 10]
out_s     = 2
hold_s    = 5
back_s    = 2

[[exercise]]
name      = "Clamshell"
position  = "side-lying"
setup     = "Lie on your side, knees bent, feet together."
cues      = ["Keep the hips still"]
equipment = ["a mat", "a pillow"]
sets      = 2
reps      = [6, 10]
out_s     = 2
back_s    = 2
side      = "each"

[[exercise]]
name      = "Hip flexor stretch"
position  = "kneeling"
setup     = "Kneel on one knee, the other foot in front."
sets      = 2
for_s     = 30
side      = "each"
"""

EVENING = """
hipflow  = 1
title    = "Evening stretch"
per_week = 7

[[exercise]]
name     = "Long stretch"
position = "supine"
for_s    = 180
"""

BALANCE = """
hipflow = 1
title   = "Balance at the worktop"

[[exercise]]
name     = "Stand on one leg"
position = "standing"
for_s    = 60
side     = "each"
"""

BROKEN = """
hipflow = 1
title   = "Stairs"

[[exercise]]
name = "Step up"
reps = "eight"
sets = -2
"""

THREE_ROUTINES = {"hip-starter": HIP_STARTER, "evening": EVENING, "balance": BALANCE}
"""Three good routines, by the names of their files."""

HIP_REF = RoutineRef(title="Hip starter", file="hip-starter.toml")


class ManualTimer:
    """Calls back when the test says that time has passed."""

    def __init__(self, clock: FakeClock) -> None:
        """Start with nothing to call."""
        self._clock = clock
        self._calls: list[_Call] = []

    def call_at(self, when: float, callback: Callable[[], None], /) -> "_Call":
        """Keep the call until :meth:`advance` reaches its time."""
        call = _Call(when, callback)
        self._calls.append(call)
        return call

    def advance(self, seconds: float) -> None:
        """Let time pass, making every call that falls due on the way at its own time."""
        until = self._clock.monotonic + seconds
        while due := [c for c in self._calls if not c.cancelled and c.when <= until]:
            call = min(due, key=lambda c: c.when)
            self._calls.remove(call)
            self._clock.advance(max(0.0, call.when - self._clock.monotonic))
            call.callback()
        self._calls = [c for c in self._calls if not c.cancelled]
        self._clock.advance(until - self._clock.monotonic)


class _Call:
    def __init__(self, when: float, callback: Callable[[], None]) -> None:
        self.when, self.callback, self.cancelled = when, callback, False

    def cancel(self) -> None:
        self.cancelled = True


class FakeWorld:
    """A person's whole world in one folder.

    Attributes:
        services: what the app is given.
        clock: stands still until moved.
        timer: what players sleep on; ``timer.advance(seconds)`` moves the clock too.
        paths: all in the folder, as are catalog, store, settings and state, which are real.
        players: every player that was made, the latest last.
    """

    def __init__(
        self,
        folder: Path,
        *,
        routines: dict[str, str] | None = None,
        records: Iterable[SessionRecord] = (),
        **services: Any,
    ) -> None:
        """Write these routines (name -> text, :data:`THREE_ROUTINES` by default) and sessions."""
        self.clock = FakeClock()
        self.timer = ManualTimer(self.clock)
        self.players: list[Player] = []
        self.paths = Paths.from_environment({"HIPFLOW_HOME": str(folder / "home")})
        nowhere = {"shipped_routines": folder / "none", "shipped_library": folder / "none"}
        disk_queue = services.pop("disk_queue", INLINE)
        self.settings = settings_store(self.paths, disk_queue)
        self.catalog = Catalog.at(
            self.paths, precautions=lambda: self.settings.values.known_precautions, **nowhere
        )
        self.state = state_store(self.paths, disk_queue)
        self.store = SessionStore(
            self.paths,
            small_files=(self.settings, self.state),
            disk_queue=disk_queue,
            journal_queue=disk_queue,
        )
        self.paths.routines_folder.mkdir(parents=True, exist_ok=True)
        for name, text in (THREE_ROUTINES if routines is None else routines).items():
            (self.paths.routines_folder / f"{name}.toml").write_text(text, encoding="utf-8")
        for record in records:
            self.store.save(record)
        voice = services.pop("voice", None) or SilentVoice()
        self.audio = AudioController(
            self.settings, self.clock, voice, mute=services.pop("mute", True)
        )
        self.services = Services(
            paths=self.paths,
            catalog=services.pop("catalog", self.catalog),
            store=self.store,
            settings=self.settings,
            state=self.state,
            clock=self.clock,
            voice=voice,
            audio=self.audio,
            make_player=self.make_player,
            keep_not_today=self.keep_not_today,
            **services,
        )

    def loaded(self, name: str = "hip-starter") -> LoadedRoutine:
        """One of the routines, ready to be played."""
        return self.catalog.load(name)

    def make_player(
        self,
        loaded: LoadedRoutine,
        choices: Choices = CHOICES,
        pain_before: int | None = None,
        wait: ReadyWait = ReadyWait.NEVER,
    ) -> Player:
        """A player on the manual timer; it has not started."""
        setup = PlayerSetup(
            plan=make_plan(loaded.routine, structs.replace(choices, wait=wait)),
            routine=loaded.ref,
            id=f"01PLAYED{len(self.players)}",
            pain_before=pain_before,
        )
        return self._player(setup, self.store.new_journal())

    def keep_not_today(self, loaded: LoadedRoutine, pain_before: int | None) -> "Future[Saved]":
        """Keep that rest was chosen, as a run does."""
        setup = PlayerSetup(
            plan=make_plan(loaded.routine),
            routine=loaded.ref,
            id=f"01RESTED{self.clock.monotonic_s():g}",
            pain_before=pain_before,
        )
        return keep_not_today(setup, self.clock, self.store)

    async def go_on(self, interrupted: InterruptedSession) -> Player | None:
        """A player of an interrupted session."""
        journal, found = interrupted.resume().result(), interrupted.found
        if journal is None:
            return None
        setup = PlayerSetup(
            plan=found.session.plan,
            routine=found.header.routine,
            id=found.header.id,
            pain_before=found.header.pain_before,
            resume_from=found,
        )
        return self._player(setup, journal)

    def _player(self, setup: PlayerSetup, journal: Journal) -> Player:
        player = Player(
            setup,
            clock=self.clock,
            timer=self.timer,
            journal=journal,
            store=self.store,
            refresh_ms=125,
        )
        self.players.append(player)
        return player


def loaded_routine(routine: Routine, file: str = "by-hand.toml") -> LoadedRoutine:
    """A routine built in a test, as if its file had been read."""
    ref = RoutineRef(title=routine.title, file=file, hash="ab" * 32)
    return LoadedRoutine(routine=routine, path=Path(file), ref=ref)


def hip_session(
    days_ago: int, before: int | None = 3, after: int | None = 2, **others: Any
) -> SessionRecord:
    """A session of the hip routine some days before :data:`TODAY`, begun at 18:02."""
    day = TODAY - timedelta(days=days_ago)
    during = others.pop("during", None)
    morning = others.pop("morning", None)
    fields: dict[str, Any] = {
        "id": f"01{day:%Y%m%d}",
        "routine": HIP_REF,
        "started": f"{day.isoformat()}T18:02:11+00:00",
        "ended": f"{day.isoformat()}T18:17:00+00:00",
        "active_s": 880.0,
        "paused_s": 12.0,
        "outcome": "finished",
        "pain": PainRatings(before=before, during_max=during, after=after, next_morning=morning),
        "exercises": (SQUAT_DONE, BRIDGE_DONE, CLAMSHELL_DONE, STRETCH_DONE),
    }
    return SessionRecord(**(fields | others))


def _sets(side: str, *reps: int | None, s: float = 60, **last: Any) -> tuple[SetRecord, ...]:
    records = [
        SetRecord(set=n, round=1, side=side, reps=count, s=s) for n, count in enumerate(reps, 1)
    ]
    if last:
        n = len(reps)
        records[-1] = SetRecord(set=n, round=1, side=side, reps=reps[-1], s=s, **last)
    return tuple(records)


SQUAT_DONE = ExerciseRecord(
    id=None,
    name="Squat at the worktop",
    planned=PlannedDose(sets=2, reps=8, pace="self"),
    done=_sets("both", 8, 8),
    pain=2,
)
BRIDGE_DONE = ExerciseRecord(
    id=None,
    name="Bridge",
    planned=PlannedDose(sets=2, reps=8, hold_s=5),
    done=_sets("both", 8, 8),
)
BRIDGE_HURT = ExerciseRecord(
    id=None,
    name="Bridge",
    planned=PlannedDose(sets=2, reps=8, hold_s=5),
    done=_sets("both", 8, 6, stopped="hurt"),
    pain=5,
)
CLAMSHELL_DONE = ExerciseRecord(
    id=None,
    name="Clamshell",
    planned=PlannedDose(sets=2, reps=8, side="each"),
    done=_sets("left", 8, 8) + _sets("right", 8, 7),
    pain=3,
)
STRETCH_DONE = ExerciseRecord(
    id=None,
    name="Hip flexor stretch",
    planned=PlannedDose(sets=2, for_s=30, side="each"),
    done=_sets("left", None, None, s=30) + _sets("right", None, None, s=30),
)
STRETCH_LEFT_OUT = ExerciseRecord(
    id=None,
    name="Hip flexor stretch",
    planned=PlannedDose(sets=2, for_s=30, side="each"),
    skipped="no-time",
)

FOUR_WEEKS = (
    hip_session(28, 5, 6, day="gentle"),
    hip_session(25, 5, 5),
    hip_session(22, 4, 5),
    hip_session(20, 5, 4, day="gentle", active_s=670.0),
    hip_session(18, 4, 4),
    hip_session(16, 4, 3, active_s=930.0),
    hip_session(13, 4, 4, day="gentle", active_s=720.0),
    hip_session(11, 3, 4),
    hip_session(9, 4, 3, active_s=540.0, outcome="stopped", reason="tired"),
    hip_session(7, 3, 3),
    hip_session(5, 3, 2, day="gentle", active_s=720.0),
    hip_session(
        2,
        3,
        4,
        during=5,
        morning=3,
        note="Left side stiff after the garden.",
        exercises=(SQUAT_DONE, BRIDGE_HURT, CLAMSHELL_DONE, STRETCH_LEFT_OUT),
    ),
)
"""Twelve sessions: what a patient's history looks like after four weeks."""
