"""How far a long piece of work is, on one line of a terminal."""

from typing import TextIO


class ProgressLine:
    """Writes over itself; says nothing where nobody looks.

    Args:
        stream: where people are told of what goes on beside the output.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._seen = stream.isatty()
        self._shown = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show what is under way; only when there is something new to see."""
        text = f"{what} {100 * done // max(total, 1)} %"
        if self._seen and text != self._shown:
            self._write(text)

    def clear(self) -> None:
        """Leave an empty line."""
        if self._shown:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, text: str) -> None:
        self._stream.write(f"\r{text:<{len(self._shown)}}")
        self._stream.flush()
        self._shown = text
