"""The work for the speech engine, with an engine that notes what it is asked."""

import pytest

from hipflow.session.speech.tone import Tone
from hipflow.voice.protocol.messages import (
    Configure,
    EngineStatus,
    RenderResult,
    RenderStarted,
    VoiceList,
)
from hipflow.voice.protocol.sound import InstalledVoice, Sound, VoiceConfig
from hipflow.voice.protocol.tones import samples_of
from hipflow.voice.worker import speech_queue
from hipflow.voice.worker.engine import EngineError
from hipflow.voice.worker.mixer import Mixer
from hipflow.voice.worker.speech_queue import SpeechQueue

ANNA = InstalledVoice(id="a", name="Anna", languages=("en",))
BEN = InstalledVoice(id="b", name="Ben", languages=("de",))


class Engine:
    """An engine with two voices; a sentence with "bad" in it fails."""

    name, library, fits_language, missing = "fake", "nowhere", True, ""
    installed = (ANNA, BEN)

    def __init__(self, config):
        self.said: list[tuple[str, str, int]] = []
        self.set_config(config)

    def set_config(self, config):
        """Take the preferred voice."""
        self.voice = BEN if "Ben" in config.voices else ANNA
        self.rate_wpm = config.rate_wpm

    def render(self, text, scratch):
        """Note it."""
        if "bad" in text:
            raise EngineError("no")
        self.said.append((text, self.voice.id, self.rate_wpm))
        return b"WAV"


@pytest.fixture
def stage(tmp_path, monkeypatch):
    """Work, its mixer, and what it reports, not yet opened."""
    monkeypatch.setattr(speech_queue, "SpeechEngine", Engine)
    monkeypatch.setattr(
        "hipflow.voice.worker.speech_queue.read_wav", lambda data: samples_of(Tone.TICK)
    )
    mixer, reports = Mixer(), []
    work = SpeechQueue(mixer, reports.append, reports.append)

    def configure(edition=0, *, speech=True, **config):
        wish = VoiceConfig(**config)
        work.configure(
            Configure(cache_folder=str(tmp_path), config=wish, speech=speech, edition=edition)
        )

    configure()
    return work, mixer, reports, configure


def sentence(text: str, due_s: float) -> Sound:
    """A sentence named by its text."""
    return Sound(id=text, due_s=due_s, latest_s=due_s, text=text)


def said_by(work: SpeechQueue) -> list[tuple[str, str, int]]:
    """What the engine was asked since this was last asked."""
    said, work._renderer.engine.said = work._renderer.engine.said, []
    return said


def test_what_is_due_soonest_comes_first(stage):
    """Before everything that is wanted ahead; each is announced, then reported."""
    work, mixer, reports, _ = stage
    work.open()
    assert reports.pop(0) == EngineStatus(
        ready=True, name="fake", library="nowhere", voice="a", voice_name="Anna"
    )
    work.want(["Ahead."])
    mixer.schedule(sentence("Later.", 9.0), None)
    mixer.schedule(sentence("Soon.", 1.0), None)
    work.do_all()
    assert [text for text, _, _ in said_by(work)] == ["Soon.", "Later.", "Ahead."]
    assert reports[0] == RenderStarted("Soon.")
    assert isinstance(reports[1], RenderResult)
    assert reports[1].length_s == pytest.approx(0.05, abs=0.03)
    assert mixer.next_missing_text() is None


def test_another_voice_has_what_waits_rendered_anew(stage):
    """The engine changes once, says so, and renders in the new manner; the old asks are let go."""
    work, mixer, reports, configure = stage
    work.open()
    mixer.schedule(sentence("Waits.", 9.0), None)
    work.do_all()
    work.want(["Old."])
    configure(1, voices=("Ben",), rate_wpm=90)
    configure(2, voices=("Ben",), rate_wpm=120)
    work.want(["New."])
    reports.clear()
    said_by(work)
    work.do_all()
    assert said_by(work) == [("Waits.", "b", 120), ("New.", "b", 120)]
    reported = [report for report in reports if isinstance(report, EngineStatus)]
    assert [(report.voice, report.voice_name) for report in reported] == [("b", "Ben")]
    assert {r.edition for r in reports if isinstance(r, RenderResult)} == {2}


@pytest.mark.parametrize("ahead", [True, False])
def test_what_is_asked_with_another_voice_is_never_said_in_the_old_one(stage, monkeypatch, ahead):
    """The change and what follows it may arrive while the next sentence is being chosen."""
    work, mixer, reports, configure = stage
    work.open()
    look = mixer.next_missing_text

    def next_missing_text():
        monkeypatch.setattr(mixer, "next_missing_text", look)
        configure(1, voices=("Ben",))
        if ahead:
            work.want(["New."])
        else:
            mixer.schedule(sentence("New.", 1.0), None)
        return look()

    monkeypatch.setattr(mixer, "next_missing_text", next_missing_text)
    work.do_all()
    assert said_by(work) == [("New.", "b", 150)]
    assert [r.edition for r in reports if isinstance(r, RenderResult)] == [1]


def test_another_volume_costs_the_engine_nothing(stage):
    """The same edition: nothing is done again, and what was asked ahead is still rendered."""
    work, mixer, reports, configure = stage
    work.open()
    mixer.schedule(sentence("Waits.", 9.0), None)
    work.do_all()
    work.want(["Ahead."])
    said_by(work)
    reports.clear()
    configure(volume=0.2)
    work.do_all()
    assert [text for text, _, _ in said_by(work)] == ["Ahead."]
    assert not any(isinstance(report, EngineStatus) for report in reports)


def test_a_sentence_rendered_before_is_not_rendered_again(stage):
    """Back in the old voice it comes from the disk: each manner has its own."""
    work, _, _, configure = stage
    work.open()
    for edition, voices in ((1, ("Ben",)), (2, ()), (3, ("Ben",))):
        configure(edition, voices=voices)
        work.want(["Rest."])
        work.do_all()
    assert [voice for _, voice, _ in said_by(work)] == ["b", "a"]


def test_the_voices_are_listed_when_asked(stage):
    """Also while the engine is still to be opened."""
    work, _, reports, _ = stage
    work.list_voices()
    work.open()
    work.do_all()
    assert reports[-1] == VoiceList((ANNA, BEN))


def test_without_an_engine_nothing_waits(stage):
    """Sentences are dropped with the reason, the list is empty, a new manner changes nothing."""
    work, mixer, reports, configure = stage
    configure(speech=False)
    work.open()
    assert "twice" in reports.pop(0).detail
    work.list_voices()
    configure(1, voices=("Ben",), speech=False)
    mixer.schedule(sentence("Soon.", 1.0), None)
    work.do_all()
    assert reports == [VoiceList(()), RenderResult(text="Soon.", length_s=None, edition=1)]
    assert [heard.started_s for heard in mixer.take_results()] == [None]


def test_what_the_engine_cannot_say_is_reported(stage):
    """In its own words; the next sentence is said all the same."""
    work, _, reports, _ = stage
    work.open()
    work.want(["A bad one.", "Good."])
    work.do_all()
    failed = next(report for report in reports if isinstance(report, RenderResult))
    assert (failed.length_s, failed.detail) == (None, "no")
    assert [text for text, _, _ in said_by(work)] == ["Good."]
