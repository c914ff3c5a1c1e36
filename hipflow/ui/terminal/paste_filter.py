"""What a terminal sends, with nothing in a paste that nobody could want. Pure."""

_ESC = "\x1b"
_BEGIN, _END = "\x1b[200~", "\x1b[201~"
"""What terminals put around a text that is pasted."""


class PasteFilter:
    """Cuts pastes short, in a text that comes in pieces, and lets no Esc through in them.

    Textual takes what comes after an Esc for keys, also in the middle of a paste.

    Args:
        most: characters of a paste that are let through.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._left: int | None = None
        """How much of a paste may still come; ``None`` outside of one."""
        self._before = ""
        """The end of what came before: a sign may be cut in two."""

    def cut(self, text: str) -> str:
        """Return the next piece without what is too much of a paste."""
        passed: list[str] = []
        while text:
            text = self._typed(text, passed) if self._left is None else self._paste(text, passed)
        return "".join(passed)

    def _typed(self, text: str, passed: list[str]) -> str:
        """Let all through, up to where a paste begins; return what comes after that."""
        together = self._before + text
        found = together.find(_BEGIN)
        if found < 0:
            # Nothing is held back: the begin of a sign may be the key Esc.
            self._before = together[1 - len(_BEGIN) :]
            passed.append(text)
            return ""
        inside = found + len(_BEGIN) - len(self._before)
        self._before, self._left = "", self._most
        passed.append(text[:inside])
        return text[inside:]

    def _paste(self, text: str, passed: list[str]) -> str:
        """Let through what there is room for, up to the end; return what comes after that."""
        together = self._before + text
        found = together.find(_END)
        ended = found >= 0
        inside = found if ended else max(0, len(together) - len(_END) + 1)
        room = self._left or 0
        passed.append(together[: min(inside, room)].replace(_ESC, ""))
        if ended:
            self._before, self._left = "", None
            passed.append(_END)
            return together[found + len(_END) :]
        self._before, self._left = together[inside:], max(0, room - inside)
        return ""
