"""Adding a routine from the command line."""

from tests.builders.home_builder import write_routine


def test_keeping_a_routine(run, plan):
    """Said in words; afterwards its name is enough."""
    assert run("add", plan).output == "My plan is kept.\nPlay it: hipflow play plan\n"
    assert run("add", plan).output.startswith("My plan was kept before; nothing changed.\n")
    assert "total" in run("show", "plan").output


def test_an_old_routine_that_makes_room_is_named(run, plan, tmp_path):
    """And where it is now."""
    run("add", plan)
    write_routine(plan, "My new plan")
    backup = tmp_path / "home" / "routines" / "plan.bak"
    output = run("add", plan, "--replace").output
    assert output == (
        "You have another routine of this name. What would change:\n  Routine: My new plan\n"
        f"My new plan is kept.\nThe old one is beside it: {backup}\nPlay it: hipflow play plan\n"
    )
