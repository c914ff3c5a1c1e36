"""Every way through a session."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hipflow.routine.format.choices import LevelName, Pace, Position, SideChoice
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import cues, events, state
from hipflow.session.engine.events import Elapsed
from hipflow.session.engine.session import Status
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import Choices, ReadyWait
from hipflow.session.plan.steps import StepKind
from hipflow.session.record import Outcome, Reason
from hipflow.system.errors import NotAllowedError
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import EVENTS, SESSIONS, after, begin, possible, run_to_end


def two_sets(**dose):
    """Ready 10, work 12, rest 30, work 12."""
    usual = play(**counted(3, sets=(2, 2), **dose))
    return routine(Prescription(usual=usual, written_ready_s=10))


def own_pace_ms(session):
    """Time worked at own pace, which no plan foretells."""
    own_pace = [step.key for step in session.plan.steps if step.length_ms is None]
    return sum(session.set_log.sets[key].worked_ms for key in own_pace)


@given(SESSIONS, st.lists(st.integers(0, 20_000), max_size=30))
def test_slices_of_time_make_no_difference(whole, slices):
    """The same time in any slicing gives the same state and the same cues."""
    assume(sum(slices) < (whole.plan.total_ms or 1))
    expected = state.advance(whole, Elapsed(sum(slices)))
    session, gathered = whole, ()
    for ms in slices:
        session, new = state.advance(session, Elapsed(ms))
        gathered += new
    assert (session, gathered) == expected


@given(SESSIONS)
def test_every_set_side_and_repetition_is_reached(session):
    """Played to the end, each work step is entered, counted in full and in the ledger."""
    session, given_cues = run_to_end(session)
    assert session.outcome is Outcome.FINISHED
    plan = session.plan
    work = [step for step in plan.steps if step.kind is StepKind.WORK]
    assert list(session.set_log.sets) == [step.key for step in work]
    for step in work:
        entry = session.set_log.sets[step.key]
        assert entry.stopped is None
        if step.work.reps is not None:
            assert entry.reps == step.work.reps
    counted_reps = [cue for cue in given_cues if isinstance(cue, cues.RepCounted)]
    expected = sum(
        (session.set_log.sets[s.key].reps or 0) for s in work if s.work.pace is Pace.GUIDED
    )
    assert len(counted_reps) == expected
    assert session.active_ms == plan.total_ms + own_pace_ms(session)


@given(SESSIONS)
def test_cues_come_in_order_and_on_time(session):
    """Cue times never run backwards, and ``next_due`` foretells the next one."""
    last_ms = 0
    while not session.ended:
        due_ms = state.next_due_ms(session)
        if due_ms is None:
            session, new = state.advance(session, events.Done())
        else:
            before, none = state.advance(session, Elapsed(due_ms - session.clock_ms - 1))
            assert none == (), "nothing comes before it is due"
            session, new = state.advance(before, Elapsed(1))
            assert new, "what is due comes"
            assert new[0].at_ms == due_ms
        for cue in new:
            assert cue.at_ms >= last_ms
            last_ms = cue.at_ms


@given(SESSIONS, st.lists(EVENTS, max_size=40))
@settings(max_examples=200)
def test_allowed_tells_the_truth(session, happened):
    """What is allowed never raises, everything else does; the session stays in its plan."""
    for event in happened:
        if possible(session, event):
            session, _ = state.advance(session, event)
            assert 0 <= session.index < len(session.plan.steps)
            assert session.clock_ms == session.active_ms + session.paused_ms
            length_ms = session.length_ms
            assert length_ms is None or session.elapsed_ms <= length_ms
        else:
            with pytest.raises(NotAllowedError):
                state.advance(session, event)


@given(SESSIONS, st.lists(st.tuples(st.integers(1, 9_000), st.integers(0, 60_000)), max_size=8))
def test_pausing_neither_loses_nor_adds_a_millisecond(session, pauses):
    """However often it is paused, a session's active time is its plan."""
    for run_ms, stand_ms in pauses:
        session = after(session, Elapsed(run_ms))
        if session.ended:
            break
        before = session.active_ms
        session = after(session, events.Pause(), Elapsed(stand_ms))
        assert session.active_ms == before
        session = after(session, events.Resume(), Elapsed(session.lead_in_ms))
        if session.status is Status.LEADING_IN:
            session = after(session, Elapsed(session.lead_in_ms))
        assert session.active_ms == before
    session, _ = run_to_end(session)
    assert session.active_ms == session.plan.total_ms + own_pace_ms(session)


@given(SESSIONS, st.lists(EVENTS, max_size=40))
def test_upcoming_is_what_then_comes(session, happened):
    """The foretold cues are those that come when nobody presses a key."""
    for event in happened:
        if possible(session, event):
            session, _ = state.advance(session, event)
    if not session.ended:
        assert state.upcoming_cues(session, 7_000) == state.advance(session, Elapsed(7_000))[1]


def test_next_marks_the_work_skipped():
    """Leaving a set early keeps what was counted, with the reason."""
    session = after(begin(two_sets()), Elapsed(10_000 + 5_000), events.Next(Reason.HURT))
    assert session.step.kind is StepKind.REST
    (entry,) = session.set_log.sets.values()
    assert (entry.reps, entry.worked_ms, entry.stopped) == (1, 5_000, "hurt")


def test_back_goes_to_the_start_and_near_it_to_the_step_before():
    """Two seconds in: the start of this step; sooner: the one before; never before the first."""
    session = after(begin(two_sets()), Elapsed(10_000 + 2_000), events.Back())
    assert (session.index, session.elapsed_ms) == (1, 0)
    session = after(session, Elapsed(1_999), events.Back())
    assert (session.index, session.elapsed_ms) == (0, 0)
    session = after(session, events.Back(), events.Back())
    assert session.index == 0


def test_doing_again_replaces_what_stood_there():
    """A set done again is one set; passing through without doing anything changes nothing."""
    session = after(begin(two_sets()), Elapsed(10_000 + 12_000), events.Back())
    assert session.step.kind is StepKind.WORK
    untouched = after(session, events.Next())
    (entry,) = untouched.set_log.sets.values()
    assert entry.reps == 3
    again = after(session, Elapsed(8_500), events.Next(Reason.TIRED))
    (entry,) = again.set_log.sets.values()
    assert (entry.reps, entry.stopped) == (2, "tired")


def test_enough_keeps_what_was_counted_and_is_no_skip():
    """Done in guided work: the repetitions so far stand, without a reason."""
    session = after(begin(two_sets()), Elapsed(10_000 + 9_000), events.Done())
    (entry,) = session.set_log.sets.values()
    assert (entry.reps, entry.stopped) == (2, None)


def test_more_time_is_for_waiting_only():
    """Fifteen seconds more to get ready, counted down anew; not in work."""
    session = after(begin(two_sets()), Elapsed(8_500))
    session = after(session, events.AddTime())
    assert session.left_ms == 16_500
    _, new = state.advance(session, Elapsed(14_000))
    assert [cue.seconds for cue in new if isinstance(cue, cues.SecondsLeft)] == [3]
    working = after(session, events.Done())
    assert events.AddTime not in state.allowed_events(working)


def test_own_pace_waits_for_the_big_key():
    """Hours may pass; done counts what was asked."""
    made = routine(Prescription(usual=play(pace=Pace.SELF, reps=(8, 8)), written_ready_s=0))
    session = after(begin(made), Elapsed(3_600_000))
    assert state.next_due_ms(session) is None
    session = after(session, events.Done())
    (entry,) = session.set_log.sets.values()
    assert (entry.reps, entry.worked_ms) == (8, 3_600_000)


def test_work_goes_on_after_three_two_one():
    """Resuming work counts down first; resuming a rest does not."""
    session = after(begin(two_sets()), Elapsed(11_000), events.Pause(), Elapsed(60_000))
    session, new = state.advance(session, events.Resume())
    assert [type(cue).__name__ for cue in new] == ["Resumed", "SecondsLeft"]
    session, new = state.advance(session, Elapsed(3_000))
    assert [getattr(cue, "seconds", "on") for cue in new] == [2, 1, "on"]
    assert (session.status, session.elapsed_ms) == (Status.RUNNING, 1_000)
    resting = after(session, Elapsed(12_000), events.Pause(), events.Resume())
    assert (resting.step.kind, resting.status) == (StepKind.REST, Status.RUNNING)


def levelled():
    """Two sets of 3 on each side; easier: 2 sets of 1; harder: 4 sets of 5."""
    each = {"side": SideChoice.EACH, "side_s": 5, "rest_s": 30}
    return routine(
        Prescription(
            usual=play("Clam", **counted(3, sets=(2, 2)), **each),
            easier=play("Press", **counted(1, sets=(2, 2)), **each),
            harder=play("Band", **counted(5, sets=(4, 4)), **each),
            written_ready_s=10,
        )
    )


def test_a_level_takes_hold_with_the_next_set():
    """The set under way is finished on both sides as it began; the next one is easier."""
    session = after(begin(levelled()), Elapsed(12_000), events.Easier())
    asked = [s.work.reps for s in session.plan.steps if s.kind is StepKind.WORK]
    assert asked == [3, 3, 1, 1]
    assert (session.step.play.name, session.elapsed_ms) == ("Clam", 2_000)
    assert events.Easier not in state.allowed_events(session)
    back_again = after(session, events.Harder())
    assert [s.work.reps for s in back_again.plan.steps if s.work] == [3, 3, 3, 3]


def test_a_level_chosen_while_getting_ready_is_the_first_set():
    """Before anything was done the whole exercise changes, and the countdown runs on."""
    session = after(begin(levelled()), Elapsed(4_000), events.Harder())
    assert [s.work.reps for s in session.plan.steps if s.work] == [5] * 8
    assert session.step.play.name == "Band"
    assert session.left_ms == 6_000


def test_the_last_set_has_no_levels_left():
    """In the last set nothing could become easier, so it is not offered."""
    session = begin(levelled())
    last = len(session.plan.steps) - 1
    while session.index < last - 2:
        session = after(session, events.Next())
    assert session.step.set == 2
    assert events.Easier not in state.allowed_events(session)


def names(given_cues):
    """The kinds of some cues."""
    return [type(cue).__name__ for cue in given_cues]


def waiting(wait=ReadyWait.ALWAYS):
    """Ready 10 that waits, work 12, rest 30, work 12."""
    return begin(two_sets(), wait=wait)


def test_a_ready_that_waits_says_once_when_its_time_is_over():
    """No countdown; then it stands there, however long, and only a key can bring something."""
    session, new = state.advance(waiting(), Elapsed(9_999))
    assert new == ()
    assert state.next_due_ms(session) == 10_000
    session, new = state.advance(session, Elapsed(3_600_000))
    assert new == (cues.ReadyOver(at_ms=10_000, index=0),)
    assert (session.index, session.status, session.left_ms) == (0, Status.RUNNING, 0)
    assert session.ready_over
    assert state.next_due_ms(session) is None
    assert state.upcoming_cues(session, 60_000) == ()


@pytest.mark.parametrize("ms", [0, 4_000, 10_000, 90_000])
def test_ready_leads_work_in(ms):
    """Before its time is over or after, the big key counts three seconds down to the work."""
    session, new = state.advance(after(waiting(), Elapsed(ms)), events.Done())
    assert names(new) == ["StepEnded", "Resumed", "SecondsLeft"]
    assert (session.status, session.index, session.lead_in_ms) == (Status.LEADING_IN, 1, 3_000)
    session, new = state.advance(session, Elapsed(3_000))
    assert names(new) == ["SecondsLeft", "SecondsLeft", "StepStarted", "RepPhaseStarted"]
    assert (session.status, session.elapsed_ms) == (Status.RUNNING, 0)


def test_what_does_not_wait_is_not_led_in():
    """The first of two waits only: the rest after it begins its work at once, as ever."""
    session = after(waiting(ReadyWait.POSITION), events.Done(), Elapsed(3_000 + 12_000))
    assert session.step.kind is StepKind.REST
    assert after(session, events.Done()).status is Status.RUNNING


def test_without_time_it_is_over_at_once():
    """A ready of 0 s that waits: it begins, it is over, and it stands."""
    made = routine(Prescription(usual=play(**counted()), written_ready_s=0))
    session, new = state.start(make_plan(made, Choices(wait=ReadyWait.ALWAYS)))
    assert names(new) == ["StepStarted", "ReadyOver"]
    assert session.ready_over
    assert after(session, Elapsed(60_000), events.Done()).status is Status.LEADING_IN


def test_more_time_while_it_waits_is_over_again():
    """Fifteen seconds from now, and then it says so once more."""
    session = after(waiting(), Elapsed(60_000), events.AddTime())
    assert (session.left_ms, session.ready_over) == (15_000, False)
    _, new = state.advance(session, Elapsed(600_000))
    assert new == (cues.ReadyOver(at_ms=75_000, index=0),)


def test_waiting_is_paused_and_gone_on_with_in_silence():
    """A pause while it stands changes nothing, and what was said is not said again."""
    session = after(
        waiting(), Elapsed(20_000), events.Pause(events.PauseReason.PANEL), Elapsed(5_000)
    )
    session, new = state.advance(session, events.Resume())
    assert names(new) == ["Resumed"]
    assert session.ready_over
    early = after(waiting(), Elapsed(4_000), events.Pause(), Elapsed(5_000), events.Resume())
    assert state.next_due_ms(early) == 15_000


@pytest.mark.parametrize("event", [events.Done(), events.Next(), events.JumpTo(1)])
def test_whoever_stands_at_the_keys_is_led_in(event):
    """From a ready that waits, whichever key leads to work: one has to get back into place."""
    made = routine(
        play("A", **counted()), Prescription(usual=play("B", **counted()), written_ready_s=0)
    )
    session = after(begin(made, wait=ReadyWait.POSITION), Elapsed(20_000), event)
    assert (session.step.kind, session.status) == (StepKind.WORK, Status.LEADING_IN)


def test_keys_lead_away_from_waiting():
    """Back to its start, on to the next exercise, to the end."""
    made = routine(play("A", **counted()), play("B", **counted()))
    over = after(begin(made, wait=ReadyWait.ALWAYS), Elapsed(60_000))
    again = after(over, events.Back())
    assert (again.index, again.left_ms) == (0, 15_000)
    assert after(over, events.SkipExercise()).step.play.name == "B"
    assert after(over, events.Stop()).outcome is Outcome.STOPPED


def test_own_pace_paused_before_it_began_is_led_in_again():
    """A pause in the three seconds before it: it still begins, with its cue."""
    made = routine(Prescription(usual=play(pace=Pace.SELF), written_ready_s=5))
    session = after(
        begin(made, wait=ReadyWait.ALWAYS), events.Done(), Elapsed(1_000), events.Pause()
    )
    session = after(session, events.Resume())
    assert session.status is Status.LEADING_IN
    session, new = state.advance(session, Elapsed(3_000))
    assert names(new)[-1] == "StepStarted"
    assert after(session, Elapsed(1_000), events.Pause(), events.Resume()).status is Status.RUNNING


@given(SESSIONS, st.lists(EVENTS, max_size=20), st.integers(0, 3_600_000))
def test_time_never_passes_a_step_that_waits(session, happened, ms):
    """However long it is left alone, and whatever came before."""
    for event in happened:
        if possible(session, event):
            session, _ = state.advance(session, event)
    if session.ended:
        return
    here = session.index
    later, new = state.advance(session, Elapsed(ms))
    left = [cue.index for cue in new if isinstance(cue, cues.StepEnded)]
    assert not any(session.plan.steps[index].waits for index in left)
    assert not any(step.waits for step in session.plan.steps[here : later.index])


def test_a_level_in_another_position_waits_as_before():
    """Nought seconds, waiting for the change of position; the easier way has none to make."""
    usual = play("Bridge", **counted(), position=Position.SUPINE)
    easier = play("Lean", **counted(1), position=Position.STANDING)
    made = routine(
        Prescription(usual=play("Squat", **counted(), position=Position.STANDING)),
        Prescription(usual=usual, easier=easier, written_ready_s=0),
    )
    session = begin(made, wait=ReadyWait.POSITION)
    session = after(session, events.SkipExercise(), Elapsed(10_000), events.Easier())
    assert (session.step.play.name, session.step.kind) == ("Lean", StepKind.READY)
    assert session.ready_over
    assert session.step.number == session.index + 1
    assert after(session, events.Done()).step.work.reps == 1


@given(SESSIONS, st.data())
def test_levels_keep_the_place_and_the_time(session, data):
    """Changing level never moves the session in its step, nor touches what has been done."""
    for _ in range(data.draw(st.integers(0, 12))):
        event = data.draw(st.sampled_from([events.Next(), events.Done(), Elapsed(3_000)]))
        if possible(session, event):
            session = after(session, event)
    for wanted in (events.Easier(), events.Harder()):
        if possible(session, wanted):
            changed = after(session, wanted)
            assert changed.step.key == session.step.key
            assert (changed.elapsed_ms, changed.length_ms, changed.step.waits) == (
                session.elapsed_ms,
                session.length_ms,
                session.step.waits,
            )
            assert changed.set_log == session.set_log
            assert changed.plan.choices.levels[-1].level in LevelName


def test_skipping_an_exercise_marks_all_its_work():
    """The rest of the exercise is marked with the reason; the next one begins with its ready."""
    made = routine(
        Prescription(usual=play("A", **counted(3, sets=(3, 3)))),
        Prescription(usual=play("B", **counted(3))),
    )
    session = after(begin(made), events.SkipExercise(Reason.NOT_ABLE))
    assert (session.step.play.name, session.step.kind) == ("B", StepKind.READY)
    assert [e.stopped for e in session.set_log.sets.values()] == ["not-able"] * 3
    assert after(session, events.SkipExercise()).outcome is Outcome.FINISHED


def test_jumping_goes_to_the_ready_of_an_exercise():
    """Forwards and back again; outside the routine there is nothing to jump to."""
    made = routine(play("A", **counted(3)), play("B", **counted(3)))
    session = after(begin(made), events.JumpTo(1))
    assert (session.step.play.name, session.step.kind) == ("B", StepKind.READY)
    assert after(session, events.JumpTo(0)).index == 0
    with pytest.raises(NotAllowedError):
        state.advance(session, events.JumpTo(2))


def test_leaving_a_pause_by_a_key_leads_in():
    """This set again, from a pause: three, two, one, and it runs from its start."""
    session = after(
        begin(two_sets()), Elapsed(15_000), events.Pause(events.PauseReason.HURT), events.Back()
    )
    assert (session.status, session.elapsed_ms) == (Status.LEADING_IN, 0)
    session, new = state.advance(session, Elapsed(3_000))
    assert session.status is Status.RUNNING
    assert [type(cue).__name__ for cue in new[-2:]] == ["StepStarted", "RepPhaseStarted"]


def test_uncounted_work_passed_through_again_is_not_done_again():
    """Back and on again within two seconds leaves the finished set as it was."""
    made = routine(
        Prescription(usual=play(for_s=(30, 30)), written_ready_s=0), play("B", **counted())
    )
    session = after(begin(made), Elapsed(30_000), events.Back(), Elapsed(1_500), events.Next())
    (entry,) = session.set_log.sets.values()
    assert (entry.worked_ms, entry.stopped) == (30_000, None)
    again = after(session, events.Back(), Elapsed(2_000), events.Next(Reason.TIRED))
    (entry,) = again.set_log.sets.values()
    assert (entry.worked_ms, entry.stopped) == (2_000, "tired")


def test_stopping_keeps_what_was_done_and_ends():
    """Stopped with a reason; nothing is allowed after."""
    session = after(begin(two_sets()), Elapsed(15_000), events.Stop(Reason.NO_TIME))
    assert (session.outcome, session.reason) == (Outcome.STOPPED, Reason.NO_TIME)
    assert state.allowed_events(session) == frozenset()
    assert state.upcoming_cues(session, 1_000) == ()
    with pytest.raises(NotAllowedError):
        state.advance(session, Elapsed(1))


def test_time_runs_forwards_and_pain_stays_on_its_scale():
    """Impossible events cannot even be made."""
    with pytest.raises(ValueError, match="backwards"):
        Elapsed(-1)
    with pytest.raises(ValueError, match="0 to 10"):
        events.RatePain(11)
