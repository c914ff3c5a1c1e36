"""What an author has spoken, as it is written."""

import msgspec
import pytest

from hipflow.routine.format.say_table import SayTable


def test_every_step_may_have_a_text():
    """All four are read as they are written, and none must be."""
    assert msgspec.convert({}, SayTable) == SayTable()
    texts = {"ready": "a", "work": "b", "switch": "c", "rest": "d"}
    assert msgspec.convert(texts, SayTable) == SayTable(**texts)


@pytest.mark.parametrize("table", [{"redy": "x"}, {"ready": 5}, {"rest": "x" * 601}])
def test_what_is_no_text_of_a_step_is_refused(table):
    """Unknown steps, numbers, and what is too long to listen to."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(table, SayTable)
