"""The workout as it is seen."""

from hipflow.session import events, state
from hipflow.session.plan import make_plan
from hipflow.session.view import view
from hipflow.ui.widgets.stage import one_line
from routines import counted, play, routine


def test_one_line_says_all():
    """What, how many, of how many; a pause needs its word alone."""
    session, _ = state.start(make_plan(routine(play("Bridge", **counted(8)))))
    assert one_line(view(session)) == "READY 15 seconds to get into place"
    session, _ = state.advance(session, events.Elapsed(15_000 + 8_500))
    assert one_line(view(session)) == "GO 3 of 8"
    session, _ = state.advance(session, events.Pause())
    assert one_line(view(session)) == "PAUSED"
