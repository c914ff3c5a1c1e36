"""Keys, sizes, clicks and pastes, as fast as they come.

    python tests/support/storming.py 60

lets them rain on a session for a minute, and says what has become of it.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from hipflow.history.file import HistoryFile
from hipflow.player.journal import recover
from terminal import Terminal

_KEYS = (
    *"abcdefghijklmnoprstuvwxyz0123456789+-?/, .",
    *("\r", "\x1b", "\t", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~"),
    *("\x1b[Z", "\x1bOP", "\x1b[1;5C", "\x00", "\x1b[", "\xe9", "ß", "漢"),
)
"""Any but q and those that end the program at once."""
_SIZES = ((80, 24), (20, 5), (140, 45), (40, 12), (3, 2), (200, 60))
_KEYS_AT_ONCE = 50
_BETWEEN_S = 0.05
"""So a thousand keys a second."""


def storm(terminal: Terminal, seconds: float, chance: random.Random) -> int:
    """Let it rain for so long; how many keys were sent. Stops early where the program has ended."""
    until_s = time.monotonic() + seconds
    sent = 0
    while time.monotonic() < until_s and terminal.process.isalive():
        try:
            terminal.process.send(_burst(chance))
        except OSError:
            break
        sent += _KEYS_AT_ONCE
        if chance.random() < 0.3:
            columns, rows = chance.choice(_SIZES)
            terminal.process.setwinsize(rows, columns)
        terminal.drain(_BETWEEN_S)
    if terminal.process.isalive():
        terminal.process.setwinsize(24, 80)
    return sent


def _burst(chance: random.Random) -> str:
    parts = [chance.choice(_KEYS) for _ in range(_KEYS_AT_ONCE)]
    column, row = chance.randint(1, 100), chance.randint(1, 40)
    button = chance.choice((0, 1, 2, 32, 35, 64, 65))
    parts.insert(0, f"\x1b[<{button};{column};{row}{chance.choice('Mm')}")
    if chance.random() < 0.2:
        parts.append("\x1b[200~pasted\x1b[2J text\r\n[b]q\x1b[201~")
    return "".join(parts)


def main(seconds: float) -> None:
    """Storm a long session, again from the start whenever the keys have ended it."""
    routine = "hip-starter"
    chance = random.Random(60)  # noqa: S311 - keys, no secrets
    sent = starts = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        environment = {"HIPFLOW_HOME": str(home), "PATH": os.environ["PATH"]}
        until_s = time.monotonic() + seconds
        while (left_s := until_s - time.monotonic()) > 0:
            starts += 1
            terminal = Terminal(["play", routine, "--mute", "--speed", "20"], environment)
            terminal.drain(1.0)
            sent += storm(terminal, left_s, chance)
            if terminal.process.isalive():
                terminal.process.kill(signal.SIGTERM)
            code = terminal.end()
            if code not in (0, 143):
                raise SystemExit(
                    f"ended with {code}:\n{terminal.last_drawn.decode(errors='replace')}"
                )
        read = HistoryFile(home / "history.jsonl").read()
        left = recover(home / "history.running.jsonl")
    sys.stdout.write(
        f"{sent} keys, {starts} starts, {len(read.records)} sessions, {len(read.damaged)} damaged, "
        f"{'one' if left else 'none'} left to go on with\n"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]))
