"""Whether numbers are written with a decimal comma where the person lives."""

import locale
import re
from collections.abc import Mapping

_WITH_COMMA = re.compile(
    "(af|az|be|bg|bs|ca|cs|da|de|el|es|et|eu|fi|fr|gl|hr|hu|hy|id|is|it|ka|kk|lt|lv|mk|nb|nl|nn"
    "|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|tr|uk|uz|vi)(_.*)?"
)
"""Languages of such countries, by Unicode's locale data (CLDR)."""
_WITH_POINT = frozenset(("de_CH", "de_LI", "it_CH", "es_MX", "es_US", "es_PR", "es_GT", "es_HN"))
"""Their countries that write a point all the same, by the same source."""


def has_decimal_comma(environment: Mapping[str, str]) -> bool:
    """As the environment names the way of writing numbers, else as the system is set.

    Args:
        environment: ``LC_ALL``, ``LC_NUMERIC`` and ``LANG`` count, the first that is there.
    """
    named = (environment.get(name, "") for name in ("LC_ALL", "LC_NUMERIC", "LANG"))
    if place := next(filter(None, named), "").partition(".")[0].partition("@")[0]:
        return bool(_WITH_COMMA.fullmatch(place)) and place not in _WITH_POINT
    before = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, "")
        return locale.localeconv()["decimal_point"] == ","
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_NUMERIC, before)
