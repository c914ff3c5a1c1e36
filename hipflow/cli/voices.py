"""``hipflow voices``: which voices there are on this computer, and how they sound."""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence

import click
import msgspec
from msgspec import Struct, structs

from hipflow.cli.context import RunContext, RunOptions
from hipflow.player.audio import voice_config_of
from hipflow.routine.format import defaults
from hipflow.session.speech.say_as import say_as
from hipflow.system.errors import SpeechError
from hipflow.system.safe_text import json_lines, safe_lines
from hipflow.voice.app.audition import config_for_voice, sample_text
from hipflow.voice.app.playback import play_and_wait
from hipflow.voice.app.spoken_voice import SpokenVoice
from hipflow.voice.app.status_words import engine_remedy, substitute_text
from hipflow.voice.app.voice_list import (
    select_voices,
    settings_line,
    suggest_voice,
    voice_entries,
    voice_table,
)
from hipflow.voice.protocol.sound import InstalledVoice, VoiceConfig
from hipflow.voice.protocol.voice_choice import speaks

NO_SOUND = (
    "Nothing can be heard just now: no sound device was found. Switch a speaker or headphones on; "
    "`hipflow doctor` tells more."
)
MANY_VOICES = (
    "These are {count} voices. Ctrl+C stops; for fewer, name a language: hipflow voices en --play"
)

_MANY = 20
_BEGUN_S = 5.0

Write = Callable[[str], None]


class VoicesOptions(Struct, frozen=True, kw_only=True):
    """The options of the command.

    Attributes:
        language: only voices of this language, by its tag or by a word of the voice's name.
        voice: only the voice of this name or id.
        as_json: list them as JSON.
        play: play each: it says its name and a few words.
        say: the sentence one of them says; nothing is listed then.
    """

    language: str = ""
    voice: str = ""
    as_json: bool = False
    play: bool = False
    say: str = ""


@click.command()
@click.argument("language", default="")
@click.option("--voice", default="", metavar="NAME", help="Only this voice, by its name or id.")
@click.option("--play", is_flag=True, help="Let each of them be heard; Ctrl+C stops.")
@click.option("--say", default="", metavar="TEXT", help="Have TEXT said, and list nothing.")
@click.option("--json", "as_json", is_flag=True, help="For tools: one array.")
def voices(language: str, voice: str, *, play: bool, say: str, as_json: bool) -> None:
    """List the voices on this computer, those for LANGUAGE if one is named.

    The one that speaks at present is marked with a star.

    \b
    Examples:
      hipflow voices
      hipflow voices de                     those that speak German
      hipflow voices en --play              hear them, one after the other
      hipflow voices --voice "English (America)" --say "Lift, and lower."
    """
    if sum((play, bool(say), as_json)) > 1:
        raise click.UsageError("--play, --say and --json do not go together; choose one.")
    asked = VoicesOptions(language=language, voice=voice, play=play, say=say, as_json=as_json)
    context = RunContext(RunOptions(), os.environ)
    sys.exit(show_voices(context, asked, click.echo, lambda line: click.echo(line, err=True)))


def preferred_language(environment: Mapping[str, str]) -> str:
    """The language of the computer's locale: ``en`` from ``LANG=en_GB.UTF-8``."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    write_safe = next(filter(None, (environment.get(name) for name in names)), "")
    tag = write_safe.split(".")[0].split("@")[0].replace("_", "-").lower()
    return defaults.LANGUAGE if tag in ("", "c", "posix") else tag


def show_voices(context: RunContext, options: VoicesOptions, write: Write, warn: Write) -> int:
    """Lists voices or plays them; returns the exit code.

    Args:
        context: whose settings, and where speech is kept.
        options: what for.
        write: takes each line.
        warn: takes what is to be said beside them.

    Raises:
        SpeechError: there is no speech engine, or no such voice.
    """

    def write_safe(text: str) -> None:
        write(safe_lines(text))

    def warn_safe(text: str) -> None:
        warn(safe_lines(text))

    return asyncio.run(_show(context, options, write_safe, warn_safe))


async def _show(context: RunContext, options: VoicesOptions, write: Write, warn: Write) -> int:
    voice = SpokenVoice(
        cache_folder=context.paths.speech_cache,
        config=voice_config_of(context.settings.values),
        tones=False,
    )
    try:
        await voice.start()
        installed = await voice.voices()
        engine, device = voice.state.engine, voice.state.device
        if engine is None or not engine.ready or not installed:
            raise SpeechError(
                f"There is no speech on this computer, so no voice. {engine_remedy()}"
            )
        found = select_voices(installed, language=options.language, name=options.voice)
        if words := substitute_text(engine):
            warn(words)
        audible = device is not None and device.open
        if not audible:
            warn(NO_SOUND)
        if options.say:
            return (
                await _say(voice, _voice_config(voice, found, options), options, warn)
                if audible
                else 2
            )
        if options.play and audible:
            return await _play(voice, found, write, warn)
        if options.as_json:
            text = msgspec.json.format(msgspec.json.encode(voice_entries(found, engine.voice)))
            write(json_lines(text.decode()))
        else:
            for line in voice_table(found, engine.voice):
                write(line)
            another = suggest_voice(found, engine.voice, preferred_language(context.environment))
            settings_file = context.paths.settings_file
            write("")
            write(f"* {engine.voice_name} speaks at present. For another one, write its name or id")
            write(f"  into {settings_file}, such as:  {settings_line(another, installed)}")
        return 2 if options.play else 0
    finally:
        await voice.close()


def _voice_config(
    voice: SpokenVoice, found: Sequence[InstalledVoice], options: VoicesOptions
) -> VoiceConfig:
    """How to say something: as the settings have it, as far as that is what was asked."""
    usual, engine = voice.config, voice.state.engine
    if options.voice:
        return config_for_voice(usual, found[0])
    if not options.language or (engine is not None and engine.voice in {each.id for each in found}):
        return usual
    if speaks(found[0], options.language):
        return structs.replace(usual, language=options.language)
    return config_for_voice(usual, found[0])


async def _say(voice: SpokenVoice, config: VoiceConfig, options: VoicesOptions, warn: Write) -> int:
    voice.set_config(config)
    result = await play_and_wait(voice, say_as(options.say, config.language), patience_s=_BEGUN_S)
    if result.started_s is None:
        warn("This could not be said. `hipflow doctor` tells more.")
    return 0 if result.started_s is not None else 2


async def _play(
    voice: SpokenVoice, found: Sequence[InstalledVoice], write: Write, warn: Write
) -> int:
    """Let each voice be heard, its line written as it begins."""
    if len(found) > _MANY:
        warn(MANY_VOICES.format(count=len(found)))
    usual, engine = voice.config, voice.state.engine
    speaking = engine.voice if engine is not None else ""
    head, *rows = voice_table(found, speaking)
    write(head)
    code = 0
    for each, row in zip(found, rows, strict=True):
        write(row)
        voice.set_config(config_for_voice(usual, each))
        result = await play_and_wait(voice, sample_text(each), patience_s=_BEGUN_S)
        if result.started_s is None:
            write("    gave no sound")
            code = 2
    return code
