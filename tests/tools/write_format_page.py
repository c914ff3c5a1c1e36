"""Writes the tables of docs/routine-format.md from the model.

Run it after a change of the format: ``python -m tests.tools.write_format_page``
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from hipflow.routine.check.rules import (
    doses,
    duration,
    exercises,
    figures,
    no_effect,
    positions,
    routines,
    unspoken_text,
)
from hipflow.routine.format.exercise_keys import DoseKeys, ExerciseKeys, WordKeys
from hipflow.routine.format.model import PrescriptionTable, RoutineFile
from hipflow.routine.format.reference import KeyFacts, key_facts
from hipflow.routine.format.schema import routine_schema, schema_at
from hipflow.routine.problems.suggestions import KEY_ALIASES, KEY_HINTS

PAGE = Path(__file__).parents[2] / "docs" / "routine-format.md"
_BLOCK = re.compile(r"(<!-- generated: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_EXERCISE = ("exercise", 0)


def renew_page(page: str) -> str:
    """The page with every generated block written anew.

    Raises:
        KeyError: it asks for a block there is not.
    """
    return _BLOCK.sub(lambda block: f"{block[1]}{_BLOCKS[block[2]]()}\n{block[3]}", page)


def _keys(path: tuple[str | int, ...], names: Iterable[str] | None = None) -> str:
    """A table of the keys of one table, or of some of them."""
    table = schema_at(routine_schema(), path) or {}
    table = next((way for way in table.get("anyOf", ()) if way.get("type") == "object"), table)
    wanted = None if names is None else set(names)
    rows = [_row(fact) for fact in key_facts(table) if wanted is None or fact.name in wanted]
    head = "| key | means | values | when left out | for example |\n|---|---|---|---|---|"
    return "\n".join([head, *rows])


def _row(fact: KeyFacts) -> str:
    left_out = "**required**" if fact.required else fact.left_out
    example = f"`{fact.example}`" if fact.example else ""
    cells = (f"`{fact.name}`", fact.says, fact.values, left_out, example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _rules() -> str:
    """One line a rule: the first sentence of what it says of itself."""
    found = [
        rule
        for module in (doses, exercises, routines, no_effect, duration)
        for rule in module.RULES
    ]
    found += [
        exercises.unknown_exercises,
        unspoken_text.unspoken_text,
        unspoken_text.foreign_language,
        positions.too_quick,
    ]
    found += [unspoken_text.english_exercises, unspoken_text.put_into_words]
    found += [*figures.RULES, *figures.LIBRARY_RULES]
    lines = [(rule.__doc__ or "").split("\n", 1)[0].replace("``", "`") for rule in found]
    return "\n".join(f"- {line}" for line in lines)


def _aliases() -> str:
    rows: dict[str, list[str]] = {}
    for typed, meant in KEY_ALIASES.items():
        rows.setdefault(" or ".join(f"`{key}`" for key in meant), []).append(f"`{typed}`")
    lines = [f"| {', '.join(typed)} | {meant} |" for meant, typed in rows.items()]
    lines += [f"| `{typed}` | {hint} |" for typed, (_, hint) in KEY_HINTS.items()]
    return "\n".join(["| typed | meant |", "|---|---|", *lines])


_BLOCKS: dict[str, Callable[[], str]] = {
    "routine": lambda: _keys((), RoutineFile.__struct_fields__),
    "defaults": lambda: _keys(("defaults",)),
    "pain": lambda: _keys(("pain",)),
    "circuit": lambda: _keys(("circuit", "A")),
    "prescription": lambda: _keys(
        _EXERCISE,
        set(PrescriptionTable.__struct_fields__) - set(ExerciseKeys.__struct_fields__),
    ),
    "dose": lambda: _keys(_EXERCISE, DoseKeys.__struct_fields__),
    "say": lambda: _keys((*_EXERCISE, "say")),
    "words": lambda: _keys(
        _EXERCISE, set(WordKeys.__struct_fields__) - set(DoseKeys.__struct_fields__)
    ),
    "phase-words": lambda: _keys((*_EXERCISE, "words")),
    "library": lambda: _keys(
        _EXERCISE, set(ExerciseKeys.__struct_fields__) - set(WordKeys.__struct_fields__)
    ),
    "rules": _rules,
    "aliases": _aliases,
}


if __name__ == "__main__":
    PAGE.write_text(renew_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
