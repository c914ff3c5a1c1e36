"""Plays a routine with the installed app at speed 1, records it, prints when each cue was heard.

    python -m tests.tools.record_session routines/hip-starter.toml

Needs pulseaudio, parec and numpy; takes as long as the routine. Prints a table: planned second,
milliseconds off the plan, likeness (1 is the same wave), and what was to be heard. All times are
relative to one origin, the median of all cues: where the session began is not heard.
"""

import os
import sys
import tempfile
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

import click
import numpy as np

from hipflow.cli.context import RunContext, RunOptions
from hipflow.library.catalog import LoadedRoutine
from hipflow.session.engine import state
from hipflow.session.engine.events import Elapsed
from hipflow.session.plan.plan import Plan, make_plan
from hipflow.session.plan.sets import Choices, sore_side
from hipflow.session.speech.script import ScriptLine, script_lines
from hipflow.voice.protocol.sound import VoiceConfig
from hipflow.voice.protocol.tones import RATE_HZ, samples_of
from hipflow.voice.worker.engine import SpeechEngine
from hipflow.voice.worker.speech_queue import Renderer
from tests.tools.pty_terminal import Terminal
from tests.tools.record_sound import RATE_HZ as EAR_HZ
from tests.tools.record_sound import SoundRecorder

AROUND_S = 0.4
ALIKE = 0.3
FIRST_S = 30.0
LAST_TONE_S = 2.0
CLOCK_EVERY_S = 4.0


def planned(plan: Plan) -> list[ScriptLine]:
    """Every line of a session played straight through, but for what comes after its end."""
    session, cues = state.start(plan)
    _, more = state.advance(session, Elapsed(plan.total_ms))
    return [line for line in script_lines(plan, (*cues, *more)) if line.at_ms <= plan.total_ms]


def play(file: str, home: Path, ear: SoundRecorder) -> tuple[float, float]:
    """Play the routine to its end; when that was begun, and when it was over."""
    environment = {**os.environ, "HIPFLOW_HOME": str(home), "PULSE_SERVER": ear.address}
    terminal = Terminal(["play", file], environment)
    try:
        terminal.see("Start")
        terminal.press("enter")
        while "hurt now" not in terminal.text:
            if "I have read this" in terminal.text:
                terminal.press("enter")
            terminal.read(1.0)
        terminal.press("3")
        begun_s = time.monotonic()
        terminal.press("enter")
        while "How was it?" not in terminal.text:
            terminal.read(1.0)
        ended_s = time.monotonic() + LAST_TONE_S
        while time.monotonic() < ended_s:
            terminal.read(0.2)
    finally:
        terminal.process.close(force=True)
    return begun_s, ended_s


def recorders_clock(ear: SoundRecorder) -> float:
    """Seconds by the recorder's clock in a second of the machine's.

    Samples arrive in time or late, never early: the earliest of each few seconds tell the truth.
    """
    earliest: dict[int, tuple[float, float]] = {}
    for count, at_s in ear.marks:
        late_s = at_s - count / EAR_HZ
        window = int(at_s / CLOCK_EVERY_S)
        earliest[window] = min(earliest.get(window, (late_s, at_s)), (late_s, at_s))
    late_s, at_s = np.array(list(earliest.values())[1:-1]).T
    return 1 - float(np.polyfit(at_s, late_s, 1)[0])


def at_our_rate(heard: "array[int]") -> np.ndarray:
    """The recording at the rate of the cues."""
    pairs = np.array(heard[: len(heard) & ~1], float).reshape(-1, EAR_HZ // RATE_HZ)
    return pairs.mean(axis=1)


def best_place(wave: np.ndarray, heard: np.ndarray) -> tuple[float, float]:
    """Where a wave fits best, in seconds from the start of what was heard, and how well."""
    if len(heard) < len(wave):
        return 0.0, 0.0
    fits = np.correlate(heard, wave, "valid")
    energy = np.convolve(heard**2, np.ones(len(wave)), "valid")
    alike = fits / np.sqrt(np.maximum(energy, 1.0) * (wave**2).sum())
    best = int(alike.argmax())
    return best / RATE_HZ, float(alike[best])


def waves(lines: list[ScriptLine], home: Path) -> dict[str, np.ndarray]:
    """The samples of every sentence and tone, as the app has made them."""
    renderer = Renderer(SpeechEngine(VoiceConfig()), home / "cache" / "speech")
    found = {line.tone: samples_of(line.tone) for line in lines if line.tone}
    found |= {line.text: renderer.samples_of(line.text) for line in lines if line.text}
    return {name: np.array(samples, float) for name, samples in found.items()}


def places(
    lines: list[ScriptLine], known: dict[str, np.ndarray], heard: np.ndarray, clock: float
) -> Iterator[tuple[ScriptLine, float, float]]:
    """Each line with how far off it was, in seconds, and how well its wave was recognised."""
    first = lines[0]
    start_s = best_place(known[first.text or first.tone], heard[: round(FIRST_S * RATE_HZ)])[0]
    origin_s = start_s - first.at_ms / 1000
    for line in lines:
        wave = known[line.text or line.tone]
        due_s = origin_s + line.at_ms / 1000 * clock
        from_s = max(0.0, due_s - AROUND_S)
        to_s = from_s + 2 * AROUND_S + len(wave) / RATE_HZ
        place_s, alike = best_place(wave, heard[round(from_s * RATE_HZ) : round(to_s * RATE_HZ)])
        yield line, from_s + place_s - due_s, alike


def main() -> None:
    """Play, listen, compare."""
    file = sys.argv[1]
    folder = Path(tempfile.mkdtemp(prefix="ear"))
    launch = RunContext(RunOptions(), {"HIPFLOW_HOME": str(folder / "home")})
    loaded: LoadedRoutine = launch.catalog.load(file)
    plan = make_plan(loaded.routine, Choices(affected=sore_side(loaded.routine, None)))
    lines = planned(plan)
    ear = SoundRecorder(folder)
    if not ear.wait_until_ready():
        sys.exit("there is no sound device to be had")
    try:
        begun_s, ended_s = play(file, folder / "home", ear)
        heard = at_our_rate(ear.samples(begun_s, ended_s))
        clock = recorders_clock(ear)
    finally:
        ear.close()
    click.echo(f"the recorder's clock runs {1e6 * (clock - 1):+.0f} millionths fast")
    report(list(places(lines, waves(lines, folder / "home"), heard, clock)))


def report(rows: list[tuple[ScriptLine, float, float]]) -> None:
    """Print the table and its sum."""
    off_s = np.array([off_s for _, off_s, alike in rows if alike >= ALIKE])
    middle_s = float(np.median(off_s))
    for line, line_off_s, alike in rows:
        off_ms = 1000 * (line_off_s - middle_s)
        what = line.text or f"*{line.tone}"
        click.echo(f"{line.at_ms / 1000:9.2f} {off_ms:+8.1f} {alike:6.2f}  {what}")
    off_ms = np.abs(off_s - middle_s) * 1000
    missed = len(rows) - len(off_s)
    click.echo(f"{len(rows)} cues, {missed} not recognised")
    p50_ms, p99_ms = np.quantile(off_ms, [0.5, 0.99])
    click.echo(f"p50 {p50_ms:.1f} ms, p99 {p99_ms:.1f} ms, worst {off_ms.max():.1f} ms")


if __name__ == "__main__":
    main()
