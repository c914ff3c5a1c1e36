"""Where every key and value of a TOML text stands.

:mod:`tomllib` keeps no positions. The grammar of tree-sitter does; it is loaded only when there is
something to point at.
"""

import re
import tomllib
from typing import TYPE_CHECKING

from msgspec import Struct

from hipflow.routine.problems.problem import TextSpan
from hipflow.routine.problems.proposal import Part
from hipflow.routine.problems.violation import Path

if TYPE_CHECKING:
    from tree_sitter import Node

MOST_ENTRIES = 1000
"""Entries of one list whose places are noted; the mistakes further on are shown at their list."""

Ends = tuple[int, int, int, int]
"""First row and byte, last row and byte, from 0."""


class EntryPlace(Struct, frozen=True):
    """Where one entry stands: its key (or its table's header) and its value."""

    key: Ends
    value: Ends


class Spans:
    """The places of one text, found once."""

    def __init__(self, text: str) -> None:
        self._rows = text.encode().split(b"\n")
        walk = _TreeWalk()
        walk.over(_tree(text.encode()))
        self._places = walk.places
        self._headers = walk.headers

    def key(self, path: Path) -> TextSpan:
        """The key at that path, or that of the nearest table around it."""
        return self._span(self._nearest(path).key)

    def value(self, path: Path) -> TextSpan:
        """The value at that path, or the key of the nearest table around it."""
        place = self._places.get(path)
        return self._span(place.value) if place else self.key(path)

    def part(self, part: Part, path: Path, pointed: TextSpan) -> TextSpan | None:
        """Where a part of the entry at that path stands; its key or value is pointed at."""
        if part is Part.TOP:
            return TextSpan(1, 1, 1, 1)
        if path not in self._places or part is Part.END:
            return None
        if part is Part.POINTED:
            return pointed
        return self._name(path) if part is Part.NAME else self._entry(path)

    def _entry(self, path: Path) -> TextSpan | None:
        """From the key to the end of the value; not for `easier.reps`, whose table would go."""
        key, value = self.key(path), self.value(path)
        text = self._text(key)
        if "." in text and not text.startswith("["):
            return None
        return TextSpan(key.line, key.column, value.end_line, value.end_column)

    def _name(self, path: Path) -> TextSpan | None:
        """The last name of a path in its key, which may be dotted, or in its header."""
        key = self.key(path)
        name = re.escape(str(path[-1]))
        found = list(
            re.finditer(rf"""(?<![\w-])(?:"{name}"|'{name}'|{name})(?![\w-])""", self._text(key))
        )
        if not found or key.line != key.end_line:
            return None
        column = key.column + found[-1].start()
        return TextSpan(key.line, column, key.line, column + len(found[-1][0]))

    def _text(self, span: TextSpan) -> str:
        """The text of a span, as far as its first line goes."""
        row = self._rows[span.line - 1].decode(errors="replace")
        return row[span.column - 1 : span.end_column - 1 if span.line == span.end_line else None]

    def owner(self, line: int) -> Path:
        """The table whose header is the last one before that line; ``()`` for the top."""
        return next((path for row, path in reversed(self._headers) if row < line - 1), ())

    def _nearest(self, path: Path) -> EntryPlace:
        for length in range(len(path), 0, -1):
            if place := self._places.get(path[:length]):
                return place
        return EntryPlace((0, 0, 0, 0), (0, 0, 0, 0))

    def _span(self, ends: Ends) -> TextSpan:
        row, byte, end_row, end_byte = ends
        return TextSpan(
            row + 1, self._column(row, byte), end_row + 1, self._column(end_row, end_byte)
        )

    def _column(self, row: int, byte: int) -> int:
        """Characters, counted from 1, up to a byte of a row."""
        before = self._rows[row][:byte] if row < len(self._rows) else b""
        return len(before.decode(errors="replace")) + 1


def _tree(data: bytes) -> "Node":
    from tree_sitter import Language, Parser  # noqa: PLC0415 - only files with mistakes need it
    from tree_sitter_toml import language  # noqa: PLC0415 - the same

    return Parser(Language(language())).parse(data).root_node


class _TreeWalk:
    """Follows headers, pairs and inline values and notes the path of each."""

    def __init__(self) -> None:
        self.places: dict[Path, EntryPlace] = {}
        self.headers: list[tuple[int, Path]] = []
        self._lengths: dict[Path, int] = {}

    def over(self, root: "Node") -> None:
        """Notes everything below the root of a tree."""
        for node in root.named_children:
            if node.type == "pair":
                self._pair(node, ())
            elif node.type in ("table", "table_array_element"):
                self._table(node)

    def _table(self, node: "Node") -> None:
        key = next((child for child in node.named_children if _is_key(child)), None)
        if key is None:
            return
        path = self._header_path(_parts(key), is_list=node.type == "table_array_element")
        closing = next((c for c in node.children if c.type in ("]", "]]")), key)
        header = (*node.start_point, *closing.end_point)
        self.places[path] = EntryPlace(header, header)
        if isinstance(path[-1], int):
            # The list as a whole is pointed at by its first header.
            self.places.setdefault(path[:-1], EntryPlace(header, header))
        self._note_around(path, EntryPlace(header, header))
        self.headers.append((node.start_point[0], path))
        for child in node.named_children:
            if child.type == "pair":
                self._pair(child, path)

    def _header_path(self, parts: list[str], *, is_list: bool) -> Path:
        path: Path = ()
        for position, part in enumerate(parts, 1):
            path = (*path, part)
            if is_list and position == len(parts):
                self._lengths[path] = self._lengths.get(path, 0) + 1
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _pair(self, node: "Node", table: Path) -> None:
        named = [child for child in node.named_children if child.type != "comment"]
        if not named or not _is_key(named[0]):
            return
        path = (*table, *_parts(named[0]))
        value = named[-1]
        self._note(path, named[0], value)
        self._note_around(path, self.places[path])
        self._inside(value, path)

    def _inside(self, value: "Node", path: Path) -> None:
        children = [child for child in value.named_children if child.type != "comment"]
        if value.type == "array":
            for index, item in enumerate(children[:MOST_ENTRIES]):
                self._note((*path, index), item, item)
                self._inside(item, (*path, index))
        elif value.type == "inline_table":
            for pair in children:
                self._pair(pair, path)

    def _note(self, path: Path, key: "Node", value: "Node") -> None:
        self.places[path] = EntryPlace(
            (*key.start_point, *key.end_point), (*value.start_point, *value.end_point)
        )

    def _note_around(self, path: Path, place: EntryPlace) -> None:
        """Tables that have no header of their own are pointed at by what is first in them."""
        for length in range(1, len(path)):
            self.places.setdefault(path[:length], EntryPlace(place.key, place.key))


def _is_key(node: "Node") -> bool:
    return node.type in ("bare_key", "quoted_key", "dotted_key")


def _parts(key: "Node") -> list[str]:
    """The parts of a key, their quotes and escapes undone."""
    if key.type == "dotted_key":
        return [part for child in key.named_children for part in _parts(child)]
    text = (key.text or b"").decode(errors="replace")
    return [_unquoted(text)] if key.type == "quoted_key" else [text]


def _unquoted(text: str) -> str:
    try:
        return next(iter(tomllib.loads(f"{text} = 1")))
    except ValueError:
        return text
