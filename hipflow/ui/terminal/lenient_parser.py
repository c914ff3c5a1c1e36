"""What a terminal sends, taken apart into keys and clicks; what makes no sense is passed by."""

import re
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

_PIECES = re.compile("(?=\x1b)")
"""Between two of them there is nothing that belongs together but sequences still to be ended."""


class LenientXtermParser(XTermParser):
    """Textual's own, which falls over sequences with numbers that no terminal has, such as a key's.

    A text that is pasted as if it were typed may have any. They are passed by.
    """

    def feed(self, data: str) -> Iterable[Message]:
        """Take the next text apart."""
        for piece in filter(None, _PIECES.split(data)):
            yield from self._sense(super().feed(piece))

    def tick(self) -> Iterable[Message]:
        """See whether a sequence that has begun goes on; asked every now and then."""
        yield from self._sense(super().tick())

    def _sense(self, messages: Iterable[Message]) -> Iterable[Message]:
        try:
            yield from messages
        except (ValueError, ArithmeticError):
            # The sequence under way is forgotten, all that is known of the terminal is not.
            super(XTermParser, self).__init__()
