"""The check-in in lines: the morning after, the pain now, the kind of day, the sore side."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

from hipflow.plain.keyboard import Keyboard
from hipflow.plain.prompts import Prompts
from hipflow.plain.setup import PlainSetup
from hipflow.player.announcer import Announcer
from hipflow.player.player import Player
from hipflow.progress.advice import Advice, aid_of
from hipflow.progress.day_offer import Choice, day_offer
from hipflow.progress.left_out import LeftOutExercise, choices_left_out
from hipflow.progress.next_morning import with_morning
from hipflow.progress.rest_wording import (
    left_out_words,
    nothing_left_words,
    offer_words,
)
from hipflow.session.plan.sets import Choices, needs_sore_side
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day
from hipflow.session.speech.author_words import routine_words
from hipflow.system.background import SAVING, wait_with_notice


class PlainCheckIn:
    """What is asked before a session, one question after the other.

    Args:
        setup: the routine, and what the history says of it.
        keyboard: tells whether answers come as lines.
        ask: asks the questions.
        write: writes a line.
        advise: writes the words for a rating.
    """

    def __init__(
        self,
        setup: PlainSetup,
        keyboard: Keyboard,
        ask: Prompts,
        write: Callable[[str], None],
        advise: Callable[[Advice], None],
    ) -> None:
        self._setup = setup
        self._keyboard = keyboard
        self._ask = ask
        self._write = write
        self._advise = advise
        self.affected = setup.affected

    async def run(self) -> tuple[int | None, tuple[Player, Announcer] | None]:
        """Ask what a session needs to know; the pain, and no player where rest is chosen."""
        routine = self._setup.routine
        self._write(routine.title)
        for words in routine_words(routine):
            if words.key != "title" and not words.key.endswith("advice"):
                self._write(words.line)
        if routine.warning:
            self._setup.say(routine.warning, routine)
        await self._morning()
        if rest := self._setup.rest_words():
            self._write(rest)
        left_out = choices_left_out(routine, await self._left_out())
        asked = routine.pain.ask_before
        pain_before = await self._ask.rating("Pain now, 0 to 10") if asked else None
        if len(left_out) == len(routine.exercises):
            self._write(nothing_left_words(aid_of(routine)))
            return pain_before, None
        choice = await self._choice(pain_before)
        if not isinstance(choice, Day):
            return pain_before, None
        if self.affected is None and needs_sore_side(routine):
            self.affected = await self._ask.side()
        choices = Choices(day=choice, affected=self.affected or Side.LEFT, left_out=left_out)
        return pain_before, self._setup.make_player(choices, pain_before)

    async def _left_out(self) -> list[LeftOutExercise]:
        """What is left out today; lines written beforehand cannot know what they are asked."""
        kept: list[LeftOutExercise] = []
        for one in self._setup.left_out():
            asks = one.asks and not self._keyboard.by_line
            if asks and await self._ask.may_be_done_again(one, aid_of(self._setup.routine)):
                await self._keep(self._setup.take_back(one))
            else:
                kept.append(one)
        if words := left_out_words(one.name for one in kept):
            self._write(words)
        return kept

    async def _morning(self) -> None:
        """Ask of the morning after yesterday's session; lines written beforehand cannot know it."""
        session = self._setup.morning()
        if session is None or self._keyboard.by_line:
            return
        rating = await self._ask.rating("Pain this morning, after yesterday's session, 0 to 10")
        if rating is None:
            return
        refusal = self._setup.keep_morning(session, rating)
        self._advise(self._setup.morning_advice(with_morning(session, rating)))
        await self._keep(refusal)

    async def _keep(self, saving: "Future[str]") -> None:
        """Wait for the disk, and say what it said where it refused."""
        refusal = asyncio.wrap_future(saving)
        if refused := await wait_with_notice(refusal, lambda: self._write(SAVING)):
            self._write(refused)

    async def _choice(self, pain: int | None) -> Choice:
        """The kind of day, or rest; what the pain speaks against is asked about once more."""
        setup = self._setup
        wanted = setup.day or setup.default_day
        lately = setup.lately()
        offer = day_offer(pain, setup.routine.pain, lately, wanted)
        if words := offer_words(offer, pain, setup.routine.pain, lately, aid_of(setup.routine)):
            self._write(words)
        choice: Choice | None = setup.day
        if choice is None or (offer.is_more(choice) and choice not in offer.twice):
            choice = await self._ask.day(setup.routine, offer)
        if isinstance(choice, Day) and choice in offer.twice:
            choice = await self._ask.day_again(choice, offer, pain)
        return choice
