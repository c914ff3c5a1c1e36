"""Whether numbers have a decimal comma."""

import locale

import pytest

from hipflow.system.decimal_sign import has_decimal_comma


@pytest.mark.parametrize(
    ("environment", "comma"),
    [
        ({"LANG": "de_DE.UTF-8"}, True),
        ({"LANG": "fr_FR.UTF-8@euro"}, True),
        ({"LANG": "de_CH.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"}, True),
        ({"LC_ALL": "C", "LC_NUMERIC": "de_DE.UTF-8"}, False),
    ],
)
def test_by_what_the_environment_names(environment, comma):
    """Also where that is not installed; the country may differ from its language."""
    assert has_decimal_comma(environment) is comma


def test_by_the_system_where_nothing_is_named(monkeypatch):
    """As on Windows; nothing is left set after."""
    asked = []
    monkeypatch.setattr(locale, "setlocale", lambda *what: asked.append(what) or "C")
    monkeypatch.setattr(locale, "localeconv", lambda: {"decimal_point": ","})
    assert has_decimal_comma({})
    assert asked[-1] == (locale.LC_NUMERIC, "C")
