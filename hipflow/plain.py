"""Plain mode: the same player as lines of text, for screen readers, dumb terminals and logs.

No line is ever taken back and the cursor never moves, so whatever reads lines can read this.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from msgspec import Struct

from hipflow.keyboard import END, Keyboard
from hipflow.plain_lines import lines_of_cue, summary_lines, total_text
from hipflow.player.announce import Announcer
from hipflow.player.run import Player, Saved
from hipflow.routine.resolved import Routine
from hipflow.session import events, view
from hipflow.session.cues import Cue
from hipflow.session.keys import big_key, skip
from hipflow.session.moment import Session, Status
from hipflow.session.record import PAIN_MOST, Day, Outcome, Reason
from hipflow.session.steps import Side, StepKind
from hipflow.session.units import needs_sore_side

REASONS = {
    "h": Reason.HURT,
    "t": Reason.TIRED,
    "n": Reason.NO_TIME,
    "c": Reason.NOT_ABLE,
    "o": Reason.OTHER,
}
"""Keys that answer *why*."""

KEYS_TEXT = (
    "Keys: space pause or go on, enter enough, right skip, left back, + 15 s more,",
    "e easier, d harder, h it hurts, r say again, m mute, f finish here, ? where am I",
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


class Plain:
    """One session in plain lines, from the first question to the saved record."""

    def __init__(self, setup: PlainSetup, keyboard: Keyboard, write: Callable[[str], None]) -> None:
        self._setup = setup
        self._keyboard = keyboard
        self._write = write
        self.affected = setup.affected
        self._nobody_there = False

    async def run(self) -> Saved:
        """Play it; returns what became of the record."""
        routine = self._setup.routine
        self._write(routine.title)
        if routine.warning:
            self._write(f"Please note: {routine.warning}")
            self._setup.say(routine.warning)
        pain_before = None
        if routine.pain.ask_before:
            pain_before = await self._rating("Pain now, 0 to 10")
        day = self._setup.day or await self._ask_day(routine)
        if self.affected is None and needs_sore_side(routine):
            self.affected = await self._ask_side()
        player, announcer = self._setup.make_player(day, self.affected or Side.LEFT, pain_before)
        try:
            await self._play(player, announcer)
            saved = await self._rate(player)
        except (asyncio.CancelledError, BrokenPipeError):
            # Ctrl+C, the terminal is going, or nobody reads on: what was done is kept all the same.
            if player.started:
                player.send(events.Stop(Reason.OTHER))
                kept = player.keep()
                with suppress(BrokenPipeError):
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
            except BrokenPipeError as error:
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
        """With no keys to come nobody can say that own pace is done: it is left, not counted.

        Nor can anybody end a pause: the session stops there.
        """
        session = player.session
        if session.status is Status.PAUSED:
            player.send(events.Stop(Reason.OTHER))
        elif session.length_ms is None and not session.ended:
            player.send(events.Next(Reason.OTHER))

    async def _press(self, key: str, player: Player, announcer: Announcer) -> None:
        simple = simple_event(key, player.session)
        if simple is not None:
            if not player.send(simple):
                self._write("Not now.")
        elif key in ("f", "ctrl+q", "ctrl+c"):
            await self._finish(player)
        elif key == "h":
            player.send(events.Pause("hurt"))
            pain = await self._rating("How much does it hurt, 0 to 10")
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
        self._write("Finish here: h it hurts, t tired, n no time, o other, space go on instead")
        while True:
            key = await self._keyboard.key()
            if key in ("space", "s", "esc"):
                player.send(events.Resume())
                return
            if key in (END, "ctrl+c", "ctrl+q"):
                player.send(events.Stop(Reason.OTHER))
                return
            if key[:1] in REASONS:
                player.send(events.Stop(REASONS[key[:1]]))
                return

    async def _rate(self, player: Player) -> Saved:
        after = await self._rating("Pain now, 0 to 10")
        effort = None
        if player.session.outcome is Outcome.FINISHED and not self._keyboard.by_line:
            effort = await self._rating("How hard was it, 0 to 10")
        return player.keep(pain_after=after, effort=effort)

    async def _rating(self, question: str) -> int | None:
        """A number 0-10; nothing where the question is passed over."""
        self._write(f"{question}? (enter: not now)")
        typed = ""
        while True:
            key = await self._keyboard.key()
            if key in ("enter", END):
                return int(typed) if typed else None
            ten = (typed, key) == ("1", "0") or key == "x"
            value = PAIN_MOST if ten else _number(key)
            if value is None:
                self._write("A number from 0 to 10, please.")
                continue
            if self._keyboard.by_line:
                return value
            typed = str(value)
            self._write(f"{value}. Enter keeps it.")

    async def _ask_day(self, routine: Routine) -> Day:
        times = ", ".join(f"{day.value[0]} {day.value} {total_text(routine, day)}" for day in Day)
        default = self._setup.default_day
        self._write(f"What kind of day is it? {times} (enter: {default.value})")
        while True:
            key = await self._keyboard.key()
            if key.isdigit() and self._keyboard.by_line:
                self._keyboard.keep(key)
                return default
            key = key if key in _DAYS or key == "space" else key[:1]
            if key in _DAYS:
                return _DAYS[key] or default

    async def _ask_side(self) -> Side | None:
        self._write("Which side is the sore one? l left, r right (enter: neither)")
        key = await self._keyboard.key()
        return {"l": Side.LEFT, "r": Side.RIGHT}.get(key[:1])


def simple_event(key: str, session: Session) -> events.AnyEvent | None:
    """The event a key means just now, for keys that need no question."""
    if key == "space":
        return big_key(session)
    if key == "enter" and session.step.kind is StepKind.WORK:
        return events.Done()
    table: dict[str, events.AnyEvent] = {
        "p": events.Resume() if session.status is Status.PAUSED else events.Pause(),
        "left": events.Back(),
        "right": skip(session),
        "+": events.AddTime(),
        "e": events.Easier(),
        "d": events.Harder(),
    }
    return table.get(key)


def _number(text: str) -> int | None:
    if not text.isascii() or not text.isdigit():
        return None
    value = int(text)
    return value if value <= PAIN_MOST else None
