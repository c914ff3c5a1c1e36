"""What each key does while a session is played in plain lines."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress

from hipflow.plain.keyboard import END, Keyboard
from hipflow.plain.prompts import FLARE_UP_WORDS, Prompts
from hipflow.player.announcer import Announcer
from hipflow.player.audio import SETTINGS_NOT_SAVED, SoundKeyResult
from hipflow.player.player import Player
from hipflow.player.sound_keys import SoundKey
from hipflow.progress.advice import HurtChoice, Moment, advice, aid_of
from hipflow.progress.contact import FLARE_UP_KEY
from hipflow.progress.rest_wording import harder_again
from hipflow.routine.resolve.routine import Routine
from hipflow.session.engine import events, state
from hipflow.session.engine.session import Session, Status
from hipflow.session.plan.steps import StepKind
from hipflow.session.speech import display_text
from hipflow.session.view import view
from hipflow.session.view.keys import big_key_event, skip, unasked_reason, unattended_event

KEYS_TEXT = (
    "Keys: space pause or go on, enter enough, right skip, left back, + 15 s more,",
    "e easier, d harder, h it hurts, j jump, r say again, m mute, f finish here, ? where am I,",
    f"{FLARE_UP_KEY} warning signs",
    "Sound: s speech, t tones, w how much is said, up louder, down softer,",
    "comma slower, full stop faster",
)
"""Said once, before it starts."""

SOUND_KEYS = {
    "s": SoundKey.SPEECH,
    "t": SoundKey.TONES,
    "w": SoundKey.WORDS,
    "↑": SoundKey.LOUDER,
    "↓": SoundKey.SOFTER,
    ",": SoundKey.SLOWER,
    ".": SoundKey.FASTER,
    **{key.value: key for key in SoundKey},
}
"""Keys for the sound, and the words for them that can be written on a line."""


_WAYS = {
    HurtChoice.GO_ON: "space goes on",
    HurtChoice.EASIER: "e easier",
    HurtChoice.SKIP: "right skips the exercise",
    HurtChoice.FINISH: "f finishes here",
}


class PlainKeys:
    """Turns the keys of one session, pressed singly or written on lines, into its events.

    Args:
        player: plays the session.
        announcer: speaks in it.
        ask: asks what a key leaves open.
        write: answers in a line.
        say: says something aloud, as a routine is spoken.
        sound_key: changes what is heard.
    """

    input_ended = False
    """Whether no more keys will come."""

    harder_twice = False
    """Whether *harder* needs its key a second time, since the pain speaks against it."""

    def __init__(
        self,
        player: Player,
        announcer: Announcer,
        *,
        ask: Prompts,
        write: Callable[[str], None],
        say: Callable[[str, Routine], None],
        sound_key: Callable[[SoundKey], SoundKeyResult],
    ) -> None:
        self._player = player
        self._announcer = announcer
        self._ask = ask
        self._write = write
        self._say = say
        self._sound_key = sound_key

    async def follow(self, keyboard: Keyboard) -> None:
        """Do what each key means, until no more will come."""
        while True:
            key = await keyboard.key()
            early = keyboard.by_line and key.isdigit()
            if early:
                # A line that answers the rating has come early; those after it are later still.
                keyboard.put_back(key)
            if early or key == END:
                self.input_ended = True
                self.continue_without_keys()
                return
            await self._press(key)

    def continue_without_keys(self) -> None:
        """Lead on where a key would have to, with no keys to come."""
        event = unattended_event(self._player.session)
        if event is not None:
            self._player.send(event)

    async def _press(self, key: str) -> None:
        player = self._player
        simple = key_event(key, player.session)
        if simple is not None:
            self._send(key, simple)
        elif key in ("f", "ctrl+q", "ctrl+c"):
            await self._finish()
        elif key == "j":
            await self._jump()
        elif key == "h":
            await self._hurts()
        elif key in FLARE_UP_WORDS:
            player.send(events.Pause())
            self._ask.write_flare_up()
        elif key == "m" or key in SOUND_KEYS:
            self._press_sound(key)
        elif key == "r":
            words = self._announcer.say_again(player.current_session())
            self._write(f"{view.place_text(player.session)} {words}")
        elif key in ("?", "enter"):
            self._write(view.place_text(player.session))

    def _send(self, key: str, event: events.AnyEvent) -> None:
        if isinstance(event, events.Harder) and self.harder_twice:
            self.harder_twice = False
            self._write(harder_again(key))
        elif not self._player.send(event):
            self._write("Not now.")

    def _press_sound(self, key: str) -> None:
        if key in SOUND_KEYS:
            self._change_sound(SOUND_KEYS[key])
        else:
            muted = self._announcer.mute(self._player.current_session())
            self._write("Muted." if muted else "Not muted.")

    def _change_sound(self, key: SoundKey) -> None:
        """Change the sound and say so, and later on if the setting could not be saved."""
        loop, pressed = asyncio.get_running_loop(), self._sound_key(key)
        self._write(pressed.words)

        def report_refusal(refusal: "Future[str]") -> None:
            if refusal.result():
                with suppress(RuntimeError):  # the loop has closed: nobody sits there any more
                    loop.call_soon_threadsafe(self._write, SETTINGS_NOT_SAVED)

        pressed.refusal.add_done_callback(report_refusal)

    async def _hurts(self) -> None:
        self._player.send(events.Pause(events.PauseReason.HURT))
        pain, felt = await self._ask.hurts()
        ways = tuple(HurtChoice)
        if pain is not None or felt is not None:
            self._player.send(events.RatePain(pain, felt))
            routine, before = self._player.session.plan.routine, self._player.setup.pain_before
            said = advice(
                Moment.DURING, pain, routine.pain, before=before, felt=felt, aid=aid_of(routine)
            )
            for paragraph in said.paragraphs:
                self._write(paragraph)
            self._say(said.aloud(routine.language), routine)
            ways = said.ways
        self._write(self._ways_text(ways))

    def _ways_text(self, ways: Sequence[HurtChoice]) -> str:
        """What the keys do after a rating, what is offered first named first."""
        allowed = state.allowed_events(self._player.session)
        words = [
            _WAYS[way] for way in ways if way is not HurtChoice.EASIER or events.Easier in allowed
        ]
        return display_text.sentence(", ".join(words))

    async def _finish(self) -> None:
        unasked = unasked_reason(self._player.session)
        self._player.send(events.Pause(events.PauseReason.PANEL))
        reason = await self._ask.reason(unasked)
        self._player.send(events.Resume() if reason is None else events.Stop(reason))

    async def _jump(self) -> None:
        self._player.send(events.Pause(events.PauseReason.PANEL))
        session = self._player.session
        names = [
            f"{one.usual.name}{'' if state.can_jump_to(session, number) else ', left out'}"
            for number, one in enumerate(session.plan.routine.exercises)
        ]
        chosen = await self._ask.exercise(names)
        if chosen is not None:
            self._send("j", events.JumpTo(chosen))
        if self._player.session.pause_reason is events.PauseReason.PANEL:
            self._player.send(events.Resume())


def key_event(key: str, session: Session) -> events.AnyEvent | None:
    """The event a key means just now, for keys that need no question."""
    if key == "space":
        return big_key_event(session)
    if key == "enter" and session.step.kind is StepKind.WORK:
        return events.Done()
    table: dict[str, events.AnyEvent] = {
        "p": events.Resume() if session.status is Status.PAUSED else events.Pause(),
        "left": events.Back(),
        "right": skip(session, unasked_reason(session)),
        "+": events.AddTime(),
        "e": events.Easier(),
        "d": events.Harder(),
    }
    return table.get(key)
