"""``hipflow flare-up``: when to get help, and what to do when it hurts more than usual."""

import asyncio
import os
import sys
from collections.abc import Callable

import click

from hipflow.cli.context import RunContext, RunOptions
from hipflow.player.audio import voice_config_of
from hipflow.player.reading import PAUSE_S
from hipflow.progress.contact import only_contact
from hipflow.progress.flare_up import (
    FLARE_UP_LANGUAGE,
    Part,
    flare_up_aloud,
    flare_up_lines,
    flare_up_page,
)
from hipflow.session.speech.say_as import say_as
from hipflow.system.safe_text import safe_lines
from hipflow.voice.app.playback import play_and_wait
from hipflow.voice.app.spoken_voice import SpokenVoice

NOT_HEARD = "It cannot be read aloud just now: `hipflow doctor` tells more. Here it is to read."
_BEGUN_S = 10.0


@click.command("flare-up")
@click.option("--aloud", is_flag=True, help="Read it aloud, a pause after each line.")
def flare_up(*, aloud: bool) -> None:
    """Show the warning signs, and what to do when it hurts more than usual.

    Ctrl+C stops the reading. Your emergency number is asked for in the settings of the app.

    \b
    Examples:
      hipflow flare-up
      hipflow flare-up --aloud
    """
    context = RunContext(RunOptions(), os.environ)
    items = context.catalog.items()
    contact = only_contact(item.routine for item in items if item.routine)
    page = flare_up_page(context.settings.values.emergency, contact)

    def write(text: str) -> None:
        click.echo(safe_lines(text))

    if aloud:
        sys.exit(asyncio.run(_read_aloud(context, page, write)))
    for line in flare_up_lines(page):
        write(line)


async def _read_aloud(
    context: RunContext, page: tuple[Part, ...], write: Callable[[str], None]
) -> int:
    """Write each line as it is read; all at once where nothing can be heard."""
    voice = SpokenVoice(
        cache_folder=context.paths.speech_cache,
        config=voice_config_of(context.settings.values),
        tones=False,
    )
    try:
        heard = (await voice.start()).speech
        if not heard:
            write(NOT_HEARD)
        shown = flare_up_lines(page)
        aloud = iter(flare_up_aloud(page))
        for line in shown:
            write(line)
            if heard and line:
                said = say_as(next(aloud), FLARE_UP_LANGUAGE)
                result = await play_and_wait(voice, said, patience_s=_BEGUN_S)
                heard = result.started_s is not None
                await asyncio.sleep(PAUSE_S if heard else 0)
        return 0 if heard else 2
    finally:
        await voice.close()
