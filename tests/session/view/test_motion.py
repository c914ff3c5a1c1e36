"""Where the figure stands at a moment of a session."""

import pytest
from msgspec.structs import replace

from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.session.engine import events, state
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.steps import Side, StepKind
from hipflow.session.view.motion import Motion, loop_motion, make_motion, phase_lengths_ms
from tests.builders.figure_builders import table
from tests.builders.routine_builders import counted, play, routine

FIGURE = table({"up": {}, "down": {"hip": 90}})
READY_S = 15


def with_figure(figure=FIGURE, **dose):
    """An exercise with a figure."""
    return replace(play("Squat", **dose), figure=figure)


def after(seconds, exercise):
    """The motion so many seconds into the first work step."""
    session, _ = state.start(make_plan(routine(exercise)))
    session, _ = state.advance(session, events.Elapsed(round((READY_S + seconds) * 1000)))
    return make_motion(session)


def test_the_way_out_follows_the_count():
    """Half of the time over, half of the share; at the far end it turns."""
    squat = with_figure(**counted(3, hold_s=(1, 1)))
    assert [after(s, squat).share for s in (0, 1, 2, 2.9, 3, 4, 4.5)] == pytest.approx(
        [0, 0.5, 1, 1, 1, 0.5, 0.25]
    )
    assert [after(s, squat).moves for s in (0.5, 2.5, 3.5)] == [True, False, True]


def test_nothing_moves_between_two():
    """The relax is the start pose, still."""
    resting = after(4.5, with_figure(**counted(3, relax_s=2)))
    assert (resting.share, resting.moves) == (0, False)


def test_a_single_hold_eases_in_and_out():
    """A stretch has no counted way; the figure takes one from the hold."""
    stretch = with_figure(hold_s=(30, 30), reps=(1, 1), single_hold=True)
    shares = [after(s, stretch).share for s in (0, 0.75, 1.5, 15, 29.5)]
    assert shares == pytest.approx([0, 0.5, 1, 1, 0.5])
    assert [after(s, stretch).moves for s in (0.5, 15, 29.5)] == [True, False, True]


def test_without_a_figure_there_is_nothing():
    """The words stand in its place."""
    moment = after(1, play("Squat", **counted()))
    assert (moment.figure, moment.moves) == (None, False)


def test_alternating_sides_light_the_other_leg():
    """Left is the far one; the picture is not turned round."""
    march = with_figure(**counted(4, side=SideChoice.ALTERNATE))
    first, second = after(1, march), after(5, march)
    assert (first.swapped, second.swapped) == (True, False)
    assert first.turns
    assert not first.mirrored


def test_a_left_side_is_mirrored():
    """Each side in its turn, the right one as it is drawn."""
    plan = make_plan(routine(with_figure(**counted(2, side=SideChoice.EACH))))
    session, _ = state.start(plan)
    seen = {}
    while not session.ended:
        if session.step.kind is StepKind.WORK:
            seen[session.step.side.value] = make_motion(session).mirrored
        session, _ = state.advance(session, events.Next())
    assert seen == {"left": True, "right": False}


def test_a_change_of_sides_shows_the_new_side_still():
    """The start pose, turned round."""
    session, _ = state.start(make_plan(routine(with_figure(**counted(2, side=SideChoice.EACH)))))
    while session.step.kind is not StepKind.SWITCH:
        session, _ = state.advance(session, events.Next())
    session, _ = state.advance(session, events.Elapsed(3000))
    assert (make_motion(session).share, make_motion(session).moves) == (0, False)


def test_getting_ready_shows_what_comes():
    """First the start pose, then the movement."""
    session, _ = state.start(make_plan(routine(with_figure(**counted()))))
    assert not make_motion(session).moves
    session, _ = state.advance(session, events.Elapsed(3000))
    assert make_motion(session).moves
    assert make_motion(session).share == pytest.approx(0.5)


def test_a_rest_shows_it_slower():
    """What takes two seconds takes three."""
    squat = with_figure(**counted(1, sets=(2, 2)))
    session, _ = state.start(make_plan(routine(squat)))
    while session.step.kind is not StepKind.REST:
        session, _ = state.advance(session, events.Next())
    session, _ = state.advance(session, events.Elapsed(2000 + 1500))
    assert make_motion(session).share == pytest.approx(0.5)


def test_a_paused_figure_waits():
    """It stands where it was and says that it waits."""
    session, _ = state.start(make_plan(routine(with_figure(**counted()))))
    session, _ = state.advance(session, events.Elapsed((READY_S + 1) * 1000))
    session, _ = state.advance(session, events.Pause())
    moment = make_motion(session)
    assert (moment.share, moment.moves, moment.waits) == (0.5, False, True)


def test_walking_takes_turns_for_as_long_as_it_lasts():
    """Nothing is counted; the figure has its own beat."""
    walk = with_figure(table({"a": {}, "b": {"hip": [30, 0]}}, turns=True), for_s=(60, 60))
    assert after(0.35, walk).share == pytest.approx(0.5)
    assert not after(0.35, walk).swapped
    assert after(1.75, walk).swapped


def test_a_walk_does_not_go_back():
    """The other leg takes over at the end of the way."""
    poses = {"a": {"hip": [30, -20]}, "b": {"hip": [-20, 30]}}
    walk = with_figure(table(poses, turns=True, back=False), for_s=(60, 60))
    assert after(0.6, walk).share > 0.8
    assert not after(0.6, walk).swapped
    assert after(0.8, walk).share < 0.2
    assert after(0.8, walk).swapped


def test_own_pace_moves_at_a_usual_one():
    """Nobody counts; it shows how."""
    slow = with_figure(pace=Pace.SELF, reps=(8, 8))
    assert after(1, slow).share == pytest.approx(0.5)
    assert phase_lengths_ms(slow) == (2000, 1000, 2000, 1000)


def test_a_loop_shows_the_side_it_is_asked_for():
    """Else the one the dose begins with."""
    each = with_figure(side=SideChoice.EACH, **counted())
    assert loop_motion(each, 0).mirrored
    assert not loop_motion(each, 0, side=Side.RIGHT).mirrored
    both = with_figure(**counted())
    assert loop_motion(both, 0, side=Side.LEFT).mirrored
    assert not loop_motion(both, 0).mirrored


def test_a_loop_goes_round():
    """The same moment of the next turn is the same."""
    squat = with_figure(**counted())
    turn_ms = sum(phase_lengths_ms(squat))
    assert loop_motion(squat, 700) == loop_motion(squat, 700 + turn_ms)
    assert loop_motion(squat, turn_ms - 1).moves is False
    assert isinstance(loop_motion(squat, 0), Motion)
