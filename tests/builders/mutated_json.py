"""JSON that was nearly right: a value or two replaced by any other that JSON can say."""

import copy
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from hipflow.session.record import LONGEST_S

TIMES = (
    "1970-01-01T00:00:00+00:00",
    "1969-12-31T12:00:01-12:00",
    "1969-12-31T23:59:59+00:00",
    "2200-12-31T23:59:59+00:00",
    "2201-01-01T11:00:00+14:00",
    "2201-01-01T00:00:00+00:00",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59",
    "2024-02-29",
    "2026-W01-1",
    "20261123T180211Z",
    "2026-11-23 24:00",
    "2026-11-23T18:02:11.999999+01:00:30",
)
"""Ends of the calendar, of what is kept, and other ways of writing a moment."""

NUMBERS = (0, 1, -1, 2, 10, 11, 100, 100_000, 100_001, LONGEST_S, LONGEST_S + 1, 2**53, 2**64)
FRACTIONS = (-0.0, 0.01, 0.1, 0.5, 1.5, 1e-300, 1e4, 1e15, 1e300, -1e300)
TEXTS = (
    "",
    " ",
    "each",
    "alternate",
    "left",
    "self",
    "hurt",
    "\x1b[2J",
    "\ud800",
    "🙂",
    "x" * 5_000,
)

_offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_moments = st.datetimes(timezones=_offsets | st.just(UTC)).map(datetime.isoformat)
_numbers = st.sampled_from(NUMBERS) | st.integers()
_fractions = st.sampled_from(FRACTIONS) | st.floats(allow_nan=False, allow_infinity=False)
_texts = st.sampled_from(TIMES + TEXTS) | _moments | st.text(max_size=8)
_plain = st.none() | st.booleans() | _numbers | _fractions | _texts
_anything = st.recursive(
    _plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)

_LIKE = {bool: st.booleans(), int: _numbers, float: _fractions | _numbers, str: _texts}
"""For a value of a kind, others of that kind: they get further than anything at all."""


def _places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value in a value."""
    inside: Any = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    return [way, *(place for key, inner in inside for place in _places(inner, (*way, key)))]


@st.composite
def twisted(draw: st.DrawFn, value: Any, most: int = 2) -> Any:
    """The value with up to so many of its parts replaced."""
    made = copy.deepcopy(value)
    for _ in range(draw(st.integers(0, most))):
        places = [place for place in _places(made) if place]
        if not places:
            break
        *way, key = draw(st.sampled_from(places))
        holder = made
        for step in way:
            holder = holder[step]
        likes = _LIKE.get(type(holder[key]), _anything)
        holder[key] = draw(likes | st.none() | _anything)
    return made


def as_line(value: Any) -> bytes:
    """A value as a line of a file."""
    return json.dumps(value).encode() + b"\n"
