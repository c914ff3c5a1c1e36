"""Everything an author wrote reaches the patient: each key of the format in each way it is told.

The keys come from the model of the format: a new one without a row here fails.
"""

import pytest

from hipflow.export.guided_session import make_guided_session
from hipflow.export.plan_table import SpeechDetail, plan_json, plan_lines
from hipflow.export.report import ReportFacts, report_page
from hipflow.plain.text import lines_of_cue
from hipflow.progress.advice import Moment, advice
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary
from hipflow.routine.format.exercise_keys import ExerciseKeys, SayTable, WordsTable
from hipflow.routine.format.model import (
    CircuitTable,
    DefaultsTable,
    ExerciseFile,
    PainTable,
    PrescriptionTable,
    RoutineFile,
)
from hipflow.session.engine import events, state
from hipflow.session.engine.cues import LevelChanged
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, ReadyWait
from hipflow.session.speech import display_text
from hipflow.session.speech.author_words import routine_words
from hipflow.session.speech.script import script_lines, script_texts
from hipflow.session.speech.speech_settings import SpeechSettings
from hipflow.session.view.view import PAGE_MS, make_view
from hipflow.ui.app import HipflowApp
from tests.builders.session_builders import run_to_end
from tests.fakes.fake_services import TODAY, FakeWorld, hip_session, loaded_routine

OUTPUTS = ("workout", "preview", "plain", "said", "render", "show", "json", "report")

WORDS = {
    "title": "zadora",
    "summary": "zebula",
    "author": "zicara",
    "clinic": "zupera",
    "patient": "zaqira",
    "contact": "zoreta",
    "warning": "zodeka",
    "advice": "zufima",
    "stop_advice": "zagona",
    "name": "zehila",
    "setup": "zijuna",
    "steps": "zokera",
    "cues": "zulima",
    "caution": "zamena",
    "note": "zenola",
    "say.ready": "zipura",
    "say.work": "zoqima",
    "say.switch": "zurena",
    "say.rest": "zasila",
    "words.out": "zetuma",
    "words.hold": "zivora",
    "words.back": "zowena",
    "words.relax": "zuxila",
    "side_words": "zayema",
    "equipment": "zezora",
    "target": "zibena",
    "load": "zocula",
    "load_by_set": "zobina",
    "rep_phases": "zomila",
    "goal": "zudama",
    "how_often": "zafera",
    "mistakes": "zegina",
    "easier": "zihola",
    "harder": "zojena",
    "care_with": "zokuba",
}
"""Each key that holds words for the patient, and a word of no language that is written there."""

NO_WORDS = {
    "numbers": {
        "hipflow", "affected", "per_week", "per_day", "weeks", "ask_before", "caution_at",
        "stop_at", "rounds", "rest_s", "change_s", "ready_s", "side_s", "sets", "reps", "for_s",
        "out_s", "hold_s", "back_s", "relax_s", "pace", "side", "side_order", "second_side_sets",
        "reps_by_set",        "every_s",        "start_side",
        "level", "position",
    },
    "tables": {"defaults", "pain", "exercise", "circuit", "say", "words"},
    "names of files, voices and languages": {"language", "voice", "use", "image", "figure"},
    "words to search by": {"tags"},
    "names of what a patient must not do": {"precautions", "not_with"},
}  # fmt: skip
"""The other keys, by what they hold instead."""

EMPTY = {
    ("advice", "said"): "stands on the screen after a session; what is said aloud is to stop",
    ("advice", "render"): "an answer to a rating; nobody rates in a sound file",
    ("stop_advice", "render"): "an order for strong pain, wrong where nobody has rated any",
    ("easier", "render"): "comes by a key; a sound file has none",
    ("harder", "render"): "comes by a key; a sound file has none",
}
"""The cells that are empty on purpose, and why. Five at most."""

ROUTINE = """
hipflow = 1
title = "{title}"
summary = "{summary}."
author = "{author}"
clinic = "{clinic}"
patient = "{patient}"
contact = "{contact}"
warning = "{warning}."
precautions = ["one-leg"]
[pain]
advice = "{advice}."
stop_advice = "{stop_advice}."
[[exercise]]
name = "{name}"
position = "standing"
sets = 2
reps = 8
out_s = 5
hold_s = 5
back_s = 5
relax_s = 5
side = "each"
side_s = 60
rest_s = 60
ready_s = 300
setup = "{setup}."
steps = ["{steps}."]
cues = ["{cues}"]
caution = "{caution}."
note = "{note}."
say.ready = "{say.ready}"
say.work = "{say.work}"
say.switch = "{say.switch}"
say.rest = "{say.rest}"
words.out = "{words.out}"
words.hold = "{words.hold}"
words.back = "{words.back}"
words.relax = "{words.relax}"
side_words = ["{side_words}", "beta"]
equipment = ["{equipment}"]
target = "{target}"
load = "{load}"
goal = "{goal}"
how_often = "{how_often}"
mistakes = ["{mistakes}."]
care_with = {{ one-leg = "{care_with}." }}
easier = {{ name = "{easier}" }}
harder = {{ name = "{harder}" }}
[[exercise]]
name = "{name}"
reps_by_set = [8, 6]
load_by_set = ["{load_by_set}", "less"]
[[exercise]]
name = "{name}"
rep_phases = [["{rep_phases}", 7], ["beta", 3]]
"""


def keys_of_the_format():
    """Every key that may be written, those of tables inside an exercise with the table's name."""
    tables = (RoutineFile, PainTable, DefaultsTable, CircuitTable, PrescriptionTable, ExerciseFile)
    found = {key for table in (*tables, ExerciseKeys) for key in table.__struct_fields__}
    found |= {f"say.{key}" for key in SayTable.__struct_fields__}
    return found | {f"words.{key}" for key in WordsTable.__struct_fields__}


def test_every_key_of_the_format_has_its_place():
    """Words have a row; whatever else there is, is named as what it is. A new key is neither."""
    others = set().union(*NO_WORDS.values())
    assert keys_of_the_format() == set(WORDS) | others
    assert set(WORDS).isdisjoint(others)


def test_few_cells_are_empty():
    """Five at most, each with its reason, none of a key that is not there."""
    assert len(EMPTY) <= 5
    assert {key for key, _ in EMPTY} <= set(WORDS)
    assert {output for _, output in EMPTY} <= set(OUTPUTS)


@pytest.fixture(scope="module")
def written():
    """A routine in which every key that holds words holds its own."""
    text = ROUTINE
    for key, word in WORDS.items():
        text = text.replace(f"{{{key}}}", word)
    text = text.replace("{{", "{").replace("}}", "}")
    checked = check_bytes(text.encode(), name="x.toml", kind="routine", library=ExerciseLibrary(()))
    return checked.require_routine()


@pytest.fixture(scope="module")
def told(written, tmp_path_factory):
    """The whole text of each output."""
    plan = make_plan(written)
    report = report_page(
        [hip_session(1)], ReportFacts(today=TODAY, routine=written, limits=written.pain)
    )
    return {
        "workout": workout_text(written),
        "plain": plain_text(written),
        "said": said_text(written),
        "render": " ".join(make_guided_session(plan, SpeechSettings(keys=False), 30_000).texts),
        "show": "\n".join(plan_lines(plan, said=SpeechDetail.NOT)),
        "json": str(plan_json(plan)),
        "report": report,
    }


def with_levels(routine):
    """A session in which easier is pressed, and one in which harder is, with the cues of each."""
    for event in (events.Easier(), events.Harder()):
        session, begun = state.start(make_plan(routine))
        session, changed = state.advance(session, event)
        yield session, (*begun, *changed)


def workout_text(routine):
    """What the workout and the ratings of it show, second by second."""
    seen = [advice_text(routine)]
    session, _ = state.start(make_plan(routine))
    while not session.ended:
        shown = make_view(session)
        seen += [shown.title, shown.headline, shown.detail, shown.focus.word, *shown.focus.captions]
        session, _ = state.advance(session, events.Elapsed(PAGE_MS // 4))
    for _, cues in with_levels(routine):
        changes = [cue for cue in cues if isinstance(cue, LevelChanged)]
        seen += [display_text.level_text(cue.name, cue.level) for cue in changes]
    return "\n".join(seen)


def plain_text(routine):
    """What plain mode writes: of the routine first, then of every cue, then of the ratings."""
    begun, opening = state.start(make_plan(routine))
    ended, cues = run_to_end(begun)
    lines = [words.line for words in routine_words(routine) if not words.key.endswith("advice")]
    lines += [line for cue in (*opening, *cues) for line in lines_of_cue(begun, cue)]
    for session, changed in with_levels(routine):
        lines += [line for cue in changed for line in lines_of_cue(session, cue)]
    assert ended.ended
    return "\n".join([*lines, advice_text(routine)])


def said_text(routine):
    """What is heard: before the first start, of a plan that waits for one, and after ratings."""
    plan = make_plan(routine, Choices(wait=ReadyWait.ALWAYS))
    texts = [routine.warning, *script_texts(plan)]
    for session, cues in with_levels(routine):
        texts += [line.text or "" for line in script_lines(session.plan, cues)]
    return "\n".join([*texts, advice_text(routine, aloud=True)])


def advice_text(routine, *, aloud=False):
    """What the author's limits lead to after a session, in care and from stop on."""
    said = [advice(Moment.AFTER, pain, routine.pain) for pain in (4, 6)]
    return "\n".join(each.aloud("en") if aloud else "\n".join(each.paragraphs) for each in said)


@pytest.mark.parametrize("output", [output for output in OUTPUTS if output != "preview"])
def test_everything_written_is_told(told, output):
    """Every cell of a column but those that are argued, which are empty indeed."""
    text = told[output].lower()
    empty = {key for key, word in WORDS.items() if word not in text}
    assert empty == {key for key, where in EMPTY if where == output}


async def test_everything_written_stands_in_the_preview(written, tmp_path):
    """All of it on one page and the lines above it."""
    fakes = FakeWorld(tmp_path, opening_routine=loaded_routine(written))
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(120, 60)):
        parts = [str(widget.render()) for widget in app.screen.query("Label, Static")]
        rows = [strip.text for strip in app.screen._compositor.render_strips()]
    text = "\n".join([*parts, *rows]).lower()
    assert {key for key, word in WORDS.items() if word not in text} == set()
