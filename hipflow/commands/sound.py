"""What concerns sound: ``hipflow voices`` and ``hipflow doctor``."""

import sys

import click

from hipflow.commands.common import opened


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
    from hipflow.voicing import Asked, show_voices

    if sum((play, bool(say), as_json)) > 1:
        raise click.UsageError("--play, --say and --json do not go together; choose one.")
    asked = Asked(language=language, voice=voice, play=play, say=say, as_json=as_json)
    sys.exit(show_voices(opened(), asked, click.echo, lambda line: click.echo(line, err=True)))


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
    from hipflow.doctor import examine

    sys.exit(examine(opened(), click.echo, silent=silent))
