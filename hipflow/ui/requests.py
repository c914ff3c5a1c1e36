"""What a screen asks the app for: it bubbles up, so that no screen needs to know another."""

from dataclasses import dataclass

from textual.message import Message

from hipflow.library.catalog import LoadedRoutine


@dataclass
class PlayRoutine(Message):
    """Begin a session of this routine."""

    loaded: LoadedRoutine


@dataclass
class PreviewRoutine(Message):
    """Show what this routine asks."""

    loaded: LoadedRoutine


class ShowHistory(Message):
    """Show the sessions so far."""


class ShowLibrary(Message):
    """Show the exercises there are."""


@dataclass
class ShowFlareUp(Message):
    """Show the flare-up page.

    Attributes:
        contact: whom the routine at hand says to call; empty where there is none.
    """

    contact: str = ""
