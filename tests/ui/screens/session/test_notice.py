"""What a workout tells in passing."""

from hipflow.session.engine import events
from hipflow.ui.screens.session.workout import NOTICE_MS, Notice
from tests.builders.routine_builders import counted, play, routine
from tests.builders.session_builders import after, begin

SESSION = after(begin(routine(play(**counted(8, sets=(2, 2))))), events.Elapsed(1_000))


def test_it_stands_for_its_time():
    """An answer to a key goes by itself."""
    notice = Notice()
    assert notice.at(SESSION) == ""
    notice.say("Volume 7 of 10.", SESSION, NOTICE_MS)
    assert notice.at(after(SESSION, events.Elapsed(NOTICE_MS - 1))) == "Volume 7 of 10."
    assert notice.at(after(SESSION, events.Elapsed(NOTICE_MS))) == ""


def test_without_a_time_it_stands_until_the_next_step():
    """What holds from the next set on is told until that set."""
    notice = Notice()
    notice.say("From the next set: easier.", SESSION)
    assert notice.at(after(SESSION, events.Elapsed(10_000))) == "From the next set: easier."
    assert notice.at(after(SESSION, events.Done())) == ""


def test_the_latest_one_stands():
    """A time that was set before is no time for the next one."""
    notice = Notice()
    notice.say("Volume 7 of 10.", SESSION, NOTICE_MS)
    notice.say("From the next set: easier.", SESSION)
    assert notice.at(after(SESSION, events.Elapsed(NOTICE_MS))) == "From the next set: easier."
