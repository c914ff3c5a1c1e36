"""A person whose computer dies again and again: the program on a pseudo-terminal, killed outright.

    python -m tests.tools.kill_many_times 500
    python -m tests.tools.kill_many_times 500 screens

kills it 500 times at random moments, in plain lines or on the screens, starts it again each time,
and says what it found.
"""

import random
import sys
import tempfile
from pathlib import Path

from tests.tools.kill_plain_player import PlainPlayer
from tests.tools.kill_player import KilledHome
from tests.tools.kill_screen_player import ScreenPlayer


def main(times: int, kind: type[KilledHome], seed: int) -> None:
    """Kill it so often and print the outcome."""
    with tempfile.TemporaryDirectory() as folder:
        person = kind(Path(folder), random.Random(seed))  # noqa: S311 - moments, no secrets
        for number in range(1, times + 1):
            person.live_and_die()
            if number % 50 == 0 or number == times:
                sessions = len(person.history.records)
                sys.stdout.write(f"{number} kills, {sessions} sessions: {dict(person.ends)}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    words = sys.argv[2:]
    main(
        int(sys.argv[1]),
        ScreenPlayer if "screens" in words else PlainPlayer,
        int(next(filter(str.isdigit, words), 7)),
    )
