"""What is asked once: the warning and the sore side."""

import pytest
from msgspec import structs

from hipflow.session.plan.steps import Side
from hipflow.ui.screens.session.first_questions import SoreSideScreen, WarningScreen
from tests.tools.app_pilot import app_pilot


class Heard:
    """A voice that remembers what it was given."""

    def __init__(self, voice):
        self._voice = voice
        self.texts = []
        self.cancelled = []
        self.languages = []

    def set_config(self, manner):
        """Remember the language."""
        self.languages.append(manner.language)

    def __getattr__(self, name):
        """All else is the voice's own."""
        return getattr(self._voice, name)

    def play(self, sounds):
        """Remember the sentences."""
        self.texts += [sound.text for sound in sounds]

    def cancel(self, ids=None):
        """Remember what was taken back."""
        self.cancelled += ids or []


async def test_the_warning_is_shown_said_and_confirmed(tmp_path):
    """Enter confirms it; the voice falls silent when the screen is left."""
    async with app_pilot(tmp_path, mute=False) as stage:
        voice = Heard(stage.app.services.voice)
        stage.app.services.audio._voice = voice
        routine = structs.replace(stage.fakes.loaded().routine, language="de")
        await stage.open(WarningScreen(routine, "Not after an [operation]: bend <90°."))
        assert "Not after an [operation]: bend <90°." in stage.text
        assert voice.texts == ["Not after an [operation]: bend weniger als 90 Grad."]
        assert voice.languages[-1] == "de"
        await stage.press("check-in.confirm")
        assert stage.result == [True]
        assert voice.cancelled


@pytest.mark.parametrize(
    ("key", "side"),
    [
        ("check-in.left", Side.LEFT),
        ("check-in.right", Side.RIGHT),
        ("check-in.no-side", Side.BOTH),
        ("app.back", None),
    ],
)
async def test_the_sore_side_is_one_key(tmp_path, key, side):
    """Left, right, none in particular, or turning back."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(SoreSideScreen("Hip starter"))
        await stage.press(key)
        assert stage.result == [side]
