"""Holds the figures of this version against those of an earlier one, on one long history.

    git archive COMMIT | tar -x -C FOLDER
    python -m tests.tools.compare_release FOLDER

makes up 10,000 sessions as the first release wrote them, has both versions say of each routine what
every day and week came to, how pain went, and on each of the last 700 days whether it was due; and
prints how many figures differ, by the rule that wants it so. What no rule wants is printed whole.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.builders.history_generator import write

_DUMP = """
import json, sys
from bisect import bisect
from datetime import date, timedelta
import msgspec
from hipflow.progress.adherence import day_marks, due
from hipflow.progress.change import MOMENTS, change
from hipflow.progress.trend import trend
from hipflow.progress.weeks import adherence
from hipflow.session.record import SessionRecord
try:
    from hipflow.routine.resolve.routine import Routine
except ImportError:  # where the first release had it
    from hipflow.routine.resolved import Routine
decode = msgspec.json.Decoder(SessionRecord).decode
records = [decode(line) for line in open(sys.argv[1], "rb")]
today, asks = date(2026, 12, 1), Routine(title="Hip starter", exercises=(), per_week=(3, 3))
said = {}
for file in (None, *sorted({record.routine.file for record in records})):
    of_it = [record for record in records if file in (None, record.routine.file)]
    weeks = adherence(of_it, asks if file else None, today)
    said[f"{file} row"] = weeks.in_a_row
    said[f"{file} sums"] = [weeks.done, weeks.asked]
    for week in weeks.weeks:
        first = week.first_day if hasattr(week, "first_day") else week.monday
        said[f"{file} week {first}"] = [week.done, week.asked]
    for day, mark in day_marks(of_it).items():
        said[f"{file} day {day}"] = [mark.done, mark.pain_after]
    for moment in MOMENTS:
        if found := change(of_it, moment):
            said[f"{file} change {moment}"] = [found.first.mean, found.last.mean]
    points = trend(of_it).points
    said[f"{file} trend"] = [[str(p.day), p.before, p.after, p.smoothed] for p in points]
    days = [record.started[:10] for record in of_it]
    for back in range(700 if file else 0):
        day = today - timedelta(days=back)
        until = bisect(days, str(day))
        found = due(asks, of_it[max(0, until - 200) : until], day)
        told = [found.state.value, str(found.next_day), found.done_this_week, found.asked_per_week]
        said[f"{file} due {day}"] = told
print(json.dumps(said))
"""

PART_DONE = "of less than half a session nothing is counted, and its day has a word of its own"
REST = "a day on which it was too much, or which was for rest, is a day of rest"


def figures(source: Path, history: Path) -> dict[str, Any]:
    """What the version in a folder says of a history."""
    told = subprocess.run(
        [sys.executable, "-c", _DUMP, str(history)],
        env={**os.environ, "PYTHONPATH": str(source)},
        cwd=source,
        check=True,
        capture_output=True,
    )
    said: dict[str, Any] = json.loads(told.stdout)
    return said


def rule_of(key: str, then: Any, now: Any) -> str | None:
    """The rule by which a figure is another now; ``None`` where none wants it so."""
    kind = key.split()[1]
    if kind == "due":
        if now[0] == "rest" and then[1:] == now[1:]:
            return REST
        less = then[2] - now[2]
        return PART_DONE if now[0] == "part-today" or 0 < less <= 1 else None
    if kind == "day":
        return PART_DONE if then[0] and not now[0] and then[1] == now[1] else None
    if kind in ("week", "sums"):
        return PART_DONE if now[0] < then[0] and now[1] == then[1] else None
    return None


def main(earlier: Path) -> int:
    """Compare both and print the outcome; 1 where a figure differs that no rule wants."""
    with tempfile.TemporaryDirectory() as folder:
        history = Path(folder) / "history.jsonl"
        write(history, 10_000)
        then, now = figures(earlier.resolve(), history), figures(Path.cwd(), history)
    differing = [key for key in then | now if then.get(key) != now.get(key)]
    rules = {key: rule_of(key, then.get(key), now.get(key)) for key in differing}
    sys.stdout.write(f"{len(then | now)} figures, {len(differing)} differ:\n")
    for rule, count in Counter(rules.values()).items():
        sys.stdout.write(f"{count:>6}  {rule or 'and no rule wants it so'}\n")
    unwanted = [key for key, rule in rules.items() if rule is None]
    for key in unwanted:
        sys.stdout.write(f"{key}: {then.get(key)} then, {now.get(key)} now\n")
    return bool(unwanted)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
