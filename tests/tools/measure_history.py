"""Measures what a long history costs: ``python -m tests.tools.measure_history``.

Prints ratios of whole processes, taken in turns so that a busy machine slows all alike, and the
most memory each took. Needs no terminal: the screens are drawn in memory.
"""

import asyncio
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from tests.builders.history_generator import write

COUNTS = (10, 1_000, 10_000, 100_000)
TURNS = 5
_DECODE = """
import sys, msgspec
from hipflow.session.record import SessionRecord
decode = msgspec.json.Decoder(SessionRecord).decode
with open(sys.argv[1], "rb") as file:
    records = [decode(line) for line in file]
"""


async def first_rows(history: Path) -> None:
    """Open the app on a history, then its page, until there are rows; return the memory used."""
    from hipflow.cli.context import RunContext, RunOptions  # noqa: PLC0415 - part of what is measured
    from hipflow.cli.run_screens import screen_services  # noqa: PLC0415
    from hipflow.ui.app import HipflowApp  # noqa: PLC0415

    context = RunContext(
        RunOptions(history=history, mute=True), {"HIPFLOW_HOME": str(history.parent)}
    )
    app = HipflowApp(screen_services(context, None, None))
    begun = time.perf_counter()
    async with app.run_test(size=(80, 24)):
        app.show_history()
        while "▸" not in _drawn(app):  # noqa: ASYNC110 - what is drawn tells of itself to nobody
            await asyncio.sleep(0.001)
        click.echo(f"rows {time.perf_counter() - begun}")
        while "on average" not in _drawn(app):  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        click.echo(f"all {time.perf_counter() - begun}")
        click.echo(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}")
        sys.stdout.flush()
        os._exit(0)


def _drawn(app) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def screen(history: Path) -> dict[str, float]:
    """Seconds of one start to the first rows and to all, and the megabytes it took."""
    begun = time.perf_counter()
    reported = subprocess.run(
        [sys.executable, __file__, str(history)], capture_output=True, text=True, check=True
    ).stdout
    found = {name: float(value) for name, value in map(str.split, reported.splitlines())}
    return found | {"process": time.perf_counter() - begun}


def seconds(*command: str) -> float:
    """How long a command takes."""
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as folder:
        files = {count: Path(folder) / f"{count}.jsonl" for count in COUNTS}
        for count, path in files.items():
            write(path, count)
        runs = {count: [] for count in COUNTS}
        for _ in range(TURNS):
            for count in COUNTS:
                runs[count].append(screen(files[count]))
        least = statistics.median(run["rows"] for run in runs[COUNTS[0]])
        for count in COUNTS:
            rows, whole, memory = (
                statistics.median(run[name] for run in runs[count])
                for name in ("rows", "all", "memory")
            )
            click.echo(
                f"{count:>7} sessions: first rows {rows / least:.2f} x, all {whole / least:.2f} x, "
                f"{memory:.0f} MB"
            )
        hipflow = str(Path(sys.executable).with_name("hipflow"))
        path = str(files[10_000])
        pairs = [
            (
                seconds(hipflow, "history", "--history", path, "--json"),
                seconds(sys.executable, "-c", _DECODE, path),
            )
            for _ in range(TURNS)
        ]
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        click.echo(f"history --json of 10,000 is {ratio:.2f} x reading them with msgspec alone")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(first_rows(Path(sys.argv[1])))
    else:
        main()
