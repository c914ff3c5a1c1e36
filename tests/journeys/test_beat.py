"""A patient who keeps time by ear: counts of the installed app on a beat of half a second."""

import os
import statistics
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to play on", allow_module_level=True)

from tests.tools.measure_machine import measure_undisturbed
from tests.tools.pty_terminal import Terminal

COUNTS = 32
BEAT_S = 0.5
WORST_S = 0.010

ROUTINE = f"""
hipflow = 1
title = "Pulses"
pain = {{ ask_before = false }}
[[exercise]]
name = "Pulse"
ready_s = 4
reps = {COUNTS + 1}
out_s = {BEAT_S}
back_s = 0
words = {{ out = "Go" }}
"""
"""One more than are measured: the very first word has no room behind the start tone."""


def test_counts_keep_the_beat(tmp_path, recorded_sink):
    """All 32 are heard, none more than 10 ms off, with a large screen drawn all the while."""
    (tmp_path / "pulses.toml").write_text(ROUTINE, encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text("tones = false\n", encoding="utf-8")
    worst_s = measure_undisturbed(lambda: worst_deviation_s(tmp_path, recorded_sink), WORST_S)
    sys.stdout.write(f"worst deviation {1000 * worst_s:.2f} ms\n")
    assert worst_s <= WORST_S


def worst_deviation_s(folder, ear):
    """How far the count that is furthest off is from the beat of the others."""
    begun_s, ended_s = played(folder)
    onsets = ear.onsets(begun_s, ended_s, quiet_s=0.12)
    counts = [
        onset_s
        for before_s, onset_s, after_s in zip(
            onsets[:-1], onsets[1:], [*onsets[2:], ended_s], strict=True
        )
        if min(onset_s - before_s, after_s - onset_s) < BEAT_S + 0.1
    ]
    assert len(counts) == COUNTS, [round(onset_s - begun_s, 2) for onset_s in onsets]
    begins_s = [onset_s - BEAT_S * n for n, onset_s in enumerate(counts)]
    origin_s = statistics.median(begins_s)
    return max(abs(begin_s - origin_s) for begin_s in begins_s)


def played(folder):
    """When the session was begun and when it was over."""
    environment = {**os.environ, "HIPFLOW_HOME": str(folder / "home")}
    terminal = Terminal(["play", str(folder / "pulses.toml")], environment, 140, 45)
    try:
        terminal.see("Pulses")
        terminal.press("enter")
        terminal.see("before you start")
        begun_s = time.monotonic()
        terminal.press("enter")
        terminal.see("How was it?")
        return begun_s, time.monotonic()
    finally:
        terminal.process.close(force=True)
