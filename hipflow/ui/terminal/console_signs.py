"""What the system's console draws in place of signs that its font does not have. Pure."""

import unicodedata
from functools import lru_cache

CONSOLE = "linux"
"""The name of that terminal, as ``TERM`` has it."""

_SIGNS = {
    **dict(zip("●○◐▲■◇✓▸◂▴▾→←↑↓⏎", "ooo^#+v><^v><^v<", strict=True)),
    **dict(zip("·…–—−\u2018\u2019“”≤≥\xa0", "..---''\"\"<> ", strict=True)),
    **dict(zip("━─┄│┃⣀⠤⠒", "=--||_--", strict=True)),
    **dict(zip("█▇▆▅▄▃▂▁▔", "####=-__-", strict=True)),
}
"""One character for one, so that nothing moves."""
_BRAILLE, _BLOCKS, _LINES = range(0x2801, 0x2900), range(0x2580, 0x25A0), range(0x2500, 0x2580)
_LATIN_1 = range(0xA0, 0x100)


def for_console(text: str) -> str:
    """The same in signs that every font of the console has; letters stay as they are."""
    return text if text.isascii() else "".join(map(_sign, text))


@lru_cache(maxsize=1024)
def _sign(character: str) -> str:
    code = ord(character)
    if character.isascii() or character.isalnum() or unicodedata.combining(character):
        return character
    if character in _SIGNS:
        return _SIGNS[character]
    for signs, stand_in in ((_BRAILLE, "."), (_BLOCKS, "#"), (_LINES, "+"), (_LATIN_1, character)):
        if code in signs:
            return stand_in
    return "??" if unicodedata.east_asian_width(character) in "WF" else "?"
