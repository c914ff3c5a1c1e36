"""A sound file from the command line: real speech, at its times."""

import asyncio
import wave
from array import array

import pytest

from hipflow.cli import render
from hipflow.routine.check.check import MistakesError
from hipflow.session.speech.script_between_sets import AFTER_TONE_MS
from hipflow.voice.app.offline_speech import render_speech
from hipflow.voice.protocol.sound import VoiceConfig
from hipflow.voice.protocol.tones import RATE_HZ
from tests.builders.home_builder import write_routine
from tests.tools.find_speech import FRAME_S, find_sentence, loudness_frames

ROUTINE = """
hipflow = 1
title = "Four names"
[defaults]
ready_s = 7
"""
SAID = {
    "squat": "Squat.",
    "seated-march": "Seated march.",
    "clamshell": "Clamshell. Left side.",
    "bridge": "Bridge.",
}
AROUND_S = 0.15


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    """Where files appear when no other place is named."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def samples_in(path):
    """All samples of a sound file."""
    with wave.open(str(path)) as file:
        return array("h", file.readframes(file.getnframes()))


def chapter_starts_s(path):
    """Where the chapters of a text begin."""
    times = [line.split()[0].split(":") for line in path.read_text().splitlines()]
    return [60 * int(minutes) + int(seconds) for minutes, seconds in times]


def test_the_words_are_heard_where_they_are_planned(run, tmp_path, record_property):
    """Each name is recognised at its time to 20 ms, and is no other exercise's name."""
    file, sound = tmp_path / "four.toml", tmp_path / "four.wav"
    written = [f'[[exercise]]\nuse = "{name}"\nsets = 1\nreps = 1\nside_s = 3\n' for name in SAID]
    file.write_text(ROUTINE + "".join(written), encoding="utf-8")
    result = run("render", file, "-o", sound, "--side", "left", "--chapters", "txt")
    assert result.exit_code == 0
    assert result.stderr == ""
    said = asyncio.run(render_speech(SAID.values(), VoiceConfig(), tmp_path / "speech"))
    known = {name: loudness_frames(said.samples[text], RATE_HZ) for name, text in SAID.items()}
    heard = samples_in(sound)
    starts_s = chapter_starts_s(tmp_path / "four.txt")
    for start_s, name in zip(starts_s, SAID, strict=True):
        due_s = start_s + AFTER_TONE_MS / 1000
        found = {}
        for other, shape in known.items():
            until_s = due_s + AROUND_S + len(shape) * FRAME_S
            first = max(0, round((due_s - AROUND_S) * RATE_HZ))
            part = heard[first : round((until_s + AROUND_S) * RATE_HZ)]
            found[other] = find_sentence(shape, loudness_frames(part, RATE_HZ))
        offset_s, alike = found[name][0] - AROUND_S, found[name][1]
        record_property(name, f"{1000 * offset_s:+.0f} ms, alike {alike:.2f}")
        assert max(found, key=lambda other: found[other][1]) == name, found
        assert abs(offset_s) < 0.02
        assert alike > 0.7  # the tone that ended the set before still sounds


def test_a_shipped_routine_by_its_name(run, tmp_path):
    """All options at once; the file has the plan's length, and nothing is louder than it may be."""
    options = ["--day", "gentle", "--verbosity", "off", "--own-pace-s", 5, "--chapters", "none"]
    result = run("render", "hip-starter", "--rate", 120, "--voice", "x", *options)
    assert result.output == "hip-starter.wav: 13:19\n"
    samples = samples_in(tmp_path / "here" / "hip-starter.wav")
    assert len(samples) / RATE_HZ == pytest.approx(13 * 60 + 19, abs=0.001)
    assert 5_000 < max(samples) < 8_000
    assert run("render", "hip-starter", *options, "--force").exit_code == 0


def test_a_key_stops_it(run, plan, tmp_path, monkeypatch):
    """Ctrl and c in the middle of writing: one sentence, and nothing is left there."""

    def interrupted(file, *_):
        file.write(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(render, "write_wav_blocks", interrupted)
    result = run("render", plan, "--verbosity", "off")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "Stopped. Nothing was written.\n"
    assert list((tmp_path / "here").iterdir()) == []


def test_a_routine_with_mistakes_is_not_rendered(run, tmp_path):
    """Its mistakes are the message."""
    with pytest.raises(MistakesError, match="setts"):
        run("render", write_routine(tmp_path / "broken.toml", more="setts = 2"))


@pytest.mark.parametrize(
    "wrong",
    [("--day", "bad"), ("--rate", 20), ("--own-pace-s", 0), ("--side", "up"), ("-o", "..")],
)
def test_what_makes_no_sense_is_refused(run, plan, tmp_path, wrong):
    """By click, which names what there is."""
    from click import UsageError  # noqa: PLC0415 - the command line is loaded by its fixture

    result = run("render", plan, *wrong)
    assert result.exit_code == UsageError.exit_code
    assert wrong[0] in result.stderr
    assert list((tmp_path / "here").iterdir()) == []
