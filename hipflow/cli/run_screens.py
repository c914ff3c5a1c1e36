"""Runs the screens: builds their services, handles signals, ends the run.

Loads Textual, so import it only when screens are needed.
"""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

import click
from rich.console import Console

from hipflow.cli.context import RunContext
from hipflow.cli.shutdown import finish_run, finish_run_quickly
from hipflow.library.catalog import LoadedRoutine
from hipflow.player.interrupted_session import RecoveryResult
from hipflow.player.player import Player
from hipflow.player.rehearsal import Rehearsals
from hipflow.session.plan.sets import Choices
from hipflow.system import signals
from hipflow.system.file_watch import watch_changes
from hipflow.system.key_places import system_language
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.session.workout import REFRESH_MS
from hipflow.ui.services import Services
from hipflow.ui.terminal.ability import colours_of
from hipflow.ui.terminal.background import ask_background
from hipflow.ui.terminal.console_signs import CONSOLE
from hipflow.ui.terminal.images import picture_maker

NO_SCREENS = """The screens need a terminal, and here there is none that can draw them.
In lines of text it goes anywhere: hipflow play hip-starter --plain"""


def screens_possible(environment: Mapping[str, str]) -> bool:
    """Whether there is a terminal to draw on and to read keys from."""
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return at_terminal and environment.get("TERM") != "dumb"


def has_light_background(environment: Mapping[str, str]) -> bool:
    """Whether the terminal has a light ground, as it says itself, or else its environment.

    ``COLORFGBG`` holds the numbers of the letters' colour and, last, of the ground's: 7 is light
    grey, 15 white.
    """
    if environment.get("TERM") != CONSOLE:  # that knows no such question
        told = ask_background(sys.stdin, sys.stdout)
        if told is not None:
            return told
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


def run_screens(
    context: RunContext, loaded: LoadedRoutine | None, *, author: Path | None = None
) -> int:
    """Run the screens; returns the exit code.

    Args:
        context: everything this run is made of.
        loaded: the routine to open first.
        author: a file to open for its author instead.
    """
    if not screens_possible(context.environment):
        click.echo(NO_SCREENS, err=True)
        return 2
    app = HipflowApp(screen_services(context, loaded, author))
    try:
        asyncio.run(_run_app(app))
    except Exception:
        finish_run_quickly(context)
        raise
    if app.exit_signal:
        finish_run_quickly(context)
        return signals.exit_code(app.exit_signal)
    saved = finish_run(context, loaded)
    return app.return_code or (0 if saved else 2)


def screen_services(
    context: RunContext, loaded: LoadedRoutine | None, author: Path | None
) -> Services:
    """What the screens may use."""

    def make_player(loaded: LoadedRoutine, choices: Choices, pain_before: int | None) -> Player:
        return context.make_player(loaded, choices, pain_before, REFRESH_MS)

    def write_report() -> str:
        from hipflow.cli.report import write_report_in  # noqa: PLC0415 - read when it is needed

        return write_report_in(Path(), context)

    # An author at work is not asked about a session of the day before.
    found = RecoveryResult() if author else context.find_interrupted(loaded, ask=True)
    return Services(
        paths=context.paths,
        catalog=context.catalog,
        store=context.store,
        settings=context.settings,
        state=context.state,
        clock=context.clock,
        voice=context.voice,
        check_sound=context.audio.check,
        audio=context.audio,
        make_player=make_player,
        keep_not_today=context.keep_not_today,
        opening_routine=loaded,
        chosen_day=context.options.day,
        toggle_mute=lambda player: context.announcer.mute(player.current_session()),
        is_muted=lambda: context.announcer.muted,
        language=system_language(context.environment),
        light_background=has_light_background(context.environment),
        colours=colours_of(Console(force_terminal=True)),
        has_few_signs=context.environment.get("TERM") == CONSOLE,
        opening_note=found.note,
        interrupted=found.interrupted,
        go_on=lambda interrupted: context.go_on(interrupted, REFRESH_MS),
        author=author,
        follow_file=watch_changes,
        rehearsals=Rehearsals(context.clock, asyncio.get_running_loop, context.audio.attach_player),
        pictures=picture_maker(),
        silence=context.silence,
        write_report=lambda: context.store.disk_queue.do(write_report),
    )


async def _run_app(app: HipflowApp) -> None:
    # There Ctrl+C is a key like others: the signal comes from elsewhere.
    with (
        signals.on_end_signals(app.exit_on_signal),
        signals.on_signals(app.exit_on_signal, "SIGINT"),
    ):
        await app.run_async()
    if app.failure is not None:
        raise app.failure
