"""Keys, sizes, clicks and pastes, as fast as they come.

    python -m tests.tools.storm_keys 60 7 session

lets them rain on a session for a minute, by the seventh set of dice, and says what has become of
it; instead of a session it may be any of ``PLACES``, or ``all`` of them in turn.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path

from msgspec import Struct

from hipflow.storage.history_file import HistoryFile
from hipflow.storage.journal import recover
from tests.tools.pty_terminal import Terminal

_KEYS = (
    *"abcdefghijklmnoprstuvwxyz0123456789+-?/, .",
    *("\r", "\x1b", "\t", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~"),
    *("\x1b[Z", "\x1bOP", "\x1b[1;5C", "\x00", "\x1b[", "\xe9", "ß", "漢"),
)
"""Any but q and those that end the program at once."""
_SIZES = ((80, 24), (20, 5), (140, 45), (40, 12), (3, 2), (1, 1), (200, 60))
_KEYS_AT_ONCE = 50
_BETWEEN_S = 0.05
"""So a thousand keys a second."""
_ROUND_S = 20.0
"""How long one start is stormed; the keys often end it before."""
_LOOKS, _PAUSED_AT = 8, 3
"""How often a moving screen is read, and when the help page is opened, which does not move."""

_SESSION = ["play", "short.toml", "--mute", "--speed", "4"]
_WAY = {"Short one": "\r", "kind of day": "\r", "Exercise 1 of": ""}
PLACES: Mapping[str, tuple[list[str], Mapping[str, str]]] = {
    "session": (_SESSION, _WAY),
    "rating": ([*_SESSION[:-1], "100"], {**_WAY, "How was it?": ""}),
    "today": ([], {"Today": ""}),
    "history": ([], {"Today": "h", "History": ""}),
    "settings": ([], {"Today": ",", "Settings": ""}),
    "library": ([], {"Today": "l", "Exercises": ""}),
    "author": (["preview", "short.toml"], {"As the patient gets it": ""}),
    "mouse": (_SESSION, _WAY),
    "steady": (_SESSION, _WAY),
}
"""For each place to be stormed how the program is started, and what is seen and pressed there."""

_SHORT = """
hipflow = 1
title = "Short one"
pain = { ask_before = false }
[defaults]
ready_s = 4
[[exercise]]
use = "bridge"
sets = 3
reps = 10
[[exercise]]
use = "clamshell"
"""


def storm(
    terminal: Terminal,
    seconds: float,
    chance: random.Random,
    *,
    mouse_alone: bool = False,
    steady: bool = False,
) -> int:
    """Let it rain for so long; how many keys were sent. Stops early where the program has ended.

    Args:
        terminal: where the program runs.
        seconds: how long.
        chance: the dice.
        mouse_alone: whether there are no keys.
        steady: whether the window keeps its size, and all that is drawn is looked at.
    """
    until_s = time.monotonic() + seconds
    sent = 0
    while time.monotonic() < until_s and terminal.process.isalive():
        try:
            terminal.process.send(_mice(chance) if mouse_alone else _burst(chance))
        except OSError:
            break
        sent += _KEYS_AT_ONCE
        if steady:
            terminal.read(_BETWEEN_S)
            continue
        if chance.random() < 0.3:
            columns, rows = chance.choice(_SIZES)
            terminal.process.setwinsize(rows, columns)
        terminal.drain(_BETWEEN_S)
    return sent


def _burst(chance: random.Random) -> str:
    parts = [chance.choice(_KEYS) for _ in range(_KEYS_AT_ONCE)]
    parts.insert(0, _mouse(chance))
    if chance.random() < 0.2:
        parts.append("\x1b[200~pasted\x1b[2J text\r\n[b]q\x1b[201~")
    return "".join(parts)


def _mice(chance: random.Random) -> str:
    return "".join(_mouse(chance) for _ in range(_KEYS_AT_ONCE))


def _mouse(chance: random.Random) -> str:
    column, row = chance.randint(1, 100), chance.randint(1, 40)
    button = chance.choice((0, 1, 2, 32, 35, 64, 65))
    return f"\x1b[<{button};{column};{row}{chance.choice('Mm')}"


def what_is_wrong(terminal: Terminal, *, steady: bool = False) -> str:
    """Compare the screen at 80 by 24 with one that is drawn anew; where they differ, both."""
    if not steady:  # what was drawn so far was not looked at
        terminal.resize(79, 24)
        terminal.settle()
        terminal.resize(80, 24)
    before = after = ""
    for look in range(_LOOKS):
        terminal.settle()
        before = terminal.text
        terminal.resize(79, 24)
        terminal.settle()
        terminal.wipe()
        terminal.resize(80, 24)
        terminal.settle()
        after = terminal.text
        if after == before:
            return ""
        if look == _PAUSED_AT:
            terminal.press("\x1bOP")
    return f"{before}\n{'=' * 80}\n{after}"


class StormResult(Struct):
    """The outcome of a storm."""

    keys: int = 0
    starts: int = 0
    ended_alone: int = 0
    slowest_end_s: float = 0.0
    most_megabytes: float = 0.0
    sessions: int = 0
    damaged: int = 0
    interrupted: int = 0


def storm_many(
    folder: Path, seconds: float, chance: random.Random, places: Iterator[str]
) -> StormResult:
    """Storm for so long, with a start at the next place whenever one has ended."""
    (folder / "short.toml").write_text(_SHORT, encoding="utf-8")
    reported = StormResult()
    until_s = time.monotonic() + seconds
    while (left_s := until_s - time.monotonic()) > 0:
        reported.starts += 1
        home = folder / str(reported.starts)
        environment = {"HIPFLOW_HOME": str(home), "PATH": os.environ["PATH"]}
        place = next(places)
        arguments, way = PLACES[place]
        found = [str(folder / one) if one.endswith(".toml") else one for one in arguments]
        terminal = Terminal(found, environment)
        for words, keys in way.items():
            terminal.see(words)
            terminal.process.send(keys)
        for_s = min(left_s, _ROUND_S)
        steady = place == "steady"
        reported.keys += storm(terminal, for_s, chance, mouse_alone=place == "mouse", steady=steady)
        _look(terminal, reported, steady=steady)
        _end(terminal, reported)
        read = HistoryFile(home / "history.jsonl").read()
        reported.sessions += len(read.records)
        reported.damaged += len(read.damaged)
        reported.interrupted += recover(home / "history.running.jsonl") is not None
    return reported


def _look(terminal: Terminal, reported: StormResult, *, steady: bool) -> None:
    if not terminal.process.isalive():
        reported.ended_alone += 1
        return
    status = Path(f"/proc/{terminal.process.pid}/status")
    for line in status.read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            reported.most_megabytes = max(reported.most_megabytes, int(line.split()[1]) / 1024)
    wrong = what_is_wrong(terminal, steady=steady)
    if wrong and terminal.process.isalive():
        raise SystemExit(f"the screen is not what it would be if drawn anew:\n{wrong}")


def _end(terminal: Terminal, reported: StormResult) -> None:
    begun_s = time.monotonic()
    if terminal.process.isalive():
        terminal.process.kill(signal.SIGTERM)
    code = terminal.end()
    reported.slowest_end_s = max(reported.slowest_end_s, time.monotonic() - begun_s)
    if code not in (0, 143):
        drawn = terminal.last_drawn.decode(errors="replace")
        raise SystemExit(f"ended with {code}:\n{drawn}")


def main(seconds: float, seed: int = 60, place: str = "session") -> None:
    """Storm in a folder that is thrown away after."""
    chance = random.Random(seed)  # noqa: S311 - keys, no secrets
    places = cycle(PLACES if place == "all" else (place,))
    folder = Path(tempfile.mkdtemp(prefix="storm-"))
    reported = storm_many(folder, seconds, chance, places)
    sys.stdout.write(f"{place} by {seed}: {reported}\n")
    if reported.damaged:
        raise SystemExit(f"damaged: {folder}")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(float(sys.argv[1]), *map(int, sys.argv[2:3]), *sys.argv[3:4])
