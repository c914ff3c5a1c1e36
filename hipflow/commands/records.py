"""What was done: ``hipflow history``."""

from pathlib import Path

import click

from hipflow.commands.common import opened


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Everything, as one array.")
@click.option(
    "--history",
    type=click.Path(dir_okay=False, path_type=Path, readable=False),
    help="Another history file than the usual one.",
)
def history(*, as_json: bool, history: Path | None) -> None:
    """Show the sessions played, newest first.

    \b
    Examples:
      hipflow history
      hipflow history --json > sessions.json
    """
    from hipflow.launch import Options
    from hipflow.telling import history_lines

    read = opened(Options(history=history)).shelf.history_read()
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(read.records), indent=2).decode())
    else:
        click.echo("\n".join(history_lines(read.records)))
    if read.newer:
        click.echo(
            "Some of it was written by a newer hipflow and is shown as far as known.", err=True
        )
    for line in read.damaged:
        click.echo(f"Line {line.number} of the history is damaged: {line.why}", err=True)
