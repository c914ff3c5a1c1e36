"""The laws of the house that can be tested: which room knows which."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import hipflow

ROOT = Path(__file__).parents[1]
HOUSE = Path(hipflow.__file__).parent
PURE = sorted(
    path for room in ("session", "routine", "progress") for path in (HOUSE / room).rglob("*.py")
)
MODULES = sorted(HOUSE.rglob("*.py"))

FORBIDDEN_IN_PURE = {
    "asyncio",
    "multiprocessing",
    "random",
    "socket",
    "subprocess",
    "textual",
    "threading",
    "time",
}
CLOCK_READS = {"now", "today", "utcnow", "monotonic", "perf_counter"}

each_pure = pytest.mark.parametrize(
    "path", PURE, ids=lambda path: f"{path.parent.name}/{path.stem}"
)


MAY_READ_CLOCKS = {HOUSE / "system" / "clock.py"}
"""The law's one place; whatever else is listed here names its reason."""

DATE_READS = {"now", "today", "utcnow"}


def clock_reads(tree):
    """The lines where a module reads a clock: by ``time``, by ``datetime``, or the loop's.

    Reads count whether they are called or handed on; of ``time``, all but ``sleep`` is one.
    """
    named = {"time": set(), "datetime": set()}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in named:
                    named[alias.name].add(alias.asname or alias.name)
        elif isinstance(node, ast.ImportFrom) and node.module == "datetime":
            named["datetime"] |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (node.lineno for alias in node.names if alias.name != "sleep")
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            by_time = owner in named["time"] and node.attr != "sleep"
            by_date = owner.split(".")[0] in named["datetime"] and node.attr in DATE_READS
            if by_time or by_date or (node.attr == "time" and "loop" in owner):
                yield node.lineno


MAKES_TEXT_HARMLESS = HOUSE / "system" / "safe_text.py"

OWN_CHARACTER_TABLES = {
    HOUSE / "session" / "speech" / "silent_marks.py": "signs that mean the same, for the voice",
    HOUSE / "figure" / "painter.py": "the bytes of a picture, not letters",
    HOUSE / "figure" / "raster.py": "the bytes of a picture, not letters",
}
"""Modules that translate characters for another reason than to make them harmless."""


def harmless_makers(tree):
    """The lines that decide which characters may be shown: by Python's or Unicode's kinds."""
    for node in ast.walk(tree):
        name = getattr(node, "attr", None) or getattr(node, "id", None)
        if name == "isprintable" or (name == "category" and "unicodedata" in ast.unparse(node)):
            yield node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module == "unicodedata":
            yield from (node.lineno for alias in node.names if alias.name == "category")


def character_tables(tree):
    """The lines that replace characters one by one from a table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("maketrans", "translate"):
            yield node.lineno


def test_text_is_made_harmless_in_one_module():
    """Which characters may be shown is decided by ``system/safe_text.py`` alone."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}
    deciding = {path for path, tree in trees.items() if list(harmless_makers(tree))}
    assert deciding == {MAKES_TEXT_HARMLESS}
    translating = {path for path, tree in trees.items() if list(character_tables(tree))}
    assert translating == set(OWN_CHARACTER_TABLES)


@pytest.mark.parametrize(
    "source",
    [
        "shown = ''.join(c if c.isprintable() else ' ' for c in text)",
        "shown = filter(str.isprintable, text)",
        "import unicodedata\nkind = unicodedata.category(letter)",
        "from unicodedata import category",
    ],
)
def test_every_way_to_judge_a_character_is_seen(source):
    """Called or handed on; a category of something else is none."""
    assert list(harmless_makers(ast.parse(source)))
    assert not list(harmless_makers(ast.parse("kind = exercise.category")))
    assert list(character_tables(ast.parse("shown = text.translate({7: None})")))


def imported(tree):
    """The names of all modules imported anywhere in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_there_are_modules():
    """An empty list would let everything pass."""
    assert len(PURE) > 20
    assert len(MODULES) > 60


@each_pure
def test_pure_rooms_know_no_clock_thread_or_net(path):
    """Time arrives as an event; nothing in the routine or the session reads a clock."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not {name.split(".")[0] for name in imported(tree)} & FORBIDDEN_IN_PURE
    called = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & CLOCK_READS


def test_clocks_are_read_in_one_module():
    """What the time is, and how fast it goes, is asked of ``system/clock.py`` alone."""
    reads = {path: list(clock_reads(ast.parse(path.read_text("utf-8")))) for path in MODULES}
    found = {str(path.relative_to(HOUSE)): lines for path, lines in reads.items() if lines}
    assert set(found) == {str(path.relative_to(HOUSE)) for path in MAY_READ_CLOCKS}, found


@pytest.mark.parametrize(
    "source",
    [
        "import time\nt = time.monotonic()",
        "import time as clock\nt = clock.time()",
        "import time\nread = time.perf_counter",
        "from time import monotonic",
        "import time\ndef f():\n    return time.strftime('%H')",
        "from datetime import datetime\nt = datetime.now()",
        "from datetime import date as day\nt = day.today()",
        "import datetime as dt\nt = dt.datetime.now(dt.UTC)",
        "import asyncio\nt = asyncio.get_running_loop().time()",
        "t = self._loop.time()",
    ],
)
def test_every_way_to_read_a_clock_is_seen(source):
    """Under another name, or handed on without a call; sleeping and plain dates are no reads."""
    assert list(clock_reads(ast.parse(source)))
    harmless = "import time\nfrom datetime import date\ntime.sleep(1)\nd = date(2026, 1, 1)"
    assert not list(clock_reads(ast.parse(harmless)))


def test_pure_rooms_load_no_screen():
    """Importing all of both rooms brings neither Textual nor a speech engine."""
    names = [".".join(path.relative_to(HOUSE.parent).with_suffix("").parts) for path in PURE]
    script = f"""
import importlib, sys
for name in {names!r}:
    importlib.import_module(name.removesuffix(".__init__"))
loaded = {{name.split(".")[0] for name in sys.modules}}
print(sorted(loaded & {{"textual", "rich", "pyttsx3", "miniaudio", "click", "platformdirs"}}))
"""
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def run_time_imports(tree):
    """The import statements of a module but for those that only a type checker follows."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        else:
            waiting += ast.iter_child_nodes(node)


def imports_of(path, names):
    """Those of our modules that a module imports, at its top or when something is first needed."""
    for node in run_time_imports(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found = {alias.name for alias in node.names}
        else:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            found = {part if part in names else node.module for part in parts}
        yield from found & names


def circles(imports):
    """What is left of a graph when all that imports nothing of it is taken away, over and over."""
    left = {name: set(found) for name, found in imports.items()}
    while ends := {name for name, found in left.items() if not found}:
        left = {name: found - ends for name, found in left.items() if name not in ends}
    return left


def test_a_circle_is_found():
    """Also one that is seen only from afar."""
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == {
        "a": {"b"},
        "b": {"c"},
        "c": {"b"},
    }
    assert not circles({"a": {"b", "c"}, "b": {"c"}, "c": set()})


def test_no_module_imports_itself_by_way_of_another():
    """Every module can be read, and loaded, after those it stands on."""
    by_name = {
        ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(
            ".__init__"
        ): path
        for path in MODULES
    }
    names = frozenset(by_name)
    imports = {name: set(imports_of(path, names)) for name, path in by_name.items()}
    assert sum(map(len, imports.values())) > len(imports)
    assert not circles(imports)


def test_nothing_is_opened_on_import():
    """No module opens a file or starts anything at its top level."""
    starters = {"open", "run", "Popen", "mkdir", "read_text", "read_bytes", "write_text", "start"}
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        plain = (ast.Assign, ast.AnnAssign, ast.Expr)
        top = [node for node in tree.body if isinstance(node, plain)]
        calls = [n for node in top for n in ast.walk(node) if isinstance(n, ast.Call)]
        names = {getattr(n.func, "attr", getattr(n.func, "id", "")) for n in calls}
        assert not names & starters, path


def test_imports_run_downwards():
    """The contracts of pyproject.toml, as import-linter reads them."""
    linter = pytest.importorskip("importlinter.cli", reason="import-linter is a tool of developers")
    assert linter is not None
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
            "--no-cache",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert result.returncode == 0, result.stdout
