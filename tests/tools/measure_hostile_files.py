"""Files that are small, or seem to be, and cost far more than they say; and what each costs here.

    python -m tests.tools.measure_hostile_files [NAME ...]

runs every command on each of them, in this one process and with little memory, and says what the
processor did and what was told. The tests read the same of the check alone, as JSON (``--json``).
"""

import contextlib
import io
import json
import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hipflow.cli.main import main as command_line
from hipflow.library.catalog import Catalog
from hipflow.player.interrupted_session import find_interrupted
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.paths import Paths
from hipflow.storage.settings import read_settings
from hipflow.storage.state import read_state
from hipflow.system.errors import HipflowError
from tests.builders.home_builder import store_in
from tests.fakes.fake_services import hip_session

MOST_BYTES = 600 * 1024 * 1024
"""Of address space; what the libraries take of it is most of it."""

HEAD = 'hipflow = 1\ntitle = "x"\n'
ONE = '[[exercise]]\nname = "a"\nreps = 8\n'
FITS = 250_000
"""Characters that a file may just have."""
MANY = 100_000
EMPTY = '""'


def _filled(text: str, head: str = HEAD) -> str:
    """As often as it fits."""
    return head + text * ((FITS - len(head)) // len(text))


def _huge(rounds: int, sets: int, reps: int, exercises: int = 50, more: str = "") -> str:
    one = f'[[exercise]]\nname = "a"\ncircuit = "A"\nsets = {sets}\nreps = {reps}\n{more}'
    return f"{HEAD}[circuit.A]\nrounds = {rounds}\n{one * exercises}"


def _levels(deep: int) -> str:
    return f"{HEAD}{ONE}easier = {'{ easier = ' * deep}{{}}{' }' * deep}\n"


HONEST = HEAD + "".join(
    f'[[exercise]]\nname = "Exercise {number}"\nsetup = "{"Lie down. " * 55}"\n'
    f"steps = [{', '.join([json.dumps('Lift slowly. ' * 14)] * 19)}]\nreps = 8\nready_s = 600\n"
    for number in range(50)
)
"""As large as a file may be, and right: what anything of that size may cost."""

ROUTINES: dict[str, Callable[[], str]] = {
    "nested arrays": lambda: f"{HEAD}x = {'[' * MANY}{']' * MANY}\n",
    "open arrays": lambda: f"{HEAD}x = {'[' * MANY}",
    "nested tables": lambda: f"{HEAD}x = {'{ a = ' * 30_000}1{' }' * 30_000}\n",
    "a long key": lambda: f"{HEAD}{'a.' * MANY}a = 1\n",
    "a long header": lambda: f"{HEAD}[{'a.' * MANY}a]\nb = 1\n",
    "seven-part keys": lambda: HEAD + "".join(f"a{n}.b.c.d.e.f.g = 1\n" for n in range(11_000)),
    "seven-part headers": lambda: HEAD + "".join(f"[a.b.c.d.e.f.g{n}]\n" for n in range(12_000)),
    "keys of one table": lambda: HEAD + "".join(f"k{n} = 1\n" for n in range(23_000)),
    "a million keys": lambda: HEAD + "".join(f"k{n} = 1\n" for n in range(1_000_000)),
    "a long list": lambda: f"{HEAD}x = [{'1,' * 120_000}]\n",
    "a long list of cues": lambda: f"{HEAD}{ONE}cues = [{EMPTY}{(', ' + EMPTY) * 60_000}]\n",
    "a million numbers": lambda: f"{HEAD}x = [{'1,' * 1_000_000}]\n",
    "lists in a list": lambda: f"{HEAD}x = [{'[[[[1]]]],' * 24_000}]\n",
    "a long text": lambda: f'hipflow = 1\ntitle = "{"x" * FITS}"\n',
    "a long number": lambda: f"{HEAD}x = {'9' * FITS}\n",
    "a longer number": lambda: f"{HEAD}x = {'9' * 1_000_000}\n",
    "long numbers": lambda: HEAD + "".join(f"x{n} = {'9' * 4_200}\n" for n in range(58)),
    "too long numbers": lambda: HEAD + "".join(f"x{n} = {'9' * 4_400}\n" for n in range(55)),
    "a long fraction": lambda: f"{HEAD}x = 0.{'9' * FITS}\n",
    "exercises": lambda: HEAD + '[[exercise]]\nname="a"\n' * MANY,
    "as many as fit": lambda: _filled("[[exercise]]\n"),
    "headers": lambda: HEAD + "".join(f"[t{n}]\n" for n in range(27_000)),
    "circuits": lambda: HEAD + "".join(f"[circuit.c{n}]\nrounds=2\n" for n in range(8_500)) + ONE,
    "easier and easier": lambda: _levels(10_000),
    "easier as far as it goes": lambda: _levels(14),
    "rounds without end": lambda: _huge(1_000_000, 1, 1),
    "sets without end": lambda: _huge(1, 1_000_000, 1_000_000),
    "all at its most": lambda: _huge(20, 20, 200),
    "all at its most, each side": lambda: _huge(20, 20, 200, more='side = "each"\n'),
    "own pace without end": lambda: _huge(20, 20, 200, more='pace = "self"\nside = "each"\n'),
    "as many sets as may be": lambda: _huge(20, 2, 200, more='pace = "self"\n'),
    "next to nothing": lambda: _huge(20, 2, 200, more="out_s = 0.01\nback_s = 0.01\n"),
    "next to nothing for an hour": lambda: (
        f'{HEAD}[[exercise]]\nname = "a"\nfor_s = 3600\nsets = 11\nout_s = 0.001\nback_s = 0.001\n'
    ),
    "mistakes": lambda: _filled("x\n"),
    "mistakes in one table": lambda: HEAD + "".join(f"x{n} = '\n" for n in range(24_000)),
    "wrong values": lambda: HEAD + ONE + _filled('[[exercise]]\nname="a"\nreps="x"\n', ""),
    "unknown keys": lambda: HEAD + ONE + "".join(f"repz{n} = 1\n" for n in range(17_000)),
    "unknown exercises": lambda: _filled('[[exercise]]\nuse = "bridgg"\n'),
    "a control in each": lambda: HEAD + "".join(f't{n} = "\\u0007"\n' for n in range(13_000)),
    "one line": lambda: f"{HEAD}x = {'a' * FITS}",
    "a far too long line": lambda: f"{HEAD}x = {'a' * 900_000}",
    "one line of quotes": lambda: f"{HEAD}x = {chr(34) * FITS}",
    "one line of backslashes": lambda: f'{HEAD}x = "{chr(92) * FITS}',
    "one line of spaces": lambda: f"{HEAD}{' ' * FITS}x",
    "one line of words": lambda: HEAD + "ab " * (FITS // 3),
    "one line of numbers": lambda: f"{HEAD}{ONE}sets = {'3 x 10, ' * (FITS // 9)}",
    "one line of equals": lambda: HEAD + "a=" * (FITS // 2),
    "open texts": lambda: _filled('x = """\n'),
    "open quotes": lambda: _filled("x = '\n"),
    "the same key": lambda: _filled("x = 1\n"),
    "the same header": lambda: _filled("[x]\n"),
    "single brackets": lambda: _filled("[exercise]\nname='a'\n"),
    "comments": lambda: _filled("#\n") + ONE,
    "a comment": lambda: f"{HEAD}#{'#' * FITS}\n{ONE}",
    "poses": lambda: (
        HEAD
        + ONE
        + "[exercise.figure.pose]\n"
        + "".join(f"p{n} = {{ hip = 90 }}\n" for n in range(10_000))
    ),
    "sides of a pose": lambda: f"{HEAD}{ONE}[exercise.figure]\nprops = [{'1,' * 100_000}]\n",
    "as many signs as may be": lambda: f"{HEAD}{ONE}[exercise.figure]\nprops = [{'1,' * 19_900}]\n",
    "as many keys as may be": lambda: HEAD + "".join(f"k{n} = 1\n" for n in range(9_900)),
    "as many tables as may be": lambda: (
        HEAD + "".join(f"a{n}.b.c.d.e.f.g = 1\n" for n in range(2_400))
    ),
    "as many mistakes as may be": lambda: HEAD + "x\n" * 19_900,
    "as many wrong keys as may be": lambda: (
        f"{HEAD}{ONE}" + "".join(f"repz{n} = 1\n" for n in range(9_800))
    ),
    "as many wrong lists as may be": lambda: HEAD + ONE + f"cues = [{'1,' * 19_800}]\n",
    "as many poses as may be": lambda: (
        f"{HEAD}{ONE}[exercise.figure.pose]\n"
        + "".join(f"p{n} = {{ hip = 90 }}\n" for n in range(3_000))
    ),
    "as many circuits as may be": lambda: (
        HEAD + "".join(f"[circuit.c{n}]\nrounds=2\n" for n in range(2_800)) + ONE
    ),
}
"""Texts of routines by what they have too much of."""

BYTES: dict[str, Callable[[], bytes]] = {
    "zeros": lambda: b"\0" * FITS,
    "letters of sixteen bits": lambda: (HEAD + ONE).encode("utf-16"),
    "no letters": lambda: b"\xff" * FITS,
    "half a letter": lambda: (HEAD + "x" * 1000).encode() + b"\xe2\x80",
}
"""The same of no text at all."""


NO_FILES = ("sparse", "pipe", "folder", "round", "zero", "outside")
"""What stands where a file should."""


def routine_files(folder: Path) -> dict[str, Path]:
    """All of them as files, and what is no file."""
    folder.mkdir(parents=True)
    made: dict[str, Path] = {}
    for name, make in ROUTINES.items():
        made[name] = folder / f"{name.replace(' ', '-').replace(',', '')}.toml"
        made[name].write_text(make(), encoding="utf-8")
    for name, make_bytes in BYTES.items():
        made[name] = folder / f"{name.replace(' ', '-')}.toml"
        made[name].write_bytes(make_bytes())
    with (folder / "sparse.toml").open("wb") as file:
        file.truncate(2 * 1024**3)
    os.mkfifo(folder / "pipe.toml")
    (folder / "folder.toml").mkdir()
    (folder / "round.toml").symlink_to(folder / "about.toml")
    (folder / "about.toml").symlink_to(folder / "round.toml")
    (folder / "zero.toml").symlink_to("/dev/zero")
    (folder / "outside.toml").symlink_to("/etc/passwd")
    return made | {name: folder / f"{name}.toml" for name in NO_FILES}


def own_files(home: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a person's own files may have become, and what reads each of them."""
    home.mkdir()
    texts: dict[str, Callable[[], bytes]] = {
        "nothing": lambda: b"",
        "zeros": lambda: b"\0" * 1_000_000,
        "a long key": lambda: b"a." * MANY + b"a = 1",
        "nested": lambda: b'{"v":' * MANY,
        "nested lists": lambda: b"x = " + b"[" * MANY,
        "nested in a line": lambda: b'{"v":1,"id":"x","x":' + b"[" * MANY + b"]" * MANY + b"}\n",
        "keys": lambda: b"".join(b"k%d = 1\n" % n for n in range(25_000)),
        "a number": lambda: b"x = " + b"9" * FITS,
        "garbage": lambda: b"garbage\n" * 200_000,
        "half a line": lambda: b'{"v":1,"note":"' + b"x" * 20_000_000,
        "a long line": lambda: b"[" + b"1," * 10_000_000 + b"1]\n" + b'{"v":1}\n',
    }
    home_of = {"settings.toml": read_settings, "state.toml": read_state}

    def started() -> str:
        """What a start says of the journal; nothing is saved."""
        store = store_in(home)
        store.history.append = lambda _record: None
        return find_interrupted(store, None).note

    for name, make in texts.items():
        for number, (file, read) in enumerate(home_of.items()):
            path = home / f"{number}-{file}"
            path.write_bytes(make())
            yield f"{file}: {name}", lambda path=path, read=read: read(path).notes
            path.unlink()
        history = home / "history.jsonl"
        history.write_bytes(make())
        yield f"history: {name}", lambda path=history: command("history", "--history", path)
        yield f"the last of it: {name}", lambda path=history: _last_of(path)
        yield f"added to: {name}", lambda path=history: _added_to(path)
        other = home / "other.jsonl"
        other.write_bytes(make())
        yield f"merged: {name}", lambda path=other: command("history", "merge", path)
        journal = home / "history.running.jsonl"
        journal.write_bytes(make())
        yield f"journal: {name}", started
        for path in home.iterdir():
            path.unlink()
    with (home / "history.jsonl").open("wb") as file:
        file.truncate(256 * 1024**2)
    yield "history: a quarter of a gigabyte of nothing", lambda: command("history")
    yield "the last of it: nothing", lambda: _last_of(home / "history.jsonl")
    (home / "history.jsonl").rename(home / "history.running.jsonl")
    yield (
        "journal: a quarter of a gigabyte of nothing",
        started,
    )


def _last_of(path: Path) -> object:

    return len(HistoryFile(path).read_last(200))


def _added_to(path: Path) -> object:

    return HistoryFile(path).append(hip_session(1))


def crowds(home: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Folders with far too much in them."""
    catalog = Catalog.at(Paths.from_environment({"HIPFLOW_HOME": str(home)}))
    for folder in (home / "library", home / "routines"):
        folder.mkdir()
        for number in range(3_000):
            (folder / f"x{number}.toml").touch()
    yield "a crowded library", lambda: command("library", "bridge")
    yield "a crowded library, looked through", lambda: command("check", home / "none")
    yield "crowded routines", lambda: len(catalog.items())
    yield "no such routine", lambda: command("play", "nothing")


class Cost:
    """Runs things and says what they cost."""

    def __init__(self) -> None:
        """Nothing has been run."""
        self.found: list[dict[str, Any]] = []

    def of(self, what: str, name: str, run: Callable[[], object]) -> None:
        """Run it, and note what it cost and what it said, or that it did not end well."""
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="replace")
        fault = ""
        begun_s = time.process_time()
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                answer = run()
        except BaseException:  # noqa: BLE001 - whatever it is, it is what is looked for
            answer, fault = None, traceback.format_exc()
        self.found.append(
            {
                "what": what,
                "name": name,
                "seconds": round(time.process_time() - begun_s, 3),
                "megabytes": most_megabytes(),
                "said": (_written(said) or str(answer or ""))[:2_000],
                "refused": bool(answer),
                "fault": fault,
            }
        )


def _written(said: io.TextIOWrapper) -> str:
    said.seek(0)
    return said.read()


def most_megabytes() -> int:
    """The most this process has held; not what the one that started it held before."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - no file of a person
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024


def command(*arguments: object) -> int:
    """Run the command line, as :mod:`hipflow.__main__` does."""
    sys.stdin = io.StringIO("")
    try:
        command_line([str(argument) for argument in arguments], standalone_mode=False)
    except HipflowError as error:
        print(error)  # noqa: T201 - what is told is caught above
        return error.exit_code
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def measured(folder: Path, names: list[str], *, whole: bool) -> Iterator[dict[str, Any]]:
    """What everything costs; of some files only, where they are named, or the check alone."""
    os.environ["HIPFLOW_HOME"] = str(folder / "home")
    cost = Cost()
    honest = folder / "honest.toml"
    honest.write_text(HONEST, encoding="utf-8")
    for _ in range(3):
        cost.of("check", "honest", lambda: command("check", honest))
    files = routine_files(folder / "sent")
    for name, path in files.items():
        if names and name not in names:
            continue
        commands = [("check", path)]
        if whole or name in NO_FILES:
            commands += [("check", "--json", path), ("show", path), ("add", path)]
            commands += [("play", path, "--plain", "--mute", "--day", "usual")]
        for arguments in commands:
            if arguments[0] == "play" and not cost.found[-1]["refused"]:
                continue  # it would be played for hours
            what = " ".join(str(argument) for argument in arguments if argument != path)
            cost.of(what, name, lambda arguments=arguments: command(*arguments))
    for name, run in own_files(folder / "home2"):
        os.environ["HIPFLOW_HOME"] = str(folder / "home2")
        cost.of("own", name, run)
    for name, run in crowds(folder / "home2"):
        cost.of("crowd", name, run)
    return iter(cost.found)


def main(arguments: list[str]) -> None:
    """Run all, or what is named."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    as_json = "--json" in arguments
    names = [name for name in arguments if name != "--json"]
    with tempfile.TemporaryDirectory() as folder:
        for found in measured(Path(folder), names, whole=not as_json):
            if as_json:
                print(json.dumps(found))  # noqa: T201 - the tests read it
                continue
            end = found["fault"].strip().rpartition("\n")[2] or found["said"].strip()
            print(  # noqa: T201 - people read it
                f"{found['seconds']:7.3f} s {found['megabytes']:5} MB  {found['what'][:14]:<14} "
                f"{found['name']:<28} {end[:110]!r}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
