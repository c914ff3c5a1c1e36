"""What the settings mean to the ear: the one place where they reach the voice and the announcer."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import NamedTuple

from msgspec import structs

from hipflow.player.announcer import Announcer
from hipflow.player.player import Player
from hipflow.player.reading import line_under_way, reading_sounds
from hipflow.player.sound_keys import SoundKey, settings_after_key, sound_key_text
from hipflow.routine.format import defaults
from hipflow.routine.resolve.routine import Routine
from hipflow.session.speech.say_as import say_as
from hipflow.session.speech.speech_settings import SpeechSettings, Verbosity
from hipflow.storage.settings import Settings
from hipflow.storage.toml_store import TomlStore
from hipflow.system.clock import Clock
from hipflow.voice.app.audition import (
    SAMPLE_IDS,
    SAMPLE_SENTENCE,
    SAMPLE_SPACING_S,
    SAMPLE_TONES,
    config_for_voice,
    sample_sound,
    sample_text,
    tones,
)
from hipflow.voice.app.system_checks import SystemCheck
from hipflow.voice.protocol.sound import InstalledVoice, Sound, Voice, VoiceConfig

STARTED_MUTE = "This run is mute: hipflow was started with --mute."
ALL_OFF = "Words and tones are both off: there is nothing to hear."
SETTINGS_NOT_SAVED = "It could not be saved and holds for now."
SAID = "said"
"""The name of a sentence that is no part of a session."""
MAY_WAIT_S = 10.0
"""A voice that is still starting, or speaking, may begin such a sentence this late."""
VOLUME_IS_ZERO = "The volume is 0: nothing is to be heard."


def voice_config_of(settings: Settings, routine: Routine | None = None) -> VoiceConfig:
    """How the voice speaks by these settings, and by what a routine asks for.

    The voice a person has chosen comes before the one an author prefers; both only where they
    speak the routine's language.
    """
    preferred = (settings.voice, routine.voice if routine else None)
    return VoiceConfig(
        voices=tuple(voice for voice in preferred if voice),
        language=routine.language if routine else defaults.LANGUAGE,
        rate_wpm=settings.rate_wpm,
        volume=settings.volume,
        lead_in_s=settings.lead_in_ms / 1000,
    )


def speech_settings_of(settings: Settings, speed: float = 1.0) -> SpeechSettings:
    """How much is said and how fast by these settings, at so many session seconds a real one."""
    return SpeechSettings(rate_wpm=settings.rate_wpm, speed=speed, verbosity=settings.verbosity)


def speech_enabled(settings: Settings) -> bool:
    """Whether sentences are to be heard by these settings."""
    return settings.verbosity is not Verbosity.OFF


class SoundKeyResult(NamedTuple):
    """What a key for the sound has done, and later on what the disk said where it refused it."""

    words: str
    refusal: "Future[str]"


class AudioController:
    """The sound of one run, as the settings have it; they may change while it plays.

    Args:
        settings: what the person has chosen.
        clock: what tells the time.
        voice: what is heard; speaks as the settings have it.
        mute: whether silence was asked for on the command line; settings do not break it.
    """

    def __init__(
        self, settings: TomlStore[Settings], clock: Clock, voice: Voice, *, mute: bool = False
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._voice = voice
        self.mute = mute
        self._player: Player | None = None
        self._announcer: Announcer | None = None
        self._config = voice_config_of(settings.values)
        self._last_spoken = Verbosity.FULL
        self._problem = ""
        self._reported: set[str] = set()
        self._reading: tuple[Sound, ...] = ()
        self.quiet_from_s = 0.0
        """The monotonic time at which what was said last has been heard, as far as one can tell."""

    @property
    def announcer(self) -> Announcer | None:
        """Who speaks for the latest player; ``None`` before there is one."""
        return self._announcer

    def attach_player(self, player: Player) -> Announcer:
        """Have a player's session spoken from its start."""
        self._player = player
        self._use_settings(self._settings.values)
        speaking = speech_settings_of(self._settings.values, player.setup.speed)
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
        before = self._settings.values
        refusal = self._settings.keep(settings)
        if speech_enabled(settings):
            self._last_spoken = settings.verbosity
        elif speech_enabled(before):
            self._last_spoken = before.verbosity
        self._apply_changes(before, settings)
        return refusal

    def press(self, key: SoundKey) -> SoundKeyResult:
        """Do what a key for the sound does; returns what to tell the person."""
        settings = settings_after_key(key, self._settings.values, self._last_spoken)
        refusal = self.change(settings)
        words = [sound_key_text(key, settings)]
        words += ["Mute is on."] if self._is_mute else []
        return SoundKeyResult(" ".join(words), refusal)

    def say_again(self) -> str:
        """Say once more what the step under way asks.

        Returns:
            The words, and why they are not heard; nothing where they are.
        """
        player, announcer = self._player, self._announcer
        if player is None or announcer is None or not player.started:
            return ""
        words, why = announcer.say_again(player.current_session()), self._why_no_words
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
        self._use_config(voice_config_of(self._settings.values, routine))
        self._voice.play([Sound(id=SAID, due_s=now_s, latest_s=now_s + MAY_WAIT_S, text=said)])
        self.quiet_from_s = now_s + speech_settings_of(self._settings.values).length_ms(said) / 1000

    def unsay(self) -> None:
        """Take back what was said last, or what is left of it."""
        self._voice.cancel([SAID])
        self.quiet_from_s = 0.0

    def read_out(self, lines: Sequence[str], language: str) -> str:
        """Read lines out, one after the other, in place of what was said before.

        Returns:
            Why they are not heard; nothing where they are.
        """
        self.stop_reading()
        if why := self._why_no_words:
            return f"{why}: please read it."
        settings, now_s = self._settings.values, self._clock.monotonic_s()
        self._use_config(structs.replace(voice_config_of(settings), language=language))
        self._reading = reading_sounds(lines, language, now_s, speech_settings_of(settings))
        self._voice.prepare(sound.text for sound in self._reading if sound.text)
        self._voice.play(self._reading)
        last = self._reading[-1]
        self.quiet_from_s = last.due_s + (
            speech_settings_of(settings).length_ms(last.text or "") / 1000
        )
        return ""

    @property
    def line_read(self) -> int | None:
        """The number of the line that is read out just now; ``None`` where none is any more."""
        now_s = self._clock.monotonic_s()
        if not self._reading or now_s >= self.quiet_from_s:
            return None
        return line_under_way(self._reading, now_s)

    def stop_reading(self) -> None:
        """Read no further, and speak as the settings have it."""
        self.unsay()
        if self._reading:
            self._voice.cancel([sound.id for sound in self._reading])
            self._reading = ()
            self._use_settings(self._settings.values)

    def new_problem(self) -> str:
        """What has become wrong with the sound since this was last asked; else nothing.

        That another voice speaks is said once only, even if it fell silent in between.
        """
        status = self._voice.status
        before, self._problem = self._problem, status.words
        if status.words == before or (status.speech and status.words in self._reported):
            return ""
        self._reported.add(status.words)
        return status.words

    @property
    def tones_missing(self) -> bool:
        """Whether tones are switched on and cannot be heard, so that the bell must replace them."""
        settings = self._settings.values
        preferred = settings.tones and settings.volume > 0 and not self._is_mute
        return preferred and not self._voice.status.tones

    def play_sample(self) -> str:
        """Let a sentence and the tones be heard as the settings have them; says what is heard."""
        self.stop_sample()
        settings = self._settings.values
        if self.mute:
            return STARTED_MUTE
        if not speech_enabled(settings) and not settings.tones:
            return ALL_OFF
        if not settings.volume:
            return VOLUME_IS_ZERO
        self._use_settings(settings)
        self._voice.play(self._sample(settings))
        all_tones = f"the tones: {', '.join(SAMPLE_TONES.values())}."
        heard = {
            (True, True): f"You hear a sentence, then {all_tones}",
            (True, False): "You hear a sentence; the tones are off.",
            (False, True): f"You hear {all_tones}",
        }
        return self._voice.status.words or heard[speech_enabled(settings), settings.tones]

    def play_voice_sample(self, voice: InstalledVoice | None) -> str:
        """Let one voice say a sentence in its own language, the usual one where none is named.

        Returns:
            Why it is not heard; nothing where it is.
        """
        self.stop_sample()
        if why := self._why_no_words:
            return self._voice.status.words or f"{why}: there is nothing to hear."
        usual = voice_config_of(structs.replace(self._settings.values, voice=""), self._routine)
        self._use_config(config_for_voice(usual, voice) if voice else usual)
        text = sample_text(voice) if voice else SAMPLE_SENTENCE
        self._voice.play([sample_sound(text, self._clock.monotonic_s())])
        return ""

    async def check(self) -> list[SystemCheck]:
        """Check engine, voice and device, aloud unless this run is mute; see `sound_check`."""
        from hipflow.voice.app.sound_check import check_sound  # noqa: PLC0415 - loads the speech client

        self.stop_sample()
        self._use_settings(self._settings.values)
        return await check_sound(self._voice, config=self._config, silent=self.mute)

    def stop_sample(self) -> None:
        """Take back what was tried and not yet said, and speak as the settings have it."""
        self._voice.cancel(SAMPLE_IDS)
        self._use_settings(self._settings.values)

    @property
    def _is_mute(self) -> bool:
        return self.mute or (self._announcer is not None and self._announcer.muted)

    @property
    def _why_no_words(self) -> str:
        """Why sentences are not heard just now, in as few words as can be."""
        settings = self._settings.values
        if self._is_mute:
            return "Sound is off"
        if not speech_enabled(settings):
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

    def _apply_changes(self, before: Settings, now: Settings) -> None:
        """Tell the voice, and the announcer, what is different, and nothing else."""
        self._use_settings(now)
        wanted = speech_enabled(now), now.tones
        if wanted != (speech_enabled(before), before.tones):
            self._voice.switch(speech=wanted[0], tones=wanted[1])
        player, announcer = self._player, self._announcer
        if announcer is None or player is None or not player.started:
            return
        session = player.current_session()
        if session.ended:
            return
        speed = player.setup.speed
        speaking = speech_settings_of(now, speed)
        if speaking != speech_settings_of(before, speed):
            announcer.change(session, speaking)
        if now.tones and not before.tones:
            announcer.resend(session)

    def _use_settings(self, settings: Settings) -> None:
        """Tell the voice how to speak, if that is another way than before."""
        self._use_config(voice_config_of(settings, self._routine))

    def _use_config(self, config: VoiceConfig) -> None:
        if config != self._config:
            self._config = config
            self._voice.set_config(config)

    def _sample(self, settings: Settings) -> list[Sound]:
        now_s = self._clock.monotonic_s()
        spoken_s = speech_settings_of(settings).length_ms(SAMPLE_SENTENCE) / 1000 + SAMPLE_SPACING_S
        begin_s = now_s + (spoken_s if speech_enabled(settings) else 0)
        return [sample_sound(SAMPLE_SENTENCE, now_s), *tones(begin_s)]
