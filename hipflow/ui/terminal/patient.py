"""An app that bears rough handling: storms of keys, and being told to end in the middle of one."""

import asyncio
import sys

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.driver import Driver

from hipflow.ui.screens._base.base import BaseScreen

_POLL_S = 0.02
_SCREEN_WAIT_POLLS = 50
"""For a second, screens that are coming are waited for."""


class PatientApp(App[None]):
    """Ends when it is told to, whatever waits, and passes by what nobody can have meant.

    Attributes:
        exit_signal: the signal that ended it, not the person; 0 where none has.
    """

    exit_signal = 0
    _ends = False

    def get_driver_class(self) -> type[Driver]:
        """What drives the terminal: one that never waits for it, where there is one."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from hipflow.ui.terminal.driver import NonBlockingDriver  # noqa: PLC0415 - not on every system

        return NonBlockingDriver

    async def on_event(self, event: events.Event) -> None:
        """Pass by keys and clicks that came before their screen did, or once all is over.

        However many there are, all else has its turn between two of them: time, and being told to
        end. Left to itself, Textual looks at all that waits first.
        """
        if isinstance(event, events.InputEvent):
            await asyncio.sleep(0)
            if not self._is_meant(event):
                return
        await super().on_event(event)

    def _is_meant(self, event: events.InputEvent) -> bool:
        screen = self.screen_stack[-1] if self.screen_stack else None
        meant = not isinstance(screen, BaseScreen) or screen.accepts_event(event)
        return meant and not self._ends

    def on_resize(self) -> None:
        """Draw it all anew: a window made small and large again has lost what stood there."""
        self.screen.refresh()

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
        """End because the computer or the terminal does, as a signal of that number says."""
        self.exit_signal = signal_number
        self._exit_within(_SCREEN_WAIT_POLLS)

    def _exit_within(self, turns: int) -> None:
        """End once the screens that are just coming are there: half of one would fall over that."""
        arrived = self.screen_stack and all(screen.is_mounted for screen in self.screen_stack)
        if arrived or self._ends or not turns:
            self.exit()
        else:
            asyncio.get_running_loop().call_later(_POLL_S, self._exit_within, turns - 1)
