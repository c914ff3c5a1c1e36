"""Gives a terminal back when the program that had taken it is killed and cannot do so itself."""

import subprocess
import termios
from contextlib import suppress

_SHELL = "/bin/sh"
_SCRIPT = """
exec 3<&1
read -r word && exit
printf '%b' "$1"
shift
case $(stty -a <&3) in
*-isig* | *" icrnl"*) stty "$@" <&3 ;;
esac
"""
"""Waits for a word, or for the end of who might have said it; then all is as it was before.

A shell that edits its lines by then has set its own modes, which are left alone: with the keys of
signals, and with Enter as it is.
"""
_END = b"end\n"
_END_WAIT_S = 0.2
"""How long it may take to end; it ends by itself where it takes longer."""

_INPUT_MODES = ("IXON", "IXOFF", "ICRNL", "INLCR", "IGNCR")
_LOCAL_MODES = ("ECHO", "ICANON", "IEXTEN", "ISIG")
"""The modes that reading single keys changes; ``stty`` knows them by the same names."""

LEAVE_SCREENS = "".join(
    f"\\033[{what}"
    for what in (
        *("?1000l", "?1003l", "?1015l", "?1006l", "?1016l"),  # the mouse
        *(
            "?1004l",
            "?2004l",
            "?2048l",
            "?2026l",
            "?2031l",
        ),  # focus, pastes, sizes, drawing at once, the ground
        *("?7h", "<u"),  # lines are broken; keys are told as before
        *("?1049l", "?25h", "0m"),  # the other screen, the cursor, colours
    )
)
"""What takes back all that the screens ask of a terminal, written as ``printf`` reads it."""


class TerminalGuard:
    """A small process that outlives this one for as long as the terminal takes to be reset.

    It has no share in the keys of the terminal, so that no Ctrl+C ends it.

    Args:
        process: the process; it reads what it is told.
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @classmethod
    def launch(cls, keys: int, screen: int, sequences: str = "") -> "TerminalGuard | None":
        """Begin to watch, before the terminal is taken; ``None`` where the system cannot.

        Args:
            keys: the number of the file that keys are read from; its modes are those to go back to.
            screen: the number of the file that is drawn to.
            sequences: what is to be written to it.
        """
        with suppress(OSError, termios.error):
            process = subprocess.Popen(  # noqa: S603 - a fixed command
                [_SHELL, "-c", _SCRIPT, _SHELL, sequences, *_modes(keys)],
                stdin=subprocess.PIPE,
                stdout=screen,
                stderr=subprocess.DEVNULL,
                cwd="/",
                start_new_session=True,
            )
            return cls(process)
        return None

    def end(self) -> None:
        """Watch no more: the terminal has been given back."""
        if self._process.stdin is not None:
            with suppress(OSError):  # it has been ended by another
                self._process.stdin.write(_END)
                self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_WAIT_S)


def _modes(keys: int) -> list[str]:
    """The modes a terminal has, as ``stty`` sets them."""
    input_flags, _, _, local_flags, *_ = termios.tcgetattr(keys)
    return [
        f"{'' if flags & getattr(termios, name) else '-'}{name.lower()}"
        for flags, names in ((input_flags, _INPUT_MODES), (local_flags, _LOCAL_MODES))
        for name in names
    ]
