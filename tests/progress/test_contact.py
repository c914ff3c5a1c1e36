"""Whom to call, and who stands behind a routine."""

import pytest
from msgspec import structs

from hipflow.progress.contact import people_line, whom_to_call
from tests.builders.routine_builders import counted, play, routine


def test_whom_to_call_is_whom_the_author_names():
    """Many routines name nobody, and many patients have no therapist."""
    assert whom_to_call("Anna, 01234 567890") == "Anna, 01234 567890"
    assert whom_to_call("") == "your therapist or doctor"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ({}, ""),
        ({"patient": "Jo B."}, "For Jo B."),
        ({"clinic": "Hill"}, "Hill"),
        (
            {"patient": "Jo B.", "clinic": "Hill", "contact": "Anna, 01234"},
            "For Jo B.  ·  Hill  ·  Questions? Call Anna, 01234",
        ),
    ],
)
def test_the_people_of_a_routine_stand_on_one_line(written, line):
    """Only those who are written."""
    of_it = structs.replace(routine(play(**counted(3))), **written)
    assert people_line(of_it) == line
