"""The application: navigation, theme, keymap; nothing else."""

import sys
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Literal

from msgspec import structs
from textual import on
from textual.app import SuspendNotSupported, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from hipflow.library.catalog import LoadedRoutine
from hipflow.system import signals
from hipflow.ui import palette, session_flow
from hipflow.ui.bindings import binding
from hipflow.ui.requests import LookAtRoutine, PlayRoutine, ShowHistory, ShowLibrary
from hipflow.ui.screens._base.base import CalmScreen
from hipflow.ui.screens.today import Today
from hipflow.ui.services import Services
from hipflow.ui.terminal.patient import PatientApp
from hipflow.ui.theme import DARK, LIGHT, ROLE_DEFAULTS, theme_for

_SCREENS = Path(__file__).parent / "screens"
_FLOW = "flow"
TRY_AGAIN_S = 10.0
"""How often a disk that has refused is asked again."""
TONES = ("move", "hold", "fine", "care", "stop")
"""The roles that are a colour."""


class HipflowApp(PatientApp):
    """Leads from Today to the rating and back.

    Args:
        services: what the screens may use.
    """

    TITLE = "hipflow"
    # Textual declares these on the instance, so they cannot be class variables here.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall"), (40, "-towering")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("app.quit", show=False),
        binding("app.suspend", show=False),
        binding("app.help", show=False),
    ]

    def __init__(self, services: Services) -> None:
        # The base first: what it says, the others may say otherwise.
        sheets = sorted(_SCREENS.glob("*.tcss"), key=lambda path: (path.stem != "base", path))
        super().__init__(css_path=list(sheets))
        self.services = services
        self.opening_note = services.opening_note
        self.voice_note = ""
        self.keeping: Future[str] | None = None
        """An earlier session that is being kept as it is, once the person has said so."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.show_colours()

    def show_colours(self) -> None:
        """Use the colours that are chosen in the settings."""
        services = self.services
        theme = theme_for(services.shelf.settings.theme, light_ground=services.light_ground)
        self.theme = theme.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our roles, for style sheets read before a theme is set."""
        return dict(ROLE_DEFAULTS)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours; without colour every state is ink, and its shape tells it."""
        variables = super().get_css_variables()
        if self.no_color:
            variables |= dict.fromkeys(TONES, variables["ink"])
        return variables

    def get_default_screen(self) -> Screen[None]:
        """Today lies under all other screens."""
        return Today()

    def on_mount(self) -> None:
        """Open the voice, and the routine that was asked for."""
        self.run_worker(self._start_voice())
        self.set_interval(TRY_AGAIN_S, self._ask_disk_again)
        if self.services.play_now is not None:
            self.look_at(self.services.play_now)
        if self.services.author is not None:
            self.show_author(self.services.author)
        if self.services.left_over is not None:
            self.run_worker(session_flow.go_on(self, self.services.left_over), group=_FLOW)

    async def on_unmount(self) -> None:
        """Let the voice go, and a history that is still being read."""
        self.services.shelf.diary.give_up()
        await self.services.voice.close()

    def play(self, loaded: LoadedRoutine) -> None:
        """Begin a session, unless one is under way."""
        if not self.playing:
            # Told once: by the end of a session it may be true no longer.
            self.voice_note = ""
            self.run_worker(session_flow.play(self, loaded), group=_FLOW)

    @property
    def playing(self) -> bool:
        """Whether a session is under way, from its check-in to its summary."""
        return any(worker.group == _FLOW and not worker.is_finished for worker in self.workers)

    def look_at(self, loaded: LoadedRoutine) -> None:
        """Show what a routine asks for."""
        from hipflow.ui.screens.preview import Preview  # noqa: PLC0415 - read when it is needed

        self.push_screen(Preview(loaded))

    def show_author(self, path: Path) -> None:
        """Show a routine's file as it is written."""
        from hipflow.ui.screens.author.author import Author  # noqa: PLC0415 - read when it is needed

        self.push_screen(Author(path))

    def show_today(self, played: LoadedRoutine | None = None) -> None:
        """Go back to Today from wherever this is.

        Args:
            played: the routine that is to stand opened there.
        """
        today = self.screen_stack[0]
        if played is not None and isinstance(today, Today):
            today.open_routine(played.ref.file)
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def show_history(self) -> None:
        """Show the sessions so far."""
        from hipflow.ui.screens.history.history import History  # noqa: PLC0415 - read when it is needed

        self.push_screen(History())

    def action_settings(self) -> None:
        """Show what can be chosen."""
        from hipflow.ui.screens.settings.settings import SettingsScreen  # noqa: PLC0415 - as above

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    def show_library(self) -> None:
        """Show the exercises there are."""
        from hipflow.ui.screens.library import Library  # noqa: PLC0415 - read when it is needed

        self.push_screen(Library())

    @on(PlayRoutine)
    def _play(self, wish: PlayRoutine) -> None:
        self.play(wish.loaded)

    @on(LookAtRoutine)
    def _look_at(self, wish: LookAtRoutine) -> None:
        self.look_at(wish.loaded)

    @on(ShowHistory)
    def _show_history(self) -> None:
        self.show_history()

    @on(ShowLibrary)
    def _show_library(self) -> None:
        self.show_library()

    def action_help(self) -> None:
        """Say what the keys of this screen do."""
        from hipflow.ui.screens.help import Help, helped  # noqa: PLC0415 - read when it is needed

        if not isinstance(self.screen, Help):
            self.push_screen(Help(helped(self.screen)))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers."""
        del screen
        return palette.offered(self)

    def action_dark(self) -> None:
        """Light text on a dark ground, from now on."""
        self._choose_theme("dark")

    def action_light(self) -> None:
        """Dark text on a light ground, from now on."""
        self._choose_theme("light")

    def _choose_theme(self, name: Literal["dark", "light"]) -> None:
        # Where the disk refuses it holds for this run; the settings say more where it matters.
        self.services.sounding.change(structs.replace(self.services.shelf.settings, theme=name))
        self.show_colours()

    async def _start_voice(self) -> None:
        await self.services.voice.start()
        self.voice_note = self.services.sounding.news()
        self.show_notes()

    def _ask_disk_again(self) -> None:
        """Have written what the disk refused, if it takes it by now."""
        if self.services.shelf.is_refused:
            self.run_worker(self._try_again(), group="disk", exclusive=True)

    async def _try_again(self) -> None:
        if note := await self.services.try_again():
            self.tell(note)

    def leave(self, told_by: int) -> None:
        """End because the computer or the terminal does: what is played can be gone on with."""
        self.services.voice.cancel()
        super().leave(told_by)

    def action_suspend_process(self) -> None:
        """Stop as after Ctrl+Z in a shell; a session pauses first, in silence."""
        if sys.platform == "win32":
            return
        self.services.fall_still()
        with suppress(SuspendNotSupported), self.suspend():
            signals.stand_still(others=True)

    def tell(self, note: str) -> None:
        """Tell of something on the screens that have room for it."""
        self.opening_note = note
        self.show_notes()

    def show_notes(self) -> None:
        """Show what is to be told, now that it has changed."""
        for screen in self.screen_stack:
            if isinstance(screen, CalmScreen):
                screen.show_notes()
