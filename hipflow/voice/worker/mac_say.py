"""macOS speaks by its own program ``say``: nothing has to be installed for it.

:class:`SayEngine` stands in for what ``pyttsx3.init()`` gives elsewhere, under its names.
"""

import re
import subprocess
from types import SimpleNamespace
from typing import Any

SAY = "/usr/bin/say"
_SAMPLES = "--data-format=LEI16@22050"
"""WAV samples as the mixer takes them."""
_LIST_WAIT_S = 10.0
_SPEAK_WAIT_S = 60.0
_VOICE_LINE = re.compile(r"(?P<name>.+?)\s+(?P<language>[a-z]{2,3}[_-]\w+)\s+#")
"""As in ``Daniel              en_GB    # Hello! My name is Daniel.``"""


class SayEngine:
    """Renders sentences with ``say``; opening it lists the voices.

    Raises:
        OSError: there is no such program.
        subprocess.SubprocessError: it does not answer.
    """

    def __init__(self) -> None:
        listed = _run(["-v", "?"], "", _LIST_WAIT_S)
        found = filter(None, map(_VOICE_LINE.match, listed.splitlines()))
        self._voices = [
            SimpleNamespace(id=one["name"], name=one["name"], languages=[one["language"]])
            for one in found
        ]
        self._set: dict[str, Any] = {}
        self._waiting = ("", "")

    def __str__(self) -> str:
        """What doctor calls it."""
        return "say"

    def getProperty(self, name: str) -> Any:  # noqa: ANN401, N802 - the names of pyttsx3
        """The voices there are; which one is chosen in the system's settings it does not tell."""
        return self._voices if name == "voices" else self._set.get(name)

    def setProperty(self, name: str, value: Any) -> None:  # noqa: ANN401, N802 - the same
        """Voice or speed of the next sentence."""
        self._set[name] = value

    def save_to_file(self, text: str, file: str) -> None:
        """Take a sentence to be written into a file."""
        self._waiting = (text, file)

    def runAndWait(self) -> None:  # noqa: N802 - the same
        """Write it."""
        text, file = self._waiting
        options = [f"--rate={self._set['rate']}"] if "rate" in self._set else []
        if "voice" in self._set:
            options.append(f"--voice={self._set['voice']}")
        _run([*options, "-o", file, _SAMPLES, "-f", "-"], _plain(text), _SPEAK_WAIT_S)


def _plain(text: str) -> str:
    """The text with nothing in it that ``say`` takes for a command, such as ``[[rate 500]]``."""
    return text.replace("[[", "[ [").replace("]]", "] ]")


def _run(options: list[str], given: str, wait_s: float) -> str:
    """Run it, with a text to read from its input: one that begins with ``-`` is no option there."""
    done = subprocess.run(  # noqa: S603 - a fixed program, and no shell
        [SAY, *options],
        input=given,
        capture_output=True,
        check=True,
        timeout=wait_s,
        encoding="utf-8",
    )
    return done.stdout
