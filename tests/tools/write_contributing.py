"""Writes the table of rooms in CONTRIBUTING.md from the import contract and the rooms' docstrings.

Run it after a room is added, moved or told otherwise: ``python -m tests.tools.write_contributing``
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "CONTRIBUTING.md"
_BLOCK = re.compile(r"(<!-- generated: rooms -->\n).*?(<!-- end -->)", re.DOTALL)


def renew_page(page: str) -> str:
    """The page with its table of rooms written anew.

    Raises:
        ValueError: the page has no place for the table, or more than one.
    """
    renewed, places = _BLOCK.subn(lambda block: f"{block[1]}{_table()}\n{block[2]}", page)
    if places != 1:
        raise ValueError(f"{places} places for the table of rooms")
    return renewed


def _table() -> str:
    """A row a room, the highest floor first; below each its own rooms, if it has any."""
    layers = _layers()
    house = layers["hipflow"]
    rows = ["| floor | room | what it holds |", "|---|---|---|"]
    for floor, names in zip(range(len(house) - 1, -1, -1), house, strict=True):
        for name in names:
            rows.append(_row(str(floor), ROOT / "hipflow" / name))
            rows += _inner_rows(str(floor), ROOT / "hipflow" / name, layers)
    return "\n".join(rows)


def _layers() -> dict[str, list[list[str]]]:
    """The layers of each package that has a contract, the highest first; each a list of names."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        container: [layer.split(" | ") for layer in contract["layers"]]
        for contract in config["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
        for container in contract["containers"]
    }


def _inner_rows(floor: str, room: Path, layers: dict[str, list[list[str]]]) -> Iterator[str]:
    """The rooms inside a room: in the order of its contract, else by name and without a floor."""
    contract = layers.get(f"hipflow.{room.name}")
    if contract is None:
        for inside in sorted(room.glob("[a-z]*/__init__.py")):
            yield _row("", inside.parent)
        return
    for below, names in zip(range(len(contract), 0, -1), contract, strict=True):
        for name in names:
            yield _row(f"{floor}.{below}", room / name)


def _row(floor: str, room: Path) -> str:
    is_package = room.is_dir()
    module = room / "__init__.py" if is_package else room.with_suffix(".py")
    name = f"{room.relative_to(ROOT)}/" if is_package else f"{module.relative_to(ROOT)}"
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return f"| {floor} | `{name}` | {docstring.split(chr(10), 1)[0]} |"


if __name__ == "__main__":
    PAGE.write_text(renew_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
