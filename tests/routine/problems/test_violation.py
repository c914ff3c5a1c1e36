"""Mistakes by their path."""

from hipflow.routine.problems.problem import Severity
from hipflow.routine.problems.violation import PointAt, Violation, make_warning


def test_a_finding_is_an_error_unless_it_says_otherwise():
    """Rules report errors at keys; a warning says that it is one."""
    finding = Violation(path=("a",), code="c", message="m")
    assert (finding.severity, finding.at) == (Severity.ERROR, PointAt.KEY)
    assert make_warning(("a",), "c", "m", "h", at=PointAt.VALUE) == Violation(
        path=("a",), code="c", message="m", hint="h", at=PointAt.VALUE, severity=Severity.WARNING
    )
