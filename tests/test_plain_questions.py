"""The questions of plain mode, answered by keys and by lines."""

import asyncio
import io

import pytest

from hipflow.keyboard import END, Keyboard
from hipflow.plain_questions import Questions
from hipflow.session.record import Day, Reason
from hipflow.session.steps import Side
from routines import counted, play, routine

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
    ask = Questions(Typed(keys, by_line=by_line), written.append)
    return asyncio.run(getattr(ask, name)(**given)), written


@pytest.mark.parametrize(
    ("keys", "day"),
    [(["g"], Day.GENTLE), (["enter"], Day.STRONG), (["↑", "↓", ",", "u"], Day.USUAL)],
)
def test_the_kind_of_day(keys, day):
    """A letter, or enter for the one offered; keys for the sound are no answer."""
    answer, written = asked("day", *keys, routine=MADE, default=Day.STRONG)
    assert answer is day
    assert "enter: strong" in written[0]


def test_the_sore_side():
    """Left, right, or neither."""
    assert [asked("side", key)[0] for key in ("l", "right", "enter")] == [
        Side.LEFT,
        Side.RIGHT,
        None,
    ]


@pytest.mark.parametrize(
    ("key", "reason"), [("h", Reason.HURT), ("space", None), ("ctrl+c", Reason.OTHER)]
)
def test_why_to_finish(key, reason):
    """A letter; space goes on instead; whoever insists on leaving need give no reason."""
    assert asked("reason", "?", key)[0] is reason


def test_a_rating_is_shown_before_it_is_kept():
    """At a terminal a digit may be mended; a line is a whole answer."""
    answer, written = asked("rating", "5", "7", "enter", question="Pain now")
    assert (answer, written[-1]) == (7, "7. Enter keeps it.")
    assert asked("rating", "10", by_line=True, question="Pain now")[0] == 10
