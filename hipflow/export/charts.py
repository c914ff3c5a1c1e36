"""Pictures of the report, drawn as SVG: pain over time, the days, the weeks. Pure.

Every zone is a shape as well as a colour, so that a print in grey says the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from hipflow.progress.adherence import DayMark
from hipflow.progress.dates import DAYS, DAYS_A_WEEK, MONTHS, WeekStart, week_start
from hipflow.progress.trend import Trend
from hipflow.progress.weeks import Week
from hipflow.progress.wording import pain_zone
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.record import PAIN_MOST

_WIDTH, _LEFT, _RIGHT = 680, 30, 56
"""The width of every picture, and what stands beside it at the left and the right."""
_TREND_HEIGHT, _FOOT = 190, 20
_MARK = 4.5
_CELL = 22
"""Height of a day in the calendar."""
_MOST_WEEKS = 53
_BAR_HEIGHT = 70


def trend_svg(trend: Trend, limits: PainLimits, first: date, last: date) -> str:
    """The chart of pain before, after and the next morning, with a smoothed line and the zones."""
    days = max(1, (last - first).days)
    right = _WIDTH - _RIGHT

    def x(day: date) -> float:
        share = min(1.0, max(0.0, (day - first).days / days))
        return _LEFT + 8 + share * (right - _LEFT - 16)

    def y(value: float) -> float:
        return 8 + (PAIN_MOST - value) * (_TREND_HEIGHT - 16) / PAIN_MOST

    parts = list(_bands(limits, y))
    parts += [_words(_LEFT - 8, y(value) + 4, f"{value}", "end") for value in range(0, 11, 2)]
    for run in trend.runs:
        line = [(p.day, p.smoothed) for p in run if p.smoothed is not None]
        places = [(x(day), y(value)) for day, value in line]
        parts += [_stroke(start, end) for start, end in pairwise(places)]
    for point in trend.points:
        if point.next_morning is not None:
            at = x(point.day + timedelta(days=1))
            parts.append(_diamond(min(at, right - 8), y(point.next_morning)))
        if point.before is not None:
            parts.append(_ring(x(point.day), y(point.before)))
        if point.after is not None:
            parts.append(_shape(point.after, limits, x(point.day), y(point.after)))
    foot = _TREND_HEIGHT + 14
    parts.append(_words(_LEFT, foot, _date(first), "start"))
    parts.append(_words(right, foot, _date(last), "end"))
    return _svg(_TREND_HEIGHT + _FOOT, "Pain over time", parts)


def calendar_svg(
    marks: Mapping[date, DayMark],
    limits: PainLimits,
    first: date,
    last: date,
    *,
    starts_on: WeekStart = WeekStart.MONDAY,
) -> str:
    """The calendar, one column a week: each day's highest pain after, or that it was done."""
    end = week_start(last, starts_on)
    begin = max(week_start(first, starts_on), end - timedelta(weeks=_MOST_WEEKS - 1))
    weeks = (end - begin).days // DAYS_A_WEEK + 1
    apart = min(40.0, (_WIDTH - _LEFT) / weeks)
    parts = [
        _words(_LEFT - 8, 30 + row * _CELL, DAYS[weekday][:2], "end")
        for row, weekday in enumerate(starts_on.weekdays)
    ]
    named = 0
    for week in range(weeks):
        first_day = begin + timedelta(weeks=week)
        at = _LEFT + (week + 0.5) * apart
        month = max(first_day, first).month
        if month != named:
            named = month
            parts.append(_words(at, 10, MONTHS[named - 1][:3], "middle"))
        for row in range(DAYS_A_WEEK):
            day = first_day + timedelta(days=row)
            if first <= day <= last:
                parts.append(_day(marks.get(day), limits, at, 26 + row * _CELL))
    return _svg(30 + DAYS_A_WEEK * _CELL, "Days", parts)


def weeks_svg(weeks: Sequence[Week]) -> str:
    """The chart of sessions a week, with a line at the number asked for."""
    shown = weeks[-_MOST_WEEKS:]
    if not shown:
        return ""
    top = max(1, *(max(week.done, week.asked or 0) for week in shown))
    apart = min(40.0, (_WIDTH - _LEFT) / len(shown))
    parts = [_words(_LEFT - 8, 14, f"{top}", "end"), _words(_LEFT - 8, _BAR_HEIGHT + 8, "0", "end")]
    for number, week in enumerate(shown):
        left, width = _LEFT + number * apart + apart * 0.15, apart * 0.7
        height = week.done / top * _BAR_HEIGHT
        y = 8 + _BAR_HEIGHT - height
        parts.append(_box("done", left, y, width, height))
        if week.asked:
            line = 8 + _BAR_HEIGHT - week.asked / top * _BAR_HEIGHT
            parts.append(_box("asked", left - apart * 0.15, line - 0.75, apart, 1.5))
    foot = _BAR_HEIGHT + 24
    parts.append(_words(_LEFT, foot, _date(shown[0].first_day), "start"))
    if len(shown) > 2:  # noqa: PLR2004  room for both names
        end = _LEFT + len(shown) * apart
        parts.append(_words(max(end, _LEFT + 120), foot, _date(shown[-1].first_day), "end"))
    return _svg(_BAR_HEIGHT + 30, "Sessions a week", parts)


def _bands(limits: PainLimits, y: Callable[[float], float]) -> Iterable[str]:
    edges = (PAIN_MOST + 0.5, limits.stop_at - 0.5, limits.caution_at - 0.5, -0.5)
    right = _WIDTH - _RIGHT
    for (zone, words), (upper, lower) in zip(
        (("stop", "■ stop"), ("care", "▲ care"), ("fine", "● fine")), pairwise(edges), strict=True
    ):
        top, bottom = y(min(upper, PAIN_MOST + 0.5)), y(lower)
        if bottom > top:
            yield _box(f"band {zone}", _LEFT, top, right - _LEFT, bottom - top)
            middle = (top + bottom) / 2 + 4
            yield _words(right + 6, middle, words, "start", zone)


def _day(mark: DayMark | None, limits: PainLimits, x: float, y: float) -> str:
    if mark is None or (mark.pain_after is None and not (mark.done or mark.part)):
        return f'<circle class="none" cx="{x:.1f}" cy="{y:.1f}" r="1.2"/>'
    if mark.pain_after is None:
        return _words(x, y + 4, "✓" if mark.done else "◐", "middle")
    return _shape(mark.pain_after, limits, x, y)


def _shape(pain: int, limits: PainLimits, x: float, y: float) -> str:
    """A disc, a triangle or a square, by the zone."""
    zone = pain_zone(pain, limits).tone
    size = _MARK
    if zone == "fine":
        return f'<circle class="{zone}" cx="{x:.1f}" cy="{y:.1f}" r="{size}"/>'
    if zone == "stop":
        return _box(zone, x - size, y - size, 2 * size, 2 * size)
    low = y + size
    points = f"{x - size:.1f},{low:.1f} {x + size:.1f},{low:.1f} {x:.1f},{y - size:.1f}"
    return f'<polygon class="{zone}" points="{points}"/>'


def _ring(x: float, y: float) -> str:
    return f'<circle class="before" cx="{x:.1f}" cy="{y:.1f}" r="3.2"/>'


def _diamond(x: float, y: float) -> str:
    points = f"{x:.1f},{y - 4:.1f} {x + 4:.1f},{y:.1f} {x:.1f},{y + 4:.1f} {x - 4:.1f},{y:.1f}"
    return f'<polygon class="morning" points="{points}"/>'


def _stroke(start: tuple[float, float], end: tuple[float, float]) -> str:
    begin = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}"'
    return f'<line class="average" {begin} x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'


def _box(kind: str, x: float, y: float, width: float, height: float) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect class="{kind}" {place}/>'


def _words(x: float, y: float, text: str, anchor: str, kind: str = "words") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>'


def _date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _svg(height: float, title: str, parts: Iterable[str]) -> str:
    box = f'viewBox="0 0 {_WIDTH} {height:.0f}"'
    return f'<svg {box} role="img" aria-label="{title}">{"".join(parts)}</svg>'
