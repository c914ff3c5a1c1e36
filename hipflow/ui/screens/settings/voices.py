"""Voices: those there are on this computer, found by words, each heard before it is taken."""

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from hipflow.routine.format import defaults
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import list_keys
from hipflow.ui.screens._base.search_screen import SearchScreen
from hipflow.ui.screens.settings.setting_rows import USUAL_VOICE
from hipflow.ui.widgets.line_input import MAX_SEARCH_LENGTH, LineInput
from hipflow.ui.widgets.lists.row_list import RowList
from hipflow.ui.widgets.styled_text import SOFT, column, piece, row
from hipflow.voice.protocol.sound import InstalledVoice
from hipflow.voice.protocol.voice_choice import matching_voices, speaks

FITTING, OTHERS = "For your routines", "Other languages"
NO_VOICE_FOUND = "No voice has all these words."
SEARCH_HINT = "/ name or language, such as: german"
VOICE_KEYS_HINT = "Press t to hear it, Enter to take it."
CURRENT = "now"

_LANGUAGES = 16
"""Columns of the languages at the end of a row."""

VoiceLine = InstalledVoice | str | None
"""A voice, a heading, or ``None``: whichever voice is the usual one."""


class VoicesScreen(SearchScreen[str]):
    """A list of voices, those for the person's routines first; gives back the id of one.

    The usual voice has an empty id.

    Args:
        installed: the voices there are.
        chosen: the voice the settings have, by name or id.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("voices.take"),
        binding("voices.hear"),
        binding("voices.search"),
        *list_keys(),
        binding("app.back"),
    ]

    def __init__(self, installed: Sequence[InstalledVoice], chosen: str) -> None:
        super().__init__()
        self._installed = installed
        self._now = next((voice.id for voice in matching_voices(chosen, installed)), "")
        self._languages: Collection[str] = ()
        self._lines: Sequence[VoiceLine] = ()

    def compose_body(self) -> Iterable[Widget]:
        """Put the search above, the list in the middle, what is told below."""
        yield LineInput(most=MAX_SEARCH_LENGTH, placeholder=SEARCH_HINT, id="voices-words")
        yield Label(NO_VOICE_FOUND, id="voices-none", markup=False)
        yield RowList(id="voices-list")
        yield Label("", id="voices-says", markup=False)

    def on_mount(self) -> None:
        """Show all, the present one chosen."""
        routines = (item.routine for item in self.services.catalog.items())
        self._languages = {r.language for r in routines if r is not None} or {defaults.LANGUAGE}
        self.find("")

    def on_unmount(self) -> None:
        """Speak as before."""
        self.services.audio.stop_sample()

    def find(self, words: str) -> None:
        """Show what has these words."""
        self._lines = voice_lines(self._installed, self._languages, words)
        voices = [line for line in self._lines if isinstance(line, InstalledVoice)]
        self.set_heading("Voice", f"{len(voices)} of {len(self._installed)}")
        self.query_one("#voices-none").set_class(bool(self._lines), "absent")
        headings = {n for n, line in enumerate(self._lines) if isinstance(line, str)}
        present = (n for n, line in enumerate(self._lines) if self._is_now(line))
        chosen = 0 if words.strip() else next(present, 0)
        self.rows.show_rows(len(self._lines), self._draw_row, chosen=chosen, headings=headings)
        self._show_hint(VOICE_KEYS_HINT if self._lines else "")
        self.refresh_bindings()

    def _is_now(self, line: VoiceLine) -> bool:
        return not isinstance(line, str) and _id_of(line) == self._now

    def _draw_row(self, index: int, width: int) -> Sequence[Content]:
        line = self._lines[index]
        if isinstance(line, str):
            return (piece(line, SOFT),)
        name, languages = (line.name, line.languages) if line else (USUAL_VOICE, ())
        words = CURRENT if self._is_now(line) else ", ".join(languages)
        names = max(0, width - _LANGUAGES)
        return (row(column(name, names), piece("  "), column(words, _LANGUAGES - 2, SOFT)),)

    def _show_hint(self, words: str) -> None:
        self.query_one("#voices-says", Label).update(piece(words, SOFT))

    @property
    def _chosen(self) -> InstalledVoice | None:
        line = self._lines[self.rows.chosen]
        return line if isinstance(line, InstalledVoice) else None

    def on_row_list_chosen(self) -> None:
        """Another one: nothing is heard any more."""
        self.services.audio.stop_sample()
        self._show_hint(VOICE_KEYS_HINT)

    def on_row_list_opened(self) -> None:
        """A click on the chosen voice lets it be heard."""
        self.action_hear()

    def action_hear(self) -> None:
        """Let the chosen voice say something."""
        self._show_hint(self.services.audio.play_voice_sample(self._chosen) or VOICE_KEYS_HINT)

    def action_take(self) -> None:
        """Speak with it from now on."""
        self.dismiss(_id_of(self._chosen))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is found there is nothing to hear."""
        if action in ("hear", "take"):
            return bool(self._lines)
        return super().check_action(action, parameters)


def voice_lines(
    voices: Sequence[InstalledVoice], languages: Collection[str], words: str = ""
) -> Sequence[VoiceLine]:
    """The lines of the list: the usual voice, those that speak one of the languages, the others.

    Args:
        voices: all there are.
        languages: tags of the languages that are wanted.
        words: parts of name, id or language that a voice has to have, all of them.
    """
    asked = words.casefold().split()
    found = sorted((voice for voice in voices if _has(voice, asked)), key=_by_name)
    fitting = [voice for voice in found if any(speaks(voice, each) for each in languages)]
    others = [voice for voice in found if voice not in fitting]
    lines: list[VoiceLine] = [] if asked else [None]
    for heading, group in ((FITTING, fitting), (OTHERS, others)):
        if group:
            lines += ["", heading] if lines else [heading]
            lines += group
    return lines


def _has(voice: InstalledVoice, words: Iterable[str]) -> bool:
    told = " ".join((voice.name, voice.id, *voice.languages)).casefold()
    return all(word in told for word in words)


def _by_name(voice: InstalledVoice) -> str:
    return voice.name.casefold()


def _id_of(voice: InstalledVoice | None) -> str:
    return voice.id if voice else ""
