"""``hipflow flare-up``."""

import asyncio

from hipflow.cli import flare_up as command
from hipflow.cli.context import RunContext, RunOptions
from hipflow.player.reading import PAUSE_S
from hipflow.progress.flare_up import flare_up_aloud, flare_up_page
from hipflow.session.speech.say_as import say_as
from hipflow.voice.protocol.sound import Audibility, PlaybackResult


def test_it_prints_the_page_in_its_order(run):
    """Warning signs first, self-care last; with the number and the contact that are written."""
    told = run("flare-up").output
    places = [
        told.index(words)
        for words in (
            "Get help now: call your local emergency number (for example 112, 911, 999 or 000)",
            "1. You fell or were hit",
            "See a doctor today",
            "See a doctor this week",
            "More pain than usual for some days is called a flare-up.",
            "Call your therapist or doctor if it is not better in one week",
        )
    ]
    assert places == sorted(places)


def test_the_number_in_the_settings_and_the_contact_of_the_routine_stand_there(run, tmp_path):
    """Both as they are written."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text('emergency = "144"\n', encoding="utf-8")
    plan = tmp_path / "plan.toml"
    plan.write_text(
        'hipflow = 1\ntitle = "P"\ncontact = "Anna, 01234 5"\n[[exercise]]\nuse = "bridge"\n',
        encoding="utf-8",
    )
    assert run("add", plan).exit_code == 0
    told = run("flare-up").output
    assert "emergency number (144)" in told
    assert "Call Anna, 01234 5 if" in told


class Heard:
    """A voice that notes when it is closed; what is played is noted by the test."""

    speech = True

    def __init__(self, **_config):
        self.closed = False

    async def start(self):
        """Ready, or without a sound."""
        return Audibility(speech=self.speech, tones=False, words="")

    async def close(self):
        """Fall silent."""
        self.closed = True


def read(monkeypatch, *, speech):
    """What is played, the waits between, what is written, and the exit code."""
    played, waited, written = [], [], []

    async def play(_voice, text, *, patience_s):
        played.append(text)
        return PlaybackResult(id="trial", started_s=1.0, length_s=patience_s)

    async def wait(seconds):
        waited.append(seconds)

    monkeypatch.setattr(Heard, "speech", speech)
    monkeypatch.setattr(command, "SpokenVoice", Heard)
    monkeypatch.setattr(command, "play_and_wait", play)
    monkeypatch.setattr(command.asyncio, "sleep", wait)
    context = RunContext(RunOptions(), {"HIPFLOW_HOME": "/nowhere"})
    code = asyncio.run(command._read_aloud(context, flare_up_page(), written.append))
    return played, waited, written, code


def test_aloud_each_line_is_said_with_a_pause_behind(monkeypatch):
    """In the page's order, numbers to call digit by digit."""
    played, waited, written, code = read(monkeypatch, speech=True)
    assert played == [say_as(line, "en") for line in flare_up_aloud(flare_up_page())]
    assert waited == [PAUSE_S] * len(played)
    assert "1. You fell" in "\n".join(written)
    assert code == 0


def test_where_nothing_can_be_heard_it_is_there_to_read(monkeypatch):
    """All of it, and the reason; nobody waits."""
    played, _, written, code = read(monkeypatch, speech=False)
    assert (played, code) == ([], 2)
    assert written[0] == command.NOT_HEARD
    assert any(line.startswith("Call ") for line in written)
