"""The library that comes along is known before the driver looks for one."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from hipflow.voice.worker.espeak import SYSTEM_LIBRARY

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the library is Linux's alone"
)

CODE = """
import os
from pathlib import Path
from hipflow.voice.worker import espeak
print(espeak.load_bundled_library(), os.environ.get("ESPEAK_DATA_PATH"), sep="\\n", flush=True)
from hipflow.voice.worker.engine import SpeechEngine
from hipflow.voice.protocol.sound import VoiceConfig as Manner
from hipflow.voice.protocol.wav import read_wav
samples = read_wav(SpeechEngine(Manner()).render("Rest.", Path(os.environ["SCRATCH"])))
print(len(samples) > 5_000 and max(samples) > 5_000)
"""


def spoken_with(package: Path, scratch: Path) -> "subprocess.CompletedProcess[str]":
    """A sentence rendered in a fresh process, with this library in the bundled one's place."""
    return subprocess.run(
        [sys.executable, "-c", CODE],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PYTHONPATH": str(package.parent), "SCRATCH": str(scratch), "PATH": ""},
    )


@pytest.fixture
def bundle(tmp_path):
    """Makes a copy of the bundled library's package, of links, in a folder of any name."""
    spec = importlib.util.find_spec("espeakng_loader")
    assert spec is not None
    origin = Path(spec.origin).parent

    def make(folder: Path, *names: str) -> Path:
        package = folder / "espeakng_loader"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        for name in names:
            (package / name).symlink_to(origin / name)
        return package

    return make


def test_the_driver_finds_the_bundled_library(bundle, tmp_path):
    """With no system package, a sentence is spoken, however long the path to the data is."""
    deep = tmp_path.joinpath(*(["so-deep-that-the-path-is-too-long"] * 6))
    package = bundle(deep, "libespeak-ng.so", "espeak-ng-data")
    assert len(str(package / "espeak-ng-data")) > 200
    done = spoken_with(package, tmp_path / "x")
    library, data_path, spoken = [line for line in done.stdout.splitlines() if "saved" not in line]
    assert library == str(package / "libespeak-ng.so")
    assert (data_path, spoken) == (".", "True")


@pytest.mark.parametrize("left", ["libespeak-ng.so", "espeak-ng-data"])
def test_half_a_library_is_none(bundle, tmp_path, left):
    """Without its data, or itself missing, the system's own is tried: an error, or it speaks."""
    done = spoken_with(bundle(tmp_path / "half", left), tmp_path / "x")
    assert done.stdout.startswith(f"{SYSTEM_LIBRARY}\nNone\n")
    assert done.returncode in (0, 1)
    assert done.returncode == 0 or "EngineError" in done.stderr
