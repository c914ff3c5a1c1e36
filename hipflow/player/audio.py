"""What the settings mean to the ear: the one place where they reach the voice and the announcer."""

from concurrent.futures import Future
from typing import NamedTuple

from msgspec import structs

from hipflow.library.shelf import Shelf
from hipflow.player.announcer import Announcer
from hipflow.player.player import Player
from hipflow.player.sound_keys import SoundKey, pressed, told
from hipflow.routine.resolve.routine import DEFAULT_LANGUAGE, Routine
from hipflow.session.speech.say_as import say_as
from hipflow.session.speech.speech_settings import Speaking, Verbosity
from hipflow.storage.settings import Settings
from hipflow.system.clock import Clock
from hipflow.voice.app.audition import (
    BETWEEN_S,
    SENTENCE,
    TONES,
    TRIED,
    in_voice,
    sample,
    spoken,
    tones,
)
from hipflow.voice.app.system_checks import Finding
from hipflow.voice.protocol.sound import InstalledVoice, Manner, Sound, Voice

MUTE = "This run is mute: hipflow was started with --mute."
ALL_OFF = "Words and tones are both off: there is nothing to hear."
NOT_KEPT = "It could not be saved and holds for now."
SAID = "said"
"""The name of a sentence that is no part of a session."""
MAY_WAIT_S = 10.0
"""A voice that is still starting, or speaking, may begin such a sentence this late."""
SILENT = "The volume is 0: nothing is to be heard."


def manner_of(settings: Settings, routine: Routine | None = None) -> Manner:
    """How the voice speaks by these settings, and by what a routine asks for.

    The voice a person has chosen comes before the one an author wishes for; both only where they
    speak the routine's language.
    """
    wished = (settings.voice, routine.voice if routine else None)
    return Manner(
        voices=tuple(voice for voice in wished if voice),
        language=routine.language if routine else DEFAULT_LANGUAGE,
        rate_wpm=settings.rate_wpm,
        volume=settings.volume,
        lead_in_s=settings.lead_in_ms / 1000,
    )


def speaking_of(settings: Settings, speed: float = 1.0) -> Speaking:
    """How much is said and how fast by these settings, at so many session seconds a real one."""
    return Speaking(rate_wpm=settings.rate_wpm, speed=speed, verbosity=settings.verbosity)


def speech_wanted(settings: Settings) -> bool:
    """Whether sentences are to be heard by these settings."""
    return settings.verbosity is not Verbosity.OFF


class Pressed(NamedTuple):
    """What a key for the sound has done, and later on what the disk said where it refused it."""

    words: str
    refusal: "Future[str]"


class Sounding:
    """The sound of one run, as the settings have it; they may change while it plays.

    Args:
        shelf: keeps the settings.
        clock: what tells the time.
        voice: what is heard; speaks as the settings have it.
        mute: whether silence was asked for on the command line; settings do not break it.
    """

    def __init__(self, shelf: Shelf, clock: Clock, voice: Voice, *, mute: bool = False) -> None:
        self._shelf = shelf
        self._clock = clock
        self._voice = voice
        self.mute = mute
        self._player: Player | None = None
        self._announcer: Announcer | None = None
        self._manner = manner_of(shelf.settings)
        self._last_spoken = Verbosity.FULL
        self._wrong = ""
        self._told: set[str] = set()
        self.quiet_from_s = 0.0
        """The monotonic time at which what was said last has been heard, as far as one can tell."""

    @property
    def announcer(self) -> Announcer | None:
        """Who speaks for the latest player; ``None`` before there is one."""
        return self._announcer

    def speak_for(self, player: Player) -> Announcer:
        """Have a player's session spoken from its start."""
        self._player = player
        self._speak_by(self._shelf.settings)
        speaking = speaking_of(self._shelf.settings, player.setup.speed)
        announcer = Announcer(self._voice, player.real_s, speaking)
        announcer.prepare(player.setup.plan)
        player.listen(announcer)
        self._announcer = announcer
        return announcer

    def change(self, settings: Settings) -> "Future[str]":
        """Keep other settings, and let them be heard from now on.

        Returns:
            What the disk said where it refused, else nothing; they hold for this run all the same.
        """
        before = self._shelf.settings
        refusal = self._shelf.save_settings(settings)
        if speech_wanted(settings):
            self._last_spoken = settings.verbosity
        elif speech_wanted(before):
            self._last_spoken = before.verbosity
        self._be_heard(before, settings)
        return refusal

    def press(self, key: SoundKey) -> Pressed:
        """Do what a key for the sound does; returns what to tell the person."""
        settings = pressed(key, self._shelf.settings, self._last_spoken)
        refusal = self.change(settings)
        words = [told(key, settings)]
        words += ["Mute is on."] if self._is_mute else []
        return Pressed(" ".join(words), refusal)

    def say_again(self) -> str:
        """Say once more what the step under way asks.

        Returns:
            The words, and why they are not heard; nothing where they are.
        """
        player, announcer = self._player, self._announcer
        if player is None or announcer is None or not player.started:
            return ""
        words, why = announcer.say_again(player.look()), self._why_no_words
        return f"{why}: {words}" if why else ""

    def say(self, text: str, routine: Routine) -> None:
        """Say something now that is no part of a session, as the routine is spoken.

        It takes the place of what was said before it, also where it is empty.
        """
        self.unsay()
        if not text or self._is_mute:
            return
        said = say_as(text, routine.language)
        now_s = self._clock.monotonic_s()
        self._speak_in(manner_of(self._shelf.settings, routine))
        self._voice.play([Sound(id=SAID, due_s=now_s, latest_s=now_s + MAY_WAIT_S, text=said)])
        self.quiet_from_s = now_s + speaking_of(self._shelf.settings).length_ms(said) / 1000

    def unsay(self) -> None:
        """Take back what was said last, or what is left of it."""
        self._voice.cancel([SAID])
        self.quiet_from_s = 0.0

    def news(self) -> str:
        """What has become wrong with the sound since this was last asked; else nothing.

        That another voice speaks is said once only, even if it fell silent in between.
        """
        status = self._voice.status
        before, self._wrong = self._wrong, status.words
        if status.words == before or (status.speech and status.words in self._told):
            return ""
        self._told.add(status.words)
        return status.words

    @property
    def tones_missing(self) -> bool:
        """Whether tones are wished for and cannot be heard, so that something else stands in."""
        settings = self._shelf.settings
        wished = settings.tones and settings.volume > 0 and not self._is_mute
        return wished and not self._voice.status.tones

    def try_out(self) -> str:
        """Let a sentence and the tones be heard as the settings have them; says what is heard."""
        self.hush()
        settings = self._shelf.settings
        if self.mute:
            return MUTE
        if not speech_wanted(settings) and not settings.tones:
            return ALL_OFF
        if not settings.volume:
            return SILENT
        self._speak_by(settings)
        self._voice.play(self._sample(settings))
        all_tones = f"the tones: {', '.join(TONES.values())}."
        heard = {
            (True, True): f"You hear a sentence, then {all_tones}",
            (True, False): "You hear a sentence; the tones are off.",
            (False, True): f"You hear {all_tones}",
        }
        return self._voice.status.words or heard[speech_wanted(settings), settings.tones]

    def try_voice(self, voice: InstalledVoice | None) -> str:
        """Let one voice say a sentence in its own language, the usual one where none is named.

        Returns:
            Why it is not heard; nothing where it is.
        """
        self.hush()
        if why := self._why_no_words:
            return self._voice.status.words or f"{why}: there is nothing to hear."
        usual = manner_of(structs.replace(self._shelf.settings, voice=""), self._routine)
        self._speak_in(in_voice(usual, voice) if voice else usual)
        text = sample(voice) if voice else SENTENCE
        self._voice.play([spoken(text, self._clock.monotonic_s())])
        return ""

    async def check(self) -> list[Finding]:
        """Check engine, voice and device, aloud unless this run is mute; see `sound_check`."""
        from hipflow.voice.app.sound_check import sound_check  # noqa: PLC0415 - loads the speech client

        self.hush()
        self._speak_by(self._shelf.settings)
        return await sound_check(self._voice, manner=self._manner, silent=self.mute)

    def hush(self) -> None:
        """Take back what was tried and not yet said, and speak as the settings have it."""
        self._voice.cancel(TRIED)
        self._speak_by(self._shelf.settings)

    @property
    def _is_mute(self) -> bool:
        return self.mute or (self._announcer is not None and self._announcer.muted)

    @property
    def _why_no_words(self) -> str:
        """Why sentences are not heard just now, in as few words as can be."""
        settings = self._shelf.settings
        if self._is_mute:
            return "Sound is off"
        if not speech_wanted(settings):
            return "Speech is off"
        if not settings.volume:
            return "The volume is 0"
        return "" if self._voice.status.speech else "No voice is heard"

    @property
    def _routine(self) -> Routine | None:
        """What is played, whose language is spoken; nothing once that is over."""
        player = self._player
        if player is None or (player.started and player.session.ended):
            return None
        return player.setup.plan.routine

    def _be_heard(self, before: Settings, now: Settings) -> None:
        """Tell the voice, and the announcer, what is different, and nothing else."""
        self._speak_by(now)
        wanted = speech_wanted(now), now.tones
        if wanted != (speech_wanted(before), before.tones):
            self._voice.switch(speech=wanted[0], tones=wanted[1])
        player, announcer = self._player, self._announcer
        if announcer is None or player is None or not player.started:
            return
        session = player.look()
        if session.ended:
            return
        speed = player.setup.speed
        speaking = speaking_of(now, speed)
        if speaking != speaking_of(before, speed):
            announcer.change(session, speaking)
        if now.tones and not before.tones:
            announcer.send_anew(session)

    def _speak_by(self, settings: Settings) -> None:
        """Tell the voice how to speak, if that is another way than before."""
        self._speak_in(manner_of(settings, self._routine))

    def _speak_in(self, manner: Manner) -> None:
        if manner != self._manner:
            self._manner = manner
            self._voice.speak_as(manner)

    def _sample(self, settings: Settings) -> list[Sound]:
        now_s = self._clock.monotonic_s()
        spoken_s = speaking_of(settings).length_ms(SENTENCE) / 1000 + BETWEEN_S
        begin_s = now_s + (spoken_s if speech_wanted(settings) else 0)
        return [spoken(SENTENCE, now_s), *tones(begin_s)]
