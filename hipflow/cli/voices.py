"""``hipflow voices``: which voices there are on this computer, and how they sound."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

import msgspec
from msgspec import Struct, structs

from hipflow.cli.context import Launch
from hipflow.player.audio import manner_of
from hipflow.routine.resolve.routine import DEFAULT_LANGUAGE
from hipflow.session.speech.say_as import say_as
from hipflow.system.errors import SpeechError
from hipflow.system.safe_text import json_lines, lines
from hipflow.voice.app.audition import in_voice, sample
from hipflow.voice.app.playback import heard_out
from hipflow.voice.app.roster import listed, narrowed, setting, suggested, table
from hipflow.voice.app.spoken_voice import SpokenVoice
from hipflow.voice.app.status_words import another_voice, engine_cure
from hipflow.voice.protocol.sound import InstalledVoice, Manner
from hipflow.voice.protocol.voice_choice import speaks

NO_SOUND = (
    "Nothing can be heard just now: no sound device was found. Switch a speaker or headphones on; "
    "`hipflow doctor` tells more."
)
LONG = (
    "These are {count} voices. Ctrl+C stops; for fewer, name a language: hipflow voices en --play"
)

_MANY = 20
_BEGUN_S = 5.0

Write = Callable[[str], None]


class Asked(Struct, frozen=True, kw_only=True):
    """What was asked for.

    Attributes:
        language: only voices of this language, by its tag or by a word of the voice's name.
        voice: only the voice of this name or id.
        as_json: the list is for tools.
        play: each of them says its name and a little more.
        say: one of them says this, and nothing is listed.
    """

    language: str = ""
    voice: str = ""
    as_json: bool = False
    play: bool = False
    say: str = ""


def person_language(environment: Mapping[str, str]) -> str:
    """The language the computer speaks to the person in: ``en`` from ``LANG=en_GB.UTF-8``."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    told = next(filter(None, (environment.get(name) for name in names)), "")
    tag = told.split(".")[0].split("@")[0].replace("_", "-").lower()
    return DEFAULT_LANGUAGE if tag in ("", "c", "posix") else tag


def show_voices(launch: Launch, asked: Asked, write: Write, warn: Write) -> int:
    """List voices, or let them be heard; returns the exit code.

    Args:
        launch: whose settings, and where speech is kept.
        asked: what for.
        write: takes each line.
        warn: takes what is to be said beside them.

    Raises:
        SpeechError: there is no speech engine, or no such voice.
    """

    def told(text: str) -> None:
        write(lines(text))

    def warned(text: str) -> None:
        warn(lines(text))

    return asyncio.run(_show(launch, asked, told, warned))


async def _show(launch: Launch, asked: Asked, write: Write, warn: Write) -> int:
    voice = SpokenVoice(
        cache_folder=launch.shelf.places.speech_cache,
        manner=manner_of(launch.shelf.settings),
        tones=False,
    )
    try:
        await voice.start()
        installed = await voice.voices()
        engine, device = voice.standing.engine, voice.standing.device
        if engine is None or not engine.ready or not installed:
            raise SpeechError(f"There is no speech on this computer, so no voice. {engine_cure()}")
        found = narrowed(installed, language=asked.language, name=asked.voice)
        if words := another_voice(engine):
            warn(words)
        audible = device is not None and device.open
        if not audible:
            warn(NO_SOUND)
        if asked.say:
            return await _say(voice, _manner(voice, found, asked), asked, warn) if audible else 2
        if asked.play and audible:
            return await _play(voice, found, write, warn)
        if asked.as_json:
            text = msgspec.json.format(msgspec.json.encode(listed(found, engine.voice)))
            write(json_lines(text.decode()))
        else:
            for line in table(found, engine.voice):
                write(line)
            another = suggested(found, engine.voice, person_language(launch.environment))
            settings_file = launch.shelf.places.settings_file
            write("")
            write(f"* {engine.voice_name} speaks at present. For another one, write its name or id")
            write(f"  into {settings_file}, such as:  {setting(another, installed)}")
        return 2 if asked.play else 0
    finally:
        await voice.close()


def _manner(voice: SpokenVoice, found: Sequence[InstalledVoice], asked: Asked) -> Manner:
    """How to say something: as the settings have it, as far as that is what was asked."""
    usual, engine = voice.manner, voice.standing.engine
    if asked.voice:
        return in_voice(usual, found[0])
    if not asked.language or (engine is not None and engine.voice in {each.id for each in found}):
        return usual
    if speaks(found[0], asked.language):
        return structs.replace(usual, language=asked.language)
    return in_voice(usual, found[0])


async def _say(voice: SpokenVoice, manner: Manner, asked: Asked, warn: Write) -> int:
    voice.speak_as(manner)
    heard = await heard_out(voice, say_as(asked.say, manner.language), patience_s=_BEGUN_S)
    if heard.started_s is None:
        warn("This could not be said. `hipflow doctor` tells more.")
    return 0 if heard.started_s is not None else 2


async def _play(
    voice: SpokenVoice, found: Sequence[InstalledVoice], write: Write, warn: Write
) -> int:
    """Let each voice be heard, its line written as it begins."""
    if len(found) > _MANY:
        warn(LONG.format(count=len(found)))
    usual, engine = voice.manner, voice.standing.engine
    speaking = engine.voice if engine is not None else ""
    head, *rows = table(found, speaking)
    write(head)
    code = 0
    for each, row in zip(found, rows, strict=True):
        write(row)
        voice.speak_as(in_voice(usual, each))
        heard = await heard_out(voice, sample(each), patience_s=_BEGUN_S)
        if heard.started_s is None:
            write("    gave no sound")
            code = 2
    return code
