"""Plain mode: the same player as lines of text, for screen readers, dumb terminals and logs.

No line is ever taken back and the cursor never moves, so whatever reads lines can read this.
"""

import asyncio
import re
from collections.abc import Callable, Sequence
from contextlib import suppress

from msgspec import Struct

from hipflow.keyboard import END, Keyboard
from hipflow.plain_lines import lines_of_cue, summary_lines, total_text
from hipflow.player.announce import Announcer
from hipflow.player.run import Player, Saved
from hipflow.routine.resolved import Routine
from hipflow.session import events, view
from hipflow.session.cues import Cue
from hipflow.session.keys import big_key, skip, without_keys
from hipflow.session.moment import Session, Status
from hipflow.session.record import PAIN_MOST, Day, Outcome, Reason
from hipflow.session.steps import Side, StepKind
from hipflow.session.units import needs_sore_side

REASONS = {
    "h": Reason.HURT,
    "t": Reason.TIRED,
    "n": Reason.NO_TIME,
    "a": Reason.NOT_ABLE,
    "o": Reason.OTHER,
}
"""Keys that answer *why*."""

KEYS_TEXT = (
    "Keys: space pause or go on, enter enough, right skip, left back, + 15 s more,",
    "e easier, d harder, h it hurts, j jump, r say again, m mute, f finish here, ? where am I",
)
"""Said once, before it starts."""

_DAYS = {"g": Day.GENTLE, "u": Day.USUAL, "s": Day.STRONG, "enter": None, END: None}


class PlainSetup(Struct, frozen=True, kw_only=True):
    """What plain mode needs: a routine, and how to make its player."""

    routine: Routine
    day: Day | None
    default_day: Day
    affected: Side | None
    make_player: Callable[[Day, Side, int | None], tuple[Player, Announcer]]
    say: Callable[[str], None]


class _Questions:
    """What is asked in lines. Answers are single keys at a terminal, whole lines from a pipe."""

    def __init__(self, keyboard: Keyboard, write: Callable[[str], None]) -> None:
        self._keyboard = keyboard
        self._write = write

    async def rating(self, question: str) -> int | None:
        """A number 0-10; nothing where the question is passed over."""
        self._write(f"{question}? (enter: not now)")
        typed = ""
        while True:
            key = await self._keyboard.key()
            if key in ("enter", END):
                return int(typed) if typed else None
            ten = (typed, key) == ("1", "0") or key == "x"
            value = PAIN_MOST if ten else _number(key)
            if value is None or value > PAIN_MOST:
                self._write("A number from 0 to 10, please.")
                continue
            if self._keyboard.by_line:
                return value
            typed = str(value)
            self._write(f"{value}. Enter keeps it.")

    async def day(self, routine: Routine, default: Day) -> Day:
        """The kind of day; in lines a number is no answer but that to the next question."""
        times = ", ".join(f"{day.value[0]} {day.value} {total_text(routine, day)}" for day in Day)
        self._write(f"What kind of day is it? {times} (enter: {default.value})")
        while True:
            key = await self._keyboard.key()
            if key.isdigit() and self._keyboard.by_line:
                self._keyboard.keep(key)
                return default
            key = key if key in _DAYS or key == "space" else key[:1]
            if key in _DAYS:
                return _DAYS[key] or default

    async def side(self) -> Side | None:
        """The sore side; nothing where there is none."""
        self._write("Which side is the sore one? l left, r right (enter: neither)")
        return {"l": Side.LEFT, "r": Side.RIGHT}.get((await self._keyboard.key())[:1])

    async def reason(self) -> Reason | None:
        """Why to finish here; nothing where it goes on instead."""
        self._write(
            "Finish here: h it hurts, t tired, a not able today, n no time, o other, "
            "space go on instead"
        )
        while True:
            key = await self._keyboard.key()
            if key in ("space", "s", "esc"):
                return None
            reason = REASONS["o"] if key in (END, "ctrl+c", "ctrl+q") else REASONS.get(key[:1])
            if reason is not None:
                return reason

    async def exercise(self, names: Sequence[str]) -> int | None:
        """One of the exercises, counted from 0; nothing where none of them is meant."""
        for number, name in enumerate(names, start=1):
            self._write(f"{number} {name}")
        self._write("Which exercise? Its number, then enter (enter alone: stay here)")
        chosen = 0
        while (value := _number(await self._keyboard.key())) is not None:
            chosen = 10 * chosen + value
            if self._keyboard.by_line:
                break
        return chosen - 1 if 1 <= chosen <= len(names) else None


class Plain:
    """One session in plain lines, from the first question to the saved record."""

    def __init__(self, setup: PlainSetup, keyboard: Keyboard, write: Callable[[str], None]) -> None:
        self._setup = setup
        self._keyboard = keyboard
        self._write = write
        self._ask = _Questions(keyboard, write)
        self.affected = setup.affected
        self._nobody_there = False
        self._problem = ""

    async def run(self) -> Saved:
        """Play it; returns what became of the record."""
        routine = self._setup.routine
        self._write(routine.title)
        if routine.warning:
            self._write(f"Please note: {routine.warning}")
            self._setup.say(routine.warning)
        asked = routine.pain.ask_before
        pain_before = await self._ask.rating("Pain now, 0 to 10") if asked else None
        day = self._setup.day or await self._ask.day(routine, self._setup.default_day)
        if self.affected is None and needs_sore_side(routine):
            self.affected = await self._ask.side()
        player, announcer = self._setup.make_player(day, self.affected or Side.LEFT, pain_before)
        try:
            await self._play(player, announcer)
            saved = await self._rate(player)
        except (asyncio.CancelledError, OSError):
            # Ctrl+C, or nothing more can be written: what was done is kept all the same.
            if player.started:
                player.send(events.Stop(Reason.OTHER))
                kept = player.keep()
                with suppress(OSError):
                    self._write(kept.problem or "Stopped. What you did is saved.")
            raise
        finally:
            player.close()
        for line in summary_lines(saved, routine.pain):
            self._write(line)
        return saved

    async def _play(self, player: Player, announcer: Announcer) -> None:
        loop = asyncio.get_running_loop()
        over: asyncio.Future[None] = loop.create_future()

        def follow(session: Session, cues: tuple[Cue, ...]) -> None:
            if over.done():
                return
            try:
                self._tell(session, cues)
                self._tell_problem(player.problem)
            except OSError as error:
                over.set_exception(error)
                return
            if session.ended:
                over.set_result(None)
            elif self._nobody_there:
                loop.call_soon(self._go_on_alone, player)

        def keys_ended(keys: asyncio.Task[None]) -> None:
            error = None if keys.cancelled() else keys.exception()
            if error is not None and not over.done():
                over.set_exception(error)

        player.listen(follow)
        for line in KEYS_TEXT:
            self._write(line)
        player.start()
        keys = asyncio.create_task(self._keys(player, announcer))
        keys.add_done_callback(keys_ended)
        try:
            await over
        finally:
            keys.cancel()

    def _tell(self, session: Session, cues: tuple[Cue, ...]) -> None:
        for cue in cues:
            for line in lines_of_cue(session, cue):
                self._write(line)

    def _tell_problem(self, problem: str) -> None:
        """What is wrong with the journal, once."""
        if problem and problem != self._problem:
            self._write(problem)
        self._problem = problem

    async def _keys(self, player: Player, announcer: Announcer) -> None:
        while True:
            key = await self._keyboard.key()
            early = self._keyboard.by_line and key.isdigit()
            if early:
                # A line that answers the rating has come early; those after it are later still.
                self._keyboard.keep(key)
            if early or key == END:
                self._nobody_there = True
                self._go_on_alone(player)
                return
            await self._press(key, player, announcer)

    def _go_on_alone(self, player: Player) -> None:
        """Lead on where a key would have to, with no keys to come."""
        event = without_keys(player.session)
        if event is not None:
            player.send(event)

    async def _press(self, key: str, player: Player, announcer: Announcer) -> None:
        simple = simple_event(key, player.session)
        if simple is not None:
            if not player.send(simple):
                self._write("Not now.")
        elif key in ("f", "ctrl+q", "ctrl+c"):
            await self._finish(player)
        elif key == "j":
            await self._jump(player)
        elif key == "h":
            player.send(events.Pause("hurt"))
            pain = await self._ask.rating("How much does it hurt, 0 to 10")
            if pain is not None:
                player.send(events.RatePain(pain))
            self._write("Space goes on, e easier, right skips the exercise, f finishes here.")
        elif key == "r":
            announcer.say_again(player.session)
            self._write(view.here_text(player.session))
        elif key == "m":
            self._write("Muted." if announcer.mute(player.session) else "Not muted.")
        elif key in ("?", "enter"):
            self._write(view.here_text(player.session))

    async def _finish(self, player: Player) -> None:
        player.send(events.Pause("panel"))
        reason = await self._ask.reason()
        player.send(events.Resume() if reason is None else events.Stop(reason))

    async def _jump(self, player: Player) -> None:
        player.send(events.Pause("panel"))
        exercises = player.session.plan.routine.exercises
        chosen = await self._ask.exercise([exercise.usual.name for exercise in exercises])
        if chosen is not None:
            player.send(events.JumpTo(chosen))
        elif player.session.pause_reason == "panel":
            player.send(events.Resume())

    async def _rate(self, player: Player) -> Saved:
        after = await self._ask.rating("Pain now, 0 to 10")
        effort = None
        if player.session.outcome is Outcome.FINISHED and not self._keyboard.by_line:
            effort = await self._ask.rating("How hard was it, 0 to 10")
        return player.keep(pain_after=after, effort=effort)


def simple_event(key: str, session: Session) -> events.AnyEvent | None:
    """The event a key means just now, for keys that need no question."""
    if key == "space":
        return big_key(session)
    if key == "enter" and session.step.kind is StepKind.WORK:
        return events.Done()
    table: dict[str, events.AnyEvent] = {
        "p": events.Resume() if session.status is Status.PAUSED else events.Pause(),
        "left": events.Back(),
        "right": skip(session, Reason.HURT if session.pause_reason == "hurt" else Reason.OTHER),
        "+": events.AddTime(),
        "e": events.Easier(),
        "d": events.Harder(),
    }
    return table.get(key)


def _number(text: str) -> int | None:
    """A number of at most three digits."""
    return int(text) if re.fullmatch(r"[0-9]{1,3}", text) else None
