"""The record is the sum of what was done."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, structs

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import Circuit, Prescription
from hipflow.session.engine import events, state
from hipflow.session.engine.events import Elapsed
from hipflow.session.engine.session import Status
from hipflow.session.engine.set_log import DONE_AGAIN_MS
from hipflow.session.engine.step_timeline import reps_counted
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, LeftOut, ReadyWait
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Day, Felt, Reason, RoutineRef
from hipflow.session.record_builder import SessionFacts, make_record
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import EVENTS, SESSIONS, after, begin, walk

FACTS = SessionFacts(
    id="01K",
    routine=RoutineRef(title="Hip starter", file="hip-starter.toml", hash="ab"),
    started="2026-11-23T18:02:11+01:00",
    ended="2026-11-23T18:13:04+01:00",
)


def two_exercises(**dose):
    """Each: ready 10, work 12, rest 30, work 12."""
    made = [
        Prescription(usual=play(name, **counted(3, sets=(2, 2), **dose)), written_ready_s=10)
        for name in ("Bridge", "Squat")
    ]
    return begin(routine(*made))


def recorded(session, **facts):
    """The record of a session."""
    return make_record(session, structs.replace(FACTS, **facts))


def test_a_finished_session_has_everything():
    """All sets with their repetitions and seconds, and nothing skipped."""
    record = recorded(after(two_exercises(), Elapsed(200_000)), pain_before=3, pain_after=2)
    assert (record.outcome, record.reason, record.day) == ("finished", None, "usual")
    assert (record.active_s, record.paused_s) == (128, 0)
    assert [e.name for e in record.exercises] == ["Bridge", "Squat"]
    for exercise in record.exercises:
        assert [(s.set, s.reps, s.s, s.stopped) for s in exercise.done] == [
            (1, 3, 12, UNSET),
            (2, 3, 12, UNSET),
        ]
        assert exercise.skipped is None
        assert (exercise.planned.sets, exercise.planned.reps) == (2, 3)


def test_the_line_in_the_history_has_its_shape():
    """The fields of the storage page, in their order; unknown is null, not stopped is absent."""
    made = routine(
        Prescription(
            usual=structs.replace(
                play("Bridge", **counted(8, hold_s=(5, 5), sets=(2, 2))), load="light band"
            ),
            written_ready_s=10,
        )
    )
    session = after(begin(made), Elapsed(10_000 + 72_000 + 30_000), events.RatePain(4))
    session = after(session, Elapsed(6 * 9_000 + 500), events.Next(Reason.HURT))
    told = {"pain_before": 3, "pain_after": 2, "effort": 4, "note": "left side stiff"}
    told["date"] = "2026-11-23"
    line = msgspec.json.decode(msgspec.json.encode(recorded(session, **told)))
    assert line == {
        "v": 1,
        "id": "01K",
        "routine": {"title": "Hip starter", "file": "hip-starter.toml", "hash": "ab"},
        "started": "2026-11-23T18:02:11+01:00",
        "ended": "2026-11-23T18:13:04+01:00",
        "active_s": 166.5,
        "paused_s": 0,
        "outcome": "finished",
        "reason": None,
        "day": "usual",
        "pain": {"before": 3, "during_max": 4, "after": 2, "next_morning": None},
        "effort": 4,
        "note": "left side stiff",
        "speed": 1,
        "exercises": [
            {
                "id": "bridge",
                "name": "Bridge",
                "level": "usual",
                "load": "light band",
                "planned": {
                    "sets": 2,
                    "reps": 8,
                    "for_s": None,
                    "hold_s": 5,
                    "rounds": 1,
                    "side": "both",
                    "pace": "guided",
                },
                "done": [
                    {"set": 1, "round": 1, "side": "both", "reps": 8, "s": 72},
                    {
                        "set": 2,
                        "round": 1,
                        "side": "both",
                        "reps": 6,
                        "s": 54.5,
                        "stopped": "hurt",
                    },
                ],
                "skipped": None,
                "pain": 4,
                "key": "bridge",
            }
        ],
        "date": "2026-11-23",
    }
    assert isinstance(line["active_s"], float)
    assert isinstance(line["paused_s"], int), "whole seconds have no fraction"


def test_a_stopped_session_keeps_what_was_done():
    """What was counted stands; exercises never reached are neither done nor skipped."""
    record = recorded(after(two_exercises(), Elapsed(15_000), events.Stop(Reason.TIRED)))
    assert (record.outcome, record.reason) == ("stopped", "tired")
    bridge, squat = record.exercises
    assert [(s.reps, s.s, s.stopped) for s in bridge.done] == [(1, 5, "tired")]
    assert (squat.done, squat.skipped) == ((), None)


def test_a_session_that_died_was_interrupted_in_its_set():
    """The set under way counts as far as it came, and says that it was not ended."""
    record = recorded(after(two_exercises(), Elapsed(15_000)))
    assert (record.outcome, record.reason) == ("interrupted", None)
    assert [(s.reps, s.s, s.stopped) for s in record.exercises[0].done] == [(1, 5, "interrupted")]
    waiting = recorded(after(two_exercises(), Elapsed(9_000)))
    assert waiting.exercises[0].done == ()


def test_skipping_says_why():
    """A skipped exercise has its reason; passed over by a jump, nobody asked."""
    session = after(two_exercises(), events.SkipExercise(Reason.NOT_ABLE), Elapsed(200_000))
    record = recorded(session)
    assert [(e.skipped, e.done == ()) for e in record.exercises] == [
        ("not-able", True),
        (None, False),
    ]
    jumped = after(two_exercises(), events.JumpTo(1), Elapsed(200_000))
    assert [e.skipped for e in recorded(jumped).exercises] == ["not-asked", None]
    back = after(two_exercises(), Elapsed(15_000), events.Back(), events.JumpTo(1))
    assert recorded(after(back, Elapsed(200_000))).exercises[0].done[0].stopped == "not-asked"


def test_what_is_left_out_today_says_so():
    """It is in the record with what was asked, also where the session broke off before it."""
    made = begin(routine(play("Bridge", **counted()), play("Squat", **counted())))
    choices = Choices(left_out=(LeftOut(0),))
    session = state.start(make_plan(made.plan.routine, choices))[0]
    for happened in ((), (Elapsed(200_000),)):
        bridge, squat = recorded(after(session, *happened)).exercises
        assert (bridge.key, bridge.skipped, bridge.planned.reps) == ("bridge", "left-out", 3)
        assert squat.skipped is None


def test_a_set_left_out_stands_beside_those_done():
    """Only part of an exercise skipped: the exercise was done, the set says why it was not."""
    session = after(two_exercises(), Elapsed(10_000 + 12_000 + 30_000), events.Next(Reason.NO_TIME))
    (first, second) = recorded(session).exercises[0].done
    assert first.stopped is UNSET
    assert (second.reps, second.s, second.stopped) == (0, 0, "no-time")
    assert recorded(session).exercises[0].skipped is None


def test_pain_is_kept_by_exercise_and_its_worst_for_all():
    """The worst rating of each exercise, and the worst of the session."""
    session = after(two_exercises(), events.RatePain(4), events.RatePain(2), events.JumpTo(1))
    session = after(session, events.RatePain(6))
    record = recorded(session)
    assert [e.pain for e in record.exercises] == [4, 6]
    assert record.pain.during_max == 6
    assert recorded(two_exercises()).pain.during_max is None


def test_what_the_pain_felt_like_is_kept_by_exercise():
    """With its number or without one; it stands on the line only where it was said."""
    session = after(two_exercises(), events.RatePain(4, Felt.SHARP), events.JumpTo(1))
    record = recorded(session)
    assert [e.felt for e in record.exercises] == ["sharp", UNSET]
    assert msgspec.json.encode(record).count(b'"felt"') == 1
    numb = recorded(after(session, events.RatePain(None, Felt.NUMB)))
    assert [(e.pain, e.felt) for e in numb.exercises] == [(4, "sharp"), (None, "numb")]
    assert numb.pain.during_max == 4


def test_each_exercise_is_known_by_a_key_of_its_own():
    """What it uses, else its name; the second time with a number, whatever was played of it."""
    bridge = structs.replace(play("Bridge", **counted(3)), id=None)
    library = structs.replace(bridge, id="bridge", name="Bridge on a step")
    made = [Prescription(usual=one) for one in (bridge, library, bridge, library, library)]
    keys = [exercise.key for exercise in recorded(begin(routine(*made))).exercises]
    assert keys == ["Bridge", "bridge", "Bridge#2", "bridge#2", "bridge#3"]


def test_the_day_is_the_one_it_was_told():
    """Nothing is written where it is not known, as in a journal of the first release."""
    assert recorded(two_exercises(), date="2026-11-22").date == "2026-11-22"
    assert b'"date"' not in msgspec.json.encode(recorded(two_exercises()))


def test_no_pain_is_an_answer():
    """A rating of 0 is kept as 0, never as unknown."""
    record = recorded(after(two_exercises(), events.RatePain(0)), pain_before=0, pain_after=0)
    assert (record.pain.before, record.pain.during_max, record.pain.after) == (0, 0, 0)
    assert record.exercises[0].pain == 0


def levelled():
    """Two sets of 3, or of 1 clam, or of 5 with a band."""
    return Prescription(
        usual=play("Bridge", **counted(3, sets=(3, 3))),
        easier=play("Clam", **counted(1, sets=(3, 3))),
        written_ready_s=10,
    )


def test_a_level_of_its_own_stands_in_the_set():
    """The exercise has the level it ended at; a set says its own where that is another."""
    session = after(begin(routine(levelled())), Elapsed(12_000), events.Easier(), Elapsed(300_000))
    (exercise,) = recorded(session).exercises
    assert (exercise.id, exercise.name, exercise.level) == ("bridge", "Bridge", "easier")
    assert exercise.planned.reps == 3, "what was asked is what the author prescribed"
    assert [(s.reps, s.level, s.id) for s in exercise.done] == [
        (3, "usual", UNSET),
        (1, UNSET, "clam"),
        (1, UNSET, "clam"),
    ]


def test_all_at_one_level_need_no_word_in_the_sets():
    """Made easier before it began: the exercise says so, its sets need not."""
    session = after(begin(routine(levelled())), events.Easier(), Elapsed(300_000))
    (exercise,) = recorded(session).exercises
    assert exercise.level == "easier"
    assert {s.level for s in exercise.done} == {UNSET}
    assert {s.id for s in exercise.done} == {"clam"}


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        ({"for_s": (30, 40)}, {"for_s": 35, "reps": None, "pace": "guided"}),
        ({"reps": (1, 1), "single_hold": True, "hold_s": (20, 20)}, {"reps": 1, "hold_s": 20}),
        ({"pace": Pace.SELF, "reps": (8, 8)}, {"reps": 8, "pace": "self", "for_s": None}),
        (counted(3, side=SideChoice.ALTERNATE), {"reps": 3, "side": "alternate"}),
        (counted(3, hold_s=(1.5, 1.5)), {"hold_s": 1.5}),
    ],
)
def test_what_was_asked(dose, expected):
    """The dose of the day, per set and side."""
    (exercise,) = recorded(begin(routine(play(**dose)))).exercises
    assert {key: getattr(exercise.planned, key) for key in expected} == expected


def test_the_day_is_kept():
    """A gentle day asks the least, and says which day it was."""
    record = recorded(begin(routine(play(**counted(3) | {"reps": (3, 9)})), Day.GENTLE))
    assert (record.day, record.exercises[0].planned.reps) == ("gentle", 3)


def test_sides_and_rounds_are_told_apart():
    """Each side of each round is a set of its own; both sides in turn count together."""
    made = routine(
        structs.replace(levelled(), usual=play(**counted(1, side=SideChoice.EACH)), circuit="A"),
        circuits=(Circuit(name="A", rounds=2),),
    )
    (exercise,) = recorded(after(begin(made), Elapsed(600_000))).exercises
    assert [(s.round, s.side) for s in exercise.done] == [
        (1, "left"),
        (1, "right"),
        (2, "left"),
        (2, "right"),
    ]
    assert exercise.planned.rounds == 2
    turns = routine(play(**counted(3, side=SideChoice.ALTERNATE)))
    (exercise,) = recorded(after(begin(turns), Elapsed(600_000))).exercises
    assert [(s.side, s.reps) for s in exercise.done] == [("alternate", 6)]


class Tally:
    """What was done, counted beside the session: the last attempt at a set that had work in it."""

    def __init__(self):
        self.done = {}

    def leave(self, step, worked_ms, *, complete=False):
        """A set was left; an attempt with no work worth the name leaves what stood there."""
        reps = reps_counted(step.work, worked_ms)
        if step.work.pace is Pace.SELF:
            reps = step.work.reps if complete else None
        place = (step.exercise, step.round, step.set, step.side.value)
        counts = worked_ms >= DONE_AGAIN_MS if reps is None else reps > 0
        if counts or place not in self.done:
            self.done[place] = (reps, round(worked_ms / 1000, 1))

    def follow(self, before, event, session):
        """An event led from one moment to another: put down the sets that were left by it."""
        moved = (session.index, session.ended) != (before.index, before.ended)
        again = isinstance(event, events.Back | events.JumpTo)
        # A repetition that is begun anew after an interruption is the same set still.
        resumed = isinstance(event, events.ResumeInterrupted)
        left = moved or again or (session.elapsed_ms < before.elapsed_ms and not resumed)
        if left and before.step.kind is StepKind.WORK:
            worked_ms = before.length_ms if isinstance(event, Elapsed) else before.elapsed_ms
            self.leave(before.step, worked_ms, complete=isinstance(event, events.Done))
        if isinstance(event, events.SkipExercise):
            end = len(session.plan.steps) if session.ended else session.index
            for step in before.plan.steps[before.index + 1 : end]:
                if step.kind is StepKind.WORK:
                    self.leave(step, 0)


def in_small_steps(happened):
    """Time in half seconds, shorter than any step, so that none is passed unseen."""
    for event in happened:
        if isinstance(event, Elapsed):
            yield from [Elapsed(500)] * (min(event.ms, 30_000) // 500)
        else:
            yield event


@given(SESSIONS, st.lists(EVENTS, max_size=25))
def test_the_record_is_what_was_done(begun, happened):
    """Walked by any events, a tally kept beside agrees with the record, set by set."""
    tally = Tally()
    session = before = begun
    for event, session in walk(before, in_small_steps(happened)):
        tally.follow(before, event, session)
        before = session
    if session.step.kind is StepKind.WORK and session.elapsed_ms and not session.ended:
        tally.leave(session.step, session.elapsed_ms)
    record = recorded(session)
    for exercise, kept in enumerate(record.exercises):
        mine = {place: work for place, work in tally.done.items() if place[0] == exercise}
        worked = any(reps or seconds for reps, seconds in mine.values())
        told = {(exercise, s.round, s.set, s.side): (s.reps, s.s) for s in kept.done}
        assert told == (mine if worked else {})
        assert not (worked and kept.skipped)
    assert record.active_s + record.paused_s == pytest.approx(session.clock_ms / 1000, abs=0.11)


def test_a_session_led_in_is_no_work():
    """The countdown after a pause is neither work nor lost: it counts as paused."""
    session = after(two_exercises(), Elapsed(15_000), events.Pause(), Elapsed(7_000))
    session = after(session, events.Resume(), Elapsed(3_000))
    assert session.status is Status.RUNNING
    record = recorded(session)
    assert (record.active_s, record.paused_s) == (15, 10)


def test_waiting_for_the_big_key_is_no_work():
    """Getting ready counts for the time planned; standing there longer, and the countdown, not."""
    made = routine(Prescription(usual=play(**counted(3)), written_ready_s=10))
    session = after(begin(made, wait=ReadyWait.ALWAYS), Elapsed(10_000 + 300_000), events.Done())
    record = recorded(after(session, Elapsed(3_000 + 12_000)))
    assert (record.outcome, record.active_s, record.paused_s) == ("finished", 22, 303)
    assert [(s.reps, s.s) for s in record.exercises[0].done] == [(3, 12)]
