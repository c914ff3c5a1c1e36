"""How long a routine takes, on one line."""

from hipflow.session.speech.totals import duration_line
from tests.builders.routine_builders import counted, play, routine


def test_totals_of_all_days():
    """Usual first, then the least and the most."""
    made = routine(play(**counted(8) | {"reps": (8, 12)}))
    assert duration_line(made) == "total 0:55 usual · 0:47 gentle · 1:03 strong"
