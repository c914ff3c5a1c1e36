"""One page for the therapist."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import msgspec
from msgspec import structs

from hipflow.export.report import MOST_EXERCISES, MOST_NOTES, ReportFacts, report_page
from hipflow.progress.adherence import OwnWeek
from hipflow.progress.dates import local_day
from hipflow.routine.resolve.routine import PainLimits, Routine
from hipflow.session.record import RoutineRef
from tests.fakes.fake_services import (
    BRIDGE_HURT,
    FOUR_WEEKS,
    SQUAT_DONE,
    STRETCH_LEFT_OUT,
    TODAY,
    hip_session,
)

HIP = Routine(title="Hip starter", exercises=(), author="Clinic on the Hill", per_week=(3, 3))
FACTS = ReportFacts(today=TODAY, routine=HIP, limits=PainLimits())


class Tags(HTMLParser):
    """Collects the tags, what they refer to, and the text."""

    def __init__(self):
        super().__init__()
        self.tags, self.refers, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        """Keep the tag and its references."""
        self.tags.append(tag)
        self.refers += [value for name, value in attrs if name in ("src", "href", "action")]

    def handle_data(self, data):
        """Keep the text."""
        self.text.append(data)


def read(page):
    """The page as a browser reads it."""
    tags = Tags()
    tags.feed(page)
    return tags


def text_of(page):
    """Its text in one line."""
    return " ".join(" ".join(read(page).text).split())


def test_it_has_pain_sessions_exercises_and_notes():
    """The averages with their baseline, sessions asked for, each exercise, what was left."""
    text = text_of(report_page(FOUR_WEEKS, FACTS))
    assert "Hip starter · by Clinic on the Hill · 26 October 2026 to 23 November 2026" in text
    assert "Pain after: on average 3.3 in the last 6 sessions, 4.5 in the first 6." in text
    assert "11 played to the end, 1 stopped early; 12 of 12 sessions asked for" in text
    assert "Bridge 12 16 14 99% worst ▲ 5 , last ▲ 5" in text
    assert "Left side stiff after the garden." in text


def test_whom_it_is_about_and_whom_to_call_stand_in_the_heading():
    """Patient, clinic and contact, where the routine names them."""
    named = {"patient": "Jo B.", "clinic": "Hill", "contact": "Anna, 01234 567890"}
    facts = msgspec.structs.replace(FACTS, routine=msgspec.structs.replace(HIP, **named))
    text = text_of(report_page(FOUR_WEEKS, facts))
    assert "For Jo B. · Hill · Questions? Call Anna, 01234 567890" in text
    assert "Questions?" not in text_of(report_page(FOUR_WEEKS, FACTS))


def test_the_patients_goal_stands_where_the_author_asks_for_nothing():
    """And is called the patient's own."""
    plain = msgspec.structs.replace(HIP, per_week=None)
    facts = msgspec.structs.replace(FACTS, routine=plain, week=OwnWeek(goal=4))
    text = text_of(report_page(FOUR_WEEKS, facts))
    assert "12 of 16 sessions of the weekly goal" in text
    assert "with a line at the patient's own goal" in text


def test_empty_weeks_at_the_beginning_are_said_where_there_were_sessions_before():
    """Else the programme is taken to begin with the first session."""
    first = local_day(FOUR_WEEKS[6])
    weeks = first - timedelta(days=21)
    facts = msgspec.structs.replace(FACTS, since=weeks)
    assert "6 of 6 sessions asked for" in text_of(report_page(FOUR_WEEKS[6:], facts))
    facts = msgspec.structs.replace(facts, earlier=[hip_session(60)])
    assert "6 of 12 sessions asked for" in text_of(report_page(FOUR_WEEKS[6:], facts))


def test_it_needs_nothing_from_anywhere():
    """No script, no picture or style to fetch, and a rule that forbids it."""
    page = report_page(FOUR_WEEKS, FACTS)
    tags = read(page)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(tags.tags)
    assert tags.refers == []
    assert "url(" not in page
    assert not re.search(r"https?:", page)
    assert "default-src 'none'" in page


def test_texts_are_texts_and_never_part_of_the_page():
    """Titles, names, notes, authors and reasons of any kind."""
    evil = '</style><script>alert(1)</script><img src=x onerror="1">'
    exercise = msgspec.structs.replace(SQUAT_DONE, name=evil, load=evil)
    left = msgspec.structs.replace(SQUAT_DONE, name=evil, done=(), skipped=evil)
    record = hip_session(
        1,
        note=evil,
        routine=RoutineRef(title=evil, file="x"),
        reason=evil,
        outcome="stopped",
        exercises=(exercise, left),
    )
    people = dict.fromkeys(("author", "contact", "clinic", "patient"), evil)
    facts = msgspec.structs.replace(FACTS, routine=msgspec.structs.replace(HIP, **people))
    tags = read(report_page([record], facts))
    assert "script" not in tags.tags
    assert "img" not in tags.tags


def test_what_has_no_room_on_two_sheets_is_counted():
    """So that nobody takes the page for all there is."""
    exercises = tuple(
        msgspec.structs.replace(SQUAT_DONE, name=f"Exercise {n}") for n in range(MOST_EXERCISES + 3)
    )
    notes = [
        hip_session(n, note=f"note {n}", exercises=exercises) for n in range(MOST_NOTES + 1, 0, -1)
    ]
    text = text_of(report_page(notes, FACTS))
    assert "and 3 exercises more" in text
    assert "and 1 session more" in text
    assert "note 1 " in text


def test_no_session_is_said_and_no_failure():
    """A period without any."""
    assert "No session in this time." in text_of(report_page([], FACTS))


def test_a_session_without_anything_in_it_can_be_reported():
    """No ratings, no exercises."""
    page = report_page([hip_session(1, None, None, exercises=())], FACTS)
    assert "Too early to compare" in text_of(page)


def test_days_of_rest_are_said_and_are_no_sessions():
    """Counted apart, with their pain among what was left; the pain after is as without them."""
    rest = hip_session(1, 8, None, outcome="not-today", exercises=(), note="bad night")
    text = text_of(report_page((*FOUR_WEEKS, rest), FACTS))
    assert "23 November 2026 · 12 sessions" in text
    assert "1 stopped early, 1 not today: rest was chosen; 12 of 12 sessions asked for" in text
    assert "22 Nov 2026 not today 8 → – bad night" in text
    assert "Pain after: on average 3.3 in the last 6 sessions, 4.5 in the first 6." in text
    assert "Pain before: on average 4.0 in the last 6 ratings, 4.5 in the first 6." in text


def test_a_time_of_rest_alone_can_be_shown():
    """No session in it, and yet something to report."""
    rest = hip_session(1, 8, None, outcome="not-today", exercises=())
    text = text_of(report_page((rest,), FACTS))
    assert "0 sessions" in text
    assert "1 not today: rest was chosen." in text


def test_what_is_part_done_is_counted_by_itself():
    """It stands among the sessions, and not among those that were asked for."""
    part = hip_session(1, exercises=(BRIDGE_HURT, STRETCH_LEFT_OUT))
    text = text_of(report_page((*FOUR_WEEKS[:-1], part), FACTS))
    assert "1 of them part done" in text
    assert "part done, bridge stopped, it hurt, and 1 more" in text


def test_what_was_sharp_and_what_was_passed_over_are_told():
    """With the day it was last so; of what nobody was asked no reason is given."""
    sharp = structs.replace(SQUAT_DONE, felt="sharp")
    over = structs.replace(STRETCH_LEFT_OUT, skipped="not-asked")
    page = report_page([hip_session(2, exercises=(sharp, over))], ReportFacts(today=TODAY))
    assert "Sharp or new, or gave way: 1 time, last on 21 Nov 2026" in page
    assert "1 (no reason given)" in page
