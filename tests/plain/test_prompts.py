"""The questions of plain mode, answered by keys and by lines."""

import asyncio
import io

import pytest

from hipflow.plain.keyboard import END, Keyboard
from hipflow.plain.prompts import Prompts
from hipflow.progress.day_offer import Lately, Rest, day_offer
from hipflow.routine.resolve.routine import PainLimits
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day, Reason
from tests.builders.routine_builders import counted, play, routine

MADE = routine(play(**counted(8)))


class Typed(Keyboard):
    """Gives these keys, and then the end."""

    def __init__(self, keys, *, by_line=False):
        super().__init__(io.StringIO())
        self.by_line = by_line
        self._left = [*keys, END]

    async def key(self):
        """The next of them."""
        return self._left.pop(0)


def asked(name, *keys, by_line=False, **given):
    """The answer to a question, and what was written meanwhile."""
    written = []
    ask = Prompts(Typed(keys, by_line=by_line), written.append)
    return asyncio.run(getattr(ask, name)(**given)), written


SETTLED = Lately(sessions=9)


def offer(rating=None, wanted=Day.USUAL, lately=SETTLED):
    """What is offered with that pain."""
    return day_offer(rating, PainLimits(), lately, wanted)


@pytest.mark.parametrize(
    ("keys", "day"),
    [(["g"], Day.GENTLE), (["enter"], Day.STRONG), (["↑", "↓", ",", "n", "u"], Day.USUAL)],
)
def test_the_kind_of_day(keys, day):
    """A letter, or enter for the one offered; keys for the sound are no answer."""
    answer, written = asked("day", *keys, routine=MADE, offer=offer(wanted=Day.STRONG))
    assert answer is day
    assert "enter: strong" in written[0]
    assert "not today" not in written[0]


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        (["enter"], Rest.NOT_TODAY),
        (["n"], Rest.NOT_TODAY),
        ([], Rest.NOT_TODAY),
        (["space", "g"], Day.GENTLE),
        (["u"], Day.USUAL),
    ],
)
def test_rest_comes_first_with_a_lot_of_pain(keys, choice):
    """Enter is rest, and so is nobody being there."""
    answer, written = asked("day", *keys, routine=MADE, offer=offer(7))
    assert answer is choice
    assert written[0].startswith("What kind of day is it? n not today, g gentle ")
    assert written[0].endswith("(enter: not today)")


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        (["y"], Day.USUAL),
        (["u", "u", "s", "space", "yes"], Day.USUAL),
        (["enter"], Rest.NOT_TODAY),
        ([], Rest.NOT_TODAY),
        (["n"], Rest.NOT_TODAY),
        (["g"], Day.GENTLE),
    ],
)
def test_what_the_pain_speaks_against_takes_a_key_of_its_own(keys, choice):
    """The key of the day itself does not do, however often it is pressed."""
    given = {"day": Day.USUAL, "offer": offer(7), "rating": 7}
    answer, written = asked("day_again", *keys, **given)
    assert answer is choice
    assert written == [
        "A usual day, with pain 7? y do it all the same, n not today, g gentle (enter: not today)"
    ]


def test_in_a_pipe_a_number_answers_the_next_question():
    """Then rest is taken, as with enter."""
    given = {"day": Day.USUAL, "offer": offer(7), "rating": 7}
    assert asked("day_again", "2", by_line=True, **given)[0] is Rest.NOT_TODAY
    assert asked("day", "2", by_line=True, routine=MADE, offer=offer(7))[0] is Rest.NOT_TODAY


def test_after_a_stop_a_strong_day_is_asked_about_once_more():
    """Enter is the gentle day; the usual one needs no second key."""
    after_stop = offer(2, lately=Lately(sessions=9, after_stop=True))
    given = {"day": Day.STRONG, "offer": after_stop, "rating": 2}
    answer, written = asked("day_again", "enter", **given)
    assert answer is Day.GENTLE
    assert written == ["A strong day? y do it all the same, g gentle, u usual (enter: gentle)"]


def test_the_sore_side():
    """Left, right, or neither."""
    assert [asked("side", key)[0] for key in ("l", "right", "enter")] == [
        Side.LEFT,
        Side.RIGHT,
        None,
    ]


@pytest.mark.parametrize(
    ("key", "reason"), [("h", Reason.HURT), ("space", None), ("ctrl+c", Reason.NOT_ASKED)]
)
def test_why_to_finish(key, reason):
    """A letter; space goes on instead; whoever insists on leaving need give no reason."""
    assert asked("reason", "?", key)[0] is reason


def test_a_rating_is_shown_before_it_is_kept():
    """At a terminal a digit may be mended; a line is a whole answer."""
    answer, written = asked("rating", "5", "7", "enter", question="Pain now")
    assert (answer, written[-1]) == (7, "7. Enter keeps it.")
    assert asked("rating", "10", by_line=True, question="Pain now")[0] == 10
