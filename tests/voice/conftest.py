"""What the tests of the voice share."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from hipflow.voice.app.spoken_voice import SpokenVoice
from tests.tools.record_sound import _one_ear, no_device, recorded_sink, start_sound_server

__all__ = ["_one_ear", "no_device", "recorded_sink", "start_sound_server"]


@pytest.fixture
async def make_voice(tmp_path: Path) -> AsyncIterator[Callable[..., SpokenVoice]]:
    """Makes voices with a cache of their own; all are closed in the end."""
    made = []

    def make(**settings: object) -> SpokenVoice:
        voice = SpokenVoice(cache_folder=tmp_path / "speech", **settings)
        made.append(voice)
        return voice

    yield make
    for voice in made:
        await voice.close()


@pytest.fixture
def fake_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a speech driver of the test's own in the place of pyttsx3, in the worker only."""

    def put(source: str) -> None:
        folder = tmp_path / "drivers"
        folder.mkdir(exist_ok=True)
        (folder / "pyttsx3.py").write_text(source, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(folder))

    return put
