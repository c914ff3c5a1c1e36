"""Settings: what can be chosen, and what each choice does. Kept and used as soon as it is made."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, cast

from msgspec.structs import replace
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, Static

from hipflow.storage.settings import Settings
from hipflow.system.background import LOOK_AGAIN_S
from hipflow.system.safe_text import printable_lines
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import HasServices, ListScreen, Page, list_keys
from hipflow.ui.screens.settings.setting import Setting
from hipflow.ui.screens.settings.setting_rows import SettingGroup, setting_groups
from hipflow.ui.screens.settings.sound_check import SoundCheckScreen
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.styled_text import HINT, SOFT, STRONG, column, piece, row
from hipflow.voice.protocol.sound import InstalledVoice

SAVED = "saved as you change them"
NOT_SAVED = "in use, but not saved"

_LESS, _MORE = "◂ ", " ▸"
_ARROW = len(_LESS)
_NAME_COLUMNS, _NARROW_NAME_COLUMNS = 26, 18
_ROOMY_FROM = 60
"""Columns of a row from which names have all the room they like."""


class SettingsScreen(ListScreen[None]):
    """A list of settings; below or beside it stands what the chosen one does as it is set."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *list_keys(),
        binding("settings.voices"),
        binding("settings.precautions"),
        binding("settings.write"),
        binding("settings.before"),
        binding("settings.next", show=False),
        binding("settings.turn", show=False),
        binding("settings.try"),
        binding("settings.check"),
        binding("app.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str | Setting, ...] = ()
        self._voices: Sequence[InstalledVoice] = ()
        self._refusal = ""
        self._sample_words = (0, "")
        """What was told when the sound was tried, and the row that was chosen then."""

    def compose_body(self) -> Iterable[Widget]:
        """Put the settings on the left or above, what they do on the right or below."""
        with Horizontal(id="settings-two"):
            yield RowList(id="settings-list")
            with Page(id="settings-page"):
                yield Label("", markup=False, id="settings-name")
                yield Static("", markup=False, id="settings-says")
                yield Static("", markup=False, id="settings-words")
                yield Static("", markup=False, id="settings-refusal")

    def on_mount(self) -> None:
        """Show them; the voices come when the computer has told which there are."""
        self._show_groups(())
        self.set_interval(LOOK_AGAIN_S, self._poll_disk)
        self.run_worker(self._ask_for_voices())

    def on_unmount(self) -> None:
        """Fall silent."""
        self.services.audio.stop_sample()

    def on_screen_resume(self) -> None:
        """Something may have been chosen by its name meanwhile."""
        self._show()

    def on_resize(self) -> None:
        """Put what it does beside the list where there is room, else below."""
        self.call_after_refresh(self._show)

    async def _ask_for_voices(self) -> None:
        voices = await self.services.voice.voices()
        if voices and self.is_usable:
            self._voices = voices
            self._show_groups(voices)

    def _show_groups(self, voices: Sequence[InstalledVoice]) -> None:
        groups = setting_groups(voices, light_background=self.services.light_background)
        self._lines = _lines_of(groups)
        headings = {n for n, line in enumerate(self._lines) if isinstance(line, str)}
        chosen = self.rows.chosen
        self.rows.show_rows(len(self._lines), self._draw_row, chosen=chosen, headings=headings)
        self._show()

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        line = self._lines[index]
        if isinstance(line, str):
            return (piece(line, SOFT),)
        settings = self.services.settings.values
        names = _names_in(width)
        value = line.value(settings)
        if index != self.rows.chosen:
            return (row(column(line.name, names), piece(f"  {value}")),)
        room = max(0, width - names - 2 * _ARROW)
        less, more = (line.turn(settings, by) != settings for by in (-1, 1))
        shown = piece(value, STRONG).truncate(room, ellipsis=True)
        return (
            row(
                column(line.name, names),
                piece(_LESS if less else " " * _ARROW),
                shown,
                piece(_MORE if more else ""),
            ),
        )

    @property
    def _chosen(self) -> Setting:
        line = self._lines[self.rows.chosen]
        if isinstance(line, str):
            raise TypeError("a heading cannot be chosen")
        return line

    def _show(self) -> None:
        """Show the values, whether they are saved, and what the chosen setting does."""
        self._refusal = self.services.settings.refusal
        self.set_heading("Settings", NOT_SAVED if self._refusal else SAVED)
        self.rows.refresh()
        chosen, settings = self._chosen, self.services.settings.values
        self.query_one("#settings-name", Label).update(piece(chosen.name, STRONG))
        told = self._sample_words[1] if self._sample_words[0] == self.rows.chosen else ""
        help_text = told or chosen.help_text(settings)
        self.query_one("#settings-says", Static).update(piece(help_text))
        words = _words(chosen, chosen.value(settings), below_each_other=self.has_class("-wide"))
        place = self.query_one("#settings-words", Static)
        place.update(words)
        place.set_class(bool(told or self._refusal or not words), "absent")
        refusal = self.query_one("#settings-refusal", Static)
        refusal.update(Content(printable_lines(self._refusal)))
        refusal.set_class(not self._refusal, "absent")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter opens what has a list of its own, and turns all else."""
        own_list = self._chosen.own_list if self._lines else ""
        written = bool(self._lines) and bool(self._chosen.question)
        match action:
            case "voices" | "precautions":
                return own_list == action
            case "turn":
                return not own_list and not written
            case "write":
                return written
            case "change":
                return not written and own_list != "precautions"
            case _:
                return super().check_action(action, parameters)

    def action_turn(self) -> None:
        """Turn the chosen setting one value on."""
        self.action_change(1)

    def action_change(self, by: int) -> None:
        """Turn the chosen setting one value on or back; it holds at once."""
        self._keep(self._chosen.turn(self.services.settings.values, by))

    def action_voices(self) -> None:
        """Choose among all voices."""
        from hipflow.ui.screens.settings.voices import VoicesScreen  # noqa: PLC0415 - read when it is needed

        def take(voice: str | None) -> None:
            if voice is not None:
                self._keep(replace(self.services.settings.values, voice=voice))

        self.app.push_screen(VoicesScreen(self._voices, self.services.settings.values.voice), take)

    def action_precautions(self) -> None:
        """Choose among all precautions."""
        from hipflow.ui.screens.settings.precautions import PrecautionsScreen  # noqa: PLC0415 - as above

        self.app.push_screen(PrecautionsScreen())

    def action_write(self) -> None:
        """Write the emergency number, or take it out."""
        from hipflow.ui.screens.settings.emergency import EmergencyScreen  # noqa: PLC0415 - as above

        def take(number: str | None) -> None:
            if number is not None:
                self._keep(replace(self.services.settings.values, emergency=number))

        number = self.services.settings.values.emergency
        self.app.push_screen(EmergencyScreen(self._chosen.question, number), take)

    def _keep(self, settings: Settings) -> None:
        if settings != self.services.settings.values:
            self.when_done(self.services.audio.change(settings), lambda _: self._show())
            cast(HasServices, self.app).apply_theme()
        self._sample_words = (0, "")
        self._show()

    def _poll_disk(self) -> None:
        """See whether the disk has taken what it refused."""
        if self._refusal != self.services.settings.refusal:
            self._show()

    def action_try_sound(self) -> None:
        """Hear a sentence and the tones as they are set."""
        self._sample_words = (self.rows.chosen, self.services.audio.play_sample())
        self._show()

    def action_check_sound(self) -> None:
        """Look at all that makes the sound."""
        self.services.audio.stop_sample()
        self.app.push_screen(SoundCheckScreen())

    def on_row_list_chosen(self) -> None:
        """Say what the chosen one does; this may be heard of late, when the sound is tried."""
        if self.rows.chosen != self._sample_words[0]:
            self._sample_words = (0, "")
        self._show()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """A click on an arrow of the chosen row does what its key does."""
        names = _names_in(self.rows.size.width - RowList.MARGINS)
        value = piece(self._chosen.value(self.services.settings.values))
        if names <= message.column < names + _ARROW:
            self.action_change(-1)
        elif message.column >= names + _ARROW + value.cell_length:
            self.action_change(1)


def _names_in(width: int) -> int:
    """The columns of the names in rows of a width."""
    return _NAME_COLUMNS if width >= _ROOMY_FROM else _NARROW_NAME_COLUMNS


def _words(setting: Setting, now: str, *, below_each_other: bool) -> Content:
    """All values of a setting, the one it has in bold, and marked where they are a list."""
    if not below_each_other:
        words = (piece(word, STRONG if word == now else SOFT) for word in setting.words)
        return piece("  ·  ", HINT).join(words)
    return Content("\n").join(
        piece(f"▸ {word}", STRONG) if word == now else piece(f"  {word}", SOFT)
        for word in setting.words
    )


def _lines_of(groups: Sequence[SettingGroup]) -> tuple[str | Setting, ...]:
    """Headings and settings, an empty line between two groups."""
    lines: list[str | Setting] = []
    for group in groups:
        lines += ["", group.heading] if lines else [group.heading]
        lines += group.settings
    return tuple(lines)
