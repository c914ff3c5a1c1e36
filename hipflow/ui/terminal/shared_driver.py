"""Drives a terminal that is shared with a shell: given back and taken again."""

import signal
import termios
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from hipflow.system import signals


class SharedDriver(LinuxDriver):
    """Textual's own, but all signals are taken on the loop, never in the middle of anything.

    Textual takes the terminal at every signal to go on, also where it was never given back: then
    two threads read the keys, and the program does not end. And it stops itself where it goes on
    behind a shell that has the terminal, so that it cannot be told to end there.
    """

    _is_wanted = False
    """Whether the app wants to have the terminal."""
    _is_taken = False
    """Whether it has it."""
    _taken_modes: Sequence[Any] = ()
    """The terminal's modes while it has it."""

    def __init__(self, app: App[Any], **options: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(app, **options)
        self._loop.add_signal_handler(signal.SIGTSTP, app.action_suspend_process)
        self._loop.add_signal_handler(signal.SIGCONT, self._take_again)

    def start_application_mode(self) -> None:
        """Take the terminal; where a shell has it, once that says to go on in front."""
        self._is_wanted = True
        if signals.owns_terminal(self.fileno):
            self._is_taken = True
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self._taken_modes = self._modes

    def stop_application_mode(self) -> None:
        """Give it back, unless a shell has it already."""
        self._is_wanted = False
        if not self._is_taken:
            return
        if not signals.owns_terminal(self.fileno) and self._modes != self._taken_modes:
            self.attrs_before = None  # they are the shell's by now
        with signals.ignore_output_stop():
            super().stop_application_mode()
        self._is_taken = False

    def disable_input(self) -> None:
        """Read no more keys, where any were read."""
        if self._is_taken:
            super().disable_input()

    def _take_again(self) -> None:
        """Stopped without a word and gone on with: a shell has had the terminal meanwhile."""
        if self._is_wanted and self._modes and signals.owns_terminal(self.fileno):
            self.suspend_application_mode()
            self.resume_application_mode()
            self._app.refresh(layout=True)

    @property
    def _modes(self) -> list[Any]:
        """The terminal's; none where it has gone."""
        with suppress(termios.error):
            return termios.tcgetattr(self.fileno)
        return []
