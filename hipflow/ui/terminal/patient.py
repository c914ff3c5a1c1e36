"""An app that bears rough handling: storms of keys, and being told to end in the middle of one."""

import asyncio
import sys

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.driver import Driver

from hipflow.ui.screens._base.base import CalmScreen

_TURN_S = 0.02
_ARRIVING_TURNS = 50
"""For a second, screens that are coming are waited for."""


class PatientApp(App[None]):
    """Ends when it is told to, whatever waits, and passes by what nobody can have meant.

    Attributes:
        told_to_leave: the signal that ended it, not the person; 0 where none has.
    """

    told_to_leave = 0
    _ends = False

    def get_driver_class(self) -> type[Driver]:
        """What drives the terminal: one that never waits for it, where there is one."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from hipflow.ui.terminal.driver import PatientDriver  # noqa: PLC0415 - not on every system

        return PatientDriver

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
        meant = not isinstance(screen, CalmScreen) or screen.may_mean(event)
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

    def leave(self, told_by: int) -> None:
        """End because the computer or the terminal does, as a signal of that number says."""
        self.told_to_leave = told_by
        self._leave_in(_ARRIVING_TURNS)

    def _leave_in(self, turns: int) -> None:
        """End once the screens that are just coming are there: half of one would fall over that."""
        arrived = self.screen_stack and all(screen.is_mounted for screen in self.screen_stack)
        if arrived or self._ends or not turns:
            self.exit()
        else:
            asyncio.get_running_loop().call_later(_TURN_S, self._leave_in, turns - 1)
