"""What the tests of the commands share."""

from tests.tools.run_command import plan, run

__all__ = ["plan", "run"]
