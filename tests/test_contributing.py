"""The pages for programmers are right: the table of rooms is fresh, and what they name exists."""

import ast
import re
from pathlib import Path

import pytest

from tests.tools.write_contributing import PAGE, ROOT, renew_page

CONTRIBUTING = PAGE.read_text(encoding="utf-8")
PAGES = [PAGE, *sorted((ROOT / "docs").glob("*.md"))]
FOR_PROGRAMMERS = [PAGE, *sorted((ROOT / "docs").glob("how-*.md"))]
"""Only these name paths of this repository; the others name files of the reader's own."""

MODULE = re.compile(r"([\w./-]+\.py)(?:: ([A-Za-z_][\w.]*(?:, [A-Za-z_][\w.]*)*))?")
"""``path.py``, or ``path.py: name, Class.name``."""
PATH = re.compile(r"`([\w.-]+/[\w./-]*)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
TOOL = re.compile(r"python -m (tests\.[\w.]+)")

page_names = [path.name for path in PAGES]


def names_in(module):
    """What a module defines: ``name``, and ``Class.name`` of what stands in a class."""
    found = set()
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        for name in bound_names(node):
            found.add(name)
            inside = node.body if isinstance(node, ast.ClassDef) else ()
            found |= {f"{name}.{inner}" for each in inside for inner in bound_names(each)}
    return found


def bound_names(node):
    """The names a statement gives to something."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [
                each.id
                for target in targets
                for each in ast.walk(target)
                if isinstance(each, ast.Name)
            ]
        case _:
            return []


def place_of(name):
    """A path as the pages write it: from the top, or from ``hipflow/`` on."""
    return next((top / name for top in (ROOT, ROOT / "hipflow") if (top / name).exists()), None)


def missing_names(text):
    """The modules a text names that do not exist, and the names in them that are not there."""
    for path, names in MODULE.findall(text):
        module = place_of(path)
        if module is None:
            yield path
            continue
        known = names_in(module)
        yield from (f"{path}: {name}" for name in names.split(", ") if name and name not in known)


def test_the_table_of_rooms_is_fresh():
    """As it was last told: ``python -m tests.tools.write_contributing`` writes it anew."""
    assert renew_page(CONTRIBUTING) == CONTRIBUTING


def test_every_room_is_in_the_table():
    """Each package of the house, and what is no package but stands on a floor of its own."""
    table = CONTRIBUTING.partition("<!-- generated: rooms -->")[2].partition("<!-- end -->")[0]
    rooms = {path.parent.name for path in (ROOT / "hipflow").glob("*/__init__.py")}
    assert len(rooms) >= 13
    assert all(f"`hipflow/{room}/`" in table for room in rooms)
    assert all(row.split("|")[3].strip() for row in table.strip().splitlines())


@pytest.mark.parametrize("page", PAGES, ids=page_names)
def test_every_module_and_name_exists(page):
    """Each ``file.py``, and each ``file.py: name``, as the code has it now."""
    assert list(missing_names(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("page", FOR_PROGRAMMERS, ids=lambda path: path.name)
def test_every_path_exists(page):
    """Each file and folder that is named."""
    named = PATH.findall(page.read_text(encoding="utf-8"))
    assert [path for path in named if place_of(path) is None] == []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=[*page_names, "README.md"])
def test_every_link_leads_somewhere(page):
    """Each link to a file beside it."""
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=page_names)
def test_every_tool_can_be_started(page):
    """Each ``python -m tests.…`` is a module that does something when it is run."""
    for tool in TOOL.findall(page.read_text(encoding="utf-8")):
        module = ROOT / Path(*tool.split(".")).with_suffix(".py")
        assert '__name__ == "__main__"' in module.read_text(encoding="utf-8"), tool


def test_every_path_of_the_runner_exists():
    """What ``.ci/run`` checks and tests is there; pytest would tell of it after ten minutes."""
    named = re.findall(r"(?<=\s)(?:tests|hipflow)/[\w./-]+", (ROOT / ".ci" / "run").read_text())
    assert len(named) >= 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_what_is_missing_is_found():
    """A check that finds nothing wrong anywhere would let everything pass."""
    text = "`session/engine/state.py: advance, go`, `ui/no.py`, `player/player.py: Player.send`"
    assert list(missing_names(text)) == ["session/engine/state.py: go", "ui/no.py"]
    assert len(MODULE.findall(CONTRIBUTING)) >= 40
    assert len(PATH.findall(CONTRIBUTING)) >= 10
