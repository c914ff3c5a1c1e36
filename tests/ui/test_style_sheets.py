"""Style sheets name widgets by class: a widget under another name would lose its looks."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import widgets
from textual.css.model import SelectorType
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

import hipflow.ui
from hipflow.ui.theme import DARK, ROLE_DEFAULTS


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """Yield what is made from a class, and what is made from that."""
    for child in kind.__subclasses__():
        yield child
        yield from _kinds(child)


def _style_sheets() -> dict[str, str]:
    """Return all style sheets of the app by where they stand."""
    for module in pkgutil.walk_packages(hipflow.ui.__path__, "hipflow.ui."):
        importlib.import_module(module.name)
    for name in widgets.__all__:
        getattr(widgets, name)
    ours = [kind for kind in _kinds(DOMNode) if kind.__module__.startswith("hipflow.")]
    sheets = {kind.__name__: str(kind.__dict__.get("DEFAULT_CSS", "")) for kind in ours}
    room = Path(hipflow.ui.__path__[0])
    return sheets | {
        str(path.relative_to(room)): path.read_text("utf-8") for path in room.rglob("*.tcss")
    }


SHEETS = {name: text for name, text in _style_sheets().items() if text.strip()}
NAMES = {kind.__name__ for kind in _kinds(DOMNode)}


@pytest.mark.parametrize("name", SHEETS)
def test_every_widget_named_in_a_style_sheet_is_there(name):
    """A name that is written wrongly styles nothing, and nobody is told."""
    sheet = Stylesheet(variables=ROLE_DEFAULTS | DARK.to_color_system().generate())
    sheet.add_source(SHEETS[name])
    named = {
        selector.name
        for rule in sheet.rules
        for selectors in rule.selector_set
        for selector in selectors.selectors
        if selector.type is SelectorType.TYPE
    }
    assert named <= NAMES
