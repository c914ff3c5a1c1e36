"""Adding a routine from the command line."""


def test_keeping_a_routine(run, plan):
    """Afterwards its name is enough."""
    assert "hipflow play plan" in run("add", plan).output
    assert "total" in run("show", "plan").output
