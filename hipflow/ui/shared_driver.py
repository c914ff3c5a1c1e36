"""Drives a terminal that is shared with a shell: given back and taken again."""

import os
import signal
import termios
from typing import Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver


class SharedDriver(LinuxDriver):
    """Textual's own, but all signals are taken on the loop, never in the middle of anything.

    Textual takes the terminal at every signal to go on, also where it was never given back: then
    two threads read the keys, and the program does not end.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(app, **options)
        self._is_given_back = True
        self._loop.add_signal_handler(signal.SIGTSTP, app.action_suspend_process)
        self._loop.add_signal_handler(signal.SIGCONT, self._take_again)

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._is_given_back = False
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def suspend_application_mode(self) -> None:
        """Give it back for a while."""
        self._is_given_back = True
        super().suspend_application_mode()

    def _take_again(self) -> None:
        """Stopped without a word and gone on with: a shell has had the terminal meanwhile."""
        if not self._is_given_back and self._is_there() and self._is_ours():
            self.suspend_application_mode()
            self.resume_application_mode()
            self._app.refresh(layout=True)

    def _is_there(self) -> bool:
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            return False
        return True

    def _is_ours(self) -> bool:
        return os.tcgetpgrp(self.fileno) == os.getpgrp()
