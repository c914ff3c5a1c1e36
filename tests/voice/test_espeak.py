"""The library that comes along is known before the driver looks for one."""

import subprocess
import sys

import pytest

CODE = """
import os
from hipflow.voice import espeak
library = espeak.make_known()
import pyttsx3
print(library, os.environ["ESPEAK_DATA_PATH"], len(pyttsx3.init().getProperty("voices")) > 50)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the library is Linux's alone")
def test_the_driver_finds_the_bundled_library():
    """In a fresh process, with no system package: voices are listed, the data path is short."""
    found = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=20
    )
    library, data_path, has_voices = found.stdout.split()
    assert library.endswith("libespeak-ng.so")
    assert data_path == "."
    assert has_voices == "True"
