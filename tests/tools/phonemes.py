"""The sounds the bundled speech engine makes of texts, in a process of its own.

As a program it reads pairs of a voice and a text from standard input, in JSON, and writes the
sounds of each.
"""

import ctypes
import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

_NO_SOUND, _UTF_8 = 2, 1
_ALIKE = str.maketrans("qwjz", "guis")


def has_engine():
    """Whether this computer has the engine that comes with hipflow."""
    return importlib.util.find_spec("espeakng_loader") is not None


def sounds_of(pairs):
    """The sounds of (language, text) pairs, one string each; pauses and stress are left out."""
    spoken = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps(list(pairs)),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return [_bare(text) for text in json.loads(spoken.stdout)]


def _bare(sounds):
    """Only what is spoken, and alike where the engine says a figure a little unlike its word.

    Its stress is another, a vowel is shorter or wider, and two words are bound otherwise.
    """
    bound = re.sub(r"[tz]2", "", sounds.replace("*", "r"))
    return re.sub(r"[^a-z&()]", "", bound.lower()).translate(_ALIKE)


def _speak(pairs):
    folder = Path(importlib.util.find_spec("espeakng_loader").origin).parent
    os.chdir(folder)  # the engine takes no long path
    engine = ctypes.CDLL(str(folder / "libespeak-ng.so"))
    engine.espeak_Initialize(_NO_SOUND, 0, b".", 0)
    engine.espeak_TextToPhonemes.argtypes = [
        ctypes.POINTER(ctypes.c_char_p),
        ctypes.c_int,
        ctypes.c_int,
    ]
    engine.espeak_TextToPhonemes.restype = ctypes.c_char_p
    for language, text in pairs:
        if engine.espeak_SetVoiceByName(language.encode()):
            raise SystemExit(f"no voice speaks {language}")
        rest, parts = ctypes.c_char_p(text.encode()), []
        while rest.value is not None:
            parts.append(engine.espeak_TextToPhonemes(ctypes.byref(rest), _UTF_8, 0) or b"")
        yield b" ".join(parts).decode()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(list(_speak(json.load(sys.stdin)))))
