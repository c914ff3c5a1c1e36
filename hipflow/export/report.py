"""One page for the therapist: what was done, how it hurt, whether it changes.

A whole HTML file with its style and its pictures inside. It loads nothing, and a rule in it
forbids that too.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path

from msgspec import Struct

from hipflow import __version__
from hipflow.export.charts import calendar_svg, trend_svg, weeks_svg
from hipflow.progress.adherence import USUAL_WEEK, OwnWeek, day_marks, is_part_done
from hipflow.progress.change import MOMENTS, change_text
from hipflow.progress.contact import people_line
from hipflow.progress.dates import MONTHS, local_day
from hipflow.progress.exercise_series import ExerciseSeries, exercise_series
from hipflow.progress.trend import trend
from hipflow.progress.weeks import adherence
from hipflow.progress.wording import (
    adherence_texts,
    count_text,
    felt_text,
    pain_zone,
    seconds_text,
    session_summary,
)
from hipflow.routine.format.precautions import PRECAUTION_WORDS
from hipflow.routine.resolve.routine import PainLimits, Routine
from hipflow.session.record import Outcome, Reason, SessionRecord
from hipflow.session.speech.author_words import care_words, prescription_words, routine_words
from hipflow.system.safe_text import single_line

MOST_EXERCISES, MOST_NOTES = 14, 15
"""Rows that fit on the second sheet; of more, only the number is written."""

_NOTE_CHARACTERS, _HOW_CHARACTERS, _NAME_CHARACTERS = 110, 60, 36
"""What of a note, of how it went and of a name stands on the page, so that the rest has room."""

_TIGHT = ("Date", "Exercise", "Last asked", "Last done", "Pain")
"""Columns of short things that belong on one line."""

_CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: nothing but its own style."""

_LEGEND = "○ before   ● ▲ ■ after   ◇ next morning   — average after of the last sessions"


class ReportFacts(Struct, frozen=True, kw_only=True):
    """What a report needs besides the sessions.

    Attributes:
        today: the date.
        since: the first day it is about; the first session's where there is none.
        until: the last day it is about; today where there is none.
        routine: the routine the sessions are of; ``None`` for several, or one that is gone.
        limits: the pain limits by which bands and marks are drawn.
        week: what the patient has set for a week.
        earlier: sessions before the first day; after them, a week without a session counts.
    """

    today: date
    since: date | None = None
    until: date | None = None
    routine: Routine | None = None
    limits: PainLimits = PainLimits()
    week: OwnWeek = USUAL_WEEK
    earlier: Sequence[SessionRecord] = ()


def report_page(records: Sequence[SessionRecord], facts: ReportFacts) -> str:
    """The report on these sessions, which are in order of their start, as one HTML page."""
    style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    title = "Exercise and pain report"
    body = _body(records, facts) if records else "<p>No session in this time.</p>"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_CONTENT_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1>{_subtitle(records, facts)}</header>\n{body}\n"
        f"<footer>Made by hipflow {__version__} on {_date(facts.today)}, from what the patient "
        "rated and what the routine's author wrote. It does not diagnose.</footer>\n"
        "</body>\n</html>\n"
    )


def _body(records: Sequence[SessionRecord], facts: ReportFacts) -> str:
    first, last = _span(records, facts)
    return "\n".join(
        (
            _pain(records, facts, first, last),
            _adherence_sections(records, facts, first, last),
            '<div class="second">',
            _exercises(exercise_series(records), facts.limits),
            _notes(records, facts.limits),
            "</div>",
            _prescribed(facts.routine),
        )
    )


def _span(records: Sequence[SessionRecord], facts: ReportFacts) -> tuple[date, date]:
    first = facts.since or local_day(records[0])
    until = min(facts.until or facts.today, facts.today)  # days to come hold nothing yet
    return first, max(until, local_day(records[-1]))


def _subtitle(records: Sequence[SessionRecord], facts: ReportFacts) -> str:
    if not records:
        return ""
    first, last = _span(records, facts)
    titles = dict.fromkeys(single_line(record.routine.title) for record in reversed(records))
    parts = [
        ", ".join(titles) if len(titles) <= 3 else f"{len(titles)} routines",  # noqa: PLR2004
        f"{_date(first)} to {_date(last)}",
        count_text(sum(1 for record in records if not record.is_not_today), "session"),
    ]
    author = facts.routine.author if facts.routine else None
    if author:
        parts.insert(1, f"by {single_line(author)}")
    people = single_line(people_line(facts.routine)) if facts.routine else ""
    lines = ("  ·  ".join(parts), people, _precautions(facts.routine))
    return "".join(f'<p class="soft">{escape(line)}</p>' for line in lines if line)


def _precautions(routine: Routine | None) -> str:
    """What the patient must not do, as the routine writes it."""
    forbidden = routine.precautions if routine else ()
    words = ", ".join(PRECAUTION_WORDS[precaution] for precaution in forbidden)
    return f"Must not: {words}" if words else ""


def _pain(records: Sequence[SessionRecord], facts: ReportFacts, first: date, last: date) -> str:
    line = trend(records)
    sentences = []
    for moment in MOMENTS:
        words = change_text(records, moment)
        if moment == "after" or any(getattr(r.pain, moment) is not None for r in records):
            reading = f' <span class="soft">{escape(words.reading)}</span>'
            sentences.append(f'<p><span class="strong">{escape(words.finding)}</span>{reading}</p>')
    picture = trend_svg(line, facts.limits, first, last) if line.runs else ""
    legend = f'<p class="soft">{_LEGEND}</p>' if picture else ""
    return _section("Pain, 0 none to 10 worst imaginable", *sentences, picture, legend)


def _adherence_sections(
    records: Sequence[SessionRecord], facts: ReportFacts, first: date, last: date
) -> str:
    found = adherence((*facts.earlier, *records), facts.routine, last, facts.week)
    since = first if facts.earlier else None
    weeks = found.since(first) if facts.earlier else found
    outcomes = [
        f"{number} {words}"
        for outcome, words in (
            (Outcome.FINISHED, "played to the end"),
            (Outcome.STOPPED, "stopped early"),
            (Outcome.INTERRUPTED, "interrupted"),
            (Outcome.NOT_TODAY, "not today: rest was chosen"),
        )
        if (number := sum(1 for record in records if record.outcome == outcome))
    ]
    if part := sum(map(is_part_done, records)):
        outcomes.append(f"{part} of them part done")
    sentences = "; ".join((", ".join(outcomes), *adherence_texts(found, since)))
    words = f'<p class="strong">{escape(sentences)}.</p>'
    whose = "the patient's own goal" if found.is_goal else "what was asked"
    asked = f", with a line at {whose}" if weeks.asked else ""
    return (
        _section(f"Sessions a week{asked}", words, weeks_svg(weeks.weeks))
        + "\n"
        + _section(
            "Days, marked by the highest pain after",
            calendar_svg(
                day_marks(records), facts.limits, first, last, starts_on=facts.week.starts_on
            ),
        )
    )


def _exercises(found: Sequence[ExerciseSeries], limits: PainLimits) -> str:
    rows = [_exercise_row(series, limits) for series in found[:MOST_EXERCISES]]
    more = len(found) - len(rows)
    head = ("Exercise", "Times done", "Last asked", "Last done", "Average done", "Left out", "Pain")
    tail = f'<p class="soft">and {count_text(more, "exercise")} more</p>' if more else ""
    return _section("Exercises", _table(head, rows), tail) if rows else ""


def _exercise_row(series: ExerciseSeries, limits: PainLimits) -> list[str]:
    last = next((p for p in reversed(series.points) if p.done), series.points[-1])
    shares = [min(1.0, p.done / p.asked) for p in series.points if p.asked and p.done]
    left = [p.skipped for p in series.points if p.skipped]
    reasons = ", ".join(dict.fromkeys(map(_reason, left)))
    ratings = [p.pain for p in series.points if p.pain is not None]
    pain = (
        f"worst {_mark(max(ratings), limits)}, last {_mark(ratings[-1], limits)}"
        if ratings
        else "not rated"
    )

    felt = [(p.day, words) for p in series.points if (words := felt_text(p.felt))]
    if felt:
        day, words = felt[-1]
        times = count_text(len(felt), "time")
        pain += f". {words.capitalize()}: {times}, last on {_short_date(day)}"

    def amount(value: float | None) -> str:
        if value is None:
            return "own pace"
        return f"{value:.0f}" if last.counted else seconds_text(round(value))

    load = f", {escape(single_line(last.load))}" if last.load else ""
    return [
        escape(_cut(series.name, _NAME_CHARACTERS)),
        f"{series.times}",
        amount(last.asked),
        amount(last.done) + load,
        f"{sum(shares) / len(shares):.0%}" if shares else "",
        f"{len(left)} ({escape(reasons)})" if left else "",
        pain,
    ]


def _reason(skipped: str) -> str:
    """Why an exercise was left, in a word or two."""
    if skipped == Reason.NOT_ASKED:
        return "no reason given"
    return single_line(skipped).replace("-", " ")


def _notes(records: Sequence[SessionRecord], limits: PainLimits) -> str:
    """Sessions with a note or with something left, the newest first."""
    noteworthy = [
        record
        for record in reversed(records)
        if record.note or session_summary(record) != "all done"
    ]
    rows = [
        [
            _short_date(local_day(record)),
            escape(_cut(session_summary(record), _HOW_CHARACTERS)),
            _pain_before_after(record, limits),
            escape(_cut(record.note or "", _NOTE_CHARACTERS)),
        ]
        for record in noteworthy[:MOST_NOTES]
    ]
    more = len(noteworthy) - len(rows)
    tail = f'<p class="soft">and {count_text(more, "session")} more</p>' if more else ""
    head = ("Date", "How it went", "Pain", "Note")
    return _section("Notes, and what was left", _table(head, rows), tail) if rows else ""


def _prescribed(routine: Routine | None) -> str:
    """What the author wrote, so that the page says what the sessions were asked to be."""
    if routine is None:
        return ""
    head = [_paragraph(words.line) for words in routine_words(routine)]
    rows = [
        [escape(single_line(words.label)), escape(single_line(words.text))]
        for prescription in routine.exercises
        for words in (
            *prescription_words(prescription, routine.language),
            *care_words(routine, prescription),
        )
    ]
    table = _table(("Of each exercise", "As it is written"), rows)
    return f'<div class="second">{_section("What was asked", *head, table)}</div>'


def _paragraph(text: str) -> str:
    return f"<p>{escape(single_line(text))}</p>"


def _pain_before_after(record: SessionRecord, limits: PainLimits) -> str:
    before, after = record.pain.before, record.pain.after
    if after is None:
        return f"{'–' if before is None else before} → –"
    return f"{'–' if before is None else before} → {_mark(after, limits)}"


def _mark(pain: int, limits: PainLimits) -> str:
    mark = pain_zone(pain, limits)
    return f'<span class="{mark.tone}">{mark.shape} {pain}</span>'


def _cut(text: str, most: int) -> str:
    text = single_line(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the columns of :data:`_TIGHT` never wrap."""
    kinds = [' class="tight"' if name in _TIGHT else "" for name in head]
    names = "".join(f"<th>{escape(name)}</th>" for name in head)
    lines = (
        "".join(f"<td{kind}>{cell}</td>" for kind, cell in zip(kinds, row, strict=True))
        for row in rows
    )
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"


def _section(title: str, *parts: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{''.join(parts)}</section>"


def _short_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
