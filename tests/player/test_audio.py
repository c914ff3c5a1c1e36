"""What a change of the settings does to voice and announcer, and what it leaves alone."""

import pytest
from msgspec.structs import replace

from hipflow.player.audio import (
    ALL_OFF,
    STARTED_MUTE,
    VOLUME_IS_ZERO,
    AudioController,
    speech_enabled,
    speech_settings_of,
    voice_config_of,
)
from hipflow.player.sound_keys import SoundKey
from hipflow.session.speech.speech_settings import SpeechSettings, Verbosity
from hipflow.session.speech.tone import Tone
from hipflow.storage.paths import Paths
from hipflow.storage.settings import Settings, read_settings, settings_store
from hipflow.voice.protocol.sound import Audibility, VoiceConfig
from tests.builders.player_builder import PlayerFixture
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_voice import FakeVoice

MADE = routine(play(**counted(8, sets=(2, 2))))


class Room:
    """A sounding with everything around it, in a folder of its own.

    Attributes:
        voice: notes what it is told.
        settings: what is chosen.
        audio: what is tried.
        stand: a player; it is spoken for and has started where a test asked for that.
    """

    def __init__(self, folder, *, made=MADE, playing=False, mute=False, **settings):
        self.paths = Paths.from_environment({"HIPFLOW_HOME": str(folder / "home")})
        self.stand = PlayerFixture(folder, made)
        self.settings = settings_store(self.paths)
        if settings:
            self.settings.keep(Settings(**settings))
        self.voice = FakeVoice()
        self.audio = AudioController(self.settings, self.stand.clock, self.voice, mute=mute)
        if playing:
            self.audio.attach_player(self.stand.player)
            self.stand.player.start()
            self.forget()

    def forget(self):
        """Look only at what comes from now on."""
        for noted in (self.voice.sounds, self.voice.prepared, self.voice.taken_back):
            noted.clear()

    def change(self, **fields):
        """Change some of the settings."""
        return self.audio.change(replace(self.settings.values, **fields)).result()

    @property
    def saved(self):
        """The settings as the disk has them."""
        return read_settings(self.paths.settings_file).values


@pytest.fixture
def room(tmp_path):
    """Makes a room; see :class:`Room`."""
    made = []

    def make(**others):
        made.append(Room(tmp_path, **others))
        return made[-1]

    yield make
    for one in made:
        one.stand.player.close()


@pytest.fixture
def playing(room):
    """Makes a room with a session under way."""
    return lambda **others: room(playing=True, **others)


def test_how_the_voice_speaks_comes_from_the_settings():
    """Voice, speed, loudness and lead-in; no voice named leaves the choice to the language."""
    settings = Settings(voice="Anna", rate_wpm=120, volume=0.5, lead_in_ms=400)
    wanted = VoiceConfig(voices=("Anna",), rate_wpm=120, volume=0.5, lead_in_s=0.4)
    assert voice_config_of(settings) == wanted
    assert voice_config_of(Settings()).voices == ()


def test_a_routine_chooses_the_language_and_wishes_for_a_voice():
    """The person's own voice comes first; which one speaks the language is for the voice to see."""
    german = routine(play(**counted(1)), language="de", voice="Anna")
    config = voice_config_of(Settings(voice="Tom"), german)
    assert (config.language, config.voices) == ("de", ("Tom", "Anna"))
    assert voice_config_of(Settings(), german).voices == ("Anna",)


def test_a_session_is_spoken_in_the_language_of_its_routine(room):
    """The voice is told when the session begins, and keeps it when something else changes."""
    at = room(made=routine(play(**counted(1)), language="de"), playing=True)
    at.change(volume=0.3)
    assert [(m.language, m.volume) for m in at.voice.manners] == [("de", 0.8), ("de", 0.3)]


def test_after_a_session_its_language_is_spoken_no_more(room):
    """What is tried then is in hipflow's own."""
    at = room(made=routine(play(**counted(1)), language="de"), playing=True)
    at.stand.timer.pass_time(300)
    at.audio.play_sample()
    assert [config.language for config in at.voice.manners] == ["de", "en"]


def test_how_much_is_said_comes_from_the_settings():
    """Speed of speech and of the session, and the verbosity; off is no speech at all."""
    brief = Settings(rate_wpm=120, verbosity=Verbosity.BRIEF)
    wanted = SpeechSettings(rate_wpm=120, speed=4.0, verbosity=Verbosity.BRIEF)
    assert speech_settings_of(brief, 4.0) == wanted
    assert speech_enabled(brief)
    assert not speech_enabled(Settings(verbosity=Verbosity.OFF))


def test_the_volume_interrupts_nothing(playing):
    """The voice is told the new loudness; no sentence is taken back, rendered or sent again."""
    at = playing()
    assert at.change(volume=0.3) == ""
    assert [config.volume for config in at.voice.manners] == [0.3]
    assert (at.voice.taken_back, at.voice.prepared, at.voice.sounds) == ([], [], [])
    assert at.voice.switches == []


def test_another_speed_is_prepared_anew(playing):
    """Foretells from here on, with sentences rendered at the new speed; cuts nothing off."""
    at = playing()
    at.change(rate_wpm=200)
    assert at.voice.manners[-1].rate_wpm == 200
    assert None not in at.voice.taken_back
    assert at.voice.prepared
    assert at.voice.sounds


def test_speech_off_is_switched_and_foretold_anew(playing):
    """The voice lets go of sentences, the announcer of what it had foretold."""
    at = playing()
    at.change(verbosity=Verbosity.OFF)
    assert at.voice.switches == [(False, True)]
    assert at.voice.taken_back == [None]


def test_less_speech_needs_no_switch(playing):
    """From full to brief the voice itself stays as it is."""
    at = playing()
    at.change(verbosity=Verbosity.BRIEF)
    assert (at.voice.switches, at.voice.manners) == ([], [])
    assert None not in at.voice.taken_back


def test_tones_on_are_sent_again_and_cut_no_sentence_off(playing):
    """The voice had let go of them while they were off."""
    at = playing()
    at.change(tones=False)
    assert at.voice.switches == [(True, False)]
    assert (at.voice.taken_back, at.voice.sounds) == ([], [])
    at.change(tones=True)
    assert Tone.COUNTDOWN in {sound.tone for sound in at.voice.sounds}
    assert at.voice.taken_back == []


def test_what_is_not_heard_touches_no_sound(playing):
    """Colours and days are kept and that is all."""
    at = playing()
    at.change(theme="light", weekly_goal=3)
    assert (at.voice.manners, at.voice.switches, at.voice.sounds) == ([], [], [])
    assert (at.saved.theme, at.saved.weekly_goal) == ("light", 3)


def test_before_a_session_and_after_it_only_the_voice_is_told(playing, room):
    """There is nothing to foretell."""
    before = room()
    before.change(rate_wpm=200, tones=False)
    assert before.voice.manners
    assert (before.voice.prepared, before.voice.sounds) == ([], [])
    after = playing()
    after.stand.timer.pass_time(300)
    after.forget()
    after.change(rate_wpm=200)
    assert (after.voice.prepared, after.voice.sounds) == ([], [])


def test_a_disk_that_refuses_is_told_and_the_change_holds(room, tmp_path):
    """It is said in words, and heard all the same."""
    (tmp_path / "home").write_text("a file where the folder should be")
    at = room()
    assert "could not be saved" in at.change(volume=0.2)
    assert at.settings.values.volume == 0.2
    assert at.voice.manners[-1].volume == 0.2
    pressed = at.audio.press(SoundKey.LOUDER)
    assert pressed.words == "Volume 3 of 10."
    assert "could not be saved" in pressed.refusal.result()


def test_keys_are_kept_and_told(room):
    """What a key changed is there the next time."""
    at = room()
    assert at.audio.press(SoundKey.SOFTER).words == "Volume 7 of 10."
    assert at.audio.press(SoundKey.TONES).words == "Tones are off."
    assert (at.saved.volume, at.saved.tones) == (0.7, False)


def test_speech_comes_back_as_it_was_left(room):
    """Whether it went off by its own key, step by step, or on the settings screen."""
    at = room(verbosity=Verbosity.BRIEF)
    at.audio.press(SoundKey.SPEECH)
    assert at.saved.verbosity is Verbosity.OFF
    at.audio.press(SoundKey.SPEECH)
    assert at.saved.verbosity is Verbosity.BRIEF
    at.change(verbosity=Verbosity.OFF)
    at.audio.press(SoundKey.SPEECH)
    assert at.saved.verbosity is Verbosity.BRIEF
    for _ in range(2):
        at.audio.press(SoundKey.WORDS)
    at.audio.press(SoundKey.SPEECH)
    assert at.saved.verbosity is Verbosity.COUNTS


def test_speech_that_was_off_from_the_start_comes_on_in_full(room):
    """Nobody has said how much otherwise."""
    at = room(verbosity=Verbosity.OFF)
    at.audio.press(SoundKey.SPEECH)
    assert at.saved.verbosity is Verbosity.FULL


def test_a_key_says_that_mute_is_on(playing, room):
    """A switch that is heard only later says so, whatever muted it."""
    at = playing()
    at.audio.announcer.mute(at.stand.player.session)
    assert at.audio.press(SoundKey.SPEECH).words == "Speech is off. Mute is on."
    assert room(mute=True).audio.press(SoundKey.LOUDER).words == "Volume 9 of 10. Mute is on."


@pytest.mark.parametrize(
    ("heard", "settings", "mute", "missing"),
    [
        (True, {}, False, False),
        (False, {}, False, True),
        (False, {"tones": False}, False, False),
        (False, {"volume": 0.0}, False, False),
        (False, {}, True, False),
    ],
)
def test_something_stands_in_only_for_tones_that_are_missed(room, heard, settings, mute, missing):
    """Wished for and not to be heard; whoever chose silence is left in silence."""
    at = room(mute=mute, **settings)
    at.voice.status = Audibility(speech=heard, tones=heard, words="")
    assert at.audio.tones_missing is missing


def test_mute_silences_what_stands_in_too(playing):
    """The mute key is a wish for silence."""
    at = playing()
    at.voice.status = Audibility(speech=False, tones=False, words="No sound device found.")
    assert at.audio.tones_missing
    at.audio.announcer.mute(at.stand.player.session)
    assert not at.audio.tones_missing


def test_what_is_wrong_is_news_once(room):
    """A voice that stands in is told of once, a device that is lost each time it is lost."""
    at = room()
    heard = Audibility(speech=True, tones=True, words="")
    other = Audibility(speech=True, tones=True, words="German speaks instead.")
    lost = Audibility(speech=False, tones=False, words="No sound device.")
    told = []
    for status in (heard, other, other, lost, other, lost, lost, heard):
        at.voice.status = status
        told.append(at.audio.new_problem())
    assert told == ["", other.words, "", lost.words, "", lost.words, "", ""]


def test_trying_the_sound(playing):
    """A sentence, and after it every tone by itself, told in words."""
    at = playing()
    words = at.audio.play_sample()
    assert words.startswith("You hear a sentence, then the tones: start, count, halfway")
    sentence, *tones = at.voice.sounds
    assert sentence.text
    assert [sound.tone for sound in tones] == list(Tone)
    times = [sound.due_s for sound in at.voice.sounds]
    spoken_s = SpeechSettings().length_ms(sentence.text) / 1000
    assert times == sorted(times)
    assert times[1] - times[0] > spoken_s
    ids = {sound.id for sound in at.voice.sounds}
    at.audio.play_sample()
    assert ids <= set(at.voice.taken_back[-1]), "the first try falls silent"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"verbosity": Verbosity.OFF}, "You hear the tones: start"),
        ({"tones": False}, "You hear a sentence; the tones are off."),
        ({"verbosity": Verbosity.OFF, "tones": False}, ALL_OFF),
        ({"volume": 0.0}, VOLUME_IS_ZERO),
    ],
)
def test_trying_says_what_can_be_heard(playing, settings, words):
    """Nobody listens for what is switched off."""
    assert playing(**settings).audio.play_sample().startswith(words)


def test_trying_without_sound_says_why(playing):
    """The voice's own words about what is missing; on a mute run, that it is mute."""
    at = playing()
    at.voice.status = Audibility(speech=False, tones=False, words="No sound device found.")
    assert at.audio.play_sample() == "No sound device found."
    assert playing(mute=True).audio.play_sample() == STARTED_MUTE


def test_something_said_beside_the_session(tmp_path):
    """It takes the place of what was said before, also where it is nothing."""
    room = Room(tmp_path, playing=True)
    room.audio.say("Stop and rest.", MADE)
    (sound,) = room.voice.sounds
    assert (sound.text, sound.due_s) == ("Stop and rest.", room.stand.clock.monotonic_s())
    assert room.audio.quiet_from_s > sound.due_s
    room.audio.say("", MADE)
    assert room.voice.taken_back[-1] == (sound.id,)
    assert (room.voice.sounds, room.audio.quiet_from_s) == ([sound], 0)
    room.stand.player.close()


def test_whoever_has_muted_the_session_is_not_spoken_to(tmp_path):
    """Mute is mute."""
    room = Room(tmp_path, playing=True)
    room.audio.announcer.mute(room.stand.player.session)
    room.audio.say("Stop and rest.", MADE)
    assert room.voice.sounds == []
    room.stand.player.close()


def test_a_warning_is_read_aloud_in_the_language_of_its_routine(room):
    """Before there is a session: its voice, and its signs in that language's words."""
    at = room()
    german = routine(play(**counted(1)), language="de", voice="Anna")
    at.audio.say("Hüfte <90°!", german)
    assert [sound.text for sound in at.voice.sounds] == ["Hüfte weniger als 90 Grad!"]
    assert [(m.language, m.voices) for m in at.voice.manners] == [("de", ("Anna",))]
    at.audio.unsay()
    assert at.voice.taken_back[-1] == (at.voice.sounds[0].id,)


def test_a_text_is_read_out_in_its_own_language(room):
    """Line by line, in place of what was said before; then the voice is as it was."""
    at = room()
    german = replace(MADE, language="de")
    at.audio.say("Achtung.", german)
    assert at.audio.line_read is None
    assert at.audio.read_out(("One.", "Two."), "en") == ""
    assert [sound.text for sound in at.voice.sounds] == ["Achtung.", "One.", "Two."]
    assert at.voice.manners[-1].language == "en"
    assert ("said",) in at.voice.taken_back
    assert at.audio.line_read == 0
    at.stand.clock.advance(at.voice.sounds[-1].due_s - at.stand.clock.monotonic_s())
    assert at.audio.line_read == 1
    at.audio.stop_reading()
    assert ("read-0", "read-1") in at.voice.taken_back
    assert at.audio.line_read is None


@pytest.mark.parametrize(
    ("mute", "settings", "why"),
    [
        (True, {}, "Sound is off: please read it."),
        (False, {"verbosity": Verbosity.OFF}, "Speech is off: please read it."),
        (False, {"volume": 0.0}, "The volume is 0: please read it."),
    ],
)
def test_muted_nothing_is_read_out(room, mute, settings, why):
    """And it is said why."""
    at = room(mute=mute, **settings)
    assert at.audio.read_out(("One.",), "en") == why
    assert at.voice.sounds == []
    assert at.audio.line_read is None
