"""The pages for authors say what there is."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import msgspec

from hipflow.routine.format.figure_table import BasePose, FigureTable, PoseTable, Prop

PAGE = (Path(__file__).parents[1] / "docs" / "figures.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))


def test_every_key_of_a_figure_is_told():
    """Each key, each way to bend, each base and each thing."""
    keys = {
        field.name for table in (FigureTable, PoseTable) for field in msgspec.structs.fields(table)
    }
    told_in_examples = {"like", "pose"}
    assert keys - told_in_examples <= NAMED
    assert {*get_args(BasePose), *get_args(Prop)} <= NAMED


def test_the_examples_are_right():
    """Each of them is a figure."""
    examples = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        msgspec.convert(tomllib.loads(example)["figure"], FigureTable)
