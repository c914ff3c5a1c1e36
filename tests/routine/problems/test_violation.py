"""Mistakes by their path."""

from hipflow.routine.problems.problem import Severity
from hipflow.routine.problems.violation import At, Finding, warning


def test_a_finding_is_an_error_unless_it_says_otherwise():
    """Rules report errors at keys; a warning says that it is one."""
    finding = Finding(path=("a",), code="c", message="m")
    assert (finding.severity, finding.at) == (Severity.ERROR, At.KEY)
    assert warning(("a",), "c", "m", "h", at=At.VALUE) == Finding(
        path=("a",), code="c", message="m", hint="h", at=At.VALUE, severity=Severity.WARNING
    )
