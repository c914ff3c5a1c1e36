"""What ratings ask for, by moment and by the author's limits."""

import pytest

from hipflow.routine.resolved import PainLimits
from hipflow.ui.screens.pain_screen import advice_after, advice_before, advice_during

OWN = PainLimits(caution_at=2, stop_at=4, advice="Ring me.")


@pytest.mark.parametrize("advice", [advice_during, advice_after])
def test_stopping_is_said_in_the_authors_words(advice):
    """From the author's own limit on, and only there."""
    assert advice(4, OWN) == "Ring me."
    assert advice(3, OWN) != "Ring me."
    assert "therapist" in advice(6, PainLimits())


def test_before_a_session_the_words_are_about_the_day():
    """The author's advice is about exercises that hurt; here nothing has been done yet."""
    assert advice_before(9, OWN) != "Ring me."
    assert "rest" in advice_before(6, PainLimits())
    assert advice_before(1, PainLimits()) == "Fine to go on."
