"""``hipflow show``: the whole plan of a routine, as a table or as JSON."""

import os
import shutil

import click

from hipflow.cli.document_output import print_json
from hipflow.cli.options import DAY_CHOICE
from hipflow.export.plan_table import SpeechDetail, plan_json, plan_lines
from hipflow.library.catalog import Catalog
from hipflow.progress.left_out import against_precautions
from hipflow.progress.rest_wording import against_precautions_words
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, sore_side
from hipflow.session.record import Day
from hipflow.storage.paths import Paths
from hipflow.storage.settings import settings_store
from hipflow.system.safe_text import printable_lines


@click.command()
@click.argument("routine")
@click.option("--day", type=DAY_CHOICE, default=Day.USUAL.value, show_default=True)
@click.option("--said", is_flag=True, help="Every sentence that is spoken, at its time.")
@click.option("--silent", is_flag=True, help="None of them.")
@click.option("--json", "as_json", is_flag=True, help="For tools.")
def show(routine: str, day: str, *, said: bool, silent: bool, as_json: bool) -> None:
    """Show the whole plan of ROUTINE, to the second, with what is said, needed, and asked.

    \b
    Examples:
      hipflow show hip-starter
      hipflow show hip-starter --said
      hipflow show my-plan.toml --day strong --json
    """
    paths = Paths.from_environment(os.environ)
    own = settings_store(paths).values.known_precautions
    loaded = Catalog.at(paths, precautions=lambda: own).load(routine)
    choices = Choices(day=Day(day), affected=sore_side(loaded.routine, None))
    plan = make_plan(loaded.routine, choices)
    for broken in against_precautions(loaded.routine, own):
        click.echo(against_precautions_words(broken), err=True)
    if as_json:
        print_json(plan_json(plan))
    else:
        how_much = (
            SpeechDetail.IN_FULL if said else SpeechDetail.NOT if silent else SpeechDetail.BRIEFLY
        )
        width = min(shutil.get_terminal_size((100, 24)).columns, 120)
        click.echo(printable_lines("\n".join(plan_lines(plan, said=how_much, width=width))))
