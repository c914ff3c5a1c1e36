"""The prompts of plain mode, and how their answers are read."""

import re
from collections.abc import Callable, Mapping, Sequence

from hipflow.plain.keyboard import END, Keyboard
from hipflow.plain.text import total_text
from hipflow.player.interrupted_session import InterruptedSession
from hipflow.progress.advice import Aid
from hipflow.progress.contact import FLARE_UP_KEY
from hipflow.progress.day_offer import Choice, DayOffer
from hipflow.progress.left_out import LeftOutExercise
from hipflow.progress.rest_wording import again_question, leave_out_question, why_left_out_words
from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.steps import Side
from hipflow.session.record import PAIN_MOST, Day, Felt, Reason
from hipflow.system.key_places import may_be_a_digit

FLARE_UP_WORDS = (FLARE_UP_KEY, "signs", "warning signs", "flare-up")
"""That key, and the words for it that can be written on a line."""

REASONS = {
    "h": Reason.HURT,
    "t": Reason.TIRED,
    "n": Reason.NO_TIME,
    "a": Reason.NOT_ABLE,
    "o": Reason.OTHER,
}
"""Keys that answer *why*."""

FELT = {"s": Felt.SHARP, "w": Felt.NUMB}
"""Keys that say what pain is like."""


class Prompts:
    """What is asked in lines. Answers are single keys at a terminal, whole lines from a pipe.

    Args:
        keyboard: gives the answers.
        write: writes the questions.
        flare_up: the lines of the flare-up page, which every question leads to and back from.
    """

    def __init__(
        self,
        keyboard: Keyboard,
        write: Callable[[str], None],
        flare_up: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self._keyboard = keyboard
        self._write = write
        self._flare_up = flare_up

    def write_flare_up(self) -> None:
        """Write the warning signs, and what one can do oneself."""
        for line in self._flare_up():
            self._write(line)

    async def _answer(self, question: str) -> str:
        """The next key that is an answer; the question stands there again after the page."""
        while (key := await self._keyboard.key()) in FLARE_UP_WORDS:
            self.write_flare_up()
            self._write(question)
        return key

    async def flare_up(self) -> None:
        """Offer the warning signs once more, after pain that says to stop."""
        if self._keyboard.by_line:
            self._write("Warning signs: hipflow flare-up")
            return
        question = f"Look at the warning signs? {FLARE_UP_KEY} shows them (enter: done)"
        self._write(question)
        await self._answer(question)

    async def go_on(self, interrupted: InterruptedSession) -> bool:
        """Whether to go on with a session that was interrupted, where it broke off."""
        where, done = interrupted.description()
        self._write(f"{interrupted.title} was interrupted.")
        self._write(f"{where} {done}")
        if against := interrupted.against_going_on():
            self._write(against)
            answers = {"k": False, "enter": False, END: False, "y": True}
            return await self._one_of(
                "k keep it as it is, y go on all the same (enter: keep it)", answers
            )
        no = dict.fromkeys(("k", "n", "esc", END), False)
        return await self._one_of(
            "Go on from there? g go on, k keep it as it is (enter: go on)",
            {"g": True, "enter": True, "y": True, **no},
        )

    async def _one_of(self, question: str, answers: Mapping[str, bool]) -> bool:
        """What the first key means that is an answer."""
        self._write(question)
        while True:
            key = await self._answer(question)
            if key in answers:
                return answers[key]

    async def rating(self, question: str) -> int | None:
        """A number 0-10; nothing where the question is passed over."""
        return (await self._rated(f"{question}?", {}))[0]

    async def hurts(self) -> tuple[int | None, Felt | None]:
        """How much it hurts, 0-10, and what it is like where that asks for more; or neither."""
        question = "How much does it hurt, 0 to 10? s sharp, new or giving way, w numb or weak"
        return await self._rated(question, FELT)

    async def _rated(
        self, question: str, felt_keys: Mapping[str, Felt]
    ) -> tuple[int | None, Felt | None]:
        """What is typed until Enter: the last number, and the last of those letters."""
        asked = f"{question} (enter: not now, {FLARE_UP_KEY}: warning signs)"
        self._write(asked)
        typed, felt = "", None
        while True:
            key = await self._answer(asked)
            if key in ("enter", END):
                return int(typed) if typed else None, felt
            if key in felt_keys:
                felt = felt_keys[key]
                self._write(f"{felt.value.capitalize()}. Enter keeps it.")
                if self._keyboard.by_line:
                    return None, felt
                continue
            ten = (typed, key) == ("1", "0") or key == "x"
            value = PAIN_MOST if ten else _number(key)
            if value is None or value > PAIN_MOST:
                how = " Use Shift or the keypad." if may_be_a_digit(key) else ""
                self._write(f"A number from 0 to 10, please.{how}")
                continue
            if self._keyboard.by_line:
                return value, felt
            typed = str(value)
            self._write(f"{value}. Enter keeps it.")

    async def may_be_done_again(self, left_out: LeftOutExercise, aid: Aid) -> bool:
        """Whether an exercise that is left out may be done, since somebody was asked.

        Args:
            left_out: the exercise, and why it is left out.
            aid: who is to be asked.
        """
        self._write(why_left_out_words(left_out, aid))
        return await self._one_of(
            f"{leave_out_question(left_out.name)} l leave it out, "
            "y I have asked, and I may do it (enter: leave it out)",
            {"y": True, **dict.fromkeys(("l", "n", "enter", "esc", END), False)},
        )

    async def day(self, routine: Routine, offer: DayOffer) -> Choice:
        """The kind of day, or rest where it is offered."""
        keys = {choice.value[0]: choice for choice in offer.offered}
        description = [
            f"{key} {_name(choice)} {total_text(routine, choice)}"
            if isinstance(choice, Day)
            else f"{key} {_name(choice)}"
            for key, choice in keys.items()
        ]
        return await self._choice(
            f"What kind of day is it? {', '.join(description)}", keys, offer.first
        )

    async def day_again(self, day: Day, offer: DayOffer, rating: int | None) -> Choice:
        """Whether that day is meant, which the pain speaks against; or what is done in its place.

        The key that chose it is no answer: it may have been held down too long.
        """
        less = [choice for choice in offer.offered if choice not in offer.twice]
        keys = {choice.value[0]: choice for choice in less}
        description = ", ".join(f"{key} {_name(choice)}" for key, choice in keys.items())
        question = f"{again_question(day, rating, offer.why)} y do it all the same, {description}"
        return await self._choice(question, {"y": day, **keys}, offer.first)

    async def _choice(self, question: str, keys: Mapping[str, Choice], first: Choice) -> Choice:
        """One of the choices; in lines a number is no answer but that to the next question."""
        asked = f"{question} (enter: {_name(first)})"
        self._write(asked)
        while True:
            key = await self._answer(asked)
            if key.isdigit() and self._keyboard.by_line:
                self._keyboard.put_back(key)
                return first
            if key in ("enter", END):
                return first
            if key != "space" and key[:1] in keys:
                return keys[key[:1]]

    async def side(self) -> Side | None:
        """The sore side; nothing where there is none."""
        self._write("Which side is the sore one? l left, r right (enter: neither)")
        return {"l": Side.LEFT, "r": Side.RIGHT}.get((await self._keyboard.key())[:1])

    async def reason(self, unasked: Reason = Reason.NOT_ASKED) -> Reason | None:
        """Why to finish here; nothing where it goes on instead.

        Args:
            unasked: the reason where nobody answers.
        """
        question = (
            "Finish here: h it hurts, t tired, a not able today, n no time, o other, "
            "space go on instead"
        )
        self._write(question)
        while True:
            key = await self._answer(question)
            if key in ("space", "s", "esc"):
                return None
            reason = unasked if key in (END, "ctrl+c", "ctrl+q") else REASONS.get(key[:1])
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


def _name(choice: Choice) -> str:
    """What can be chosen, as it is called."""
    return choice.value.replace("-", " ")


def _number(text: str) -> int | None:
    """A number of at most three digits."""
    return int(text) if re.fullmatch(r"[0-9]{1,3}", text) else None
