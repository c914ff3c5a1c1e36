"""The workout as it is seen."""

from hipflow.routine.format.choices import Pace
from hipflow.session.engine import events, state
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.plan.steps import StepKind
from hipflow.session.view.focus import focus_of
from hipflow.ui.screens.session.workout import WorkoutScreen
from hipflow.ui.widgets.big_text import BigText
from hipflow.ui.widgets.workout.workout_view import focus_line
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import after, begin
from tests.tools.app_pilot import app_pilot


def test_one_line_says_all():
    """What, how many, of how many; a pause needs its word alone."""
    session, _ = state.start(make_plan(routine(play("Bridge", **counted(8)))))
    assert focus_line(focus_of(session)) == "READY 15 seconds to get into place"
    session, _ = state.advance(session, events.Elapsed(15_000 + 8_500))
    assert focus_line(focus_of(session)) == "GO 3 of 8"
    session, _ = state.advance(session, events.Pause())
    assert focus_line(focus_of(session)) == "PAUSED"


def test_one_line_says_what_is_waited_for():
    """Where there is no number the key to press stands beside the word."""
    made = routine(play("Squat", pace=Pace.SELF))
    waiting = after(begin(made, wait=ReadyWait.ALWAYS), events.Elapsed(60_000))
    assert focus_line(focus_of(waiting)) == "READY Press space when ready."
    working = after(waiting, events.Done(), events.Elapsed(3_000))
    assert focus_line(focus_of(working)) == "DO Space when you are done"


async def test_the_new_side_is_in_ink_and_other_waiting_words_are_soft(tmp_path):
    """A change of sides must be seen; READY may stand back."""
    async with app_pilot(tmp_path) as stage:
        loaded = stage.fakes.loaded()
        player = stage.fakes.make_player(loaded)
        await stage.open(WorkoutScreen(player, loaded))
        word, variables = stage.app.screen.query_one("#word", BigText), stage.app.theme_variables
        assert word.styles.color.hex == variables["soft"].upper()
        while player.session.step.kind is not StepKind.SWITCH:
            player.send(events.Next())
        await stage.pilot.pause()
        assert word.styles.color.hex == variables["ink"].upper()
