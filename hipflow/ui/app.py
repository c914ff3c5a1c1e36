"""The Textual app: navigation, theme, keys, and how it ends."""

import asyncio
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar, Literal

from msgspec import structs
from rich.console import RenderableType
from textual import events, on
from textual.app import App, SuspendNotSupported, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.widgets import Input

from hipflow.library.catalog import CatalogItem, LoadedRoutine
from hipflow.progress.contact import only_contact
from hipflow.system import signals
from hipflow.ui import session_flow
from hipflow.ui.bindings import binding
from hipflow.ui.requests import (
    PlayRoutine,
    PreviewRoutine,
    ShowFlareUp,
    ShowHistory,
    ShowLibrary,
)
from hipflow.ui.screens._base.base import BaseScreen
from hipflow.ui.screens.today import TodayScreen
from hipflow.ui.services import Services
from hipflow.ui.terminal.background import BackgroundChanged
from hipflow.ui.terminal.terminal_keys import TerminalKey, meant_key
from hipflow.ui.theme import ROLE_DEFAULTS, THEMES, theme_for
from hipflow.ui.widgets.styled_text import as_markup

_SCREENS = Path(__file__).parent / "screens"
_SESSION_GROUP = "flow"
COLOUR_ROLES = ("move", "hold", "fine", "care", "stop")
"""The roles that are a colour."""
_LEFT_BUTTON = 1
"""The only one that does anything; as Textual counts them."""
_POLL_S = 0.02
_SCREEN_WAIT_POLLS = 50
"""For a second, screens that are coming are waited for."""


class HipflowApp(App[None]):
    """Leads from Today to the rating and back.

    It ends when it is told to, whatever waits, and passes by keys that nobody can have meant.

    Args:
        services: what the screens may use.

    Attributes:
        exit_signal: number of the signal that ended it; 0 where the person did.
        failure: the mistake of its own that ended it.
        interrupted_save: saves an earlier session as it is, once the person has said so.
    """

    exit_signal = 0
    failure: Exception | None = None
    _ends = False

    TITLE = "hipflow"
    # Textual declares these on the instance, so they cannot be class variables here.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall"), (40, "-towering")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("app.quit", show=False),
        binding("app.suspend", show=False),
        binding("app.help", show=False),
        binding("app.flare-up", show=False),
    ]

    def __init__(self, services: Services) -> None:
        # The base first: what it says, the others may say otherwise.
        sheets = sorted(_SCREENS.glob("*.tcss"), key=lambda path: (path.stem != "base", path))
        super().__init__(css_path=list(sheets))
        self.services = services
        self.opening_note = services.opening_note
        self.voice_note = ""
        self.interrupted_save: Future[str] | None = None
        for theme in THEMES.values():
            self.register_theme(theme)
        self.apply_theme()

    def apply_theme(self) -> None:
        """Use the colours that are chosen in the settings."""
        services = self.services
        theme = theme_for(
            services.settings.values.theme,
            light_background=services.light_background,
            colours=services.colours,
        )
        self.theme = theme.name

    @property
    def has_few_signs(self) -> bool:
        """Whether the terminal's font has letters and little else, as the system's console."""
        return self.services.has_few_signs

    def get_key_display(self, binding: Binding) -> str:
        """How a key is called on the last row; by its name where the font has no sign for it."""
        shown = super().get_key_display(binding)
        return "Enter" if self.has_few_signs and shown == "⏎" else shown

    def on_background_changed(self, message: BackgroundChanged) -> None:
        """The terminal has another ground by now, or has only just said which."""
        self.services = replace(self.services, light_background=message.is_light)
        self.apply_theme()

    def get_driver_class(self) -> type[Driver]:
        """What drives the terminal: one that never waits for it, where there is one."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from hipflow.ui.terminal.driver import NonBlockingDriver  # noqa: PLC0415 - not on every system

        return NonBlockingDriver

    def _handle_exception(self, error: Exception) -> None:
        """Remember what ends the app, so that the last handler of the program tells of it."""
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without the values of variables, which Textual would print: they say how it hurts."""
        self._close_messages_no_wait()

    async def on_event(self, event: events.Event) -> None:
        """Pass by keys and clicks that came before their screen did, or once all is over.

        However many there are, all else has its turn between two of them: time, and being told to
        end. Left to itself, Textual looks at all that waits first.
        """
        if isinstance(event, events.InputEvent):
            await asyncio.sleep(0)
            if not self._is_meant(event):
                return
            if isinstance(event, events.Key):
                await self._on_key_event(event)
                return
        await super().on_event(event)

    async def _on_key_event(self, event: events.Key) -> None:
        """Find out which key of the screen is meant, and pass it on.

        A letter that comes back unused was sent to the list before a search line took its place, as
        where both come at once: it is typed there.
        """
        line = self.focused if isinstance(self.focused, Input) else None
        if line is not None and event.is_forwarded and event.is_printable:
            line.insert_text_at_cursor(event.character or "")
            return
        if line is None and not event.is_forwarded:
            if isinstance(event, TerminalKey) and event.after_escape is not None:
                await self.on_event(events.Key("escape", "\x1b"))
                await self.on_event(event.after_escape)
                return
            event.key = meant_key(event, self._is_bound, self.services.keyboard_kind)
        await super().on_event(event)

    def _is_bound(self, key: str) -> bool:
        """Whether a key does something here, now or at another time."""
        return any(key in keys.key_to_bindings for _, keys in self.screen._modal_binding_chain)  # noqa: SLF001 - nothing public has all

    def _is_meant(self, event: events.InputEvent) -> bool:
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(event, events.MouseDown | events.MouseUp) and event.button != _LEFT_BUTTON:
            return False
        meant = not isinstance(screen, BaseScreen) or screen.accepts_event(event)
        return meant and not self._ends

    def on_resize(self) -> None:
        """Draw it all anew: a window made small and large again has lost what stood there."""
        self.screen.refresh()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our roles, for style sheets read before a theme is set."""
        return dict(ROLE_DEFAULTS)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours; without colour every state is ink, and its shape tells it."""
        variables = super().get_css_variables()
        if self.no_color:
            variables |= dict.fromkeys(COLOUR_ROLES, variables["ink"])
        return variables

    def get_default_screen(self) -> Screen[None]:
        """Today lies under all other screens."""
        return TodayScreen()

    def on_mount(self) -> None:
        """Open the voice, and the routine that was asked for."""
        self.run_worker(self._start_voice())
        self._retrying = asyncio.create_task(self.services.store.retry_regularly(self.show_note))
        if self.services.opening_routine is not None:
            self.show_preview(self.services.opening_routine)
        if self.services.author is not None:
            self.show_author(self.services.author)
        if self.services.interrupted is not None:
            self.run_worker(
                session_flow.offer_interrupted(self, self.services.interrupted),
                group=_SESSION_GROUP,
            )

    async def on_unmount(self) -> None:
        """Let the voice go, and a history that is still being read."""
        self._retrying.cancel()
        self.services.store.cache.stop_reading()
        await self.services.voice.close()

    def play(self, loaded: LoadedRoutine) -> None:
        """Begin a session, unless one is under way."""
        if not self.playing:
            # Told once: by the end of a session it may be true no longer.
            self.voice_note = ""
            self.run_worker(session_flow.run_session(self, loaded), group=_SESSION_GROUP)

    @property
    def playing(self) -> bool:
        """Whether a session is under way, from its check-in to its summary."""
        return any(
            worker.group == _SESSION_GROUP and not worker.is_finished for worker in self.workers
        )

    def show_preview(self, loaded: LoadedRoutine) -> None:
        """Show what a routine asks for."""
        from hipflow.ui.screens.preview import PreviewScreen  # noqa: PLC0415 - read when it is needed

        self.push_screen(PreviewScreen(loaded))

    def show_author(self, path: Path) -> None:
        """Show a routine's file as it is written."""
        from hipflow.ui.screens.author.author import AuthorScreen  # noqa: PLC0415 - read when it is needed

        self.push_screen(AuthorScreen(path))

    def show_today(self, played: LoadedRoutine | None = None) -> None:
        """Go back to Today from wherever this is.

        Args:
            played: the routine that is to stand opened there.
        """
        today = self.screen_stack[0]
        if played is not None and isinstance(today, TodayScreen):
            today.open_routine(played.ref.file)
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def show_history(self) -> None:
        """Show the sessions so far."""
        from hipflow.ui.screens.history.history import HistoryScreen  # noqa: PLC0415 - read when it is needed

        self._with_routines(lambda: self.push_screen(HistoryScreen()))

    def action_settings(self) -> None:
        """Show what can be chosen."""
        from hipflow.ui.screens.settings.settings import SettingsScreen  # noqa: PLC0415 - as above

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    def show_library(self) -> None:
        """Show the exercises there are."""
        from hipflow.ui.screens.library import LibraryScreen  # noqa: PLC0415 - read when it is needed

        self._with_routines(lambda: self.push_screen(LibraryScreen()))

    def _with_routines(self, open_screen: Callable[[], object]) -> None:
        """Open a screen that has to know all routines: once they are read, where they are many."""
        today = self.screen_stack[0]
        if self.services.catalog.is_at_hand or not isinstance(today, TodayScreen):
            open_screen()
        else:
            today.read_routines(open_screen)

    def _items_at_hand(self) -> tuple[CatalogItem, ...]:
        """All routines, without waiting for them: none while they are being read."""
        catalog = self.services.catalog
        return catalog.items() if catalog.is_at_hand else ()

    def action_flare_up(self) -> None:
        """Show the warning signs; screens that show the key ask for them the same way."""
        screen = self.screen
        self.show_flare_up(screen.contact if isinstance(screen, BaseScreen) else "")

    def show_flare_up(self, contact: str = "") -> None:
        """Show the warning signs, over whatever this is."""
        from hipflow.ui.screens.flare_up import FlareUpScreen  # noqa: PLC0415 - read when it is needed

        if not isinstance(self.screen, FlareUpScreen):
            routines = (item.routine for item in self._items_at_hand() if item.routine)
            known = contact or only_contact(routines)
            self.push_screen(FlareUpScreen(known))

    @on(PlayRoutine)
    def _play(self, request: PlayRoutine) -> None:
        self.play(request.loaded)

    @on(PreviewRoutine)
    def _show_preview(self, request: PreviewRoutine) -> None:
        self.show_preview(request.loaded)

    @on(ShowHistory)
    def _show_history(self) -> None:
        self.show_history()

    @on(ShowFlareUp)
    def _show_flare_up(self, request: ShowFlareUp) -> None:
        self.show_flare_up(request.contact)

    @on(ShowLibrary)
    def _show_library(self) -> None:
        self.show_library()

    def action_help(self) -> None:
        """Say what the keys of this screen do."""
        from hipflow.ui.screens.help import HelpScreen, help_lines  # noqa: PLC0415 - read when it is needed

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(help_lines(self.screen)))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the palette, the same on every screen but in a session."""
        if not self.playing:
            yield from self._navigation_commands()
        at_hand = screen.contact if isinstance(screen, BaseScreen) else ""
        yield SystemCommand(
            "Warning signs",
            "When to get help, and what to do when it hurts more than usual",
            partial(self.show_flare_up, at_hand),
        )
        yield SystemCommand("Dark colours", "Light text on a dark ground", self.action_dark)
        yield SystemCommand("Light colours", "Dark text on a light ground", self.action_light)
        yield SystemCommand("Help", "What the keys of this screen do", self.action_help)
        yield SystemCommand("Quit", "Leave hipflow; what you did is kept", self.action_quit)

    def _navigation_commands(self) -> Iterable[SystemCommand]:
        """Where one can go from outside a session."""
        for item in self._items_at_hand():
            if item.loaded is not None:
                start = partial(self.play, item.loaded)
                yield SystemCommand(f"Start {as_markup(item.title)}", "Begin this routine", start)
        yield SystemCommand("History", "Look at the sessions so far", self.show_history)
        yield SystemCommand("Exercises", "Look at those there are", self.show_library)
        yield SystemCommand("Settings", "Voice, sound, colours", self.action_settings)

    def action_dark(self) -> None:
        """Light text on a dark ground, from now on."""
        self._choose_theme("dark")

    def action_light(self) -> None:
        """Dark text on a light ground, from now on."""
        self._choose_theme("light")

    def _choose_theme(self, name: Literal["dark", "light"]) -> None:
        # Where the disk refuses it holds for this run; the settings say more where it matters.
        self.services.audio.change(structs.replace(self.services.settings.values, theme=name))
        self.apply_theme()

    async def _start_voice(self) -> None:
        await self.services.voice.start()
        self.voice_note = self.services.audio.new_problem()
        self.show_notes()

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """End; what was typed and has not been looked at yet is passed by."""
        self._ends = True
        super().exit(result, return_code, message)

    def exit_on_signal(self, signal_number: int) -> None:
        """End because the computer or the terminal does: what is played can be resumed."""
        self.services.voice.cancel()
        self.exit_signal = signal_number
        self._exit_within(_SCREEN_WAIT_POLLS)

    def _exit_within(self, turns: int) -> None:
        """End once the screens that are just coming are there: half of one would fall over that."""
        arrived = self.screen_stack and all(screen.is_mounted for screen in self.screen_stack)
        if arrived or self._ends or not turns:
            self.exit()
        else:
            asyncio.get_running_loop().call_later(_POLL_S, self._exit_within, turns - 1)

    def action_suspend_process(self) -> None:
        """Stop as after Ctrl+Z in a shell; a session pauses first, in silence."""
        if sys.platform == "win32":
            return
        self.services.silence()
        with suppress(SuspendNotSupported), self.suspend():
            signals.suspend(others=True)

    def show_note(self, note: str) -> None:
        """Tell of something on the screens that have room for it."""
        self.opening_note = note
        self.show_notes()

    def show_notes(self) -> None:
        """Show what is to be told, now that it has changed."""
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.show_notes()
