"""What concerns sound: ``hipflow render``, ``voices`` and ``doctor``."""

import sys
from pathlib import Path

import click

from hipflow.cli.common import DAY_CHOICE, make_context
from hipflow.session.speech.speech_settings import FASTEST_WPM, SLOWEST_WPM, Verbosity

_RATES_WPM = click.IntRange(SLOWEST_WPM, FASTEST_WPM)
_OWN_PACE_S = click.IntRange(5, 3600)
_VERBOSITIES = click.Choice([verbosity.value for verbosity in Verbosity])
_INTERRUPTED = 130


@click.command()
@click.argument("routine")
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path, readable=False),
    metavar="FILE.wav",
    help="Where to; by default the routine's name, in this folder.",
)
@click.option("--day", type=DAY_CHOICE, help="The kind of day.")
@click.option("--side", type=click.Choice(["left", "right"]), help="The sore side.")
@click.option("--verbosity", type=_VERBOSITIES, help="How much is said; off leaves the tones.")
@click.option("--rate", type=_RATES_WPM, help="Words a minute.")
@click.option("--voice", metavar="NAME", help="The voice that speaks.")
@click.option("--no-tones", is_flag=True, help="Words only.")
@click.option(
    "--own-pace-s",
    type=_OWN_PACE_S,
    default=30,
    show_default=True,
    help="Seconds for each set at your own pace.",
)
@click.option(
    "--chapters",
    type=click.Choice(["cue", "txt", "none"]),
    default="cue",
    show_default=True,
    help="The list of exercises beside it: a CUE sheet for players, text for people.",
)
@click.option("--force", is_flag=True, help="Replace files of the same name.")
def render(**asked: object) -> None:
    """Write the whole guided session of ROUTINE as sound, to take along on a phone.

    Voice and tones at exact times, as long as the session is. Day, voice and speed are those of
    your settings unless said here.

    \b
    Examples:
      hipflow render hip-starter                  hip-starter.wav and hip-starter.cue
      hipflow render ./week-2.toml -o walk.wav --day gentle --chapters txt
      hipflow render hip-starter --verbosity counts --force
    """
    import msgspec

    from hipflow.cli.progress_line import ProgressLine
    from hipflow.cli.render import RenderOptions
    from hipflow.cli.render import render_session as write_sound

    context = make_context()
    line = ProgressLine(sys.stderr)
    try:
        rendered = write_sound(context, msgspec.convert(asked, RenderOptions), line)
    except KeyboardInterrupt:
        line.clear()
        click.echo("Stopped. Nothing was written.", err=True)
        sys.exit(_INTERRUPTED)
    finally:
        line.clear()
    for remark in (*context.shelf.notes, *rendered.remarks):
        click.echo(remark, err=True)
    click.echo(rendered.line)


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
    from hipflow.cli.voices import VoicesOptions, show_voices

    if sum((play, bool(say), as_json)) > 1:
        raise click.UsageError("--play, --say and --json do not go together; choose one.")
    asked = VoicesOptions(language=language, voice=voice, play=play, say=say, as_json=as_json)
    sys.exit(
        show_voices(make_context(), asked, click.echo, lambda line: click.echo(line, err=True))
    )


@click.command()
@click.option("--silent", is_flag=True, help="Play nothing.")
def doctor(*, silent: bool) -> None:
    """Check terminal, colours, speech, sound and folders, and say what to do.

    You hear three tones and a sentence.

    \b
    Examples:
      hipflow doctor
      hipflow doctor --silent               at night, or over a network
    """
    from hipflow.cli.doctor import run_doctor

    sys.exit(run_doctor(make_context(), click.echo, silent=silent))
